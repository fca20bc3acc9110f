"use strict";
// stream.addAbortSignal().

const { requireSignal, abortedBy, onAbort } = internal("abort-error");
const { invalidArgumentType } = internal("validators");
const { isNodeStream, isWebStream } = internal("stream/state");

exports.addAbortSignal = function addAbortSignal(signal, stream) {
    requireSignal(signal, "signal");
    if (!isNodeStream(stream) && !isWebStream(stream)) {
        throw invalidArgumentType("stream", "an instance of ReadableStream, WritableStream, or Stream", stream);
    }
    return attach(signal, stream);
};

/** Destroys the stream when the signal is aborted, until it ends. */
function attach(signal, stream) {
    if (typeof signal !== "object" || !("aborted" in signal)) return stream;
    const abort = () => {
        if (isNodeStream(stream)) stream.destroy(abortedBy(signal));
        else internal("web-streams/outside").fail(stream, abortedBy(signal));
    };
    if (signal.aborted) {
        abort();
        return stream;
    }
    const stop = onAbort(signal, abort);
    internal("stream/end-of-stream").finished(stream, stop);
    return stream;
}

exports.attach = attach;
