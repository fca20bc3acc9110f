"use strict";
// What Node's APIs fail with when the signal they were given is aborted.

const { invalidArgumentType } = internal("validators");

class AbortError extends Error {
    constructor(message = "The operation was aborted", options) {
        super(message, options);
        this.code = "ABORT_ERR";
        this.name = "AbortError";
    }
}

const isSignal = (value) => value !== null && typeof value === "object" && "aborted" in value;

function requireSignal(value, name) {
    if (!isSignal(value)) throw invalidArgumentType(name, "an instance of AbortSignal", value);
}

/** The error of an operation whose signal is aborted. */
const abortedBy = (signal) => new AbortError(undefined, { cause: signal.reason });

/** Calls `listener` when the signal is aborted, at once if it is; gives a function that ends this. */
function onAbort(signal, listener) {
    if (signal.aborted) {
        require("node/process").nextTick(listener);
        return () => {};
    }
    signal.addEventListener("abort", listener, { once: true });
    return () => signal.removeEventListener("abort", listener);
}

/** Several errors as one: the first keeps its message. */
function together(inner, outer) {
    if (!inner || !outer || inner === outer) return inner || outer;
    if (Array.isArray(outer.errors)) {
        outer.errors.push(inner);
        return outer;
    }
    return Object.assign(new AggregateError([outer, inner], outer.message), { code: outer.code });
}

Object.assign(exports, { AbortError, isSignal, requireSignal, abortedBy, onAbort, together });
