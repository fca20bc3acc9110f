"use strict";
// Node's fs: the synchronous form and the one with callbacks.

const { missing } = internal("errors");
const { requireFunction } = internal("validators");
const sync = internal("fs-sync");

const process = () => require("node/process");

/** The callback form of a synchronous function: `callback(error, result)` in a later tick. */
function withCallback(run) {
    return function callbackForm(...values) {
        const callback = values.pop();
        requireFunction(callback, "cb");
        let result;
        let failure = null;
        try {
            result = run(...values);
        } catch (error) {
            if (error.code?.startsWith("ERR_")) throw error;
            failure = error;
        }
        process().nextTick(() => (failure === null && result !== undefined ? callback(null, result) : callback(failure)));
    };
}

for (const name of Object.keys(sync)) {
    exports[name + "Sync"] = sync[name];
    exports[name] = withCallback(sync[name]);
}
exports.realpathSync.native = sync.realpath;
exports.realpath.native = exports.realpath;

exports.existsSync = (path) => {
    try {
        return sync.exists(path);
    } catch {
        return false;
    }
};
exports.exists = (path, callback) => {
    requireFunction(callback, "cb");
    process().nextTick(callback, exports.existsSync(path));
};

for (const name of [
    "open", "close", "read", "write", "fstat", "truncate", "ftruncate", "chmod", "chown", "utimes", "symlink", "link", "readlink",
    "opendir", "cp", "fsync",
]) {
    exports[name] = missing(`fs.${name}()`);
    exports[name + "Sync"] = missing(`fs.${name}Sync()`);
}
for (const name of ["createReadStream", "createWriteStream", "watch", "watchFile", "unwatchFile"]) {
    exports[name] = missing(`fs.${name}()`);
}

const { Stats, Dirent } = internal("fs-types");
const { constants } = internal("fs-constants");
Object.assign(exports, { Stats, Dirent, constants, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 });
Object.defineProperty(exports, "promises", { get: () => require("node/fs-promises"), enumerable: true });
