"use strict";
// What a Writable knows of itself; packages look at its fields.

const highWaterMark = internal("stream/high-water-mark");

class WritableState {
    constructor(options, stream, isDuplex = stream instanceof internal("stream/duplex").Duplex) {
        this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.writableObjectMode));
        this.highWaterMark = options
            ? highWaterMark.from(this.objectMode, options, "writableHighWaterMark", isDuplex) : highWaterMark.getDefault(false);
        this.finalCalled = false;
        this.needDrain = false;
        this.ending = false;
        this.ended = false;
        this.finished = false;
        this.destroyed = false;
        this.decodeStrings = options?.decodeStrings !== false;
        this.defaultEncoding = options?.defaultEncoding || "utf8";
        this.length = 0;
        this.writing = false;
        this.corked = 0;
        this.sync = true;
        this.bufferProcessing = false;
        this.onwrite = (error) => internal("stream/writing").onWritten(stream, error);
        this.writecb = null;
        this.writelen = 0;
        this.afterWriteTickInfo = null;
        this.buffered = [];
        this.pendingcb = 0;
        this.constructed = true;
        this.prefinished = false;
        this.errorEmitted = false;
        this.emitClose = options?.emitClose !== false;
        this.autoDestroy = options?.autoDestroy !== false;
        this.errored = null;
        this.closed = false;
        this.closeEmitted = false;
        this.onFinished = [];
    }

    get bufferedRequestCount() {
        return this.buffered.length;
    }

    getBuffer() {
        return this.buffered.slice();
    }

    sizeOf(chunk) {
        return this.objectMode ? 1 : chunk.length;
    }
}

exports.WritableState = WritableState;
