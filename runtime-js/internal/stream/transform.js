"use strict";
// Transform and PassThrough.

const { Duplex } = internal("stream/duplex");
const { getDefault } = internal("stream/high-water-mark");
const { notImplemented } = internal("errors");

const waiting = Symbol("kCallback");

function Transform(options) {
    if (!(this instanceof Transform)) return new Transform(options);
    Duplex.call(this, withoutReadAhead(options));
    this._readableState.sync = false;
    Object.defineProperty(this, waiting, { value: null, writable: true, configurable: true });
    if (typeof options?.transform === "function") this._transform = options.transform;
    if (typeof options?.flush === "function") this._flush = options.flush;
    this.on("prefinish", onPrefinish);
}
Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
Object.setPrototypeOf(Transform, Duplex);

// Nothing is to be read ahead: then nothing is to be written ahead either, or a chunk would stay in between.
function withoutReadAhead(options) {
    if (!options) return options;
    const mark = options.readableHighWaterMark ?? options.highWaterMark ??
        getDefault(options.readableObjectMode || options.objectMode);
    if (mark !== 0) return options;
    return {
        ...options,
        highWaterMark: null,
        readableHighWaterMark: mark,
        writableHighWaterMark: options.writableHighWaterMark || 0,
    };
}

function final(callback) {
    if (typeof this._flush !== "function" || this.destroyed) {
        this.push(null);
        callback?.();
        return;
    }
    this._flush((error, data) => {
        if (error) {
            if (callback) callback(error);
            else this.destroy(error);
            return;
        }
        if (data !== null && data !== undefined) this.push(data);
        this.push(null);
        callback?.();
    });
}

function onPrefinish() {
    if (this._final !== final) final.call(this);
}

Transform.prototype._final = final;
Transform.prototype._transform = function _transform() {
    throw notImplemented("_transform()");
};
Transform.prototype._write = function _write(chunk, encoding, callback) {
    const readable = this._readableState;
    const before = readable.length;
    this._transform(chunk, encoding, (error, value) => {
        if (error) {
            callback(error);
            return;
        }
        if (value !== null && value !== undefined) this.push(value);
        if (this._writableState.ended || before === readable.length || readable.length < readable.highWaterMark) callback();
        else this[waiting] = callback;
    });
};
Transform.prototype._read = function _read() {
    const callback = this[waiting];
    if (!callback) return;
    this[waiting] = null;
    callback();
};

function PassThrough(options) {
    if (!(this instanceof PassThrough)) return new PassThrough(options);
    Transform.call(this, options);
}
Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
Object.setPrototypeOf(PassThrough, Transform);
PassThrough.prototype._transform = function _transform(chunk, encoding, callback) {
    callback(null, chunk);
};

Object.assign(exports, { Transform, PassThrough });
