"use strict";
// http.IncomingMessage.

const { Readable, finished } = require("node/stream");
const process = require("node/process");
const { addLine, addDistinct } = internal("http/headers");

const collected = Symbol("headers");

function IncomingMessage(socket) {
    Readable.call(this, { autoDestroy: true, highWaterMark: socket?.readableHighWaterMark });
    this._readableState.readingMore = true;
    Object.assign(this, {
        socket, httpVersionMajor: null, httpVersionMinor: null, httpVersion: null, complete: false, rawHeaders: [], rawTrailers: [],
        joinDuplicateHeaders: false, aborted: false, upgrade: null, url: "", method: null, statusCode: null, statusMessage: null,
        client: socket, _consuming: false, _dumped: false,
    });
    Object.defineProperty(this, collected, { value: {}, writable: true });
}

Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

Object.assign(IncomingMessage.prototype, {
    setTimeout(milliseconds, callback) {
        if (callback) this.on("timeout", callback);
        this.socket.setTimeout(milliseconds);
        return this;
    },

    _read() {
        if (!this._consuming) {
            this._readableState.readingMore = false;
            this._consuming = true;
        }
        // Whoever reads the body lets the connection go on.
        if (this.socket?.readable) this.socket.resume();
    },

    _destroy(error, callback) {
        if (!this.readableEnded || !this.complete) {
            this.aborted = true;
            this.emit("aborted");
        }
        if (this.socket && !this.socket.destroyed && this.aborted) {
            this.socket.destroy(error);
            const cleanup = finished(this.socket, (problem) => {
                cleanup();
                const cause = problem?.code === "ERR_STREAM_PREMATURE_CLOSE" ? null : problem;
                process.nextTick(tell, this, cause || error, callback);
            });
        } else {
            process.nextTick(tell, this, error, callback);
        }
    },

    _addHeaderLines(list, count) {
        const headers = list.slice(0, count);
        const isTrailer = this.complete;
        if (isTrailer) this.rawTrailers = headers;
        else this.rawHeaders = headers;
        this[collected] = isTrailer ? { ...this[collected], trailers: undefined } : {};
    },

    _addHeaderLine(field, value, target) {
        addLine(target, field, value, this.joinDuplicateHeaders);
    },

    _addHeaderLineDistinct(field, value, target) {
        addDistinct(target, field, value);
    },

    /** Reads what is left, for nobody. */
    _dump() {
        if (this._dumped) return;
        this._dumped = true;
        this.removeAllListeners("data");
        this.resume();
    },
});

// An error that nobody listens for is not worth the process.
function tell(message, error, callback) {
    if (message.listenerCount("error") === 0) callback();
    else callback(error);
}

function lazily(name, raw, add, makeTarget) {
    Object.defineProperty(IncomingMessage.prototype, name, {
        configurable: true,
        enumerable: false,
        get() {
            const found = this[collected];
            if (found[name] === undefined) {
                found[name] = makeTarget();
                const lines = this[raw];
                for (let index = 0; index < lines.length; index += 2) this[add](lines[index], lines[index + 1], found[name]);
            }
            return found[name];
        },
        set(value) {
            this[collected][name] = value;
        },
    });
}

lazily("headers", "rawHeaders", "_addHeaderLine", () => ({}));
lazily("headersDistinct", "rawHeaders", "_addHeaderLineDistinct", () => Object.create(null));
lazily("trailers", "rawTrailers", "_addHeaderLine", () => ({}));
lazily("trailersDistinct", "rawTrailers", "_addHeaderLineDistinct", () => Object.create(null));

Object.defineProperty(IncomingMessage.prototype, "connection", {
    get() {
        return this.socket;
    },
    set(value) {
        this.socket = value;
    },
});

exports.IncomingMessage = IncomingMessage;
