"use strict";
// Streams of Node as those of the web, and the other way round.

const process = require("node/process");
const { invalidArgumentType } = internal("validators");
const { AbortError } = internal("abort-error");
const { coded } = internal("errors");
const { finished } = internal("stream/end-of-stream");
const { destroyer } = internal("stream/destroy");
const is = internal("stream/state");

const web = () => internal("web-streams/readable");
const webWritable = () => internal("web-streams/writable");

function requireOptions(options) {
    if (options === null || typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
}

/** The end of a stream that was closed early, as the web tells it. */
const asAbort = (error) => (error?.code === "ERR_STREAM_PREMATURE_CLOSE" ? new AbortError(undefined, { cause: error }) : error);

exports.readableToWeb = function readableToWeb(stream, options = {}) {
    if (typeof stream?._readableState !== "object") {
        throw invalidArgumentType("streamReadable", "an instance of stream.Readable", stream);
    }
    requireOptions(options);
    const { ReadableStream } = web();
    if (is.isDestroyed(stream) || !is.isReadable(stream)) {
        const empty = new ReadableStream();
        empty.cancel();
        return empty;
    }
    const isObjects = stream.readableObjectMode;
    const mark = stream.readableHighWaterMark;
    const strategy = options.strategy ?? { highWaterMark: mark, size: isObjects ? () => 1 : (chunk) => chunk.byteLength };
    let controller;
    let isCancelled = false;
    const onData = (chunk) => {
        controller.enqueue(!isObjects && ArrayBuffer.isView(chunk) ? new Uint8Array(chunk) : chunk);
        if (controller.desiredSize <= 0) stream.pause();
    };
    stream.pause();
    const stop = finished(stream, { writable: false }, (error) => {
        stop();
        stream.on("error", () => {});
        if (error) controller.error(asAbort(error));
        else if (!isCancelled) controller.close();
    });
    stream.on("data", onData);
    stream.pause();
    return new ReadableStream({
        start(given) {
            controller = given;
        },
        pull() {
            stream.resume();
        },
        cancel(reason) {
            isCancelled = true;
            destroyer(stream, reason);
        },
    }, strategy);
};

exports.readableFromWeb = function readableFromWeb(source, options = {}) {
    if (!is.isReadableStream(source)) throw invalidArgumentType("readableStream", "an instance of ReadableStream", source);
    requireOptions(options);
    const { highWaterMark, encoding, objectMode = false, signal } = options;
    const reader = source.getReader();
    let isClosed = false;
    const { Readable } = internal("stream/readable");
    const stream = new Readable({
        objectMode, highWaterMark, encoding, signal,
        read() {
            reader.read().then(({ value, done }) => stream.push(done ? null : value), (error) => destroyer(stream, error));
        },
        destroy(error, callback) {
            const done = () => process.nextTick(callback, error);
            if (isClosed) done();
            else reader.cancel(error).then(done, done);
        },
    });
    reader.closed.then(() => { isClosed = true; }, (error) => {
        isClosed = true;
        destroyer(stream, error);
    });
    return stream;
};

exports.writableToWeb = function writableToWeb(stream) {
    if (typeof stream?._writableState !== "object") {
        throw invalidArgumentType("streamWritable", "an instance of stream.Writable", stream);
    }
    const { WritableStream } = webWritable();
    if (is.isDestroyed(stream) || !is.isWritable(stream)) {
        const closed = new WritableStream();
        closed.close();
        return closed;
    }
    const isObjects = stream.writableObjectMode;
    const mark = stream.writableHighWaterMark;
    let controller;
    let drained;
    let closing;
    const stop = finished(stream, { readable: false }, (error) => {
        stop();
        stream.on("error", () => {});
        if (error) {
            const reason = asAbort(error);
            drained?.reject(reason);
            if (closing === undefined) controller.error(reason);
            else closing.reject(reason);
        } else if (closing === undefined) controller.error(new AbortError());
        else closing.resolve();
    });
    stream.on("drain", () => {
        drained?.resolve();
        drained = undefined;
    });
    const { deferred } = internal("web-streams/shared");
    return new WritableStream({
        start(given) {
            controller = given;
        },
        write(chunk) {
            if (!stream.writableNeedDrain && stream.write(chunk)) return undefined;
            drained = deferred();
            return drained.promise;
        },
        abort(reason) {
            destroyer(stream, reason);
        },
        close() {
            closing = deferred();
            if (!is.isWritableEnded(stream)) stream.end();
            return closing.promise;
        },
    }, { highWaterMark: mark, size: isObjects ? () => 1 : (chunk) => chunk?.byteLength ?? chunk?.length ?? 1 });
};

exports.writableFromWeb = function writableFromWeb(target, options = {}) {
    if (!is.isWritableStream(target)) throw invalidArgumentType("writableStream", "an instance of WritableStream", target);
    requireOptions(options);
    const { highWaterMark, decodeStrings = true, objectMode = false, signal } = options;
    const { Writable } = internal("stream/writable");
    const stream = new Writable({ highWaterMark, objectMode, decodeStrings, signal,
        ...sinkOf(target.getWriter(), () => stream) });
    return stream;
};

/** The methods of a Writable that writes to a writer. */
function sinkOf(writer, streamOf) {
    let isClosed = false;
    writer.closed.then(() => {
        isClosed = true;
        const stream = streamOf();
        if (!is.isWritableEnded(stream)) destroyer(stream, coded("Error", "ERR_STREAM_PREMATURE_CLOSE", "Premature close"));
    }, (error) => {
        isClosed = true;
        destroyer(streamOf(), error);
    });
    const settle = (promise, callback) => promise.then(() => process.nextTick(callback), (error) =>
        process.nextTick(callback, error));
    return {
        write(chunk, encoding, callback) {
            settle(writer.ready.then(() => writer.write(chunk)), callback);
        },
        final(callback) {
            settle(isClosed ? Promise.resolve() : writer.close(), callback);
        },
        destroy(error, callback) {
            const done = () => process.nextTick(callback, error);
            if (isClosed) done();
            else if (error === null) writer.close().then(done, done);
            else writer.abort(error).then(done, done);
        },
    };
}

exports.duplexToWeb = function duplexToWeb(stream) {
    if (typeof stream?._writableState !== "object" || typeof stream._readableState !== "object") {
        throw invalidArgumentType("duplex", "an instance of stream.Duplex", stream);
    }
    if (is.isDestroyed(stream)) {
        const { ReadableStream } = web();
        const { WritableStream } = webWritable();
        const readable = new ReadableStream();
        const writable = new WritableStream();
        readable.cancel();
        writable.close();
        return { readable, writable };
    }
    return { writable: exports.writableToWeb(stream), readable: exports.readableToWeb(stream) };
};

exports.duplexFromWeb = function duplexFromWeb(pair, options = {}) {
    const { readable, writable } = pair ?? {};
    if (!is.isReadableStream(readable)) throw invalidArgumentType("pair.readable", "an instance of ReadableStream", readable);
    if (!is.isWritableStream(writable)) throw invalidArgumentType("pair.writable", "an instance of WritableStream", writable);
    requireOptions(options);
    const { Duplex } = internal("stream/duplex");
    const { allowHalfOpen = true, decodeStrings = true, encoding, highWaterMark, objectMode = false, signal } = options;
    const reader = readable.getReader();
    const sink = sinkOf(writable.getWriter(), () => stream);
    let isClosed = false;
    reader.closed.then(() => { isClosed = true; }, (error) => {
        isClosed = true;
        destroyer(stream, error);
    });
    const stream = new Duplex({
        allowHalfOpen, decodeStrings, encoding, highWaterMark, objectMode, signal,
        write: sink.write,
        final: sink.final,
        read() {
            reader.read().then(({ value, done }) => stream.push(done ? null : value), (error) => destroyer(stream, error));
        },
        destroy(error, callback) {
            const cancelled = isClosed ? Promise.resolve() : reader.cancel(error).catch(() => {});
            cancelled.then(() => sink.destroy(error, callback));
        },
    });
    return stream;
};

