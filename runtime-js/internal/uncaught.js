"use strict";
// Errors nobody caught: given to the listeners of `process`, else written to the log; and the invocation they come from fails, since
// the rest of it may never run. In Node they end the process.

const log = internal("log");
const { isError, stackText } = internal("errors");

let emit = () => false;
/** The invocations under way: {scriptFile, fail}. */
const running = new Set();

/** An invocation of the script begins; `fail(error)` ends it. Returns what `end` takes. */
exports.begin = function begin(scriptFile, fail) {
    const invocation = { scriptFile, fail };
    running.add(invocation);
    return invocation;
};

exports.end = function end(invocation) {
    running.delete(invocation);
};

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
    source(error)?.fail(error);
};

/** The invocation the error comes from: the only one there is, or the only one whose script its stack names. */
function source(error) {
    if (running.size === 1) return [...running][0];
    const stack = isError(error) ? String(error.stack) : "";
    const candidates = [...running].filter(({ scriptFile }) => stack.includes(scriptFile));
    return candidates.length === 1 ? candidates[0] : undefined;
}

function text(error) {
    return isError(error) ? (stackText(error) ?? String(error)) : internal("inspect").inspect(error);
}
