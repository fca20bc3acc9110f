"use strict";
// The streams of zlib.

const { coded } = internal("errors");
const { nextTick } = internal("crypto/bytes");
const { constants } = internal("zlib/constants");
const options = internal("zlib/options");
const { Engine } = internal("zlib/engine");
const { Transform, finished } = require("node/stream");
const { Buffer } = require("node/buffer");

const flushFlag = Symbol("kFlushFlag");

/** An empty chunk that asks for a flush; it comes out when all before it was worked on. */
function flushChunk(kind) {
    const chunk = Buffer.alloc(0);
    chunk[flushFlag] = kind;
    return chunk;
}

function ZlibBase(streamOptions, engine, settings, fullFlush) {
    Transform.call(this, { autoDestroy: true, ...streamOptions });
    this.bytesWritten = 0;
    this._handle = engine;
    this._chunkSize = settings.chunkSize;
    this._defaultFlushFlag = settings.flush;
    this._finishFlushFlag = settings.finishFlush;
    this._defaultFullFlushFlag = fullFlush;
    this._info = settings.info;
    this._maxOutputLength = settings.maxOutputLength;
}
Object.setPrototypeOf(ZlibBase.prototype, Transform.prototype);
Object.setPrototypeOf(ZlibBase, Transform);

// From the weakest to the strongest: Z_BLOCK is less than Z_PARTIAL_FLUSH.
const strength = [0, 2, 3, 4, 5, 1];
const stronger = (one, other) => (strength[one] > strength[other] ? one : other);

function closeHandle(stream) {
    stream._handle?.close();
    stream._handle = null;
}

const tooLarge = (limit) => coded("RangeError", "ERR_BUFFER_TOO_LARGE", `Cannot create a Buffer larger than ${limit} bytes`);

/** Everything at once. The engine stays open. */
function processNow(stream, chunk, flush) {
    const parts = [];
    let size = 0;
    let input = chunk;
    for (;;) {
        const { used, output, isEnded } = stream._handle.step(input, flush, stream._chunkSize);
        stream.bytesWritten += used;
        input = input.subarray(used);
        size += output.length;
        if (size > stream._maxOutputLength) {
            closeHandle(stream);
            throw tooLarge(stream._maxOutputLength);
        }
        if (output.length > 0) parts.push(output);
        if (output.length === stream._chunkSize) continue;
        // It wants no more, or has everything.
        if (isEnded || input.length === 0 || used === 0) break;
    }
    return Buffer.concat(parts, size);
}

function processLater(stream, chunk, flush, callback) {
    let input = chunk;
    const again = () => {
        if (stream._handle === null) callback();
        else stream._handle.stepLater(input, flush, stream._chunkSize, next);
    };
    const next = (error, step) => {
        if (stream.destroyed) {
            callback(error);
            return;
        }
        if (error !== undefined) {
            stream.destroy(error);
            return;
        }
        stream.bytesWritten += step.used;
        input = input.subarray(step.used);
        const isFull = step.output.length > 0 && !stream.push(step.output);
        if (stream.destroyed) {
            callback();
        } else if (step.output.length === stream._chunkSize || (input.length > 0 && !step.isEnded && step.used > 0)) {
            if (isFull) waitForReader(stream, again);
            else again();
        } else if (input.length > 0) {
            // What follows the end of the compressed data is nobody's.
            stream.push(null);
        } else {
            callback();
        }
    };
    again();
}

function waitForReader(stream, again) {
    const read = stream._read;
    stream._read = (size) => {
        stream._read = read;
        again();
        stream._read(size);
    };
}

const methods = {
    reset() {
        if (this._handle === null) throw coded("Error", "ERR_INTERNAL_ASSERTION", "zlib binding closed");
        this._handle.reset();
    },
    flush(kind, callback) {
        if (typeof kind === "function" || (kind === undefined && !callback)) {
            callback = kind;
            kind = this._defaultFullFlushFlag;
        }
        if (this.writableFinished) {
            if (callback) nextTick(callback);
        } else if (this.writableEnded) {
            if (callback) this.once("end", callback);
        } else {
            this.write(flushChunk(kind), "", callback);
        }
    },
    close(callback) {
        if (callback) finished(this, callback);
        this.destroy();
    },
    _destroy(error, callback) {
        closeHandle(this);
        callback(error);
    },
    _flush(callback) {
        this._transform(Buffer.alloc(0), "", callback);
    },
    _transform(chunk, encoding, callback) {
        let flush = this._defaultFlushFlag;
        if (typeof chunk[flushFlag] === "number") flush = chunk[flushFlag];
        else if (this.writableEnded && this.writableLength === chunk.byteLength) flush = stronger(flush, this._finishFlushFlag);
        processLater(this, chunk, flush, callback);
    },
    _processChunk(chunk, flush, callback) {
        if (typeof callback === "function") {
            processLater(this, chunk, flush, callback);
            return undefined;
        }
        return processNow(this, chunk, flush);
    },
};
for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(ZlibBase.prototype, name, { value, writable: true, configurable: true, enumerable: true });
}
for (const [name, get] of Object.entries({
    _closed() { return this._handle === null; },
    bytesRead() { return this.bytesWritten; },
})) Object.defineProperty(ZlibBase.prototype, name, { configurable: true, enumerable: true, get });

const zlibFlush = { flush: constants.Z_NO_FLUSH, finishFlush: constants.Z_FINISH, lastFlush: constants.Z_BLOCK };
const brotliFlush = {
    flush: constants.BROTLI_OPERATION_PROCESS, finishFlush: constants.BROTLI_OPERATION_FINISH,
    lastFlush: constants.BROTLI_OPERATION_EMIT_METADATA,
};

function Zlib(streamOptions, mode) {
    const settings = options.common(streamOptions, zlibFlush);
    const own = options.zlib(streamOptions, mode);
    ZlibBase.call(this, streamOptions, Engine.zlib(mode, own), settings, constants.Z_FULL_FLUSH);
    this._level = own.level;
    this._strategy = own.strategy;
}
Object.setPrototypeOf(Zlib.prototype, ZlibBase.prototype);
Object.setPrototypeOf(Zlib, ZlibBase);

Zlib.prototype.params = function params(level, strategy, callback) {
    const [newLevel, newStrategy] = [options.number(level, "level", -1, 9, -1), options.number(strategy, "strategy", 0, 4, 0)];
    if (this._level === newLevel && this._strategy === newStrategy) {
        nextTick(callback);
        return;
    }
    this.flush(constants.Z_SYNC_FLUSH, () => {
        if (this.destroyed) return;
        try {
            this._handle.setParameters(newLevel, newStrategy);
        } catch (error) {
            this.destroy(error);
            return;
        }
        this._level = newLevel;
        this._strategy = newStrategy;
        if (callback) callback();
    });
};

function Brotli(streamOptions, mode) {
    const settings = options.common(streamOptions, brotliFlush);
    ZlibBase.call(this, streamOptions, Engine.brotli(mode, options.brotli(streamOptions)), settings,
        constants.BROTLI_OPERATION_FLUSH);
}
Object.setPrototypeOf(Brotli.prototype, Zlib.prototype);
Object.setPrototypeOf(Brotli, Zlib);

module.exports = { Zlib, Brotli, processNow, closeHandle, tooLarge };
