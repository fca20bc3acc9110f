"use strict";
// Files as the loader of scripts takes them, with Node's errors ("ENOENT: no such file or directory, open '/x'").

const errorNumbers = {
    EPERM: [1, "operation not permitted"], ENOENT: [2, "no such file or directory"], EIO: [5, "i/o error"],
    EBADF: [9, "bad file descriptor"], EACCES: [13, "permission denied"], EBUSY: [16, "resource busy or locked"],
    EEXIST: [17, "file already exists"], EXDEV: [18, "cross-device link not permitted"], ENOTDIR: [20, "not a directory"],
    EISDIR: [21, "illegal operation on a directory"], EINVAL: [22, "invalid argument"], EMFILE: [24, "too many open files"],
    ENOSPC: [28, "no space left on device"], EROFS: [30, "read-only file system"], ENAMETOOLONG: [36, "name too long"],
    ENOTEMPTY: [39, "directory not empty"], ELOOP: [40, "too many symbolic links encountered"],
};

/** An error as Node's fs makes it. */
function systemError(code, syscall, path, destination) {
    const [number, text] = errorNumbers[code] ?? [undefined, code];
    const where = path === undefined ? "" : ` '${path}'`;
    const target = destination === undefined ? "" : ` -> '${destination}'`;
    const error = new Error(`${code}: ${text}, ${syscall}${where}${target}`);
    if (number !== undefined) error.errno = -number;
    error.code = code;
    error.syscall = syscall;
    if (path !== undefined) error.path = path;
    if (destination !== undefined) error.dest = destination;
    return error;
}

/** Runs a host operation; an errno it fails with becomes Node's error. */
function attempt(syscall, path, run, destination) {
    try {
        return run();
    } catch (error) {
        if (typeof error?.code === "string" && /^E[A-Z0-9]+$/.test(error.code)) {
            throw systemError(error.code, syscall, path, destination);
        }
        throw error;
    }
}

function status(path, follow) {
    const text = follow ? ops.stat(path) : ops.lstat(path);
    return text === null || text === undefined || text === "null" ? null : JSON.parse(text);
}

exports.systemError = systemError;

/** "file", "directory", "symlink", "other", or undefined when nothing is there or it cannot be seen. */
exports.kindOf = function kindOf(path) {
    try {
        return status(path, true)?.kind;
    } catch {
        return undefined;
    }
};

/** The host's status record of a path; throws ENOENT. */
exports.stat = function stat(path, follow = true) {
    const syscall = follow ? "stat" : "lstat";
    const found = attempt(syscall, path, () => status(path, follow));
    if (found === null) throw systemError("ENOENT", syscall, path);
    return found;
};

exports.readText = (path) => attempt("open", path, () => ops.readText(path));
exports.readBytes = (path) => attempt("open", path, () => new Uint8Array(ops.readBytes(path)));
exports.readDirectory = (path) => attempt("scandir", path, () => JSON.parse(ops.readDirectory(path)));
exports.realPath = (path) => attempt("realpath", path, () => ops.realPath(path));
