"use strict";
// fs.watchFile: looks at a file now and then. fs.watch is missing.

const EventEmitter = require("node/events");
const { start } = internal("fs/steps");
const { toPath } = internal("fs/arguments");
const { stat } = internal("fs/paths");
const { missing } = internal("errors");
const { requireFunction } = internal("validators");
const { statsOf, Stats } = internal("fs/stats");
const timers = internal("timers");

const nothing = () => new Stats(...new Array(14).fill(0));
const emptyText = new Array(18).fill(0).join(",");
const watchers = new Map();

class StatWatcher extends EventEmitter {
    constructor(path, interval, isBig) {
        super();
        Object.assign(this, { path, interval, isBig, previous: undefined, timer: undefined, isStopped: false });
    }

    look() {
        start(stat(this.path, { bigint: this.isBig }), (error, found) => {
            if (this.isStopped) return;
            const current = error === null ? found : this.isBig ? statsOf(emptyText, true) : nothing();
            this.compare(current, error !== null);
            this.timer = timers.start(() => this.look(), this.interval, [], false);
        });
    }

    compare(current, isMissing) {
        const { previous } = this;
        this.previous = current;
        if (previous === undefined) {
            if (isMissing) this.emit("change", current, current);
        } else if (["mtimeMs", "ctimeMs", "size", "ino", "mode", "nlink"].some((name) => previous[name] !== current[name])) {
            this.emit("change", current, previous);
        }
    }

    stop() {
        this.isStopped = true;
        timers.stop(this.timer);
        require("node/process").nextTick(() => this.emit("stop"));
    }

    ref() {
        return this;
    }

    unref() {
        return this;
    }
}

function keyOf(path) {
    return require("node/path").resolve(String(toPath(path)));
}

exports.watchFile = function watchFile(path, options, listener) {
    const callback = typeof options === "function" ? options : listener;
    const { interval = 5007, bigint = false } = typeof options === "object" && options !== null ? options : {};
    const key = keyOf(path);
    requireFunction(callback, "listener");
    let watcher = watchers.get(key);
    if (watcher === undefined) {
        watcher = new StatWatcher(key, interval, bigint);
        watchers.set(key, watcher);
        watcher.look();
    }
    watcher.addListener("change", callback);
    return watcher;
};

exports.unwatchFile = function unwatchFile(path, listener) {
    const key = keyOf(path);
    const watcher = watchers.get(key);
    if (watcher === undefined) return;
    if (listener !== undefined) watcher.removeListener("change", listener);
    else watcher.removeAllListeners("change");
    if (watcher.listenerCount("change") > 0) return;
    watchers.delete(key);
    watcher.stop();
};

exports.watch = missing("fs.watch()");
exports.watchEvents = missing("fsPromises.watch()");
