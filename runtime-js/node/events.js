"use strict";
// Node's EventEmitter.

const { coded, isError, missing } = internal("errors");
const { requireFunction, invalidArgumentType, outOfRange } = internal("validators");

const capture = Symbol("kCapture");
const errorMonitor = Symbol("events.errorMonitor");
const rejection = Symbol.for("nodejs.rejection");

let defaultMaxListeners = 10;
let capturesByDefault = false;

function EventEmitter(options) {
    EventEmitter.init.call(this, options);
}

EventEmitter.init = function init(options) {
    if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
        this._events = Object.create(null);
        this._eventsCount = 0;
    }
    this._maxListeners = this._maxListeners || undefined;
    if (options?.captureRejections) {
        requireBoolean(options.captureRejections, "options.captureRejections");
        hide(this, capture, true);
    } else hide(this, capture, capturesByDefault);
};

function hide(owner, key, value) {
    Object.defineProperty(owner, key, { value, writable: true, configurable: true, enumerable: false });
}

function requireBoolean(value, name) {
    if (typeof value !== "boolean") throw invalidArgumentType(name, "of type boolean", value);
}

function requireLimit(value, name) {
    if (typeof value !== "number") throw invalidArgumentType(name, "of type number", value);
    if (!(value >= 0)) throw outOfRange(name, ">= 0", value);
}

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;
hide(EventEmitter.prototype, capture, false);

// Classes that never call the constructor (util.inherits without super) still get a table of their own.
function tableOf(emitter) {
    if (emitter._events === undefined || emitter._events === null) {
        emitter._events = Object.create(null);
        emitter._eventsCount = 0;
    }
    return emitter._events;
}

const listOf = (entry) => (entry === undefined ? [] : typeof entry === "function" ? [entry] : entry);
const original = (listener) => listener.listener ?? listener;

function add(emitter, name, listener, atFront) {
    requireFunction(listener, "listener");
    if (tableOf(emitter).newListener !== undefined) emitter.emit("newListener", name, original(listener));
    const table = tableOf(emitter);
    const entry = table[name];
    if (entry === undefined) {
        table[name] = listener;
        emitter._eventsCount += 1;
        return emitter;
    }
    if (typeof entry === "function") table[name] = atFront ? [listener, entry] : [entry, listener];
    else if (atFront) entry.unshift(listener);
    else entry.push(listener);
    warnOfLeak(emitter, name, table[name]);
    return emitter;
}

function warnOfLeak(emitter, name, list) {
    const limit = limitOf(emitter);
    if (limit <= 0 || list.length <= limit || list.warned) return;
    list.warned = true;
    const count = list.length;
    const text = `Possible EventEmitter memory leak detected. ${count} ${String(name)} listeners added to ` +
        `${internal("inspect").inspect(emitter, { depth: -1 })}. MaxListeners is ${limit}. ` +
        "Use emitter.setMaxListeners() to increase limit";
    const warning = Object.assign(new Error(text), { name: "MaxListenersExceededWarning", emitter, type: name, count });
    require("node/process").emitWarning(warning);
}

const limitOf = (emitter) => (emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners);

function wrapOnce(emitter, name, listener) {
    requireFunction(listener, "listener");
    let isDone = false;
    function once(...values) {
        if (isDone) return undefined;
        isDone = true;
        emitter.removeListener(name, once);
        return listener.apply(emitter, values);
    }
    once.listener = listener;
    return once;
}

function remove(emitter, name) {
    emitter._eventsCount -= 1;
    if (emitter._eventsCount === 0) emitter._events = Object.create(null);
    else delete emitter._events[name];
}

// What an async listener rejects with goes to the emitter, when it was asked to capture rejections.
function watchResult(emitter, result, name, values) {
    const then = result.then;
    if (typeof then !== "function") return;
    then.call(result, undefined, (error) => {
        require("node/process").nextTick(() => {
            if (typeof emitter[rejection] === "function") {
                emitter[rejection](error, name, ...values);
                return;
            }
            const previous = emitter[capture];
            try {
                emitter[capture] = false;
                emitter.emit("error", error);
            } finally {
                emitter[capture] = previous;
            }
        });
    });
}

function throwUnhandled(error) {
    if (isError(error)) throw error;
    const text = internal("inspect").inspect(error);
    throw Object.assign(coded("Error", "ERR_UNHANDLED_ERROR", `Unhandled error. (${text})`), { context: error });
}

// Enumerable, as Node's are: subclasses made by copying properties look at them.
Object.assign(EventEmitter.prototype, {
    setMaxListeners: function setMaxListeners(count) {
        requireLimit(count, "setMaxListeners");
        this._maxListeners = count;
        return this;
    },
    getMaxListeners: function getMaxListeners() {
        return limitOf(this);
    },
    emit: function emit(name, ...values) {
        const table = this._events;
        if (name === "error") {
            if (table?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...values);
            if (table?.error === undefined) throwUnhandled(values[0]);
        }
        const entry = table?.[name];
        if (entry === undefined) return false;
        const captures = this[capture];
        for (const listener of typeof entry === "function" ? [entry] : entry.slice()) {
            const result = listener.apply(this, values);
            if (captures && result !== undefined && result !== null) watchResult(this, result, name, values);
        }
        return true;
    },
    addListener: function addListener(name, listener) {
        return add(this, name, listener, false);
    },
    on: undefined,
    prependListener: function prependListener(name, listener) {
        return add(this, name, listener, true);
    },
    once: function once(name, listener) {
        this.on(name, wrapOnce(this, name, listener));
        return this;
    },
    prependOnceListener: function prependOnceListener(name, listener) {
        this.prependListener(name, wrapOnce(this, name, listener));
        return this;
    },
    removeListener: function removeListener(name, listener) {
        requireFunction(listener, "listener");
        const list = listOf(this._events?.[name]);
        const index = list.findLastIndex((other) => other === listener || other.listener === listener);
        if (index < 0) return this;
        if (list.length === 1) remove(this, name);
        else if (list.length === 2) this._events[name] = list[1 - index];
        else list.splice(index, 1);
        if (this._events.removeListener !== undefined) this.emit("removeListener", name, original(listener));
        return this;
    },
    off: undefined,
    removeAllListeners: function removeAllListeners(name) {
        const table = this._events;
        if (table === undefined) return this;
        if (table.removeListener === undefined) {
            if (arguments.length === 0) {
                this._events = Object.create(null);
                this._eventsCount = 0;
            } else if (table[name] !== undefined) remove(this, name);
            return this;
        }
        if (arguments.length === 0) {
            for (const key of Reflect.ownKeys(table)) if (key !== "removeListener") this.removeAllListeners(key);
            this.removeAllListeners("removeListener");
            this._events = Object.create(null);
            this._eventsCount = 0;
            return this;
        }
        for (const listener of listOf(table[name]).slice().reverse()) this.removeListener(name, listener);
        return this;
    },
    listeners: function listeners(name) {
        return listOf(this._events?.[name]).map(original);
    },
    rawListeners: function rawListeners(name) {
        return [...listOf(this._events?.[name])];
    },
    listenerCount: function listenerCount(name, listener) {
        const list = listOf(this._events?.[name]);
        if (listener === undefined || listener === null) return list.length;
        return list.filter((other) => other === listener || other.listener === listener).length;
    },
    eventNames: function eventNames() {
        return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
    },
});
EventEmitter.prototype.on = EventEmitter.prototype.addListener;
EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

const isTarget = (value) => typeof value?.addEventListener === "function" && typeof value?.dispatchEvent === "function";

function getEventListeners(emitter, name) {
    if (typeof emitter?.listeners === "function") return emitter.listeners(name);
    if (isTarget(emitter)) return internal("event-target-listeners").listeners(emitter, name);
    throw invalidArgumentType("emitter", "an instance of EventEmitter or EventTarget", emitter);
}

function getMaxListeners(emitter) {
    if (typeof emitter?.getMaxListeners === "function") return limitOf(emitter);
    if (isTarget(emitter)) return internal("event-target-listeners").limit(emitter) ?? defaultMaxListeners;
    throw invalidArgumentType("emitter", "an instance of EventEmitter or EventTarget", emitter);
}

function setMaxListeners(count = defaultMaxListeners, ...emitters) {
    requireLimit(count, "setMaxListeners");
    if (emitters.length === 0) defaultMaxListeners = count;
    for (const emitter of emitters) {
        if (typeof emitter?.setMaxListeners === "function") emitter.setMaxListeners(count);
        else if (isTarget(emitter)) internal("event-target-listeners").setLimit(emitter, count);
        else throw invalidArgumentType("eventTargets", "an instance of EventEmitter or EventTarget", emitter);
    }
}

function addAbortListener(signal, listener) {
    const { requireSignal, onAbort } = internal("abort-error");
    requireSignal(signal, "signal");
    requireFunction(listener, "listener");
    const stop = onAbort(signal, listener);
    return Symbol.dispose === undefined ? { __proto__: null } : { __proto__: null, [Symbol.dispose]: stop };
}

Object.assign(EventEmitter, {
    addAbortListener,
    once: (...values) => internal("events/once")(...values),
    on: (...values) => internal("events/on")(...values),
    getEventListeners,
    getMaxListeners,
    EventEmitter,
    usingDomains: false,
    captureRejectionSymbol: rejection,
    EventEmitterAsyncResource: missing("events.EventEmitterAsyncResource"),
    errorMonitor,
    setMaxListeners,
    listenerCount: (emitter, name) => (typeof emitter.listenerCount === "function"
        ? emitter.listenerCount(name) : EventEmitter.prototype.listenerCount.call(emitter, name)),
});

Object.defineProperties(EventEmitter, {
    captureRejections: {
        enumerable: true,
        get: () => capturesByDefault,
        set(value) {
            requireBoolean(value, "EventEmitter.captureRejections");
            capturesByDefault = value;
        },
    },
    defaultMaxListeners: {
        enumerable: true,
        get: () => defaultMaxListeners,
        set(value) {
            requireLimit(value, "defaultMaxListeners");
            defaultMaxListeners = value;
        },
    },
});

module.exports = EventEmitter;
