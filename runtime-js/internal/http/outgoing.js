"use strict";
// http.OutgoingMessage: what requests and responses have in common.

const { Stream } = require("node/stream");
const { Buffer } = require("node/buffer");
const process = require("node/process");
const { coded } = internal("errors");
const { invalidArgumentType, requireString } = internal("validators");
const rules = internal("http/headers");
const { headerBlock } = internal("http/header-block");

const outHeaders = Symbol("headers");
const highWaterMark = Symbol("highWaterMark");
const corked = Symbol("corked");
const corkedChunks = Symbol("chunks");
const errored = Symbol("errored");
const needsDrain = Symbol("needsDrain");
const written = Symbol("bytesWritten");

function nothing() {}

function OutgoingMessage(options) {
    Stream.call(this);
    Object.assign(this, {
        outputData: [], outputSize: 0, writable: true, destroyed: false, _last: false, chunkedEncoding: false, shouldKeepAlive: true,
        maxRequestsOnConnectionReached: false, _defaultKeepAlive: true, useChunkedEncodingByDefault: true, sendDate: false,
        _removedConnection: false, _removedContLen: false, _removedTE: false, strictContentLength: false, _contentLength: null,
        _hasBody: true, _trailer: "", finished: false, _headerSent: false, _closed: false, socket: null, _header: null,
        _keepAliveTimeout: 0, _onPendingData: nothing,
    });
    this[outHeaders] = null;
    this[highWaterMark] = options?.highWaterMark ?? 16384;
    this[corked] = 0;
    this[corkedChunks] = [];
    this[errored] = null;
    this[needsDrain] = false;
    this[written] = 0;
}

Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

const sentError = (verb) => coded("Error", "ERR_HTTP_HEADERS_SENT", `Cannot ${verb} headers after they are sent to the client`);

Object.assign(OutgoingMessage.prototype, {
    cork() {
        this[corked] += 1;
        this.socket?.cork();
    },

    uncork() {
        this[corked] = Math.max(0, this[corked] - 1);
        if (this[corked] === 0 && this[corkedChunks].length > 0) {
            const waiting = this[corkedChunks];
            this[corkedChunks] = [];
            const body = Buffer.concat(waiting.map(({ data }) => data));
            const done = (error) => waiting.forEach(({ callback }) => callback?.(error));
            this._send(chunked(body), null, done);
        }
        this.socket?.uncork();
    },

    setTimeout(milliseconds, callback) {
        if (callback) this.on("timeout", callback);
        if (this.socket) this.socket.setTimeout(milliseconds);
        else this.once("socket", (socket) => socket.setTimeout(milliseconds));
        return this;
    },

    destroy(error) {
        if (this.destroyed) return this;
        this.destroyed = true;
        this[errored] = error;
        if (this.socket) this.socket.destroy(error);
        else this.once("socket", (socket) => socket.destroy(error));
        return this;
    },

    setHeader(name, value) {
        if (this._header) throw sentError("set");
        rules.validateHeaderName(name);
        checkValue(name, value);
        this[outHeaders] ??= Object.create(null);
        this[outHeaders][name.toLowerCase()] = [name, value];
        return this;
    },

    setHeaders(headers) {
        if (this._header) throw sentError("set");
        if (headers === null || typeof headers !== "object" || typeof headers.keys !== "function" || typeof headers.get !== "function" || Array.isArray(headers)) {
            throw invalidArgumentType("headers", "an instance of Headers or Map", headers);
        }
        const cookies = [];
        for (const [name, value] of headers) {
            if (name === "set-cookie") cookies.push(...(Array.isArray(value) ? value : [value]));
            else this.setHeader(name, value);
        }
        if (cookies.length > 0) this.setHeader("set-cookie", cookies);
        return this;
    },

    appendHeader(name, value) {
        if (this._header) throw sentError("append");
        rules.validateHeaderName(name);
        checkValue(name, value);
        this[outHeaders] ??= Object.create(null);
        const before = this[outHeaders][name.toLowerCase()];
        if (before === undefined) this[outHeaders][name.toLowerCase()] = [name, value];
        else before[1] = [before[1], value].flat();
        return this;
    },

    getHeader(name) {
        requireString(name, "name");
        return this[outHeaders]?.[name.toLowerCase()]?.[1];
    },

    getHeaderNames() {
        return Object.keys(this[outHeaders] ?? {});
    },

    getRawHeaderNames() {
        return Object.values(this[outHeaders] ?? {}).map(([name]) => name);
    },

    getHeaders() {
        const found = Object.create(null);
        for (const [key, [, value]] of Object.entries(this[outHeaders] ?? {})) found[key] = value;
        return found;
    },

    hasHeader(name) {
        requireString(name, "name");
        return this[outHeaders] !== null && name.toLowerCase() in this[outHeaders];
    },

    removeHeader(name) {
        requireString(name, "name");
        if (this._header) throw sentError("remove");
        const key = name.toLowerCase();
        if (key === "connection") this._removedConnection = true;
        else if (key === "content-length") this._removedContLen = true;
        else if (key === "transfer-encoding") this._removedTE = true;
        else if (key === "date") this.sendDate = false;
        if (this[outHeaders] !== null) delete this[outHeaders][key];
    },

    _implicitHeader() {
        throw coded("Error", "ERR_METHOD_NOT_IMPLEMENTED", "The _implicitHeader() method is not implemented");
    },

    _renderHeaders() {
        if (this._header) throw sentError("render");
        return Object.fromEntries(Object.values(this[outHeaders] ?? {}));
    },

    _storeHeader(firstLine, headers) {
        this._header = headerBlock(this, firstLine, headers === this[outHeaders] ? Object.values(headers ?? {}) : rules.entries(headers ?? {}));
        this._headerSent = false;
        // Who expects an answer before the body has to send the head first.
        if (this._expects) this._send("");
    },

    flushHeaders() {
        if (!this._header) this._implicitHeader();
        this._send("");
    },

    write(chunk, encoding, callback) {
        if (typeof encoding === "function") [encoding, callback] = [null, encoding];
        const isGoingOn = this._writeBody(chunk, encoding, callback, false);
        if (!isGoingOn) this[needsDrain] = true;
        return isGoingOn;
    },

    _writeBody(chunk, encoding, callback = nothing, isLast) {
        if (chunk === null) throw coded("TypeError", "ERR_STREAM_NULL_VALUES", "May not write null values to stream");
        if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) {
            throw invalidArgumentType("chunk", "of type string or an instance of Buffer or Uint8Array", chunk);
        }
        const problem = this.finished
            ? coded("Error", "ERR_STREAM_WRITE_AFTER_END", "write after end")
            : this.destroyed ? coded("Error", "ERR_STREAM_DESTROYED", "Cannot call write after a stream was destroyed") : undefined;
        if (problem !== undefined) {
            if (!this.destroyed) fail(this, problem, callback);
            else process.nextTick(callback, problem);
            return false;
        }
        const length = typeof chunk === "string" ? Buffer.byteLength(chunk, encoding ?? "utf8") : chunk.length;
        if (!this._header) {
            if (isLast) this._contentLength ??= length;
            this._implicitHeader();
        }
        if (!this._hasBody) {
            process.nextTick(callback);
            return true;
        }
        this[written] += length;
        if (this.strictContentLength && this._contentLength !== null && (isLast ? this[written] !== this._contentLength : this[written] > this._contentLength)) {
            throw lengthMismatch(this[written], this._contentLength);
        }
        if (!isLast && this.socket && this.socket.writableCorked === 0) {
            // What is written in one go leaves in one packet.
            const { socket } = this;
            socket.cork();
            process.nextTick(() => socket.uncork());
        }
        if (!this.chunkedEncoding) return this._send(chunk, encoding, callback);
        if (length === 0) {
            process.nextTick(callback);
            return true;
        }
        const data = typeof chunk === "string" ? Buffer.from(chunk, encoding ?? "utf8") : chunk;
        if (this[corked] === 0) return this._send(chunked(data), null, callback);
        this[corkedChunks].push({ data, callback });
        return this.writableLength < this[highWaterMark];
    },

    addTrailers(headers) {
        let text = "";
        for (const [name, value] of rules.entries(headers)) {
            if (typeof name !== "string" || !name || !rules.isToken(name)) rules.validateHeaderName(name, "Trailer name");
            for (const one of Array.isArray(value) ? value : [value]) {
                if (rules.hasInvalidCharacter(one)) throw coded("TypeError", "ERR_INVALID_CHAR", `Invalid character in trailer content ["${name}"]`);
                text += `${name}: ${one}\r\n`;
            }
        }
        this._trailer = text;
    },

    end(chunk, encoding, callback) {
        if (typeof chunk === "function") [chunk, encoding, callback] = [null, null, chunk];
        else if (typeof encoding === "function") [encoding, callback] = [null, encoding];
        if (chunk) {
            if (this.finished) {
                fail(this, coded("Error", "ERR_STREAM_WRITE_AFTER_END", "write after end"), typeof callback === "function" ? callback : nothing);
                return this;
            }
            this.socket?.cork();
            this._writeBody(chunk, encoding, nothing, true);
        } else if (this.finished) {
            if (typeof callback === "function") {
                if (this.writableFinished) callback(coded("Error", "ERR_STREAM_ALREADY_FINISHED", "Cannot call end after a stream was finished"));
                else this.on("finish", callback);
            }
            return this;
        } else if (!this._header) {
            this.socket?.cork();
            this._contentLength = 0;
            this._implicitHeader();
        }
        if (typeof callback === "function") this.once("finish", callback);
        if (this.strictContentLength && this._hasBody && this._contentLength !== null && this[written] !== this._contentLength) {
            throw lengthMismatch(this[written], this._contentLength);
        }
        while (this[corked] > 0) this.uncork();
        const finish = () => {
            if (!this.socket?._hadError) this.emit("finish");
        };
        if (this._hasBody && this.chunkedEncoding) this._send(`0\r\n${this._trailer}\r\n`, "latin1", finish);
        else if (!this._headerSent || this.writableLength || chunk) this._send("", "latin1", finish);
        else process.nextTick(finish);
        if (this.socket) {
            while (this.socket.writableCorked > 0) this.socket.uncork();
        }
        this.finished = true;
        if (this.outputData.length === 0 && this.socket?._httpMessage === this) this._finish();
        return this;
    },

    _finish() {
        this.emit("prefinish");
    },

    _send(data, encoding, callback, byteLength) {
        if (!this._headerSent) {
            const header = this._header;
            if (typeof data === "string" && (encoding === "utf8" || encoding === "latin1" || !encoding)) {
                data = header + data;
            } else {
                this.outputData.unshift({ data: header, encoding: "latin1", callback: null });
                this.outputSize += header.length;
                this._onPendingData(header.length);
            }
            this._headerSent = true;
        }
        return this._writeRaw(data, encoding, callback, byteLength);
    },

    _writeRaw(data, encoding, callback) {
        const { socket } = this;
        if (socket?.destroyed) return false;
        if (socket && socket._httpMessage === this && socket.writable) {
            if (this.outputData.length > 0) this._flushOutput(socket);
            return socket.write(data, encoding, callback);
        }
        this.outputData.push({ data, encoding, callback });
        this.outputSize += data.length;
        this._onPendingData(data.length);
        return this.outputSize < this[highWaterMark];
    },

    _flush() {
        const { socket } = this;
        if (!socket?.writable) return;
        const result = this._flushOutput(socket);
        if (this.finished) this._finish();
        else if (result && this[needsDrain]) {
            this[needsDrain] = false;
            this.emit("drain");
        }
    },

    _flushOutput(socket) {
        while (this[corked] > 0) {
            this[corked] -= 1;
            socket.cork();
        }
        const output = this.outputData;
        if (output.length === 0) return undefined;
        this.outputData = [];
        this._onPendingData(-this.outputSize);
        this.outputSize = 0;
        socket.cork();
        let result;
        for (const { data, encoding, callback } of output) result = socket.write(data, encoding, callback);
        socket.uncork();
        return result;
    },

    pipe() {
        this.emit("error", coded("Error", "ERR_STREAM_CANNOT_PIPE", "Cannot pipe, not readable"));
    },

    _drained() {
        if (this[needsDrain] && !this.destroyed && !this.finished) {
            this[needsDrain] = false;
            this.emit("drain");
        }
    },

    [Symbol.for("nodejs.rejection")](error) {
        this.destroy(error);
    },
});

for (const name of Object.keys(OutgoingMessage.prototype)) {
    if (name === "_writeBody" || name === "_drained") Object.defineProperty(OutgoingMessage.prototype, name, { enumerable: false });
}

function chunked(data) {
    return Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from("\r\n")]);
}

function checkValue(name, value) {
    for (const one of Array.isArray(value) ? value : [value]) rules.validateHeaderValue(name, one);
}

function lengthMismatch(actual, expected) {
    return coded("Error", "ERR_HTTP_CONTENT_LENGTH_MISMATCH",
        `Response body's content-length of ${actual} byte(s) does not match the content-length of ${expected} byte(s) set in header`);
}

function fail(message, error, callback) {
    process.nextTick(() => {
        callback(error);
        if (typeof message._errorEmitter === "function") message._errorEmitter(error);
        else message.emit("error", error);
    });
}

const getters = {
    errored() { return this[errored]; },
    closed() { return this._closed; },
    writableFinished() { return this.finished && this.outputSize === 0 && (!this.socket || this.socket.writableLength === 0); },
    writableObjectMode() { return false; },
    writableLength() {
        return this.outputSize + this[corkedChunks].reduce((sum, { data }) => sum + data.length, 0) + (this.socket?.writableLength ?? 0);
    },
    writableHighWaterMark() { return this.socket ? this.socket.writableHighWaterMark : this[highWaterMark]; },
    writableCorked() { return this[corked]; },
    writableEnded() { return this.finished; },
    writableNeedDrain() { return !this.destroyed && !this.finished && this[needsDrain]; },
    headersSent() { return Boolean(this._header); },
};
for (const [name, get] of Object.entries(getters)) Object.defineProperty(OutgoingMessage.prototype, name, { get, configurable: true });

Object.defineProperty(OutgoingMessage.prototype, "connection", {
    configurable: true,
    get() { return this.socket; },
    set(value) { this.socket = value; },
});
Object.defineProperty(OutgoingMessage.prototype, "_headers", { configurable: true, get() { return this.getHeaders(); } });

exports.OutgoingMessage = OutgoingMessage;
exports.outHeaders = outHeaders;
exports.errored = errored;
