"use strict";
// stream.finished().

const process = require("node/process");
const { requireFunction, invalidArgumentType } = internal("validators");
const { requireSignal, abortedBy, onAbort } = internal("abort-error");
const { prematureClose } = internal("stream/errors");
const is = internal("stream/state");

const ignore = () => {};
const isRequest = (stream) => stream.setHeader && typeof stream.abort === "function";

/** Calls `callback` once, when the stream has ended or failed; gives a function that stops waiting. */
function finished(stream, options, callback) {
    if (arguments.length === 2) {
        callback = options;
        options = {};
    } else if (options === null || options === undefined) options = {};
    else if (typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
    requireFunction(callback, "callback");
    if (options.signal !== undefined) requireSignal(options.signal, "options.signal");
    const report = once(callback);
    if (is.isReadableStream(stream) || is.isWritableStream(stream)) return finishedOfWeb(stream, options, report);
    if (!is.isNodeStream(stream)) {
        throw invalidArgumentType("stream", "an instance of ReadableStream, WritableStream, or Stream", stream);
    }
    const stop = watch(stream, options, report);
    return options.signal && !is.isClosed(stream) ? stopOnAbort(stream, options.signal, report, stop) : stop;
}

function once(callback) {
    let isCalled = false;
    return function report(...values) {
        if (isCalled) return;
        isCalled = true;
        Reflect.apply(callback, this, values);
    };
}

function stopOnAbort(stream, signal, report, stop) {
    let isStopped = false;
    const unlisten = onAbort(signal, () => {
        if (isStopped) return;
        stop();
        report.call(stream, abortedBy(signal));
    });
    return () => {
        isStopped = true;
        unlisten();
        stop();
    };
}

function watch(stream, options, callback) {
    let isStopped = false;
    const report = (error) => {
        if (isStopped) return;
        if (error === undefined) callback.call(stream);
        else callback.call(stream, error);
    };
    const wantsReadable = options.readable ?? is.isReadableNodeStream(stream);
    const wantsWritable = options.writable ?? is.isWritableNodeStream(stream);
    const writable = stream._writableState;
    const readable = stream._readableState;
    let willClose = is.willEmitClose(stream) && is.isReadableNodeStream(stream) === wantsReadable &&
        is.isWritableNodeStream(stream) === wantsWritable;
    let isWritten = is.isWritableFinished(stream, false);
    let isRead = is.isReadableFinished(stream, false);
    const listened = [];
    const listen = (name, listener, target = stream) => {
        target.on(name, listener);
        listened.push([target, name, listener]);
    };

    const onFinish = () => {
        isWritten = true;
        if (stream.destroyed) willClose = false;
        if (willClose && (!stream.writable || wantsReadable)) return;
        if (!wantsReadable || isRead) report();
    };
    const onEnd = () => {
        isRead = true;
        if (stream.destroyed) willClose = false;
        if (willClose && (!stream.readable || wantsWritable)) return;
        if (!wantsWritable || isWritten) report();
    };
    const onError = (error) => report(error);
    let isClosed = is.isClosed(stream);
    const onClose = () => {
        isClosed = true;
        const error = is.writableError(stream) || is.readableError(stream);
        if (error && typeof error !== "boolean") report(error);
        else if (wantsReadable && !isRead && is.isReadableNodeStream(stream, true) && !is.isReadableFinished(stream, false)) {
            report(prematureClose());
        } else if (wantsWritable && !isWritten && !is.isWritableFinished(stream, false)) report(prematureClose());
        else report();
    };
    const onClosed = () => {
        isClosed = true;
        const error = is.writableError(stream) || is.readableError(stream);
        if (error && typeof error !== "boolean") report(error);
        else report();
    };
    const onRequest = () => listen("finish", onFinish, stream.req);

    if (isRequest(stream)) {
        listen("complete", onFinish);
        if (!willClose) listen("abort", onClose);
        if (stream.req) onRequest();
        else listen("request", onRequest);
    } else if (wantsWritable && !writable) {
        listen("end", onLegacyFinish);
        listen("close", onLegacyFinish);
    }
    function onLegacyFinish() {
        if (!stream.writable) onFinish();
    }
    if (!willClose && typeof stream.aborted === "boolean") listen("aborted", onClose);
    listen("end", onEnd);
    listen("finish", onFinish);
    if (options.error !== false) listen("error", onError);
    listen("close", onClose);

    if (isClosed) process.nextTick(onClose);
    else if (writable?.errorEmitted || readable?.errorEmitted) {
        if (!willClose) process.nextTick(onClosed);
    } else if ((!wantsReadable && (!willClose || is.isReadable(stream)) && (isWritten || is.isWritable(stream) === false)) ||
        (!wantsWritable && (!willClose || is.isWritable(stream)) && (isRead || is.isReadable(stream) === false)) ||
        (readable && stream.req && stream.aborted)) process.nextTick(onClosed);

    return () => {
        isStopped = true;
        for (const [target, name, listener] of listened.splice(0)) target.removeListener(name, listener);
    };
}

function finishedOfWeb(stream, options, report) {
    let stopped = false;
    let unlisten = ignore;
    const settle = (...values) => {
        unlisten();
        if (!stopped) process.nextTick(() => report.apply(stream, values));
    };
    if (options.signal) unlisten = onAbort(options.signal, () => settle(abortedBy(options.signal)));
    internal("web-streams/outside").closed(stream).then(() => settle(), settle);
    return () => {
        stopped = true;
        unlisten();
    };
}

exports.finished = finished;
