"use strict";
// AbortController and AbortSignal.

const timers = internal("timers");
const { Event, EventTarget, defineHandler } = require("web/events");
const { DOMException } = require("web/dom-exception");

const { invalidArgumentType, requireInteger } = internal("validators");

let isInternal = false;
let abort;

class AbortSignal extends EventTarget {
    #aborted = false;
    #reason;

    constructor() {
        super();
        if (!isInternal) throw internal("errors").coded("TypeError", "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor");
    }

    get aborted() {
        return this.#aborted;
    }

    get reason() {
        return this.#reason;
    }

    throwIfAborted() {
        if (this.#aborted) throw this.#reason;
    }

    static abort(reason) {
        const signal = make();
        abort(signal, reason);
        return signal;
    }

    static timeout(milliseconds) {
        if (typeof milliseconds !== "number") throw invalidArgumentType("delay", "of type number", milliseconds);
        requireInteger(milliseconds, "delay", 0, 2 ** 32 - 1);
        const signal = make();
        timers.start(() => abort(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError")),
            milliseconds, [], false).unref();
        return signal;
    }

    /** Aborted as soon as one of the signals is. */
    static any(signals) {
        if (!Array.isArray(signals)) throw invalidArgumentType("signals", "an instance of Array", signals);
        signals.forEach((other, index) => internal("abort-error").requireSignal(other, `signals[${index}]`));
        const signal = make();
        const aborted = signals.find((other) => other.aborted);
        if (aborted !== undefined) {
            abort(signal, aborted.reason);
            return signal;
        }
        // The first to be aborted lets go of the others, so that those that live long keep nothing.
        const listeners = signals.map((other) => [other, () => {
            for (const [each, listener] of listeners) each.removeEventListener("abort", listener);
            abort(signal, other.reason);
        }]);
        for (const [other, listener] of listeners) other.addEventListener("abort", listener, { once: true });
        return signal;
    }

    static {
        abort = (signal, reason) => {
            if (signal.#aborted) return;
            signal.#aborted = true;
            signal.#reason = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
            signal.dispatchEvent(new Event("abort"));
        };
    }
}

function make() {
    isInternal = true;
    try {
        return new AbortSignal();
    } finally {
        isInternal = false;
    }
}

defineHandler(AbortSignal, "abort");

class AbortController {
    #signal = make();

    get signal() {
        return this.#signal;
    }

    abort(reason) {
        abort(this.#signal, reason);
    }
}

Object.defineProperty(AbortSignal.prototype, Symbol.toStringTag, { value: "AbortSignal", configurable: true });
Object.defineProperty(AbortController.prototype, Symbol.toStringTag, { value: "AbortController", configurable: true });

exports.AbortSignal = AbortSignal;
exports.AbortController = AbortController;
