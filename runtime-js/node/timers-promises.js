"use strict";
// Node's timers/promises.

const timers = internal("timers");
const { coded } = internal("errors");
const { invalidArgumentType, requireBoolean, requireNumber, requireObject } = internal("validators");

function abortError(signal) {
    const error = coded("Error", "ABORT_ERR", "The operation was aborted");
    Object.defineProperty(error, "name", { value: "AbortError", writable: true, configurable: true, enumerable: false });
    Object.defineProperty(error, "cause", { value: signal.reason, writable: true, configurable: true, enumerable: false });
    return error;
}

function checked(options) {
    requireObject(options, "options");
    const { signal, ref = true } = options;
    if (signal !== undefined && (signal === null || typeof signal !== "object" || !("aborted" in signal))) {
        throw invalidArgumentType("options.signal", "an instance of AbortSignal", signal);
    }
    requireBoolean(ref, "options.ref");
    return { signal, ref };
}

/** Resolves to `value` when `start(done)` calls back; an abort stops the timer. */
async function wait(start, value, options) {
    const { signal, ref } = checked(options);
    if (signal?.aborted) throw abortError(signal);
    return new Promise((resolve, reject) => {
        const abort = () => {
            timers.stop(timer);
            reject(abortError(signal));
        };
        const timer = start(() => {
            signal?.removeEventListener("abort", abort);
            resolve(value);
        });
        if (!ref) timer.unref();
        signal?.addEventListener("abort", abort, { once: true });
    });
}

exports.setTimeout = function setTimeout(delay, value, options = {}) {
    return wait((done) => {
        if (delay !== undefined) requireNumber(delay, "delay");
        return timers.start(done, delay, [], false);
    }, value, options);
};

exports.setImmediate = function setImmediate(value, options = {}) {
    return wait((done) => timers.startImmediate(done, []), value, options);
};

/** Gives `value` at every interval; one who comes late gets what was missed at once. */
exports.setInterval = async function* setInterval(delay, value, options = {}) {
    const { signal, ref } = checked(options);
    if (signal?.aborted) throw abortError(signal);
    let due = 0;
    let wake;
    const timer = timers.start(() => {
        due += 1;
        wake?.();
    }, delay, [], true);
    if (!ref) timer.unref();
    const abort = () => wake?.();
    signal?.addEventListener("abort", abort, { once: true });
    try {
        while (!signal?.aborted) {
            if (due === 0) await new Promise((resolve) => { wake = resolve; });
            for (; due > 0; due--) yield value;
        }
        throw abortError(signal);
    } finally {
        timers.stop(timer);
        signal?.removeEventListener("abort", abort);
    }
};

exports.scheduler = {
    wait: (delay, options) => exports.setTimeout(delay, undefined, options),
    yield: () => exports.setImmediate(),
};
