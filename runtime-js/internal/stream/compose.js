"use strict";
// stream.compose() and readable.compose().

const { invalidArgumentType, invalidArgumentValue } = internal("validators");
const { AbortError } = internal("abort-error");
const { run } = internal("stream/pipeline");
const { destroyer } = internal("stream/destroy");
const { finished } = internal("stream/end-of-stream");
const { missingArguments } = internal("stream/errors");
const { Duplex } = internal("stream/duplex");
const { readOutOf, writeInto } = internal("stream/bridge");
const is = internal("stream/state");

/** One Duplex that writes to the first stream and reads from the last. */
function compose(...given) {
    if (given.length === 0) throw missingArguments("streams");
    if (given.length === 1) return Duplex.from(given[0]);
    const streams = given.map((stream, index) =>
        (typeof stream === "function" && (index === 0 || index === given.length - 1) ? Duplex.from(stream) : stream));
    streams.forEach((stream, index) => {
        if (!is.isNodeStream(stream)) return;
        if (index < streams.length - 1 && !is.isReadable(stream)) {
            throw invalidArgumentValue(`streams[${index}]`, given[index], "must be readable");
        }
        if (index > 0 && !is.isWritable(stream)) {
            throw invalidArgumentValue(`streams[${index}]`, given[index], "must be writable");
        }
    });
    return around(streams);
}

function around(streams) {
    let onClose;
    const stops = [];
    const onEnd = (error) => {
        const callback = onClose;
        onClose = undefined;
        if (callback) callback(error);
        else if (error) duplex.destroy(error);
        else if (!canRead && !canWrite) duplex.destroy();
    };
    const first = streams[0];
    const last = run(streams, onEnd);
    const canWrite = Boolean(is.isWritable(first));
    const canRead = Boolean(is.isReadable(last));
    const duplex = new Duplex({
        writableObjectMode: Boolean(first?.writableObjectMode),
        readableObjectMode: Boolean(last?.readableObjectMode),
        writable: canWrite,
        readable: canRead,
    });
    if (canWrite) stops.push(writeInto(duplex, first, (done) => finished(last, done)));
    if (canRead) stops.push(readOutOf(duplex, last));
    duplex._destroy = (error, callback) => {
        const reason = !error && onClose !== undefined ? new AbortError() : error;
        for (const stop of stops) stop();
        if (is.isDestroyed(last)) {
            callback(reason);
            return;
        }
        onClose = callback;
        destroyer(last, reason);
    };
    return duplex;
}

/** `readable.compose(stream)`. */
function composeOperator(readable, stream, options) {
    if (options !== undefined && (options === null || typeof options !== "object")) {
        throw invalidArgumentType("options", "of type object", options);
    }
    if (is.isNodeStream(stream) && !is.isWritable(stream)) throw invalidArgumentValue("stream", stream, "must be writable");
    const composed = compose(readable, stream);
    if (options?.signal) internal("stream/add-abort-signal").addAbortSignal(options.signal, composed);
    return composed;
}

Object.assign(exports, { compose, composeOperator });
