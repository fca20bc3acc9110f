"use strict";
// ReadableStream and its readers.

const core = internal("web-streams/readable-core");
const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");
const {
    slots, setSlots, invalidState, invalidThis, callback, requireDictionary, highWaterMark, sizeOf, inspectable,
} = internal("web-streams/shared");

const nothing = () => undefined;

class ReadableStream {
    constructor(source = {}, strategy = {}) {
        if (source === null) throw invalidArgumentType("source", "of type object", source);
        requireDictionary(strategy, "strategy");
        setSlots(this, core.initial());
        const type = source.type;
        const start = callback(source, "start", "source") ?? nothing;
        const pull = callback(source, "pull", "source") ?? nothing;
        const cancel = callback(source, "cancel", "source") ?? nothing;
        if (`${type}` === "bytes") {
            if (strategy?.size !== undefined) {
                throw coded("RangeError", "ERR_INVALID_ARG_VALUE", "The property 'strategy.size' is invalid. Received " +
                    internal("inspect").inspect(strategy.size));
            }
            const chunkSize = source.autoAllocateChunkSize;
            if (chunkSize === 0) {
                throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
                    "The property 'source.autoAllocateChunkSize' is invalid. Received 0");
            }
            internal("web-streams/byte-controller").setUp(this,
                { start, pull, cancel, mark: highWaterMark(strategy, 0), chunkSize });
            return;
        }
        if (type !== undefined) {
            throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
                `The property 'source.type' is invalid. Received ${internal("inspect").inspect(type)}`);
        }
        const size = sizeOf(strategy);
        const mark = highWaterMark(strategy, 1);
        internal("web-streams/default-controller").setUp(this, { start, pull, cancel, mark, size });
    }

    get locked() {
        return core.isLocked(checked(this));
    }

    static from(iterable) {
        return internal("web-streams/from")(iterable);
    }

    cancel(reason = undefined) {
        if (!isReadableStream(this)) return Promise.reject(invalidThis("ReadableStream"));
        if (core.isLocked(this)) return Promise.reject(invalidState("ReadableStream is locked"));
        return core.cancel(this, reason);
    }

    getReader(options = {}) {
        checked(this);
        requireDictionary(options, "options");
        const mode = options?.mode;
        if (mode === undefined) return new ReadableStreamDefaultReader(this);
        if (`${mode}` !== "byob") {
            throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
                `The property 'options.mode' is invalid. Received ${internal("inspect").inspect(mode)}`);
        }
        return new ReadableStreamBYOBReader(this);
    }

    pipeThrough(transform, options = {}) {
        checked(this);
        const { writable, readable } = transform ?? {};
        if (!isReadableStream(readable)) {
            throw invalidArgumentType("transform.readable", "an instance of ReadableStream", readable);
        }
        const { isWritableStream, isLocked } = internal("web-streams/writable");
        if (!isWritableStream(writable)) {
            throw invalidArgumentType("transform.writable", "an instance of WritableStream", writable);
        }
        if (core.isLocked(this)) throw invalidState("The ReadableStream is locked");
        if (isLocked(writable)) throw invalidState("The WritableStream is locked");
        const { pipe, checkedOptions } = internal("web-streams/pipe");
        pipe(this, writable, checkedOptions(options)).catch(nothing);
        return readable;
    }

    pipeTo(target, options = {}) {
        try {
            checked(this);
            const { isWritableStream, isLocked } = internal("web-streams/writable");
            if (!isWritableStream(target)) {
                throw invalidArgumentType("transform.writable", "an instance of WritableStream", target);
            }
            const { pipe, checkedOptions } = internal("web-streams/pipe");
            const settings = checkedOptions(options);
            if (core.isLocked(this)) throw invalidState("The ReadableStream is locked");
            if (isLocked(target)) throw invalidState("The WritableStream is locked");
            return pipe(this, target, settings);
        } catch (error) {
            return Promise.reject(error);
        }
    }

    tee() {
        checked(this);
        return internal("web-streams/tee")(this);
    }

    values(options = {}) {
        checked(this);
        requireDictionary(options, "options");
        return internal("web-streams/iterator")(this, Boolean(options?.preventCancel));
    }
}
Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
    value: ReadableStream.prototype.values, writable: true, configurable: true, enumerable: false,
});
inspectable(ReadableStream, (stream) => ({
    locked: stream.locked, state: stream[slots].state, supportsBYOB: isByteStream(stream),
}));
Object.defineProperty(ReadableStream, "from", { enumerable: true });

// What Node's stream module asks of streams of the web.
for (const [mark, get] of Object.entries({
    disturbed: (own) => own.isDisturbed, errored: (own) => own.state === "errored", readable: (own) => own.state === "readable",
})) {
    Object.defineProperty(ReadableStream.prototype, Symbol.for(`nodejs.stream.${mark}`), {
        configurable: true,
        get() {
            return get(this[slots]);
        },
    });
}

const isReadableStream = (value) => value instanceof ReadableStream && value[slots] !== undefined;
const isByteStream = (stream) => stream[slots].controller instanceof
    internal("web-streams/byte-controller").ReadableByteStreamController;

function checked(stream) {
    if (!isReadableStream(stream)) throw invalidThis("ReadableStream");
    return stream;
}

function requireStream(stream) {
    if (!isReadableStream(stream)) throw invalidArgumentType("stream", "an instance of ReadableStream", stream);
}

class ReadableStreamDefaultReader {
    constructor(stream) {
        requireStream(stream);
        setSlots(this, core.acquire(this, stream, false));
    }

    read() {
        if (this?.[slots]?.isBYOB !== false) return Promise.reject(invalidThis("ReadableStreamDefaultReader"));
        if (this[slots].stream === undefined) return Promise.reject(invalidState("The reader is not attached to a stream"));
        return core.readResult(this);
    }

    releaseLock() {
        if (this[slots].stream !== undefined) core.release(this);
    }

    get closed() {
        return this[slots].closed.promise;
    }

    cancel(reason = undefined) {
        const { stream } = this[slots];
        return stream === undefined ? Promise.reject(invalidState("The reader is not attached to a stream"))
            : core.cancel(stream, reason);
    }
}
inspectable(ReadableStreamDefaultReader, (reader) => ({
    stream: reader[slots].stream, readRequests: reader[slots].requests.length, close: reader.closed,
}));

class ReadableStreamBYOBReader {
    constructor(stream) {
        requireStream(stream);
        if (!isByteStream(stream)) {
            throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
                `The argument 'stream' must be a byte stream. Received ${internal("inspect").inspect(stream)}`);
        }
        setSlots(this, core.acquire(this, stream, true));
    }

    read(view, options = {}) {
        const { stream } = this[slots];
        if (!ArrayBuffer.isView(view)) {
            return Promise.reject(invalidArgumentType("view", "an instance of Buffer, TypedArray, or DataView", view));
        }
        if (view.byteLength === 0 || view.buffer.byteLength === 0) {
            return Promise.reject(invalidState("View or Viewed ArrayBuffer is zero-length or detached"));
        }
        const minimum = options?.min ?? 1;
        if (minimum === 0) {
            return Promise.reject(coded("TypeError", "ERR_INVALID_ARG_VALUE",
                "The property 'options.min' must be greater than 0. Received 0"));
        }
        if (minimum > (view.length ?? view.byteLength)) {
            return Promise.reject(internal("validators").outOfRange("options.min", "<= view.length", minimum));
        }
        if (stream === undefined) return Promise.reject(invalidState("The reader is not attached to a stream"));
        const own = stream[slots];
        own.isDisturbed = true;
        if (own.state === "errored") return Promise.reject(own.error);
        return new Promise((resolve, reject) => own.controller[slots].pullInto(view, minimum, {
            chunk: (value) => resolve({ value, done: false }),
            close: (value) => resolve({ value, done: true }),
            error: reject,
        }));
    }

    releaseLock() {
        if (this[slots].stream !== undefined) core.release(this);
    }

    get closed() {
        return this[slots].closed.promise;
    }

    cancel(reason = undefined) {
        const { stream } = this[slots];
        return stream === undefined ? Promise.reject(invalidState("The reader is not attached to a stream"))
            : core.cancel(stream, reason);
    }
}
inspectable(ReadableStreamBYOBReader, (reader) => ({
    stream: reader[slots].stream, requests: reader[slots].requests.length, close: reader.closed,
}));

/** A stream of the runtime's own. */
function makeReadable({ start = nothing, pull = nothing, cancel = nothing, mark = 1, size = () => 1 }) {
    const stream = Object.create(ReadableStream.prototype);
    setSlots(stream, core.initial());
    internal("web-streams/default-controller").setUp(stream, { start, pull, cancel, mark, size });
    return stream;
}

Object.assign(exports, {
    ReadableStream, ReadableStreamDefaultReader, ReadableStreamBYOBReader, isReadableStream, isByteStream, makeReadable,
});
