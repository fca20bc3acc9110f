"use strict";
// Node's fs: the synchronous form and the one with callbacks, of the procedures in internal/fs.

const { runNow, start, splitCallback } = internal("fs/steps");
const { missing } = internal("errors");
const { requireFunction } = internal("validators");
const paths = internal("fs/paths");
const contents = internal("fs/contents");
const folders = internal("fs/folders");
const descriptors = internal("fs/descriptors");

const customPromisify = Symbol.for("nodejs.util.promisify.custom");

function withCallback(name, procedure) {
    return {
        [name](...values) {
            const [given, callback] = splitCallback(values);
            start(procedure(...given), (error, result) => {
                if (error === null && result !== undefined) callback(null, result);
                else callback(error);
            });
        },
    }[name];
}

function define(name, procedure) {
    exports[name] = withCallback(name, procedure);
    exports[`${name}Sync`] = { [`${name}Sync`]: (...values) => runNow(procedure(...values)) }[`${name}Sync`];
}

const { exists, nativeRealpath, ...ordinary } = paths;
for (const family of [ordinary, contents]) for (const [name, procedure] of Object.entries(family)) define(name, procedure);
for (const name of ["mkdir", "readdir", "mkdtemp", "rm", "rmdir"]) define(name, folders[name]);
for (const [name, procedure] of Object.entries(descriptors)) define(name, procedure);
define("cp", (...values) => internal("fs/copy")(...values));
define("opendir", (...values) => internal("fs/dir").opendir(...values));

// What gives two values.
function defineTransfer(name, count, what) {
    const procedure = descriptors[name];
    exports[name] = {
        [name](...values) {
            const [given, callback] = splitCallback(values);
            start(procedure(...given), (error, result) => {
                if (error === null) callback(null, result[count], result[what]);
                else callback(error);
            });
        },
    }[name];
    Object.defineProperty(exports[name], customPromisify, {
        // By the module's name, which may be guarded or patched.
        value: (...values) => new Promise((resolve, reject) => exports[name](...values, (error, number, data) => {
            if (error === null) resolve({ [count]: number, [what]: data });
            else reject(error);
        })),
        configurable: true,
    });
    exports[`${name}Sync`] = { [`${name}Sync`]: (...values) => runNow(procedure(...values))[count] }[`${name}Sync`];
}
defineTransfer("read", "bytesRead", "buffer");
defineTransfer("write", "bytesWritten", "buffer");
defineTransfer("readv", "bytesRead", "buffers");
defineTransfer("writev", "bytesWritten", "buffers");

exports.realpath.native = withCallback("native", nativeRealpath);
exports.realpathSync.native = (...values) => runNow(nativeRealpath(...values));

exports.existsSync = function existsSync(path) {
    try {
        return runNow(exists(path));
    } catch {
        return false;
    }
};
exports.exists = function (path, callback) {
    requireFunction(callback, "cb");
    try {
        start(exists(path), (error, found) => callback(error === null && found));
    } catch {
        callback(false);
    }
};
Object.defineProperty(exports.exists, "name", { value: "exists" });
Object.defineProperty(exports.exists, customPromisify, {
    value: (path) => new Promise((resolve) => exports.exists(path, resolve)), configurable: true,
});

exports.createReadStream = function createReadStream(path, options) {
    return new exports.ReadStream(path, options);
};
exports.createWriteStream = function createWriteStream(path, options) {
    return new exports.WriteStream(path, options);
};
exports.openAsBlob = missing("fs.openAsBlob()");
exports.lchmod = undefined;
exports.lchmodSync = undefined;
exports._toUnixTimestamp = internal("fs/arguments").toSeconds;
for (const name of ["watch", "watchFile", "unwatchFile"]) {
    exports[name] = { [name]: (...values) => internal("fs/watch")[name](...values) }[name];
}

/** A member that is loaded when it is first used, and may be replaced. */
function lazy(name, load) {
    Object.defineProperty(exports, name, {
        enumerable: true, configurable: true,
        get: () => fix(name, load()),
        set: (value) => void fix(name, value),
    });
}

function fix(name, value) {
    Object.defineProperty(exports, name, { value, enumerable: true, writable: true, configurable: true });
    return value;
}

for (const [name, from] of [["ReadStream", "ReadStream"], ["WriteStream", "WriteStream"], ["FileReadStream", "ReadStream"], ["FileWriteStream", "WriteStream"]]) {
    lazy(name, () => internal("fs/streams")[from]);
}
lazy("Dir", () => internal("fs/dir").Dir);

const { Stats, Dirent } = internal("fs/stats");
const { constants } = internal("fs/constants");
Object.assign(exports, { Stats, Dirent, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 });
Object.defineProperty(exports, "constants", { value: constants, enumerable: true });
Object.defineProperty(exports, "promises", { get: () => require("node/fs-promises"), enumerable: true, configurable: true });
