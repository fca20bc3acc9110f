"use strict";
// AbortController and AbortSignal.

const timers = internal("timers");
const { Event, EventTarget } = require("web/events");
const { DOMException } = require("web/dom-exception");

let isInternal = false;
let abort;

class AbortSignal extends EventTarget {
    #aborted = false;
    #reason;

    constructor() {
        super();
        if (!isInternal) throw internal("errors").coded("TypeError", "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor");
        this.onabort = null;
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
        const signal = make();
        timers.start(() => abort(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError")),
            milliseconds, [], false).unref();
        return signal;
    }

    /** Aborted as soon as one of the signals is. */
    static any(signals) {
        const signal = make();
        for (const other of signals) {
            if (other.aborted) {
                abort(signal, other.reason);
                break;
            }
            other.addEventListener("abort", () => abort(signal, other.reason), { once: true });
        }
        return signal;
    }

    static {
        abort = (signal, reason) => {
            if (signal.#aborted) return;
            signal.#aborted = true;
            signal.#reason = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
            const event = new Event("abort");
            signal.onabort?.(event);
            signal.dispatchEvent(event);
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

class AbortController {
    #signal = make();

    get signal() {
        return this.#signal;
    }

    abort(reason) {
        abort(this.#signal, reason);
    }
}

exports.AbortSignal = AbortSignal;
exports.AbortController = AbortController;
