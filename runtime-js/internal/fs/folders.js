"use strict";
// Folders, as procedures (internal/fs/steps.js).

const { decoded, options, toMode, toPath } = internal("fs/arguments");
const { invalidArgumentType, requireInteger } = internal("validators");
const { coded } = internal("errors");
const { Dirent, statsOf } = internal("fs/stats");

const textOf = (path) => (typeof path === "string" ? path : decoded(path, "utf8"));

function requireBoolean(value, name) {
    if (typeof value !== "boolean") throw invalidArgumentType(name, "of type boolean", value);
}

function* mkdir(path, given) {
    let { mode = 0o777, recursive = false } = given !== null && typeof given === "object" ? given : {};
    if (typeof given === "number" || typeof given === "string") mode = toMode(given, "mode");
    const target = toPath(path);
    requireBoolean(recursive, "options.recursive");
    const permissions = toMode(mode, "mode");
    if (recursive) return yield* makeAll(textOf(target), permissions);
    yield ["mkdir", target, permissions];
    return undefined;
}

/** Makes those above, too; the first one it made. */
function* makeAll(path, mode) {
    const { dirname, resolve } = require("node/path");
    const missing = [];
    let at = resolve(path);
    let first;
    while (true) {
        try {
            yield ["mkdir", at, mode];
            first ??= at;
            if (missing.length === 0) return first;
            at = missing.pop();
        } catch (error) {
            if (error.code === "ENOENT" && dirname(at) !== at) {
                missing.push(at);
                at = dirname(at);
                continue;
            }
            if (error.code !== "EEXIST" && error.code !== "EISDIR") throw systemError(error, path);
            if (!statsOf(yield ["stat", at], false).isDirectory()) {
                throw missing.length === 0 ? systemError(error, path) : renamed(error, "ENOTDIR", "not a directory", -20, path);
            }
            if (missing.length === 0) return first;
            at = missing.pop();
        }
    }
}

// The error is about the path that was asked for.
function systemError(error, path) {
    return path === error.path ? error : renamed(error, error.code, error.message.split(": ")[1].split(",")[0], error.errno, path);
}

function renamed(error, code, words, errno, path) {
    return Object.assign(new Error(`${code}: ${words}, ${error.syscall} '${path}'`), { errno, code, syscall: error.syscall, path });
}

/** `[name, letter]` of each entry, the names as bytes or in an encoding. */
function* entriesOf(path, encoding) {
    const bytes = new Uint8Array(yield ["readdir", path]);
    if (encoding !== "buffer") {
        const text = decoded(bytes, "utf8");
        const entries = text.split("/").slice(0, -1).map((entry) => [entry.slice(1), entry[0]]);
        if (/^utf-?8$/i.test(encoding)) return entries;
        return entries.map(([name, letter]) => [decoded(require("node/buffer").Buffer.from(name), encoding), letter]);
    }
    const entries = [];
    let start = 0;
    for (let end = bytes.indexOf(47); end >= 0; end = bytes.indexOf(47, start)) {
        entries.push([decoded(bytes.slice(start + 1, end), "buffer"), String.fromCharCode(bytes[start])]);
        start = end + 1;
    }
    return entries;
}

function* readdir(path, given) {
    const { encoding = "utf8", withFileTypes = false, recursive = false } = options(given);
    const root = toPath(path);
    if (recursive !== undefined && recursive !== null) requireBoolean(recursive, "options.recursive");
    const { join } = require("node/path");
    const found = [];
    const waiting = [["", textOf(root)]];
    while (waiting.length > 0) {
        const [prefix, folder] = waiting.shift();
        for (const [name, letter] of yield* entriesOf(prefix === "" ? root : folder, encoding ?? "utf8")) {
            if (withFileTypes) found.push(new Dirent(name, prefix === "" ? root : folder, letter));
            else found.push(prefix === "" ? name : join(prefix, String(name)));
            if (recursive && letter === "d") waiting.push([join(prefix, String(name)), join(folder, String(name))]);
        }
    }
    return found;
}

function* mkdtemp(prefix, given) {
    const { encoding = "utf8" } = options(given);
    return decoded(yield ["mkdtemp", toPath(prefix, "prefix")], encoding);
}

const retried = ["EBUSY", "EMFILE", "ENFILE", "ENOTEMPTY", "EPERM"];

/** `step` again while the error may pass; the pause between is skipped where nothing may wait. */
function* retrying(step, { maxRetries = 0, retryDelay = 100 }, pause) {
    for (let attempt = 1; ; attempt++) {
        try {
            return yield step;
        } catch (error) {
            if (error.code === "ENOENT") return undefined;
            if (attempt > maxRetries || !retried.includes(error.code)) throw error;
            if (pause !== undefined) yield pause(attempt * retryDelay);
        }
    }
}

function removalOptions(given) {
    const chosen = { recursive: false, force: false, maxRetries: 0, retryDelay: 100, ...given };
    if (given !== undefined && (given === null || typeof given !== "object")) throw invalidArgumentType("options", "of type object", given);
    requireBoolean(chosen.recursive, "options.recursive");
    requireBoolean(chosen.force, "options.force");
    requireInteger(chosen.retryDelay, "options.retryDelay", 0, 2147483647);
    requireInteger(chosen.maxRetries, "options.maxRetries", 0, 4294967295);
    return chosen;
}

function* removeTree(path, chosen) {
    let stats;
    try {
        stats = statsOf(yield ["lstat", path], false);
    } catch (error) {
        if (error.code === "ENOENT") return;
        throw error;
    }
    if (!stats.isDirectory()) {
        yield* retrying(["unlink", path], chosen);
        return;
    }
    for (const [name] of yield* entriesOf(path, "utf8")) yield* removeTree(`${path}/${name}`, chosen);
    yield* retrying(["rmdir", path], chosen);
}

function* rm(path, given) {
    const target = textOf(toPath(path));
    const chosen = removalOptions(given);
    let stats;
    try {
        stats = statsOf(yield ["lstat", target], false);
    } catch (error) {
        if (chosen.force && error.code === "ENOENT") return;
        throw error;
    }
    if (stats.isDirectory() && !chosen.recursive) throw directoryError("ERR_FS_EISDIR", "rm", "EISDIR", 21, "is a directory", target);
    yield* removeTree(target, chosen);
}

/** Node's SystemError about a path. */
function directoryError(code, syscall, name, errno, text, path) {
    const error = coded("Error", code, `Path is a directory: ${syscall} returned ${name} (${text}) ${path}`);
    Object.defineProperty(error, "name", { value: "SystemError", writable: true, configurable: true });
    return Object.assign(error, { info: { code: name, message: text, path, syscall, errno }, errno, syscall, path });
}

function* rmdir(path, given) {
    const target = toPath(path);
    if (given?.recursive) {
        const chosen = removalOptions(given);
        if (!statsOf(yield ["lstat", target], false).isDirectory()) yield ["rmdir", target];
        yield* removeTree(textOf(target), chosen);
        return;
    }
    if (given !== undefined) removalOptions(given);
    yield ["rmdir", target];
}

module.exports = { mkdir, readdir, mkdtemp, rm, rmdir, entriesOf, removeTree, makeAll };
