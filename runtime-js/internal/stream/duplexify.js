"use strict";
// Duplex.from(): anything that can be read or written, as a Duplex.

const process = require("node/process");
const { invalidArgumentType } = internal("validators");
const { abortedBy, AbortError } = internal("abort-error");
const { finished } = internal("stream/end-of-stream");
const { destroyer } = internal("stream/destroy");
const { invalidReturn } = internal("stream/errors");
const { Duplex } = internal("stream/duplex");
const { readOutOf, writeInto } = internal("stream/bridge");
const { Readable } = internal("stream/readable");
const { Writable } = internal("stream/writable");
const { AbortController } = require("web/abort");
const is = internal("stream/state");

module.exports = function duplexify(body, name) {
    if (is.isDuplexNodeStream(body)) return body;
    if (is.isReadableNodeStream(body)) return join({ readable: body });
    if (is.isWritableNodeStream(body)) return join({ writable: body });
    if (is.isNodeStream(body)) return join({ readable: false, writable: false });
    if (is.isReadableStream(body)) return join({ readable: Readable.fromWeb(body) });
    if (is.isWritableStream(body)) return join({ writable: Writable.fromWeb(body) });
    if (typeof body === "function") return ofFunction(body, name);
    if (isBlob(body)) return duplexify(body.arrayBuffer(), name);
    if (is.isIterable(body)) return internal("stream/from")(Duplex, body, { writable: false });
    if (is.isReadableStream(body?.readable) && is.isWritableStream(body?.writable)) return Duplex.fromWeb(body);
    if (typeof body?.writable === "object" || typeof body?.readable === "object") {
        const side = (value, isSide) => (value ? (isSide(value) ? value : duplexify(value, name)) : undefined);
        return join({
            readable: side(body.readable, is.isReadableNodeStream),
            writable: side(body.writable, is.isWritableNodeStream),
        });
    }
    if (typeof body?.then === "function") return ofPromise(body);
    throw invalidArgumentType(name, "of type function or an instance of Blob, ReadableStream, WritableStream, Stream, " +
        "Iterable, AsyncIterable, or Promise or { readable, writable } pair", body);
};

const isBlob = (value) => typeof value?.arrayBuffer === "function" && typeof value.stream === "function";

function ofFunction(body, name) {
    const { chunks, ...sink } = channel();
    const value = body(chunks, { signal: sink.signal });
    if (is.isIterable(value)) return internal("stream/from")(Duplex, value, { objectMode: true, ...sink.options });
    if (typeof value?.then !== "function") throw invalidReturn("Iterable, AsyncIterable or AsyncFunction", name, value);
    let duplex;
    const done = value.then((result) => {
        if (result !== null && result !== undefined) throw invalidReturn("nully", "body", result);
    }, (error) => destroyer(duplex, error));
    duplex = new Duplex({
        objectMode: true,
        readable: false,
        ...sink.options,
        final(callback) {
            sink.options.final(async () => {
                try {
                    await done;
                    process.nextTick(callback, null);
                } catch (error) {
                    process.nextTick(callback, error);
                }
            });
        },
    });
    return duplex;
}

function deferred() {
    const made = {};
    made.promise = new Promise((resolve) => { made.resolve = resolve; });
    return made;
}

/** What is written comes out of an async iterable, chunk by chunk. */
function channel() {
    let next = deferred();
    const controller = new AbortController();
    const { signal } = controller;
    const chunks = (async function* written() {
        while (true) {
            const { chunk, isLast, callback } = await next.promise;
            next = deferred();
            process.nextTick(callback);
            if (isLast) return;
            if (signal.aborted) throw abortedBy(signal);
            yield chunk;
        }
    })();
    return {
        chunks,
        signal,
        options: {
            write: (chunk, encoding, callback) => next.resolve({ chunk, isLast: false, callback }),
            final: (callback) => next.resolve({ isLast: true, callback }),
            destroy(error, callback) {
                controller.abort();
                callback(error);
            },
        },
    };
}

function ofPromise(promise) {
    const duplex = new Duplex({ objectMode: true, writable: false, read() {} });
    promise.then((value) => {
        if (value !== null && value !== undefined) duplex.push(value);
        duplex.push(null);
    }, (error) => destroyer(duplex, error));
    return duplex;
}

/** A Duplex of a readable and a writable. */
function join({ readable, writable }) {
    const source = readable && typeof readable.read !== "function" ? Readable.wrap(readable) : readable;
    let canRead = Boolean(source && is.isReadable(source));
    let canWrite = Boolean(writable && is.isWritable(writable));
    let onClose;
    const stops = [];
    const duplex = new Duplex({
        readableObjectMode: Boolean(source?.readableObjectMode),
        writableObjectMode: Boolean(writable?.writableObjectMode),
        readable: canRead,
        writable: canWrite,
    });
    const onEnded = (error) => {
        const callback = onClose;
        onClose = undefined;
        if (callback) callback(error);
        else if (error) duplex.destroy(error);
    };
    if (canWrite) {
        finished(writable, (error) => {
            canWrite = false;
            if (error) destroyer(source, error);
            onEnded(error);
        });
        stops.push(writeInto(duplex, writable));
    }
    if (canRead) {
        finished(source, (error) => {
            canRead = false;
            if (error) destroyer(source, error);
            onEnded(error);
        });
        stops.push(readOutOf(duplex, source));
    }
    duplex._destroy = (error, callback) => {
        const reason = !error && onClose !== undefined ? new AbortError() : error;
        for (const stop of stops) stop();
        if (!canWrite && !canRead) {
            callback(reason);
            return;
        }
        onClose = callback;
        destroyer(writable, reason);
        destroyer(source, reason);
    };
    return duplex;
}
