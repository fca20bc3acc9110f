"use strict";
// Writable.

const process = require("node/process");
const EventEmitter = require("node/events");
const { Stream } = internal("stream/legacy");
const { WritableState } = internal("stream/writable-state");
const { write, failBuffer, clearBuffer, end, finishIfDone } = internal("stream/writing");
const { destroy, undestroy, construct, fail } = internal("stream/destroy");
const { cannotPipe, unknownEncoding } = internal("stream/errors");
const { AbortError } = internal("abort-error");
const { notImplemented } = internal("errors");

function Writable(options) {
    const isDuplex = this instanceof internal("stream/duplex").Duplex;
    if (!isDuplex && !Function.prototype[Symbol.hasInstance].call(Writable, this)) return new Writable(options);
    this._writableState = new WritableState(options, this, isDuplex);
    if (options) {
        if (typeof options.write === "function") this._write = options.write;
        if (typeof options.writev === "function") this._writev = options.writev;
        if (typeof options.destroy === "function") this._destroy = options.destroy;
        if (typeof options.final === "function") this._final = options.final;
        if (typeof options.construct === "function") this._construct = options.construct;
        if (options.signal) internal("stream/add-abort-signal").attach(options.signal, this);
    }
    Stream.call(this, options);
    construct(this, () => whenConstructed(this));
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);
Writable.WritableState = WritableState;

function whenConstructed(stream) {
    const state = stream._writableState;
    if (!state.writing) clearBuffer(stream, state);
    finishIfDone(stream, state);
}

// Duplex streams inherit from Readable, and are Writables all the same.
Object.defineProperty(Writable, Symbol.hasInstance, {
    value: function hasInstance(object) {
        if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
        return this === Writable && Boolean(object) && object._writableState instanceof WritableState;
    },
});

const prototype = Writable.prototype;

prototype.pipe = function pipe() {
    fail(this, cannotPipe());
};
prototype.write = function writeChunk(chunk, encoding, callback) {
    return write(this, chunk, encoding, callback) === true;
};
prototype.cork = function cork() {
    this._writableState.corked += 1;
};
prototype.uncork = function uncork() {
    const state = this._writableState;
    if (state.corked === 0) return;
    state.corked -= 1;
    if (!state.writing) clearBuffer(this, state);
};
prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
    const name = typeof encoding === "string" ? encoding.toLowerCase() : encoding;
    if (!internal("stream/chunks").Buffer.isEncoding(name)) throw unknownEncoding(encoding);
    this._writableState.defaultEncoding = name;
    return this;
};
prototype._write = function _write(chunk, encoding, callback) {
    if (!this._writev) throw notImplemented("_write()");
    this._writev([{ chunk, encoding }], callback);
};
prototype._writev = null;
prototype.end = function endStream(chunk, encoding, callback) {
    if (typeof chunk === "function") end(this, null, null, chunk);
    else if (typeof encoding === "function") end(this, chunk, null, encoding);
    else end(this, chunk, encoding, callback);
    return this;
};
prototype.destroy = function destroyWritable(error, callback) {
    const state = this._writableState;
    if (!state.destroyed && (state.buffered.length > 0 || state.onFinished.length > 0)) process.nextTick(failBuffer, state);
    destroy.call(this, error, callback);
    return this;
};
prototype._undestroy = undestroy;
prototype._destroy = function _destroy(error, callback) {
    callback(error);
};
prototype[EventEmitter.captureRejectionSymbol] = function captureRejection(error) {
    this.destroy(error);
};
if (Symbol.asyncDispose !== undefined) {
    prototype[Symbol.asyncDispose] = function asyncDispose() {
        let error = null;
        if (!this.destroyed) {
            error = this.writableFinished ? null : new AbortError();
            this.destroy(error);
        }
        return new Promise((resolve, reject) => internal("stream/end-of-stream").finished(this, (failure) =>
            (failure && failure.name !== "AbortError" ? reject(failure) : resolve(null))));
    };
}

/** A property that reads the stream's state. */
function property(name, get, { set, enumerable = false } = {}) {
    Object.defineProperty(prototype, name, { configurable: false, enumerable, get, set });
}

property("closed", function closed() {
    return this._writableState ? this._writableState.closed : false;
});
property("destroyed", function destroyed() {
    return this._writableState ? this._writableState.destroyed : false;
}, {
    set(value) {
        if (this._writableState) this._writableState.destroyed = value;
    },
});
property("writable", function writable() {
    const state = this._writableState;
    return Boolean(state) && state.writable !== false && !state.destroyed && !state.errored && !state.ending && !state.ended;
}, {
    set(value) {
        if (this._writableState) this._writableState.writable = Boolean(value);
    },
});
property("writableFinished", function writableFinished() {
    return this._writableState ? this._writableState.finished : false;
});
property("writableObjectMode", function writableObjectMode() {
    return this._writableState ? this._writableState.objectMode : false;
});
property("writableBuffer", function writableBuffer() {
    return this._writableState?.getBuffer();
});
property("writableEnded", function writableEnded() {
    return this._writableState ? this._writableState.ending : false;
});
property("writableNeedDrain", function writableNeedDrain() {
    const state = this._writableState;
    return state ? !state.destroyed && !state.ending && state.needDrain : false;
});
property("writableHighWaterMark", function writableHighWaterMark() {
    return this._writableState?.highWaterMark;
});
property("writableCorked", function writableCorked() {
    return this._writableState ? this._writableState.corked : 0;
});
property("writableLength", function writableLength() {
    return this._writableState?.length;
});
property("errored", function errored() {
    return this._writableState ? this._writableState.errored : null;
});
property("writableAborted", function writableAborted() {
    const state = this._writableState;
    return state.writable !== false && Boolean(state.destroyed || state.errored) && !state.finished;
});

Writable.fromWeb = (stream, options) => internal("stream/web-adapters").writableFromWeb(stream, options);
Writable.toWeb = (stream) => internal("stream/web-adapters").writableToWeb(stream);

exports.Writable = Writable;
