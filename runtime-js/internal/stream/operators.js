"use strict";
// Readable's map, filter, toArray and so on.

const { requireInteger, invalidArgumentType, outOfRange } = internal("validators");
const { requireSignal, abortedBy } = internal("abort-error");
const { coded } = internal("errors");
const { AbortController, AbortSignal } = require("web/abort");
const { finished } = internal("stream/end-of-stream");

function requireFn(fn) {
    if (typeof fn !== "function") throw invalidArgumentType("fn", "of type function or an instance of AsyncFunction", fn);
}

function requireOptions(options) {
    if (options === undefined || options === null) return;
    if (typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
    if (options.signal !== undefined && options.signal !== null) requireSignal(options.signal, "options.signal");
}

/** What `fn` gives for each chunk, in order, up to `concurrency` at once. */
function map(stream, fn, options) {
    requireFn(fn);
    requireOptions(options);
    const concurrency = Math.floor(options?.concurrency ?? 1);
    const ahead = Math.floor(options?.highWaterMark ?? concurrency - 1);
    requireInteger(concurrency, "options.concurrency", 1, Number.MAX_SAFE_INTEGER);
    requireInteger(ahead, "options.highWaterMark", 0, Number.MAX_SAFE_INTEGER);
    return mapped(stream, fn, options?.signal, concurrency, concurrency + ahead);
}

const nothing = Symbol("kEmpty");
const theEnd = Symbol("kEof");

async function* mapped(stream, fn, signal, concurrency, limit) {
    const stopped = new AbortController();
    const inner = AbortSignal.any([signal, stopped.signal].filter(Boolean));
    const queue = [];
    let isDone = false;
    let running = 0;
    let wakeReader = null;
    let wakePump = null;
    const wake = () => {
        wakeReader?.();
        wakeReader = null;
    };
    const goOn = () => {
        if (wakePump && running < concurrency && queue.length < limit) {
            wakePump();
            wakePump = null;
        }
    };
    const settled = () => {
        running -= 1;
        goOn();
    };
    (async () => {
        try {
            for await (const chunk of stream) {
                if (isDone) return;
                if (inner.aborted) throw abortedBy(inner);
                let value;
                try {
                    value = fn(chunk, { signal: inner });
                    if (value === nothing) continue;
                    value = Promise.resolve(value);
                } catch (error) {
                    value = Promise.reject(error);
                }
                running += 1;
                value.then(settled, () => {
                    isDone = true;
                    settled();
                });
                queue.push(value);
                wake();
                if (!isDone && (queue.length >= limit || running >= concurrency)) {
                    await new Promise((resolve) => { wakePump = resolve; });
                }
            }
            queue.push(theEnd);
        } catch (error) {
            const failed = Promise.reject(error);
            failed.then(settled, () => {
                isDone = true;
                settled();
            });
            queue.push(failed);
        } finally {
            isDone = true;
            wake();
        }
    })();
    try {
        while (true) {
            while (queue.length > 0) {
                const value = await queue[0];
                if (value === theEnd) return;
                if (inner.aborted) throw abortedBy(inner);
                if (value !== nothing) yield value;
                queue.shift();
                goOn();
            }
            await new Promise((resolve) => { wakeReader = resolve; });
        }
    } finally {
        isDone = true;
        stopped.abort();
        wakePump?.();
        wakePump = null;
    }
}

function filter(stream, fn, options) {
    requireFn(fn);
    return map(stream, async (chunk, info) => (await fn(chunk, info) ? chunk : nothing), options);
}

async function* flatten(chunks) {
    for await (const chunk of chunks) yield* chunk;
}

function flatMap(stream, fn, options) {
    return flatten(map(stream, fn, options));
}

function asIndexedPairs(stream, options) {
    requireOptions(options);
    return (async function* pairs() {
        let index = 0;
        for await (const chunk of stream) {
            if (options?.signal?.aborted) throw abortedBy(options.signal);
            yield [index++, chunk];
        }
    })();
}

function countOf(value) {
    const count = Number(value);
    if (Number.isNaN(count)) return 0;
    if (count < 0) throw outOfRange("number", ">= 0", count);
    return count;
}

function drop(stream, number, options) {
    requireOptions(options);
    let left = countOf(number);
    return (async function* dropped() {
        if (options?.signal?.aborted) throw abortedBy(options.signal);
        for await (const chunk of stream) {
            if (options?.signal?.aborted) throw abortedBy(options.signal);
            if (left-- <= 0) yield chunk;
        }
    })();
}

function take(stream, number, options) {
    requireOptions(options);
    let left = countOf(number);
    return (async function* taken() {
        if (options?.signal?.aborted) throw abortedBy(options.signal);
        for await (const chunk of stream) {
            if (options?.signal?.aborted) throw abortedBy(options.signal);
            if (left-- > 0) yield chunk;
            if (left <= 0) return;
        }
    })();
}

async function some(stream, fn, options) {
    for await (const _ of filter(stream, fn, options)) return true;
    return false;
}

async function every(stream, fn, options) {
    requireFn(fn);
    return !(await some(stream, async (...values) => !(await fn(...values)), options));
}

async function find(stream, fn, options) {
    for await (const chunk of filter(stream, fn, options)) return chunk;
    return undefined;
}

async function forEach(stream, fn, options) {
    requireFn(fn);
    const call = async (chunk, info) => {
        await fn(chunk, info);
        return nothing;
    };
    for await (const _ of map(stream, call, options));
}

async function toArray(stream, options) {
    requireOptions(options);
    const chunks = [];
    for await (const chunk of stream) {
        if (options?.signal?.aborted) throw abortedBy(options.signal);
        chunks.push(chunk);
    }
    return chunks;
}

async function reduce(stream, reducer, values) {
    if (typeof reducer !== "function") {
        throw invalidArgumentType("reducer", "of type function or an instance of AsyncFunction", reducer);
    }
    const options = values[1];
    requireOptions(options);
    let hasValue = values.length > 0;
    let value = values[0];
    if (options?.signal?.aborted) {
        const error = abortedBy(options.signal);
        stream.once("error", () => {});
        await new Promise((resolve) => finished(stream.destroy(error), resolve));
        throw error;
    }
    const stopped = new AbortController();
    const signal = AbortSignal.any([options?.signal, stopped.signal].filter(Boolean));
    try {
        let isEmpty = true;
        for await (const chunk of stream) {
            isEmpty = false;
            if (options?.signal?.aborted) throw abortedBy(options.signal);
            if (hasValue) value = await reducer(value, chunk, { signal });
            else {
                value = chunk;
                hasValue = true;
            }
        }
        if (isEmpty && !hasValue) {
            throw coded("TypeError", "ERR_MISSING_ARGS", "Reduce of an empty stream requires an initial value");
        }
    } finally {
        stopped.abort();
    }
    return value;
}

const giveStreams = { asIndexedPairs, drop, filter, flatMap, map, take };
const givePromises = { every, forEach, some, toArray, find };

exports.install = function install(prototype) {
    const add = (name, value) => {
        Object.defineProperty(value, "name", { value: name, configurable: true });
        Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: false });
    };
    for (const [name, operator] of Object.entries(giveStreams)) {
        add(name, function toStream(...values) {
            return internal("stream/readable").Readable.from(operator(this, ...values));
        });
    }
    for (const [name, operator] of Object.entries(givePromises)) {
        add(name, function toPromise(...values) {
            return operator(this, ...values);
        });
    }
    add("reduce", function reduceStream(reducer, ...values) {
        return reduce(this, reducer, values);
    });
    add("compose", function composeStream(stream, options) {
        return internal("stream/compose").composeOperator(this, stream, options);
    });
};

