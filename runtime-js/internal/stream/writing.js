"use strict";
// How data goes through a Writable: write, buffer, drain, finish.

const process = require("node/process");
const { Buffer, isBytes, asBuffer, wrongChunk } = internal("stream/chunks");
const { fail } = internal("stream/destroy");
const errors = internal("stream/errors");

const ignore = () => {};

/** `write`: true, false, or the error. */
function write(stream, chunk, encoding, callback) {
    const state = stream._writableState;
    if (typeof encoding === "function") {
        callback = encoding;
        encoding = null;
    }
    if (typeof callback !== "function") callback = ignore;
    if (chunk === null) throw errors.nullValues();
    if (!state.objectMode) {
        if (!encoding) encoding = state.defaultEncoding;
        else if (encoding !== "buffer" && !Buffer.isEncoding(encoding)) throw errors.unknownEncoding(encoding);
        if (typeof chunk === "string") {
            if (state.decodeStrings) {
                chunk = Buffer.from(chunk, encoding);
                encoding = "buffer";
            }
        } else if (isBytes(chunk)) {
            chunk = asBuffer(chunk);
            encoding = "buffer";
        } else throw wrongChunk(chunk);
    }
    const error = state.ending ? errors.writeAfterEnd() : state.destroyed ? errors.destroyed("write") : undefined;
    if (error !== undefined) {
        process.nextTick(callback, error);
        fail(stream, error, true);
        return error;
    }
    state.pendingcb += 1;
    return writeOrBuffer(stream, state, chunk, encoding, callback);
}

function writeOrBuffer(stream, state, chunk, encoding, callback) {
    const size = state.sizeOf(chunk);
    state.length += size;
    const hasRoom = state.length < state.highWaterMark;
    if (!hasRoom) state.needDrain = true;
    if (state.writing || state.corked || state.errored || !state.constructed) state.buffered.push({ chunk, encoding, callback });
    else perform(state, size, callback, () => stream._write(chunk, encoding, state.onwrite));
    return hasRoom && !state.errored && !state.destroyed;
}

function perform(state, size, callback, start) {
    state.writelen = size;
    state.writecb = callback;
    state.writing = true;
    state.sync = true;
    start();
    state.sync = false;
}

/** The callback of `_write` and `_writev`. */
function onWritten(stream, error) {
    const state = stream._writableState;
    const { sync, writecb: callback } = state;
    if (typeof callback !== "function") {
        fail(stream, errors.multipleCallback());
        return;
    }
    state.writing = false;
    state.writecb = null;
    state.length -= state.writelen;
    state.writelen = 0;
    if (error) {
        state.errored ||= error;
        if (stream._readableState) stream._readableState.errored ||= error;
        if (sync) process.nextTick(onWriteFailed, stream, state, error, callback);
        else onWriteFailed(stream, state, error, callback);
        return;
    }
    if (state.buffered.length > 0) clearBuffer(stream, state);
    if (!sync) afterWrite(stream, state, 1, callback);
    else if (state.afterWriteTickInfo?.callback === callback) state.afterWriteTickInfo.count += 1;
    else {
        const info = { count: 1, callback };
        state.afterWriteTickInfo = info;
        process.nextTick(() => {
            if (state.afterWriteTickInfo === info) state.afterWriteTickInfo = null;
            afterWrite(stream, state, info.count, callback);
        });
    }
}

function onWriteFailed(stream, state, error, callback) {
    state.pendingcb -= 1;
    callback(error);
    failBuffer(state);
    fail(stream, error);
}

function afterWrite(stream, state, count, callback) {
    if (!state.ending && !stream.destroyed && state.length === 0 && state.needDrain) {
        state.needDrain = false;
        stream.emit("drain");
    }
    for (let left = count; left > 0; left--) {
        state.pendingcb -= 1;
        callback(null);
    }
    if (state.destroyed) failBuffer(state);
    finishIfDone(stream, state);
}

/** Nothing that is buffered will be written any more. */
function failBuffer(state) {
    if (state.writing) return;
    for (const { chunk, callback } of state.buffered.splice(0)) {
        state.length -= state.sizeOf(chunk);
        callback(state.errored ?? errors.destroyed("write"));
    }
    settleEnds(state, state.errored ?? errors.destroyed("end"));
}

function settleEnds(state, error) {
    for (const callback of state.onFinished.splice(0)) callback(error);
}

function clearBuffer(stream, state) {
    if (state.corked || state.bufferProcessing || state.destroyed || !state.constructed || state.buffered.length === 0) return;
    const { buffered } = state;
    state.bufferProcessing = true;
    if (buffered.length > 1 && stream._writev) {
        state.buffered = [];
        state.pendingcb -= buffered.length - 1;
        buffered.allBuffers = buffered.every(({ encoding }) => encoding === "buffer");
        const callback = (error) => {
            for (const each of buffered) each.callback(error);
        };
        perform(state, state.length, callback, () => stream._writev(buffered, state.onwrite));
    } else {
        let done = 0;
        do {
            const { chunk, encoding, callback } = buffered[done];
            done += 1;
            perform(state, state.sizeOf(chunk), callback, () => stream._write(chunk, encoding, state.onwrite));
        } while (done < buffered.length && !state.writing);
        buffered.splice(0, done);
    }
    state.bufferProcessing = false;
}

/** `end`. */
function end(stream, chunk, encoding, callback) {
    const state = stream._writableState;
    let error;
    if (chunk !== null && chunk !== undefined) {
        const result = write(stream, chunk, encoding);
        if (result instanceof Error) error = result;
    }
    if (state.corked) {
        state.corked = 1;
        stream.uncork();
    }
    if (!error) {
        if (!state.errored && !state.ending) {
            state.ending = true;
            finishIfDone(stream, state, true);
            state.ended = true;
        } else if (state.finished) error = errors.alreadyFinished("end");
        else if (state.destroyed) error = errors.destroyed("end");
    }
    if (typeof callback !== "function") return;
    if (error) process.nextTick(callback, error);
    else if (state.errored) process.nextTick(callback, state.errored);
    else if (state.finished) process.nextTick(callback);
    else state.onFinished.push(callback);
}

const canFinish = (state) => state.ending && !state.destroyed && state.constructed && state.length === 0 && !state.errored &&
    state.buffered.length === 0 && !state.finished && !state.writing && !state.errorEmitted && !state.closeEmitted;

function finishIfDone(stream, state, isSync = false) {
    if (!canFinish(state)) return;
    prefinish(stream, state);
    if (state.pendingcb > 0) return;
    if (!isSync) {
        if (!canFinish(state)) return;
        state.pendingcb += 1;
        finish(stream, state);
        return;
    }
    state.pendingcb += 1;
    process.nextTick(() => {
        if (canFinish(state)) finish(stream, state);
        else state.pendingcb -= 1;
    });
}

function prefinish(stream, state) {
    if (state.prefinished || state.finalCalled) return;
    if (typeof stream._final === "function" && !state.destroyed) {
        state.finalCalled = true;
        callFinal(stream, state);
    } else {
        state.prefinished = true;
        stream.emit("prefinish");
    }
}

function callFinal(stream, state) {
    let isCalled = false;
    const onFinal = (error) => {
        if (isCalled) {
            fail(stream, error ?? errors.multipleCallback());
            return;
        }
        isCalled = true;
        state.pendingcb -= 1;
        if (error) {
            settleEnds(state, error);
            fail(stream, error, state.sync);
        } else if (canFinish(state)) {
            state.prefinished = true;
            stream.emit("prefinish");
            // So that a finish that the callback causes does not come before what it was called in has returned.
            state.pendingcb += 1;
            process.nextTick(finish, stream, state);
        }
    };
    state.sync = true;
    state.pendingcb += 1;
    try {
        stream._final(onFinal);
    } catch (error) {
        onFinal(error);
    }
    state.sync = false;
}

function finish(stream, state) {
    state.pendingcb -= 1;
    state.finished = true;
    settleEnds(state, null);
    stream.emit("finish");
    if (!state.autoDestroy) return;
    const other = stream._readableState;
    if (!other || (other.autoDestroy && (other.endEmitted || other.readable === false))) stream.destroy();
}

Object.assign(exports, { write, onWritten, failBuffer, clearBuffer, end, finishIfDone });
