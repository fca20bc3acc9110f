"use strict";
// What can be told of a stream from outside, whatever made it.

const destroyedMark = Symbol.for("nodejs.stream.destroyed");
const disturbedMark = Symbol.for("nodejs.stream.disturbed");
const erroredMark = Symbol.for("nodejs.stream.errored");
const readableMark = Symbol.for("nodejs.stream.readable");
const writableMark = Symbol.for("nodejs.stream.writable");

const isObject = (value) => value !== null && typeof value === "object";

function isReadableNodeStream(value, strict = false) {
    return Boolean(value && typeof value.pipe === "function" && typeof value.on === "function" &&
        (!strict || (typeof value.pause === "function" && typeof value.resume === "function")) &&
        (!value._writableState || value._readableState?.readable !== false) &&
        (!value._writableState || value._readableState));
}

function isWritableNodeStream(value) {
    return Boolean(value && typeof value.write === "function" && typeof value.on === "function" &&
        (!value._readableState || value._writableState?.writable !== false));
}

function isDuplexNodeStream(value) {
    return Boolean(value && typeof value.pipe === "function" && value._readableState &&
        typeof value.on === "function" && typeof value.write === "function");
}

function isNodeStream(value) {
    return Boolean(value && (value._readableState || value._writableState ||
        (typeof value.write === "function" && typeof value.on === "function") ||
        (typeof value.pipe === "function" && typeof value.on === "function")));
}

function isReadableStream(value) {
    return Boolean(value && !isNodeStream(value) && typeof value.pipeThrough === "function" &&
        typeof value.getReader === "function" && typeof value.cancel === "function");
}

function isWritableStream(value) {
    return Boolean(value && !isNodeStream(value) && typeof value.getWriter === "function" && typeof value.abort === "function");
}

function isTransformStream(value) {
    return Boolean(value && !isNodeStream(value) && isObject(value.readable) && isObject(value.writable));
}

const isWebStream = (value) => isReadableStream(value) || isWritableStream(value) || isTransformStream(value);

function isIterable(value, isAsync) {
    if (value === null || value === undefined) return false;
    if (isAsync === true) return typeof value[Symbol.asyncIterator] === "function";
    if (isAsync === false) return typeof value[Symbol.iterator] === "function";
    return typeof value[Symbol.asyncIterator] === "function" || typeof value[Symbol.iterator] === "function";
}

function isDestroyed(stream) {
    if (!isNodeStream(stream)) return null;
    const state = stream._writableState || stream._readableState;
    return Boolean(stream.destroyed || stream[destroyedMark] || state?.destroyed);
}

function isWritableEnded(stream) {
    if (!isWritableNodeStream(stream)) return null;
    if (stream.writableEnded === true) return true;
    const state = stream._writableState;
    if (state?.errored) return false;
    return typeof state?.ended === "boolean" ? state.ended : null;
}

function isWritableFinished(stream, strict) {
    if (!isWritableNodeStream(stream)) return null;
    if (stream.writableFinished === true) return true;
    const state = stream._writableState;
    if (state?.errored) return false;
    if (typeof state?.finished !== "boolean") return null;
    return Boolean(state.finished || (strict === false && state.ended === true && state.length === 0));
}

function isReadableFinished(stream, strict) {
    if (!isReadableNodeStream(stream)) return null;
    const state = stream._readableState;
    if (state?.errored) return false;
    if (typeof state?.endEmitted !== "boolean") return null;
    return Boolean(state.endEmitted || (strict === false && state.ended === true && state.length === 0));
}

function isReadable(stream) {
    if (stream && stream[readableMark] !== null && stream[readableMark] !== undefined) return stream[readableMark];
    if (typeof stream?.readable !== "boolean") return null;
    if (isDestroyed(stream)) return false;
    return isReadableNodeStream(stream) && stream.readable && !isReadableFinished(stream);
}

function isWritable(stream) {
    if (stream && stream[writableMark] !== null && stream[writableMark] !== undefined) return stream[writableMark];
    if (typeof stream?.writable !== "boolean") return null;
    if (isDestroyed(stream)) return false;
    return isWritableNodeStream(stream) && stream.writable && !isWritableEnded(stream);
}

/** Whether both sides are through. */
function isFinished(stream, { readable, writable } = {}) {
    if (!isNodeStream(stream)) return null;
    if (isDestroyed(stream)) return true;
    if (readable !== false && isReadable(stream)) return false;
    return !(writable !== false && isWritable(stream));
}

function errorOf(side) {
    return function errored(stream) {
        if (!isNodeStream(stream)) return null;
        const own = stream[`${side}Errored`];
        if (own) return own;
        return stream[`_${side}State`]?.errored ?? null;
    };
}

function isClosed(stream) {
    if (!isNodeStream(stream)) return null;
    if (typeof stream.closed === "boolean") return stream.closed;
    const { _writableState: writable, _readableState: readable } = stream;
    if (typeof writable?.closed === "boolean" || typeof readable?.closed === "boolean") {
        return writable?.closed || readable?.closed;
    }
    if (typeof stream._closed === "boolean" && isOutgoingMessage(stream)) return stream._closed;
    return null;
}

function isOutgoingMessage(stream) {
    return typeof stream._closed === "boolean" && typeof stream._defaultKeepAlive === "boolean" &&
        typeof stream._removedConnection === "boolean" && typeof stream._removedContLen === "boolean";
}

function isServerResponse(stream) {
    return typeof stream._sent100 === "boolean" && isOutgoingMessage(stream);
}

/** Whether the stream will emit `close`; null when that cannot be told. */
function willEmitClose(stream) {
    if (!isNodeStream(stream)) return null;
    const state = stream._writableState || stream._readableState;
    return (!state && isServerResponse(stream)) ||
        Boolean(state && state.autoDestroy && state.emitClose && state.closed === false);
}

const isDisturbed = (stream) => Boolean(stream &&
    (stream[disturbedMark] ?? (stream.readableDidRead || stream.readableAborted)));

const isErrored = (stream) => Boolean(stream && (stream[erroredMark] ?? stream.readableErrored ?? stream.writableErrored ??
    stream._readableState?.errorEmitted ?? stream._writableState?.errorEmitted ??
    stream._readableState?.errored ?? stream._writableState?.errored));

function markDestroyed(stream) {
    stream[destroyedMark] = true;
}

Object.assign(exports, {
    destroyedMark, disturbedMark, erroredMark, readableMark, writableMark, isReadableNodeStream, isWritableNodeStream,
    isDuplexNodeStream, isNodeStream, isReadableStream, isWritableStream, isTransformStream, isWebStream, isIterable, isDestroyed,
    isWritableEnded, isWritableFinished, isReadableFinished, isReadable, isWritable, isFinished,
    readableError: errorOf("readable"), writableError: errorOf("writable"), isClosed, willEmitClose, isDisturbed, isErrored,
    markDestroyed,
});
