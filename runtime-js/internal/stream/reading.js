"use strict";
// How data comes into a Readable and goes out of it: push, read, flow, end.

const process = require("node/process");
const { isBytes, asBuffer, wrongChunk, Buffer } = internal("stream/chunks");
const { fail } = internal("stream/destroy");
const { pushAfterEOF, unshiftAfterEnd } = internal("stream/errors");
const { outOfRange } = internal("validators");

const largestBuffer = 0x40000000;

/** `push` and `unshift`: whether more is wanted. */
function accept(stream, chunk, encoding, atFront) {
    const state = stream._readableState;
    let error;
    let isText = false;
    if (!state.objectMode) {
        if (typeof chunk === "string") {
            const name = encoding || state.defaultEncoding;
            if (state.encoding === name) isText = true;
            else if (atFront && state.encoding) {
                chunk = Buffer.from(chunk, name).toString(state.encoding);
                isText = true;
            } else chunk = Buffer.from(chunk, name);
        } else if (isBytes(chunk)) chunk = asBuffer(chunk);
        else if (chunk !== null && chunk !== undefined) error = wrongChunk(chunk);
    }
    if (error) fail(stream, error);
    else if (chunk === null) {
        state.reading = false;
        atSourceEnd(stream, state);
    } else if (state.objectMode || chunk?.length > 0) {
        if (atFront) {
            if (state.endEmitted) fail(stream, unshiftAfterEnd());
            else if (state.destroyed || state.errored) return false;
            else add(stream, state, chunk, true);
        } else if (state.ended) fail(stream, pushAfterEOF());
        else if (state.destroyed || state.errored) return false;
        else addPushed(stream, state, chunk, isText);
    } else if (!atFront) {
        state.reading = false;
        readMoreSoon(stream, state);
    }
    return !state.ended && (state.length < state.highWaterMark || state.length === 0);
}

function addPushed(stream, state, chunk, isText) {
    state.reading = false;
    if (!state.decoder || isText) {
        add(stream, state, chunk, false);
        return;
    }
    const text = state.decoder.write(chunk);
    if (state.objectMode || text.length > 0) add(stream, state, text, false);
    else readMoreSoon(stream, state);
}

function add(stream, state, chunk, atFront) {
    if (state.flowing && state.length === 0 && !state.sync && stream.listenerCount("data") > 0) {
        state.forgetDrains();
        state.dataEmitted = true;
        stream.emit("data", chunk);
    } else {
        state.length += state.sizeOf(chunk);
        if (atFront) state.buffer.unshift(chunk);
        else state.buffer.push(chunk);
        if (state.needReadable) tellReadable(stream);
    }
    readMoreSoon(stream, state);
}

function atSourceEnd(stream, state) {
    if (state.ended) return;
    const rest = state.decoder?.end();
    if (rest) {
        state.buffer.push(rest);
        state.length += state.sizeOf(rest);
    }
    state.ended = true;
    if (state.sync) tellReadable(stream);
    else {
        state.needReadable = false;
        state.emittedReadable = true;
        emitReadable(stream);
    }
}

/** Emits `readable` in the next tick, once. */
function tellReadable(stream) {
    const state = stream._readableState;
    state.needReadable = false;
    if (state.emittedReadable) return;
    state.emittedReadable = true;
    process.nextTick(emitReadable, stream);
}

function emitReadable(stream) {
    const state = stream._readableState;
    if (!state.destroyed && !state.errored && (state.length > 0 || state.ended)) {
        stream.emit("readable");
        state.emittedReadable = false;
    }
    state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
    flow(stream);
}

function readMoreSoon(stream, state) {
    if (state.readingMore || !state.constructed) return;
    state.readingMore = true;
    process.nextTick(readMore, stream, state);
}

function readMore(stream, state) {
    while (!state.reading && !state.ended &&
        (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
        const before = state.length;
        stream.read(0);
        if (before === state.length) break;
    }
    state.readingMore = false;
}

function flow(stream) {
    const state = stream._readableState;
    while (state.flowing && stream.read() !== null);
}

// The next power of two, so that what is asked for fits.
function markFor(count) {
    if (count > largestBuffer) throw outOfRange("size", "<= 1GiB", count);
    return 2 ** Math.ceil(Math.log2(count));
}

/** `read(size)`. */
function read(stream, size) {
    const state = stream._readableState;
    const asked = size === undefined ? NaN : Number.isInteger(size) ? size : Number.parseInt(size, 10);
    if (asked > state.highWaterMark) state.highWaterMark = markFor(asked);
    if (asked !== 0) state.emittedReadable = false;
    if (asked === 0 && state.needReadable && (state.ended ||
        (state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0))) {
        if (state.length === 0 && state.ended) end(stream);
        else tellReadable(stream);
        return null;
    }
    let count = state.available(asked);
    if (count === 0 && state.ended) {
        if (state.length === 0) end(stream);
        return null;
    }
    if (wantsMore(state, count)) {
        fetchMore(stream, state);
        if (!state.reading) count = state.available(asked);
    }
    const taken = count > 0 ? state.take(count) : null;
    if (taken === null) {
        state.needReadable = state.length <= state.highWaterMark;
        count = 0;
    } else {
        state.length -= count;
        state.forgetDrains();
    }
    if (state.length === 0) {
        if (!state.ended) state.needReadable = true;
        if (asked !== count && state.ended) end(stream);
    }
    if (taken !== null && !state.errorEmitted && !state.closeEmitted) {
        state.dataEmitted = true;
        stream.emit("data", taken);
    }
    return taken;
}

function wantsMore(state, count) {
    if (state.ended || state.reading || state.destroyed || state.errored || !state.constructed) return false;
    return state.needReadable || state.length === 0 || state.length - count < state.highWaterMark;
}

function fetchMore(stream, state) {
    state.reading = true;
    state.sync = true;
    if (state.length === 0) state.needReadable = true;
    try {
        stream._read(state.highWaterMark);
    } catch (error) {
        fail(stream, error);
    }
    state.sync = false;
}

function end(stream) {
    const state = stream._readableState;
    if (state.endEmitted) return;
    state.ended = true;
    process.nextTick(emitEnd, state, stream);
}

function emitEnd(state, stream) {
    if (state.errored || state.closeEmitted || state.endEmitted || state.length > 0) return;
    state.endEmitted = true;
    stream.emit("end");
    if (stream.writable && stream.allowHalfOpen === false) {
        process.nextTick(endWritable, stream);
    } else if (state.autoDestroy) {
        const other = stream._writableState;
        if (!other || (other.autoDestroy && (other.finished || other.writable === false))) stream.destroy();
    }
}

function endWritable(stream) {
    if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end();
}

Object.assign(exports, { accept, read, flow, tellReadable, readMoreSoon });
