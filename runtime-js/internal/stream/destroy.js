"use strict";
// How streams are made and how they end: construct, destroy, errors.

const process = require("node/process");
const { AbortError, together } = internal("abort-error");
const { multipleCallback } = internal("stream/errors");

const waitingForConstruct = new WeakMap();
const waitingToDestroy = new WeakMap();

const statesOf = (stream) => [stream._writableState, stream._readableState].filter((state) => state);

function destroy(error, callback) {
    const states = statesOf(this);
    if (states.some((state) => state.destroyed)) {
        callback?.();
        return this;
    }
    noteError(states, error);
    for (const state of states) state.destroyed = true;
    if (states.length > 0 && !states[0].constructed) {
        waitingToDestroy.set(this, (late) => runDestroy(this, together(late, error), callback));
    } else runDestroy(this, error, callback);
    return this;
}

function noteError(states, error) {
    if (!error) return;
    for (const state of states) state.errored ||= error;
}

function runDestroy(stream, error, callback) {
    let isCalled = false;
    const onDestroyed = (failure) => {
        if (isCalled) return;
        isCalled = true;
        const states = statesOf(stream);
        noteError(states, failure);
        for (const state of states) state.closed = true;
        if (typeof callback === "function") callback(failure);
        if (failure) process.nextTick(emitErrorAndClose, stream, failure);
        else process.nextTick(emitClose, stream);
    };
    try {
        stream._destroy(error || null, onDestroyed);
    } catch (thrown) {
        onDestroyed(thrown);
    }
}

function emitErrorAndClose(stream, error) {
    emitError(stream, error);
    emitClose(stream);
}

function emitClose(stream) {
    const states = statesOf(stream);
    for (const state of states) state.closeEmitted = true;
    if (states.some((state) => state.emitClose)) stream.emit("close");
}

function emitError(stream, error) {
    const states = statesOf(stream);
    if (states.some((state) => state.errorEmitted)) return;
    for (const state of states) state.errorEmitted = true;
    stream.emit("error", error);
}

/** Back to the beginning, for streams that are used again. */
function undestroy() {
    const readable = this._readableState;
    const writable = this._writableState;
    for (const state of statesOf(this)) {
        Object.assign(state, {
            constructed: true, closed: false, closeEmitted: false, destroyed: false, errored: null, errorEmitted: false,
        });
    }
    if (readable) {
        const ended = readable.readable === false;
        Object.assign(readable, { reading: false, ended, endEmitted: ended });
    }
    if (writable) {
        const ended = writable.writable === false;
        Object.assign(writable, { finalCalled: false, prefinished: false, ended, ending: ended, finished: ended });
    }
}

/** The stream failed: destroys it, or only tells of the error where it does not destroy itself. */
function fail(stream, error, isSync = false) {
    const states = statesOf(stream);
    if (states.some((state) => state.destroyed)) return stream;
    if (states.some((state) => state.autoDestroy)) stream.destroy(error);
    else if (error) {
        noteError(states, error);
        if (isSync) process.nextTick(emitError, stream, error);
        else emitError(stream, error);
    }
    return undefined;
}

/** Has `stream._construct` called, once, before anything else; `ready` is called when it is through. */
function construct(stream, ready) {
    if (typeof stream._construct !== "function") return;
    for (const state of statesOf(stream)) state.constructed = false;
    const waiting = waitingForConstruct.get(stream);
    if (waiting !== undefined) {
        waiting.push(ready);
        return;
    }
    waitingForConstruct.set(stream, [ready]);
    process.nextTick(runConstruct, stream);
}

function runConstruct(stream) {
    let isCalled = false;
    const onConstructed = (error) => {
        if (isCalled) {
            fail(stream, error ?? multipleCallback());
            return;
        }
        isCalled = true;
        const states = statesOf(stream);
        for (const state of states) state.constructed = true;
        const ready = waitingForConstruct.get(stream) ?? [];
        waitingForConstruct.delete(stream);
        if (states[0]?.destroyed) waitingToDestroy.get(stream)?.(error);
        else if (error) fail(stream, error, true);
        else for (const callback of ready) callback();
    };
    try {
        stream._construct((error) => process.nextTick(onConstructed, error));
    } catch (error) {
        process.nextTick(onConstructed, error);
    }
}

const isRequest = (stream) => stream?.setHeader && typeof stream.abort === "function";

/** Ends any kind of stream, as pipelines do when another of them has failed. */
function destroyer(stream, error) {
    if (!stream || internal("stream/state").isDestroyed(stream)) return;
    const reason = error || internal("stream/state").isFinished(stream) ? error : new AbortError();
    if (typeof stream.socket?.destroy === "function" && Object.hasOwn(stream, "socket") && isServerRequest(stream)) {
        stream.socket = null;
        stream.destroy(reason);
    } else if (isRequest(stream)) stream.abort();
    else if (isRequest(stream.req)) stream.req.abort();
    else if (typeof stream.destroy === "function") stream.destroy(reason);
    else if (typeof stream.close === "function") stream.close();
    if (!stream.destroyed) internal("stream/state").markDestroyed(stream);
}

const isServerRequest = (stream) => Boolean(stream.socket) && typeof stream._consuming === "boolean" &&
    typeof stream._dumped === "boolean" && stream.req?.upgradeOrConnect === undefined;

Object.assign(exports, { destroy, undestroy, fail, construct, destroyer });
