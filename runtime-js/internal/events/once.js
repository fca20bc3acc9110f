"use strict";
// events.once().

const { invalidArgumentType } = internal("validators");
const { requireSignal, abortedBy } = internal("abort-error");

/** Resolves with the values of the next event, rejects with the next error. */
module.exports = async function once(emitter, name, options = {}) {
    const signal = options?.signal;
    if (signal !== undefined) requireSignal(signal, "options.signal");
    if (signal?.aborted) throw abortedBy(signal);
    const isEmitter = typeof emitter?.on === "function";
    if (!isEmitter && typeof emitter?.addEventListener !== "function") {
        throw invalidArgumentType("emitter", "an instance of EventEmitter", emitter);
    }
    return new Promise((resolve, reject) => {
        const stop = () => {
            signal?.removeEventListener("abort", onAborted);
            if (isEmitter) {
                emitter.removeListener(name, onEvent);
                emitter.removeListener("error", onError);
            } else emitter.removeEventListener(name, onEvent);
        };
        const onError = (error) => {
            stop();
            reject(error);
        };
        const onEvent = (...values) => {
            stop();
            resolve(values);
        };
        const onAborted = () => {
            stop();
            reject(abortedBy(signal));
        };
        if (!isEmitter) emitter.addEventListener(name, onEvent, { once: true });
        else {
            emitter.once(name, onEvent);
            if (name !== "error" && typeof emitter.once === "function") emitter.once("error", onError);
        }
        signal?.addEventListener("abort", onAborted, { once: true });
    });
};
