"use strict";
// What fs does with what lies at a path, as procedures (internal/fs/steps.js).

const { decoded, options, toMode, toOwner, toPath, toSeconds } = internal("fs/arguments");
const { requireInteger } = internal("validators");
const { coded } = internal("errors");
const { StatFs, statsOf } = internal("fs/stats");

function status(name) {
    return function* (path, { bigint = false, throwIfNoEntry = true } = {}) {
        const target = toPath(path);
        try {
            return statsOf(yield [name, target], bigint);
        } catch (error) {
            if (!throwIfNoEntry && (error.code === "ENOENT" || error.code === "ENOTDIR")) return undefined;
            throw error;
        }
    };
}

function* statfs(path, { bigint = false } = {}) {
    const numbers = (yield ["statfs", toPath(path)]).split(",");
    return new StatFs(numbers.map(bigint ? BigInt : Number));
}

/** A mode of which only the last three bits may be set. */
function smallMode(mode) {
    if (mode === undefined || mode === null) return 0;
    requireInteger(mode, "mode", -Infinity, Infinity);
    if (mode < 0 || mode > 7) throw coded("RangeError", "ERR_OUT_OF_RANGE", "mode is out of range: >= 0 && <= 7");
    return mode;
}

function* access(path, mode) {
    const target = toPath(path);
    yield ["access", target, smallMode(mode)];
}

function* exists(path) {
    return yield ["exists", toPath(path)];
}

function* chmod(path, mode) {
    yield ["chmod", toPath(path), toMode(mode)];
}

const chowner = (name) => function* (path, uid, gid) {
    yield [name, toPath(path), toOwner(uid, "uid"), toOwner(gid, "gid")];
};

const toucher = (name) => function* (path, atime, mtime) {
    yield [name, toPath(path), toSeconds(atime, "time"), toSeconds(mtime, "time")];
};

function* rename(oldPath, newPath) {
    yield ["rename", toPath(oldPath, "oldPath"), toPath(newPath, "newPath")];
}

function* link(existingPath, newPath) {
    yield ["link", toPath(existingPath, "existingPath"), toPath(newPath, "newPath")];
}

function* symlink(target, path) {
    yield ["symlink", toPath(target, "target"), toPath(path)];
}

function* readlink(path, given) {
    const { encoding = "utf8" } = options(given);
    return decoded(yield ["readlink", toPath(path, "oldPath")], encoding);
}

function* unlink(path) {
    yield ["unlink", toPath(path)];
}

function* nativeRealpath(path, given) {
    const { encoding = "utf8" } = options(given);
    return decoded(yield ["realpath", toPath(path)], encoding);
}

/** Its errors are those of a walk that looks at each part of the path. */
function* realpath(path, given) {
    const { encoding = "utf8" } = options(given);
    const target = toPath(path);
    try {
        return decoded(yield ["realpath", target], encoding);
    } catch (error) {
        if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
        let walked = "";
        for (const name of require("node/path").resolve(String(target)).split("/").slice(1)) {
            walked += `/${name}`;
            yield ["lstat", walked];
            yield ["stat", walked];
            walked = decoded(yield ["realpath", walked], "utf8");
        }
        throw error;
    }
}

function* copyFile(src, dest, mode) {
    yield ["copyfile", toPath(src, "src"), toPath(dest, "dest"), smallMode(mode)];
}

function* truncate(path, len = 0) {
    const length = len ?? 0;
    requireInteger(length, "len", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    const fd = yield ["open", toPath(path), 2, 0o666];
    try {
        yield ["ftruncate", fd, Math.max(0, length)];
    } finally {
        yield ["close", fd];
    }
}

module.exports = {
    stat: status("stat"), lstat: status("lstat"), statfs, access, exists, chmod, chown: chowner("chown"), lchown: chowner("lchown"),
    utimes: toucher("utime"), lutimes: toucher("lutime"), rename, link, symlink, readlink, unlink, realpath, nativeRealpath,
    copyFile, truncate,
};
