"use strict";
// The host operations, made of Node's APIs: under Node these are Node's own, in an isolate those of our runtime.

const fs = require("fs");
const path = require("path");
const { makeChildOps } = require("./child-ops");
const { makeFileOps } = require("./file-ops");
const { systemOps } = require("./system-ops");
const crypto = require("crypto");
// Not the global ones: in an isolate those become the booted runtime's.
const { setImmediate } = require("timers");
const { performance } = require("perf_hooks");
const { networkOps } = require("./network-ops");
const { makeCryptoOps } = require("./crypto-ops");
const { makeZlibOps } = require("./zlib-ops");

const kindOf = (stats) =>
    stats.isFile() ? "file" : stats.isDirectory() ? "directory" : stats.isSymbolicLink() ? "symlink" : "other";

function statText(stats) {
    const { size, mode, mtimeMs, ctimeMs, birthtimeMs, atimeMs, ino, dev, nlink, uid, gid } = stats;
    return JSON.stringify({ kind: kindOf(stats), size, mode, mtimeMs, ctimeMs, birthtimeMs, atimeMs, ino, dev, nlink, uid, gid });
}

function statOrNull(read, file) {
    try {
        return statText(read(file));
    } catch (error) {
        if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
        throw error;
    }
}

/**
 * `runtime` is the folder of runtime-js, `files` maps absolute paths to texts that stand before the disk,
 * `timers` is told what is started and stopped, `evaluate(text, url)` evaluates a script in the runtime's realm.
 */
exports.makeOps = function makeOps({ runtime, files, timers, evaluate }) {
    const isFolder = (folder) => [...files.keys()].some((file) => file.startsWith(folder + "/"));
    const virtualStat = (file) => {
        if (files.has(file)) return JSON.stringify({ kind: "file", size: files.get(file).length, mode: 0o644 });
        return isFolder(file) ? JSON.stringify({ kind: "directory", size: 0, mode: 0o755 }) : undefined;
    };
    const bytesOf = (data) => {
        if (typeof data === "string") return Buffer.from(data);
        return data.buffer === undefined ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    };
    const childOps = makeChildOps((...values) => timers.event(...values));
    const socketOps = networkOps((id, event, ...values) => timers.resourceEvent?.(id, event, ...values));
    return {
        ...makeCryptoOps((...values) => setImmediate(() => timers.event(...values))),
        ...makeZlibOps((...values) => setImmediate(() => timers.event(...values))),
        source: (name) => fs.readFileSync(path.join(runtime, name), "utf8"),
        compile: (parameters, body, url) => evaluate(`(function (${parameters}) {${body}\n})`, url),
        now: () => Date.now(),
        monotonic: () => performance.now(),
        startTimer: (id, milliseconds) => timers.start(id, milliseconds),
        stopTimer: (id) => timers.stop(id),
        readText: (file) => files.get(file) ?? fs.readFileSync(file, "utf8"),
        readBytes: (file) => bytesOf(files.get(file) ?? fs.readFileSync(file)),
        stat: (file) => virtualStat(file) ?? statOrNull(fs.statSync, file),
        lstat: (file) => virtualStat(file) ?? statOrNull(fs.lstatSync, file),
        readDirectory: (file) => JSON.stringify(
            fs.readdirSync(file, { withFileTypes: true }).map((entry) => [entry.name, kindOf(entry)]).sort()),
        realPath: (file) => (files.has(file) ? file : fs.realpathSync(file)),
        ...makeFileOps((...values) => timers.event(...values)),
        ...systemOps,
        ...childOps,
        askHost: (name, text) => `${name}-of-${text}`,
        randomBytes: (count) => new Uint8Array(crypto.randomBytes(count)),
        digest: (algorithm, data) =>
            new Uint8Array(crypto.createHash(algorithm).update(typeof data === "string" ? data : bytesOf(data)).digest()),
        ...socketOps,
        closeResource(id) {
            childOps.closeResource(id);
            socketOps.closeResource(id);
        },
        beginCall: () => true,
        post: (message) => timers.post?.(message),
        exitRequested: (code) => timers.exit?.(code),
    };
};
