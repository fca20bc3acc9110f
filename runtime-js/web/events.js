"use strict";
// Event and EventTarget.

const { report } = internal("uncaught");

class Event {
    #type;
    #options;
    #isCancelled = false;

    constructor(type, options = {}) {
        if (arguments.length === 0) throw internal("errors").coded("TypeError", "ERR_MISSING_ARGS", 'The "type" argument must be specified');
        this.#type = String(type);
        this.#options = options ?? {};
        this.timeStamp = internal("clock").monotonic();
        this.target = null;
        this.currentTarget = null;
        this.eventPhase = 0;
        this.isStopped = false;
        this.isTrusted = false;
    }

    get type() {
        return this.#type;
    }

    get bubbles() {
        return Boolean(this.#options.bubbles);
    }

    get cancelable() {
        return Boolean(this.#options.cancelable);
    }

    get composed() {
        return Boolean(this.#options.composed);
    }

    get defaultPrevented() {
        return this.#isCancelled;
    }

    preventDefault() {
        if (this.cancelable) this.#isCancelled = true;
    }

    stopPropagation() {}

    stopImmediatePropagation() {
        this.isStopped = true;
    }

    composedPath() {
        return this.currentTarget === null ? [] : [this.currentTarget];
    }
}

class CustomEvent extends Event {
    constructor(type, options = {}) {
        super(type, options);
        this.detail = options?.detail ?? null;
    }
}

let listenersOf;

class EventTarget {
    #listeners = new Map();

    static {
        listenersOf = (target, type) => (target.#listeners.get(type) ?? []).map((entry) => entry.listener);
    }

    addEventListener(type, listener, options = {}) {
        if (listener === null || listener === undefined) return;
        const { once = false, signal } = typeof options === "object" && options !== null ? options : {};
        if (signal?.aborted) return;
        const list = this.#listeners.get(type) ?? [];
        if (list.some((entry) => entry.listener === listener)) return;
        this.#listeners.set(type, [...list, { listener, once }]);
        signal?.addEventListener("abort", () => this.removeEventListener(type, listener), { once: true });
    }

    removeEventListener(type, listener) {
        const list = this.#listeners.get(type) ?? [];
        this.#listeners.set(type, list.filter((entry) => entry.listener !== listener));
    }

    dispatchEvent(event) {
        event.target = this;
        event.currentTarget = this;
        event.eventPhase = 2;
        for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
            if (once) this.removeEventListener(event.type, listener);
            try {
                if (typeof listener === "function") listener.call(this, event);
                else listener.handleEvent(event);
            } catch (error) {
                report("uncaughtException", error);
            }
            if (event.isStopped) break;
        }
        event.eventPhase = 0;
        event.currentTarget = null;
        return !event.defaultPrevented;
    }
}

Object.assign(exports, { Event, CustomEvent, EventTarget });

/** The listeners of a target for an event. */
exports.listenersOf = listenersOf;
