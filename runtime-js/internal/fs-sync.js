"use strict";
// The file functions of Node's fs in their synchronous form, under their bare names.

const files = internal("files");
const { encoding } = internal("encodings");
const { invalidArgumentType } = internal("validators");
const { coded } = internal("errors");
const { Stats, Dirent } = internal("fs-types");

/** Strings, Buffers and file: URLs as paths. */
function toPath(value, name = "path") {
    if (typeof value === "string") {
        if (value.includes("\0")) {
            throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
                `The argument '${name}' must be a string, Uint8Array, or URL without null bytes. Received ${internal("inspect").inspect(value)}`);
        }
        return value;
    }
    if (value instanceof Uint8Array) return encoding("utf8").decode(value);
    if (value !== null && typeof value === "object" && value.protocol === "file:") return decodeURIComponent(value.pathname);
    throw invalidArgumentType(name, "of type string or an instance of Buffer or URL", value);
}

const optionsOf = (options) => (typeof options === "string" ? { encoding: options } : (options ?? {}));

function writeData(data) {
    if (typeof data === "string") return data;
    if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return data;
    throw invalidArgumentType("data", "of type string or an instance of Buffer, TypedArray, or DataView", data);
}

function encoded(data, options) {
    const name = optionsOf(options).encoding;
    return typeof data === "string" && name && !/^utf-?8$/i.test(name) ? encoding(name).encode(data) : writeData(data);
}

function write(path, data, options, append) {
    const flag = optionsOf(options).flag ?? (append ? "a" : "w");
    const target = toPath(path);
    if (flag.includes("x") && exists(target)) throw files.systemError("EEXIST", "open", target);
    files.writeBytes(target, encoded(data, options), flag.startsWith("a"));
}

function exists(path) {
    return files.kindOf(toPath(path)) !== undefined;
}

function readFile(path, options) {
    const name = optionsOf(options).encoding;
    const target = toPath(path);
    if (files.kindOf(target) === "directory") {
        const error = files.systemError("EISDIR", "read");
        throw error;
    }
    const bytes = files.readBytes(target);
    const { Buffer } = require("node/buffer");
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return name && name !== "buffer" ? buffer.toString(name) : buffer;
}

function status(follow) {
    return function stat(path, options) {
        try {
            return new Stats(files.stat(toPath(path), follow));
        } catch (error) {
            if (options?.throwIfNoEntry === false && error.code === "ENOENT") return undefined;
            throw error;
        }
    };
}

function readdir(path, options) {
    const { withFileTypes = false, recursive = false } = optionsOf(options);
    const root = toPath(path);
    const found = [];
    const walk = (directory, prefix) => {
        for (const [name, kind] of files.readDirectory(directory)) {
            found.push(withFileTypes ? new Dirent(name, kind, directory) : prefix + name);
            if (recursive && kind === "directory") walk(`${directory.replace(/\/$/, "")}/${name}`, `${prefix}${name}/`);
        }
    };
    walk(root, "");
    return found;
}

function mkdir(path, options) {
    const recursive = typeof options === "object" && options?.recursive === true;
    const target = toPath(path);
    if (!recursive) {
        files.makeDirectory(target, false);
        return undefined;
    }
    if (files.kindOf(target) === "directory") return undefined;
    const { dirname, resolve } = require("node/path");
    let first = resolve(target);
    while (first !== "/" && files.kindOf(dirname(first)) === undefined) first = dirname(first);
    files.makeDirectory(target, true);
    return first;
}

function rm(path, options) {
    const { force = false, recursive = false } = options ?? {};
    const target = toPath(path);
    let kind;
    try {
        kind = files.stat(target, false).kind;
    } catch (error) {
        if (force && error.code === "ENOENT") return;
        throw error.code === "ENOENT" ? files.systemError("ENOENT", "rm", target) : error;
    }
    if (kind !== "directory") {
        files.removeFile(target);
        return;
    }
    if (!recursive) {
        throw Object.assign(coded("Error", "ERR_FS_EISDIR", `Path is a directory: rm returned EISDIR (is a directory) ${target}`),
            { name: "SystemError", path: target, syscall: "rm" });
    }
    for (const [name] of files.readDirectory(target)) rm(`${target}/${name}`, options);
    files.removeDirectory(target);
}

module.exports = {
    readFile,
    exists,
    writeFile: (path, data, options) => write(path, data, options, false),
    appendFile: (path, data, options) => write(path, data, options, true),
    readdir,
    stat: status(true),
    lstat: status(false),
    access(path) {
        const target = toPath(path);
        try {
            files.stat(target);
        } catch (error) {
            throw files.systemError(error.code, "access", target);
        }
    },
    mkdir,
    mkdtemp(prefix) {
        const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        const suffix = Array.from(internal("digest").randomBytes(6), (byte) => letters[byte % letters.length]).join("");
        const path = toPath(prefix, "prefix") + suffix;
        files.makeDirectory(path, false);
        return path;
    },
    unlink: (path) => void files.removeFile(toPath(path)),
    rmdir: (path, options) => void (options?.recursive ? rm(path, { recursive: true }) : files.removeDirectory(toPath(path))),
    rm,
    rename: (from, to) => void files.rename(toPath(from, "oldPath"), toPath(to, "newPath")),
    copyFile(source, destination, mode = 0) {
        const target = toPath(destination, "dest");
        if (mode & 1 && exists(target)) throw files.systemError("EEXIST", "copyfile", toPath(source, "src"), target);
        files.writeBytes(target, files.readBytes(toPath(source, "src")), false);
    },
    realpath: (path) => files.realPath(toPath(path)),
};
