"use strict";
// events.on(): the events of an emitter as an async iterator.

const { invalidArgumentType, requireInteger } = internal("validators");
const { requireSignal, abortedBy } = internal("abort-error");

const asyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

module.exports = function on(emitter, name, options = {}) {
    const signal = options.signal;
    if (signal !== undefined) requireSignal(signal, "options.signal");
    if (signal?.aborted) throw abortedBy(signal);
    const high = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
    const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
    requireInteger(high, "options.highWaterMark", 1, Number.MAX_SAFE_INTEGER);
    requireInteger(low, "options.lowWaterMark", 1, Number.MAX_SAFE_INTEGER);
    const isEmitter = typeof emitter?.on === "function";
    if (!isEmitter && typeof emitter?.addEventListener !== "function") {
        throw invalidArgumentType("emitter", "an instance of EventEmitter", emitter);
    }

    const events = [];
    const waiting = [];
    let failure;
    let isFinished = false;
    let isPaused = false;

    const listened = [];
    const listen = (event, listener) => {
        listened.push([event, listener]);
        if (isEmitter) emitter.on(event, listener);
        else emitter.addEventListener(event, listener);
    };
    const stop = () => {
        signal?.removeEventListener("abort", onAborted);
        for (const [event, listener] of listened.splice(0)) {
            if (isEmitter) emitter.removeListener(event, listener);
            else emitter.removeEventListener(event, listener);
        }
    };
    const finish = () => {
        stop();
        isFinished = true;
        for (const { resolve } of waiting.splice(0)) resolve({ value: undefined, done: true });
        return Promise.resolve({ value: undefined, done: true });
    };
    const fail = (error) => {
        if (waiting.length > 0) waiting.shift().reject(error);
        else failure = { error };
        finish();
    };
    const onEvent = (...values) => {
        if (waiting.length > 0) {
            waiting.shift().resolve({ value: values, done: false });
            return;
        }
        events.push(values);
        if (!isPaused && events.length > high && typeof emitter.pause === "function") {
            isPaused = true;
            emitter.pause();
        }
    };
    const onAborted = () => fail(abortedBy(signal));

    const iterator = Object.setPrototypeOf({
        next() {
            if (events.length > 0) {
                const value = events.shift();
                if (isPaused && events.length < low) {
                    isPaused = false;
                    emitter.resume?.();
                }
                return Promise.resolve({ value, done: false });
            }
            if (failure !== undefined) {
                const { error } = failure;
                failure = undefined;
                return Promise.reject(error);
            }
            if (isFinished) return finish();
            return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
        },
        return: finish,
        throw(error) {
            if (!(error instanceof Error)) throw invalidArgumentType("EventEmitter.AsyncIterator", "an instance of Error", error);
            fail(error);
        },
        [Symbol.asyncIterator]() {
            return this;
        },
    }, asyncIteratorPrototype);

    listen(name, onEvent);
    if (name !== "error" && isEmitter) listen("error", fail);
    for (const event of options.close ?? []) listen(event, finish);
    signal?.addEventListener("abort", onAborted, { once: true });
    return iterator;
};
