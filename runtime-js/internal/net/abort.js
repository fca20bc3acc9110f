"use strict";
// Streams that an AbortSignal ends.

const { coded } = internal("errors");

/** The error of what was aborted. */
function abortError(signal) {
    const error = coded("Error", "ABORT_ERR", "The operation was aborted");
    error.name = "AbortError";
    if (signal?.reason !== undefined) error.cause = signal.reason;
    return error;
}

exports.abortError = abortError;

/** Destroys the stream when the signal is aborted, or has been. */
exports.destroyOnAbort = function destroyOnAbort(signal, stream) {
    if (typeof signal !== "object" || signal === null || !("aborted" in signal)) {
        throw internal("validators").invalidArgumentType("options.signal", "an instance of AbortSignal", signal);
    }
    const abort = () => stream.destroy(abortError(signal));
    if (signal.aborted) return require("node/process").nextTick(abort);
    signal.addEventListener("abort", abort, { once: true });
    stream.once("close", () => signal.removeEventListener("abort", abort));
};
