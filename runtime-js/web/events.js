"use strict";
// Event and EventTarget.

const { report } = internal("uncaught");
const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");

let stateOf;

class Event {
    #state;

    constructor(type, options = undefined) {
        if (arguments.length === 0) throw coded("TypeError", "ERR_MISSING_ARGS", 'The "type" argument must be specified');
        if (options !== undefined && options !== null && typeof options !== "object") {
            throw invalidArgumentType("options", "of type object", options);
        }
        this.#state = {
            type: String(type), bubbles: Boolean(options?.bubbles), cancelable: Boolean(options?.cancelable),
            composed: Boolean(options?.composed), isCancelled: false, isStopped: false, isPropagationStopped: false,
            isDispatched: false, isPassive: false, target: null, time: internal("clock").monotonic(),
        };
    }

    initEvent(type, bubbles = false, cancelable = false) {
        if (arguments.length === 0) throw coded("TypeError", "ERR_MISSING_ARGS", 'The "type" argument must be specified');
        if (this.#state.isDispatched) return;
        Object.assign(this.#state, { type: String(type), bubbles: Boolean(bubbles), cancelable: Boolean(cancelable) });
    }

    stopImmediatePropagation() {
        this.#state.isPropagationStopped = true;
        this.#state.isStopped = true;
    }

    preventDefault() {
        if (this.#state.cancelable && !this.#state.isPassive) this.#state.isCancelled = true;
    }

    get target() {
        return this.#state.target;
    }

    get currentTarget() {
        return this.#state.isDispatched ? this.#state.target : null;
    }

    get srcElement() {
        return this.#state.target;
    }

    get type() {
        return this.#state.type;
    }

    get cancelable() {
        return this.#state.cancelable;
    }

    get defaultPrevented() {
        return this.#state.isCancelled;
    }

    get timeStamp() {
        return this.#state.time;
    }

    composedPath() {
        return this.#state.isDispatched ? [this.#state.target] : [];
    }

    get returnValue() {
        return !this.#state.isCancelled;
    }

    get bubbles() {
        return this.#state.bubbles;
    }

    get composed() {
        return this.#state.composed;
    }

    get eventPhase() {
        return this.#state.isDispatched ? Event.AT_TARGET : Event.NONE;
    }

    get cancelBubble() {
        return this.#state.isPropagationStopped;
    }

    set cancelBubble(value) {
        if (value) this.#state.isPropagationStopped = true;
    }

    stopPropagation() {
        this.#state.isPropagationStopped = true;
    }

    get isTrusted() {
        return false;
    }

    static {
        stateOf = (value) => (value !== null && typeof value === "object" && #state in value ? value.#state : undefined);
    }
}
for (const [index, name] of ["NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"].entries()) {
    Object.defineProperty(Event, name, { value: index, enumerable: true });
}

class CustomEvent extends Event {
    #detail;

    constructor(type, options = undefined) {
        super(...(arguments.length === 0 ? [] : [type, options]));
        this.#detail = options?.detail ?? null;
    }

    get detail() {
        return this.#detail;
    }
}

class MessageEvent extends Event {
    #init;

    constructor(type, init = {}) {
        super(...(arguments.length === 0 ? [] : [type, init]));
        this.#init = init;
    }

    get data() {
        return this.#init.data ?? null;
    }

    get origin() {
        return this.#init.origin ?? "";
    }

    get lastEventId() {
        return this.#init.lastEventId ?? "";
    }

    get source() {
        return this.#init.source ?? null;
    }

    get ports() {
        return this.#init.ports ?? [];
    }
}

let listenersOf;

class EventTarget {
    #listeners = new Map();

    addEventListener(type, listener, options = undefined) {
        if (arguments.length < 2) throw missing();
        if (!requireListener(listener)) return;
        const { once, passive, capture, signal } = settingsOf(options);
        if (signal !== undefined) internal("abort-error").requireSignal(signal, "options.signal");
        if (signal?.aborted) return;
        const list = this.#listeners.get(String(type)) ?? [];
        if (list.some((entry) => entry.listener === listener && entry.capture === capture)) return;
        this.#listeners.set(String(type), [...list, { listener, once, passive, capture, isGone: false }]);
        signal?.addEventListener("abort", () => this.removeEventListener(type, listener, { capture }), { once: true });
    }

    removeEventListener(type, listener, options = undefined) {
        if (arguments.length < 2) throw missing();
        if (!requireListener(listener)) return;
        const { capture } = settingsOf(options);
        const list = this.#listeners.get(String(type)) ?? [];
        const gone = list.find((entry) => entry.listener === listener && entry.capture === capture);
        if (gone === undefined) return;
        gone.isGone = true;
        if (list.length === 1) this.#listeners.delete(String(type));
        else this.#listeners.set(String(type), list.filter((entry) => entry !== gone));
    }

    dispatchEvent(event) {
        const state = stateOf(event);
        if (state === undefined) throw invalidArgumentType("event", "an instance of Event", event);
        if (state.isDispatched) {
            throw coded("Error", "ERR_EVENT_RECURSION", `The event "${event.type}" is already being dispatched`);
        }
        state.target = this;
        state.isDispatched = true;
        for (const entry of this.#listeners.get(event.type) ?? []) {
            if (entry.isGone) continue;
            if (entry.once) this.removeEventListener(event.type, entry.listener, { capture: entry.capture });
            state.isPassive = entry.passive;
            call(this, entry.listener, event);
            state.isPassive = false;
            if (state.isStopped) break;
        }
        state.isDispatched = false;
        return !event.defaultPrevented;
    }

    static {
        listenersOf = (target, type) => (target.#listeners.get(type) ?? []).map((entry) => entry.listener);
    }
}

const missing = () => coded("TypeError", "ERR_MISSING_ARGS", 'The "type" and "listener" arguments must be specified');

/** Whether there is one; null and undefined are none. */
function requireListener(listener) {
    if (listener === null || listener === undefined) return false;
    if (typeof listener !== "function" && typeof listener !== "object") {
        throw invalidArgumentType("listener", "an instance of EventListener", listener);
    }
    return true;
}

function settingsOf(options) {
    const given = options !== null && typeof options === "object" ? options : { capture: options };
    const { once, passive, capture, signal } = given;
    return { once: Boolean(once), passive: Boolean(passive), capture: Boolean(capture), signal: signal ?? undefined };
}

// What a listener throws, or rejects with, is nobody's but the process's.
function call(target, listener, event) {
    try {
        const result = typeof listener === "function" ? listener.call(target, event) : listener.handleEvent(event);
        if (typeof result?.then === "function") result.then(undefined, fail);
    } catch (error) {
        fail(error);
    }
}

function fail(error) {
    require("node/process").nextTick(() => report("uncaughtException", error));
}

/** Gives a class the property `on<type>`, a listener that is called in the place of when it was first set. */
function defineHandler(type, name) {
    const handlers = new WeakMap();
    Object.defineProperty(type.prototype, `on${name}`, {
        configurable: true,
        enumerable: true,
        get() {
            return handlers.get(this)?.value ?? null;
        },
        set(value) {
            const handler = handlers.get(this) ?? {};
            const isNew = handler.listener === undefined;
            handler.value = typeof value === "function" ? value : undefined;
            handler.listener ??= (event) => handler.value?.call(this, event);
            handlers.set(this, handler);
            if (isNew) this.addEventListener(name, handler.listener);
        },
    });
}

for (const type of [Event, EventTarget, CustomEvent, MessageEvent]) {
    Object.defineProperty(type.prototype, Symbol.toStringTag, { value: type.name, configurable: true });
}

/** The listeners of a target for an event. */
exports.listenersOf = listenersOf;
Object.assign(exports, { Event, CustomEvent, MessageEvent, EventTarget, defineHandler });
