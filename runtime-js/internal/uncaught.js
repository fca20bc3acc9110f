"use strict";
// Errors nobody caught: given to the listeners of `process`, else written to the log.

const log = internal("log");
const { isError, stackText } = internal("errors");

let emit = () => false;

/** `process` hands its own emit over: (event name, error) => whether anybody listened. */
exports.listen = function listen(emitter) {
    emit = emitter;
};

/** `kind` is "uncaughtException" or "unhandledRejection". */
exports.report = function report(kind, error) {
    try {
        if (emit(kind, error)) return;
    } catch (thrown) {
        log.write("error", `A '${kind}' listener threw: ${text(thrown)}`, { console: true });
    }
    const title = kind === "unhandledRejection" ? "Unhandled rejection: " : "Uncaught exception: ";
    log.write("error", title + text(error), { console: true });
};

function text(error) {
    return isError(error) ? (stackText(error) ?? String(error)) : internal("inspect").inspect(error);
}
