"use strict";
// fs.cp, as a procedure (internal/fs/steps.js).

const { decoded, toPath } = internal("fs/arguments");
const { invalidArgumentType, requireFunction, requireInteger } = internal("validators");
const { coded } = internal("errors");
const { statsOf } = internal("fs/stats");
const { entriesOf, makeAll } = internal("fs/folders");

function copyOptions(given) {
    if (given !== undefined && (given === null || typeof given !== "object")) throw invalidArgumentType("options", "of type object", given);
    const chosen = {
        dereference: false, errorOnExist: false, filter: undefined, force: true, mode: 0, preserveTimestamps: false,
        recursive: false, verbatimSymlinks: false, ...given,
    };
    for (const name of ["dereference", "errorOnExist", "force", "preserveTimestamps", "recursive", "verbatimSymlinks"]) {
        if (typeof chosen[name] !== "boolean") throw invalidArgumentType(`options.${name}`, "of type boolean", chosen[name]);
    }
    requireInteger(chosen.mode ?? 0, "mode", 0, 7);
    if (chosen.dereference && chosen.verbatimSymlinks) {
        throw coded("TypeError", "ERR_INCOMPATIBLE_OPTION_PAIR",
            'Option "dereference" cannot be used in combination with option "verbatimSymlinks"');
    }
    if (chosen.filter !== undefined) requireFunction(chosen.filter, "options.filter");
    return chosen;
}

const reasons = {
    ERR_FS_CP_DIR_TO_NON_DIR: ["Cannot overwrite non-directory with directory", "EISDIR", 21],
    ERR_FS_CP_NON_DIR_TO_DIR: ["Cannot overwrite directory with non-directory", "ENOTDIR", 20],
    ERR_FS_CP_EINVAL: ["Invalid src or dest", "EINVAL", 22],
    ERR_FS_CP_EEXIST: ["Target already exists", "EEXIST", 17],
    ERR_FS_CP_UNKNOWN: ["Cannot copy an unknown file type", "EINVAL", 22],
    ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: ["Cannot overwrite symlink in subdirectory of self", "EINVAL", 22],
    ERR_FS_EISDIR: ["Path is a directory", "EISDIR", 21],
    ERR_FS_CP_FIFO_PIPE: ["Cannot copy a FIFO pipe", "EINVAL", 22],
    ERR_FS_CP_SOCKET: ["Cannot copy a socket file", "EINVAL", 22],
};

function failure(code, message, path) {
    const [title, name, errno] = reasons[code];
    const error = coded("Error", code, `${title}: cp returned ${name} (${message}) ${path}`);
    Object.defineProperty(error, "name", { value: "SystemError", writable: true, configurable: true });
    return Object.assign(error, { info: { code: name, message, path, syscall: "cp", errno }, errno, syscall: "cp", path });
}

function* statusOf(path, follow) {
    try {
        return statsOf(yield [follow ? "stat" : "lstat", path], false);
    } catch (error) {
        if (error.code === "ENOENT") return undefined;
        throw error;
    }
}

const isSame = (left, right) => left.ino === right.ino && left.dev === right.dev;
const isBelow = (path, folder) => (path + "/").startsWith(folder + "/") && path !== folder;

function* check(src, dest, chosen) {
    const from = statsOf(yield [chosen.dereference ? "stat" : "lstat", src], false);
    const to = yield* statusOf(dest, chosen.dereference);
    if (to !== undefined) {
        if (isSame(from, to)) throw failure("ERR_FS_CP_EINVAL", "src and dest cannot be the same", dest);
        if (from.isDirectory() && !to.isDirectory()) {
            throw failure("ERR_FS_CP_DIR_TO_NON_DIR", `cannot overwrite directory ${src} with non-directory ${dest}`, dest);
        }
        if (!from.isDirectory() && to.isDirectory()) {
            throw failure("ERR_FS_CP_NON_DIR_TO_DIR", `cannot overwrite non-directory ${src} with directory ${dest}`, dest);
        }
    }
    const { resolve } = require("node/path");
    if (from.isDirectory() && isBelow(resolve(dest), resolve(src))) {
        throw failure("ERR_FS_CP_EINVAL", `cannot copy ${src} to a subdirectory of self ${dest}`, dest);
    }
    return { from, to };
}

function* copy(src, dest, chosen) {
    if (chosen.filter !== undefined && !(yield chosen.filter(src, dest))) return;
    const { from, to } = yield* check(src, dest, chosen);
    if (from.isDirectory()) {
        if (!chosen.recursive) throw failure("ERR_FS_EISDIR", `${src} is a directory (not copied)`, src);
        yield* copyFolder(src, dest, from, to, chosen);
    } else if (from.isSymbolicLink()) {
        yield* copyLink(src, dest, to, chosen);
    } else if (from.isSocket()) {
        throw failure("ERR_FS_CP_SOCKET", `cannot copy a socket file: ${dest}`, dest);
    } else if (from.isFIFO()) {
        throw failure("ERR_FS_CP_FIFO_PIPE", `cannot copy a FIFO pipe: ${dest}`, dest);
    } else {
        yield* copyFile(src, dest, from, to, chosen);
    }
}

function* copyFile(src, dest, from, to, chosen) {
    if (to !== undefined) {
        if (chosen.errorOnExist && !chosen.force) throw failure("ERR_FS_CP_EEXIST", `${dest} already exists`, dest);
        if (!chosen.force) return;
        yield ["unlink", dest];
    }
    yield ["copyfile", src, dest, chosen.mode ?? 0];
    if (chosen.preserveTimestamps) yield ["utime", dest, from.atimeMs / 1000, from.mtimeMs / 1000];
    yield ["chmod", dest, from.mode & 0o7777];
}

function* copyFolder(src, dest, from, to, chosen) {
    if (to === undefined) yield ["mkdir", dest, 0o777];
    const { join } = require("node/path");
    for (const [name] of yield* entriesOf(src, "utf8")) yield* copy(join(src, name), join(dest, name), chosen);
    if (to === undefined) yield ["chmod", dest, from.mode & 0o7777];
}

function* copyLink(src, dest, to, chosen) {
    const { dirname, isAbsolute, resolve } = require("node/path");
    let target = decoded(yield ["readlink", src], "utf8");
    if (!chosen.verbatimSymlinks && !isAbsolute(target)) target = resolve(dirname(src), target);
    if (to === undefined) {
        yield ["symlink", target, dest];
        return;
    }
    if (!to.isSymbolicLink()) {
        yield ["symlink", target, dest];
        return;
    }
    const old = resolve(dirname(dest), decoded(yield ["readlink", dest], "utf8"));
    if (isBelow(old, target)) throw failure("ERR_FS_CP_EINVAL", `cannot copy ${target} to a subdirectory of self ${old}`, dest);
    if (isBelow(target, old)) throw failure("ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY", `cannot overwrite ${old} with ${target}`, dest);
    yield ["unlink", dest];
    yield ["symlink", target, dest];
}

module.exports = function* cp(src, dest, given) {
    const chosen = copyOptions(given);
    const textOf = (path) => (typeof path === "string" ? path : decoded(path, "utf8"));
    const [source, target] = [textOf(toPath(src, "src")), textOf(toPath(dest, "dest"))];
    if (chosen.filter === undefined || (yield chosen.filter(source, target))) {
        yield* check(source, target, chosen);
        yield* makeAll(require("node/path").dirname(require("node/path").resolve(target)), 0o777);
        yield* copy(source, target, { ...chosen, filter: undefined, ...onceFiltered(chosen.filter, source) });
    }
};

// The first pair was asked about.
function onceFiltered(filter, source) {
    return filter === undefined ? {} : { filter: (src, dest) => src === source || filter(src, dest) };
}
