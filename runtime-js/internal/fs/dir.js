"use strict";
// fs.Dir: the entries of a folder, one after another. They are read when the first is asked for.

const { runLater, runNow, start } = internal("fs/steps");
const { options, toPath } = internal("fs/arguments");
const { readdir } = internal("fs/folders");
const { statsOf } = internal("fs/stats");
const { coded } = internal("errors");
const { requireFunction, requireInteger } = internal("validators");

const state = Symbol("state");

class Dir {
    constructor(path, chosen) {
        this[state] = { path, chosen, entries: undefined, isClosed: false };
    }

    get path() {
        return this[state].path;
    }

    read(callback) {
        this.#check();
        if (callback === undefined) return runLater(this.#next());
        requireFunction(callback, "callback");
        start(this.#next(), callback);
    }

    readSync() {
        this.#check();
        return runNow(this.#next());
    }

    close(callback) {
        if (callback === undefined) {
            if (this[state].isClosed) return Promise.reject(closed());
            this[state].isClosed = true;
            return Promise.resolve();
        }
        requireFunction(callback, "callback");
        const error = this[state].isClosed ? closed() : null;
        this[state].isClosed = true;
        require("node/process").nextTick(callback, error);
    }

    closeSync() {
        this.#check();
        this[state].isClosed = true;
    }

    #check() {
        if (this[state].isClosed) throw closed();
    }

    *#next() {
        const inner = this[state];
        if (inner.entries === undefined) {
            const { encoding = "utf8", recursive = false } = inner.chosen;
            inner.entries = yield* readdir(inner.path, { encoding, recursive, withFileTypes: true });
        }
        return inner.entries.shift() ?? null;
    }

    async *entries() {
        try {
            for (let entry = await this.read(); entry !== null; entry = await this.read()) yield entry;
        } finally {
            await this.close();
        }
    }
}
Object.defineProperty(Dir.prototype, Symbol.asyncIterator, { value: Dir.prototype.entries, writable: true, configurable: true });
const asyncDispose = Symbol.asyncDispose ?? Symbol.for("nodejs.asyncDispose");
Object.defineProperty(Dir.prototype, asyncDispose, { value() { return this.close(); }, writable: true, configurable: true });

const closed = () => coded("Error", "ERR_DIR_CLOSED", "Directory handle was closed");

/** The folder must be there; its entries are read later. */
function* opendir(path, given) {
    const chosen = options(given);
    const target = toPath(path);
    if (chosen.bufferSize !== undefined) requireInteger(chosen.bufferSize, "options.bufferSize", 1, 4294967295);
    let failure;
    try {
        if (statsOf(yield ["stat", target], false).isDirectory()) {
            yield ["access", target, 4];
            return new Dir(target, chosen);
        }
        failure = Object.assign(new Error("ENOTDIR: not a directory, opendir '" + target + "'"),
            { errno: -20, code: "ENOTDIR", syscall: "opendir", path: target });
    } catch (error) {
        failure = Object.assign(new Error(error.message.replace(/, (stat|access) /, ", opendir ")),
            { errno: error.errno, code: error.code, syscall: "opendir", path: target });
    }
    throw failure;
}

exports.Dir = Dir;
exports.opendir = opendir;
