"use strict";
// Readable.

const process = require("node/process");
const EventEmitter = require("node/events");
const { Stream } = internal("stream/legacy");
const { ReadableState } = internal("stream/readable-state");
const { accept, read, flow, tellReadable, readMoreSoon } = internal("stream/reading");
const { destroy, undestroy, construct } = internal("stream/destroy");
const { AbortError } = internal("abort-error");
const { notImplemented } = internal("errors");

function Readable(options) {
    if (!(this instanceof Readable)) return new Readable(options);
    const isDuplex = this instanceof internal("stream/duplex").Duplex;
    this._readableState = new ReadableState(options, this, isDuplex);
    if (options) {
        if (typeof options.read === "function") this._read = options.read;
        if (typeof options.destroy === "function") this._destroy = options.destroy;
        if (typeof options.construct === "function") this._construct = options.construct;
        if (options.signal && !isDuplex) internal("stream/add-abort-signal").attach(options.signal, this);
    }
    Stream.call(this, options);
    construct(this, () => {
        if (this._readableState.needReadable) readMoreSoon(this, this._readableState);
    });
}
Object.setPrototypeOf(Readable.prototype, Stream.prototype);
Object.setPrototypeOf(Readable, Stream);
Readable.ReadableState = ReadableState;
Readable._fromList = (count, from) => from.take(count);

const prototype = Readable.prototype;

prototype.destroy = destroy;
prototype._undestroy = undestroy;
prototype._destroy = function _destroy(error, callback) {
    callback(error);
};
prototype[EventEmitter.captureRejectionSymbol] = function captureRejection(error) {
    this.destroy(error);
};
prototype.push = function push(chunk, encoding) {
    return accept(this, chunk, encoding, false);
};
prototype.unshift = function unshift(chunk, encoding) {
    return accept(this, chunk, encoding, true);
};
prototype.isPaused = function isPaused() {
    return this._readableState.paused === true || this._readableState.flowing === false;
};
prototype.setEncoding = function setEncoding(name) {
    const own = this._readableState;
    own.setEncoding(name);
    const text = own.buffer.map((chunk) => own.decoder.write(chunk)).join("");
    own.buffer = text === "" ? [] : [text];
    own.length = text.length;
    return this;
};
prototype.read = function readSome(size) {
    return read(this, size);
};
prototype._read = function _read() {
    throw notImplemented("_read()");
};
prototype.pipe = function pipe(target, options) {
    return internal("stream/pipe").pipe(this, target, options);
};
prototype.unpipe = function unpipe(target) {
    return internal("stream/pipe").unpipe(this, target);
};

prototype.on = function on(name, listener) {
    Stream.prototype.on.call(this, name, listener);
    const own = this._readableState;
    if (name === "data") {
        own.readableListening = this.listenerCount("readable") > 0;
        if (own.flowing !== false) this.resume();
    } else if (name === "readable" && !own.endEmitted && !own.readableListening) {
        own.readableListening = true;
        own.needReadable = true;
        own.flowing = false;
        own.emittedReadable = false;
        if (own.length > 0) tellReadable(this);
        else if (!own.reading) process.nextTick(() => this.read(0));
    }
    return this;
};
prototype.addListener = prototype.on;

prototype.removeListener = function removeListener(name, listener) {
    Stream.prototype.removeListener.call(this, name, listener);
    if (name === "readable") process.nextTick(updateListening, this);
    return this;
};
prototype.off = prototype.removeListener;

prototype.removeAllListeners = function removeAllListeners(...names) {
    Stream.prototype.removeAllListeners.apply(this, names);
    if (names[0] === "readable" || names[0] === undefined) process.nextTick(updateListening, this);
    return this;
};

// Without anybody who listens for `readable` the stream may flow again.
function updateListening(stream) {
    const own = stream._readableState;
    own.readableListening = stream.listenerCount("readable") > 0;
    if (own.resumeScheduled && own.paused === false) own.flowing = true;
    else if (stream.listenerCount("data") > 0) stream.resume();
    else if (!own.readableListening) own.flowing = null;
}

prototype.resume = function resume() {
    const own = this._readableState;
    if (!own.flowing) {
        own.flowing = !own.readableListening;
        if (!own.resumeScheduled) {
            own.resumeScheduled = true;
            process.nextTick(startFlow, this, own);
        }
    }
    own.paused = false;
    return this;
};

function startFlow(stream, own) {
    if (!own.reading) stream.read(0);
    own.resumeScheduled = false;
    stream.emit("resume");
    flow(stream);
    if (own.flowing && !own.reading) stream.read(0);
}

prototype.pause = function pause() {
    const own = this._readableState;
    if (own.flowing !== false) {
        own.flowing = false;
        this.emit("pause");
    }
    own.paused = true;
    return this;
};

prototype.wrap = function wrap(old) {
    return internal("stream/wrap")(this, old);
};
prototype[Symbol.asyncIterator] = function asyncIterator() {
    return internal("stream/readable-iterator")(this);
};
prototype.iterator = function iterator(options) {
    if (options !== undefined && (options === null || typeof options !== "object")) {
        throw internal("validators").invalidArgumentType("options", "of type object", options);
    }
    return internal("stream/readable-iterator")(this, options);
};
if (Symbol.asyncDispose !== undefined) {
    prototype[Symbol.asyncDispose] = function asyncDispose() {
        let error = null;
        if (!this.destroyed) {
            error = this.readableEnded ? null : new AbortError();
            this.destroy(error);
        }
        return new Promise((resolve, reject) => internal("stream/end-of-stream").finished(this, (failure) =>
            (failure && failure !== error ? reject(failure) : resolve(null))));
    };
}

/** A property that reads the stream's state. */
function property(name, get, { set, enumerable = false } = {}) {
    Object.defineProperty(prototype, name, { configurable: false, enumerable, get, set });
}

property("readable", function readable() {
    const own = this._readableState;
    return Boolean(own) && own.readable !== false && !own.destroyed && !own.errorEmitted && !own.endEmitted;
}, {
    set(value) {
        if (this._readableState) this._readableState.readable = Boolean(value);
    },
});
property("readableDidRead", function readableDidRead() {
    return this._readableState.dataEmitted;
});
property("readableAborted", function readableAborted() {
    const own = this._readableState;
    return own.readable !== false && Boolean(own.destroyed || own.errored) && !own.endEmitted;
});
property("readableHighWaterMark", function readableHighWaterMark() {
    return this._readableState.highWaterMark;
});
property("readableBuffer", function readableBuffer() {
    return this._readableState?.buffer;
});
property("readableFlowing", function readableFlowing() {
    return this._readableState.flowing;
}, {
    set(value) {
        if (this._readableState) this._readableState.flowing = value;
    },
});
property("readableLength", function readableLength() {
    return this._readableState.length;
});
property("readableObjectMode", function readableObjectMode() {
    return this._readableState ? this._readableState.objectMode : false;
});
property("readableEncoding", function readableEncoding() {
    return this._readableState ? this._readableState.encoding : null;
});
property("errored", function errored() {
    return this._readableState ? this._readableState.errored : null;
});
property("closed", function closed() {
    return this._readableState ? this._readableState.closed : false;
});
property("destroyed", function destroyed() {
    return this._readableState ? this._readableState.destroyed : false;
}, {
    set(value) {
        if (this._readableState) this._readableState.destroyed = value;
    },
});
property("readableEnded", function readableEnded() {
    return this._readableState ? this._readableState.endEmitted : false;
});

Readable.from = (iterable, options) => internal("stream/from")(Readable, iterable, options);
Readable.wrap = (source, options) => new Readable({
    objectMode: source.readableObjectMode ?? source.objectMode ?? true,
    ...options,
    destroy(error, callback) {
        internal("stream/destroy").destroyer(source, error);
        callback(error);
    },
}).wrap(source);
Readable.fromWeb = (stream, options) => internal("stream/web-adapters").readableFromWeb(stream, options);
Readable.toWeb = (stream, options) => internal("stream/web-adapters").readableToWeb(stream, options);

internal("stream/operators").install(prototype);

exports.Readable = Readable;
