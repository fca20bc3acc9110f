"use strict";
// Node's EventEmitter.

const { coded, isError } = internal("errors");
const { requireFunction } = internal("validators");

const captured = Symbol("listeners");

function EventEmitter() {
    EventEmitter.init.call(this);
}

EventEmitter.init = function init() {
    if (this[captured] === undefined || this[captured] === Object.getPrototypeOf(this)[captured]) {
        Object.defineProperty(this, captured, { value: new Map(), writable: true, configurable: true });
    }
};

// Classes that never call the constructor (util.inherits without super) still get a table of their own.
function tableOf(emitter) {
    if (!Object.hasOwn(emitter, captured)) EventEmitter.init.call(emitter);
    return emitter[captured];
}

function add(emitter, name, listener, atFront) {
    requireFunction(listener, "listener");
    const table = tableOf(emitter);
    if (table.has("newListener")) emitter.emit("newListener", name, listener.listener ?? listener);
    const list = table.get(name);
    if (list === undefined) table.set(name, [listener]);
    else table.set(name, atFront ? [listener, ...list] : [...list, listener]);
    warnOfLeak(emitter, name);
    return emitter;
}

function warnOfLeak(emitter, name) {
    const limit = emitter.getMaxListeners();
    const count = emitter.listenerCount(name);
    if (limit <= 0 || count !== limit + 1) return;
    require("node/process").emitWarning(`Possible EventEmitter memory leak detected. ${count} ${String(name)} listeners added. ` +
        "Use emitter.setMaxListeners() to increase limit", "MaxListenersExceededWarning");
}

function wrapOnce(emitter, name, listener) {
    requireFunction(listener, "listener");
    function once(...values) {
        emitter.removeListener(name, once);
        return listener.apply(emitter, values);
    }
    once.listener = listener;
    return once;
}

Object.assign(EventEmitter.prototype, {
    on(name, listener) {
        return add(this, name, listener, false);
    },
    addListener(name, listener) {
        return add(this, name, listener, false);
    },
    prependListener(name, listener) {
        return add(this, name, listener, true);
    },
    once(name, listener) {
        return this.on(name, wrapOnce(this, name, listener));
    },
    prependOnceListener(name, listener) {
        return this.prependListener(name, wrapOnce(this, name, listener));
    },
    off(name, listener) {
        return this.removeListener(name, listener);
    },
    removeListener(name, listener) {
        requireFunction(listener, "listener");
        const table = tableOf(this);
        const list = table.get(name) ?? [];
        const index = list.findLastIndex((other) => other === listener || other.listener === listener);
        if (index < 0) return this;
        if (list.length === 1) table.delete(name);
        else table.set(name, list.toSpliced(index, 1));
        if (table.has("removeListener")) this.emit("removeListener", name, list[index].listener ?? list[index]);
        return this;
    },
    removeAllListeners(name) {
        const table = tableOf(this);
        if (name === undefined) table.clear();
        else table.delete(name);
        return this;
    },
    emit(name, ...values) {
        const list = tableOf(this).get(name);
        if (list === undefined) {
            if (name === "error") throwUnhandled(values[0]);
            return false;
        }
        for (const listener of list) listener.apply(this, values);
        return true;
    },
    listeners(name) {
        return (tableOf(this).get(name) ?? []).map((listener) => listener.listener ?? listener);
    },
    rawListeners(name) {
        return [...(tableOf(this).get(name) ?? [])];
    },
    listenerCount(name) {
        return tableOf(this).get(name)?.length ?? 0;
    },
    eventNames() {
        return [...tableOf(this).keys()];
    },
    setMaxListeners(count) {
        Object.defineProperty(this, "_maxListeners", { value: count, writable: true, configurable: true });
        return this;
    },
    getMaxListeners() {
        return this._maxListeners ?? EventEmitter.defaultMaxListeners;
    },
});

function throwUnhandled(error) {
    if (isError(error)) throw error;
    const text = internal("inspect").inspect(error);
    throw Object.assign(coded("Error", "ERR_UNHANDLED_ERROR", `Unhandled error. (${text})`), { context: error });
}

/** Resolves with the values of the next event, rejects with the next error. */
function once(emitter, name, options) {
    return new Promise((resolve, reject) => {
        options?.signal?.throwIfAborted();
        if (typeof emitter.addEventListener === "function") {
            emitter.addEventListener(name, (event) => resolve([event]), { once: true });
            return;
        }
        const onError = (error) => {
            emitter.removeListener(name, onEvent);
            reject(error);
        };
        const onEvent = (...values) => {
            emitter.removeListener("error", onError);
            resolve(values);
        };
        emitter.once(name, onEvent);
        if (name !== "error") emitter.once("error", onError);
    });
}

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.once = once;
EventEmitter.defaultMaxListeners = 10;
EventEmitter.listenerCount = (emitter, name) => emitter.listenerCount(name);
EventEmitter.on = internal("errors").missing("events.on()");
EventEmitter.setMaxListeners = (count, ...emitters) => emitters.forEach((emitter) => emitter.setMaxListeners(count));
EventEmitter.getEventListeners = (emitter, name) => emitter.listeners(name);
EventEmitter.errorMonitor = Symbol("events.errorMonitor");
EventEmitter.captureRejectionSymbol = Symbol.for("nodejs.rejection");

module.exports = EventEmitter;
