"use strict";
// Node's timers/promises.

const timers = internal("timers");
const { missing, coded } = internal("errors");

/** Resolves to `value` when `start(done)` calls back; an abort stops the timer. */
function wait(start, value, signal) {
    return new Promise((resolve, reject) => {
        let timer;
        const abort = () => {
            timers.stop(timer);
            const error = coded("Error", "ABORT_ERR", "The operation was aborted");
            error.name = "AbortError";
            error.cause = signal.reason;
            reject(error);
        };
        if (signal?.aborted) {
            abort();
            return;
        }
        timer = start(() => {
            signal?.removeEventListener("abort", abort);
            resolve(value);
        });
        signal?.addEventListener("abort", abort, { once: true });
    });
}

exports.setTimeout = (delay, value, options) => wait((done) => timers.start(done, delay, [], false), value, options?.signal);
exports.setImmediate = (value, options) => wait((done) => timers.startImmediate(done, []), value, options?.signal);
exports.setInterval = missing("timersPromises.setInterval()");
exports.scheduler = { wait: (delay, options) => exports.setTimeout(delay, undefined, options), yield: () => exports.setImmediate() };
