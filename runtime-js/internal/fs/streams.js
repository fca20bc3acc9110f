"use strict";
// fs.ReadStream and fs.WriteStream. Plain functions, because packages call them on objects of their own.

const { Readable, Writable, finished } = require("node/stream");
const { Buffer } = require("node/buffer");
const { options: optionsOf, toPath } = internal("fs/arguments");
const { invalidArgumentType, requireFunction, requireInteger } = internal("validators");
const { coded } = internal("errors");
const { FileHandle } = internal("fs/file-handle");

const own = Symbol("file functions");
const highest = Number.MAX_SAFE_INTEGER;

/** The functions a stream calls: those of the options' `fs`, of a handle, or of the module. */
function functionsOf(stream, given, needed) {
    const { fd, fs } = given;
    if (fd instanceof FileHandle) {
        if (fs) throw internal("errors").notImplemented("FileHandle with fs");
        stream.fd = fd.fd;
        fd.on("close", () => stream.close());
        return ofHandle(fd);
    }
    if (fd !== undefined && fd !== null) {
        if (typeof fd !== "number") throw invalidArgumentType("options.fd", "of type number or an instance of FileHandle", fd);
        requireInteger(fd, "fd", 0, 2147483647);
        stream.fd = fd;
    } else {
        stream.fd = null;
    }
    const functions = fs ?? require("node/fs");
    if (fs) for (const name of needed) if (fs[name] !== undefined || name === "open") requireFunction(fs[name], `options.fs.${name}`);
    return functions;
}

function ofHandle(handle) {
    const told = (promise, callback, ...names) => {
        promise.then((result) => callback(null, ...names.map((name) => result[name])), callback);
    };
    return {
        read: (fd, buffer, offset, length, position, callback) =>
            told(handle.read(buffer, offset, length, position), callback, "bytesRead", "buffer"),
        write: (fd, buffer, offset, length, position, callback) =>
            told(handle.write(buffer, offset, length, position), callback, "bytesWritten", "buffer"),
        writev: (fd, buffers, position, callback) => told(handle.writev(buffers, position), callback, "bytesWritten", "buffers"),
        fsync: (fd, callback) => told(handle.sync(), callback),
        close: (fd, callback) => told(handle.close(), callback),
    };
}

function place(stream, given, name) {
    if (given[name] === undefined) return;
    requireInteger(given[name], name, 0, highest);
    stream[name] = given[name];
}

function ReadStream(path, given) {
    if (!(this instanceof ReadStream)) return new ReadStream(path, given);
    const chosen = { emitClose: true, ...optionsOf(given) };
    if (chosen.highWaterMark === undefined) chosen.highWaterMark = 65536;
    if (chosen.autoDestroy === undefined) chosen.autoDestroy = chosen.autoClose === undefined ? true : chosen.autoClose;
    this.fd = null;
    const functions = functionsOf(this, chosen, ["open", "read", "close"]);
    if (this.fd === null) this.path = toPath(path);
    else this.path = path;
    this.flags = chosen.flags === undefined ? "r" : chosen.flags;
    this.mode = chosen.mode === undefined ? 0o666 : chosen.mode;
    Object.defineProperty(this, own, { value: { functions, isBusy: false, whenIdle: undefined } });
    this.start = undefined;
    this.end = undefined;
    place(this, chosen, "start");
    if (chosen.end === undefined) this.end = Infinity;
    else if (chosen.end !== Infinity) place(this, chosen, "end");
    else this.end = Infinity;
    this.pos = this.start;
    this.bytesRead = 0;
    if (this.start !== undefined && this.start > this.end) {
        throw coded("RangeError", "ERR_OUT_OF_RANGE",
            `The value of "start" is out of range. It must be <= "end" (here: ${this.end}). Received ${this.start}`);
    }
    Readable.call(this, chosen);
    if (chosen.encoding) this.setEncoding(chosen.encoding);
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);

/** Opens the file where there is none yet; `open` of a subclass or a patch does it instead. */
function construct(callback) {
    if (typeof this.fd === "number") {
        callback();
        return;
    }
    if (this.open !== openFile) {
        const emit = this.emit;
        this.emit = function (...values) {
            if (values[0] !== "open" && values[0] !== "error") return Reflect.apply(emit, this, values);
            this.emit = emit;
            if (values[0] === "open") {
                callback();
                return Reflect.apply(emit, this, values);
            }
            callback(values[1]);
            return true;
        };
        this.open();
        return;
    }
    this[own].functions.open(this.path, this.flags, this.mode, (error, fd) => {
        if (error) {
            callback(error);
            return;
        }
        this.fd = fd;
        callback();
        this.emit("open", fd);
        this.emit("ready");
    });
}

// Only there to be replaced.
function openFile() {}

ReadStream.prototype.open = openFile;
ReadStream.prototype._construct = construct;
ReadStream.prototype._read = function _read(size) {
    const wanted = this.pos === undefined
        ? Math.min(this.end - this.bytesRead + 1, size) : Math.min(this.end - this.pos + 1, size);
    if (wanted <= 0) {
        this.push(null);
        return;
    }
    const buffer = Buffer.allocUnsafeSlow(wanted);
    const inner = this[own];
    inner.isBusy = true;
    inner.functions.read(this.fd, buffer, 0, wanted, this.pos, (error, count) => {
        inner.isBusy = false;
        if (this.destroyed) {
            inner.whenIdle?.(error);
            return;
        }
        if (error) {
            this.destroy(error);
        } else if (count > 0) {
            if (this.pos !== undefined) this.pos += count;
            this.bytesRead += count;
            this.push(count === buffer.length ? buffer : Buffer.from(buffer.subarray(0, count)));
        } else {
            this.push(null);
        }
    });
};

/** Closes the file when nothing is under way any more. */
function destroyFile(error, callback) {
    const inner = this[own];
    const close = (failure) => {
        if (typeof this.fd !== "number") {
            callback(failure);
            return;
        }
        const { fd } = this;
        this.fd = null;
        inner.functions.close(fd, (problem) => callback(failure ?? problem ?? null));
    };
    if (inner.isBusy) inner.whenIdle = (failure) => close(error ?? failure);
    else close(error);
}

ReadStream.prototype._destroy = destroyFile;
ReadStream.prototype.close = function close(callback) {
    if (typeof callback === "function") finished(this, callback);
    this.destroy();
};
Object.defineProperty(ReadStream.prototype, "pending", {
    get() { return this.fd === null; }, configurable: true,
});
Object.defineProperty(ReadStream.prototype, "autoClose", {
    get() { return this._readableState.autoDestroy; },
    set(value) { this._readableState.autoDestroy = value; },
});

function WriteStream(path, given) {
    if (!(this instanceof WriteStream)) return new WriteStream(path, given);
    const chosen = { emitClose: true, ...optionsOf(given), decodeStrings: true };
    if (chosen.autoDestroy === undefined) chosen.autoDestroy = chosen.autoClose === undefined ? true : chosen.autoClose;
    this.fd = null;
    const functions = functionsOf(this, chosen, ["open", "write", "writev", "close"]);
    this.path = this.fd === null ? toPath(path) : path;
    this.flags = chosen.flags === undefined ? "w" : chosen.flags;
    this.mode = chosen.mode === undefined ? 0o666 : chosen.mode;
    this.flush = chosen.flush ?? false;
    if (typeof this.flush !== "boolean") throw invalidArgumentType("options.flush", "of type boolean", this.flush);
    Object.defineProperty(this, own, { value: { functions, isBusy: false, whenIdle: undefined } });
    this.start = undefined;
    place(this, chosen, "start");
    this.pos = this.start;
    this.bytesWritten = 0;
    if (chosen.fs && !chosen.fs.writev) this._writev = null;
    Writable.call(this, chosen);
    if (chosen.encoding) this.setDefaultEncoding(chosen.encoding);
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);

WriteStream.prototype.open = openFile;
WriteStream.prototype._construct = construct;

/** Writes all of a buffer, however often the system takes a part only. */
function writeAll(stream, buffer, callback) {
    const inner = stream[own];
    inner.isBusy = true;
    inner.functions.write(stream.fd, buffer, 0, buffer.length, stream.pos, (error, count) => {
        inner.isBusy = false;
        if (stream.destroyed && inner.whenIdle !== undefined) {
            callback(error ?? undefined);
            inner.whenIdle(error);
            return;
        }
        if (error) {
            callback(error);
            return;
        }
        stream.bytesWritten += count;
        if (stream.pos !== undefined) stream.pos += count;
        if (count < buffer.length) writeAll(stream, buffer.subarray(count), callback);
        else callback();
    });
}

WriteStream.prototype._write = function _write(data, encoding, callback) {
    writeAll(this, data, callback);
};
WriteStream.prototype._writev = function _writev(entries, callback) {
    writeAll(this, Buffer.concat(entries.map(({ chunk }) => chunk)), callback);
};
WriteStream.prototype._destroy = function _destroy(error, callback) {
    const flushes = this.flush && !error && typeof this.fd === "number";
    if (!flushes) {
        destroyFile.call(this, error, callback);
        return;
    }
    this[own].functions.fsync(this.fd, (problem) => destroyFile.call(this, problem, callback));
};
WriteStream.prototype.close = function close(callback) {
    if (callback) {
        if (this.closed) {
            require("node/process").nextTick(callback);
            return;
        }
        this.on("close", callback);
    }
    if (!this.autoClose) this.on("finish", this.destroy);
    this.end();
};
WriteStream.prototype.destroySoon = WriteStream.prototype.end;
Object.defineProperty(WriteStream.prototype, "pending", {
    get() { return this.fd === null; }, configurable: true,
});
Object.defineProperty(WriteStream.prototype, "autoClose", {
    get() { return this._writableState.autoDestroy; },
    set(value) { this._writableState.autoDestroy = value; },
});

exports.ReadStream = ReadStream;
exports.WriteStream = WriteStream;
