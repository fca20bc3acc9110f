"use strict";
// net.Socket.

const { Duplex } = require("node/stream");
const { Buffer } = require("node/buffer");
const process = require("node/process");
const timers = internal("timers");
const errors = internal("net/errors");
const { coded } = internal("errors");
const validators = internal("validators");
const { normalize, isNormalized } = internal("net/arguments");


const names = Symbol("names");
const reads = Symbol("bytesRead");
const sent = Symbol("bytesSent");
const idle = Symbol("timeout");

function Socket(options) {
    if (!(this instanceof Socket)) return new Socket(options);
    const settings = { ...(typeof options === "number" ? { fd: options } : options) };
    for (const name of ["objectMode", "readableObjectMode", "writableObjectMode"]) {
        if (settings[name]) throw validators.invalidArgumentValue(`options.${name}`, settings[name], "is not supported");
    }
    if (settings.fd !== undefined) throw internal("errors").notImplemented("net.Socket({ fd })");
    this.connecting = false;
    this._hadError = false;
    this._parent = null;
    this._host = null;
    this._handle = settings.handle ?? null;
    Duplex.call(this, { ...settings, emitClose: false, autoDestroy: true, decodeStrings: false, handle: undefined, signal: undefined });
    this.allowHalfOpen = Boolean(settings.allowHalfOpen);
    this.server = null;
    this._server = null;
    this.timeout = undefined;
    this[names] = undefined;
    this[reads] = 0;
    this[sent] = 0;
    this[idle] = undefined;
    this[early] = { noDelay: Boolean(settings.noDelay), keepAlive: Boolean(settings.keepAlive), delay: settings.keepAliveInitialDelay ?? 0 };
    this.on("end", refuseWrites);
    if (this._handle !== null) {
        this._attach(this._handle);
        if (!settings.manualStart && !this.connecting) this.read(0);
    }
    if (settings.signal) internal("net/abort").destroyOnAbort(settings.signal, this);
}

const early = Symbol("options");

Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
Object.setPrototypeOf(Socket, Duplex);

// The other side has ended, and so have we: what is written now is an error of its own.
function refuseWrites() {
    if (!this.allowHalfOpen) this.write = writeAfterEnd;
}

function writeAfterEnd(chunk, encoding, callback) {
    const done = typeof encoding === "function" ? encoding : callback;
    const error = coded("Error", "EPIPE", "This socket has been ended by the other party");
    if (typeof done === "function") process.nextTick(done, error);
    this.destroy(error);
    return false;
}

const methods = {
    connect(...values) {
        const [options, callback] = isNormalized(values[0]) ? values[0] : normalize(values);
        if (options.path === undefined && options.port === undefined) {
            throw coded("TypeError", "ERR_MISSING_ARGS", 'The "options" or "port" or "path" argument must be specified');
        }
        if (this.write !== Socket.prototype.write && Object.hasOwn(this, "write")) delete this.write;
        if (this.destroyed) {
            this._undestroy();
            this._handle = null;
            this[names] = undefined;
        }
        if (callback !== null) this.once("connect", callback);
        const settings = checkOptions(options);
        this._parent?.emit("connect");
        this._unrefTimer();
        this.connecting = true;
        this._host = options.host ?? null;
        if (options.noDelay) this[early].noDelay = true;
        if (options.keepAlive) Object.assign(this[early], { keepAlive: true, delay: options.keepAliveInitialDelay ?? 0 });
        internal("net/connect").begin(this, settings, {
            attach: (handle) => { this._handle = this._wrapRaw(handle); },
            opened: (...found) => this._opened(found),
            failed: (error) => this.destroy(error),
        });
        return this;
    },

    /** What the socket speaks through, when the system's own socket is not it. */
    _wrapRaw(handle) {
        return handle;
    },

    /** The connection stands. */
    _opened(found) {
        if (this.destroyed) return;
        const [localAddress, localPort, remoteAddress, remotePort] = found;
        if (localAddress !== undefined) this[names] = { localAddress, localPort, remoteAddress, remotePort };
        this.connecting = false;
        this._attach(this._handle);
        const { noDelay, keepAlive, delay } = this[early];
        if (noDelay) this.setNoDelay(true);
        if (keepAlive) this.setKeepAlive(true, delay);
        this._unrefTimer();
        this.emit("connect");
        this.emit("ready");
        // Nobody may ever ask for data; the end must be noticed all the same.
        if (!this.destroyed && !this.isPaused()) this.read(0);
    },

    _attach(handle) {
        handle.onEvent = (event, ...values) => this._take(event, values);
    },

    _take(event, values) {
        if (this.destroyed) return;
        if (event === "data") {
            const chunk = Buffer.from(values[0]);
            this[reads] += chunk.length;
            this._unrefTimer();
            this.push(chunk);
        } else if (event === "end") {
            this.push(null);
            this.read(0);
        } else if (event === "error") {
            const [syscall, number, code] = values;
            this.destroy(errors.systemError(syscall, number, code));
        }
    },

    _read() {
        if (this.connecting || this._handle === null) this.once("connect", () => this._read());
        else this._handle.read();
    },

    _write(chunk, encoding, callback) {
        this._send(typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk, callback);
    },

    _writev(chunks, callback) {
        this._send(Buffer.concat(chunks.map(({ chunk, encoding }) => (typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk))), callback);
    },

    _send(data, callback) {
        if (this.connecting) {
            this._pendingData = data;
            const onClose = () => callback(errors.closedEarly());
            this.once("connect", function onConnect() {
                this.off("close", onClose);
                this._send(data, callback);
            });
            this.once("close", onClose);
            return;
        }
        this._pendingData = null;
        if (this._handle === null) return callback(errors.closed());
        this._unrefTimer();
        this[sent] += data.length;
        this._handle.write(data, () => {
            this._unrefTimer();
            callback();
        });
    },

    _final(callback) {
        if (this.connecting) {
            this.once("connect", () => this._final(callback));
        } else if (this._handle === null) {
            callback();
        } else {
            this._handle.end(() => callback());
        }
    },

    end(data, encoding, callback) {
        Duplex.prototype.end.call(this, data, encoding, callback);
        return this;
    },

    destroySoon() {
        if (this.writable) this.end();
        if (this.writableFinished) this.destroy();
        else this.once("finish", this.destroy);
    },

    resetAndDestroy() {
        if (this._handle === null || this.destroyed) {
            this.destroy(errors.closed());
        } else if (this.connecting) {
            this.once("connect", () => this._reset());
        } else {
            this._reset();
        }
        return this;
    },

    _reset() {
        this.resetAndClosing = true;
        return this.destroy();
    },

    _destroy(error, callback) {
        this.connecting = false;
        this._stopTimer();
        if (this._parent !== null) this._releaseParent?.();
        const handle = this._handle;
        this._handle = null;
        if (handle !== null) {
            if (this.resetAndClosing) handle.reset();
            else handle.close();
        }
        const hadError = Boolean(error);
        this._hadError = hadError;
        callback(error);
        // As in Node the end is told when the system has let go of the socket, after whatever else is due now.
        if (handle === null) process.nextTick(() => this.emit("close", hadError));
        else timers.startImmediate(() => this.emit("close", hadError), []);
    },

    pause() {
        return Duplex.prototype.pause.call(this);
    },

    setTimeout(milliseconds, callback) {
        if (this.destroyed) return this;
        validateTimeout(milliseconds);
        this.timeout = milliseconds;
        this._stopTimer();
        if (callback !== undefined) validators.requireFunction(callback, "callback");
        if (milliseconds === 0) {
            if (callback !== undefined) this.removeListener("timeout", callback);
            return this;
        }
        this[idle] = timers.start(() => this._onTimeout(), milliseconds, [], false);
        if (callback !== undefined) this.once("timeout", callback);
        return this;
    },

    _onTimeout() {
        this[idle] = undefined;
        this.emit("timeout");
    },

    _stopTimer() {
        if (this[idle] !== undefined) timers.stop(this[idle]);
        this[idle] = undefined;
    },

    /** Something happened: the time limit begins anew. */
    _unrefTimer() {
        if (this.timeout > 0 && !this.destroyed) {
            if (this[idle] !== undefined) this[idle].refresh();
            else this[idle] = timers.start(() => this._onTimeout(), this.timeout, [], false);
        }
        this._parent?._unrefTimer?.();
    },

    setNoDelay(isOn = true) {
        this[early].noDelay = Boolean(isOn);
        if (this._handle !== null && !this.connecting) this._handle.setNoDelay?.(Boolean(isOn));
        return this;
    },

    setKeepAlive(isOn = false, delay = 0) {
        Object.assign(this[early], { keepAlive: Boolean(isOn), delay });
        if (this._handle !== null && !this.connecting) this._handle.setKeepAlive?.(Boolean(isOn), Math.trunc(delay / 1000));
        return this;
    },

    address() {
        const { localAddress, localPort } = this[names] ?? {};
        return localAddress === undefined ? {} : { address: localAddress, family: family(localAddress), port: localPort };
    },

    ref() {
        return this;
    },

    unref() {
        return this;
    },
};

for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(Socket.prototype, name, { value, writable: true, configurable: true, enumerable: true });
}

const family = (address) => (address?.includes(":") ? "IPv6" : "IPv4");

const getters = {
    pending() {
        return this._handle === null || this.connecting;
    },
    _connecting() {
        return this.connecting;
    },
    readyState() {
        if (this.connecting) return "opening";
        if (this.readable && this.writable) return "open";
        if (this.readable) return "readOnly";
        return this.writable ? "writeOnly" : "closed";
    },
    bufferSize() {
        return this._handle === null ? undefined : this.writableLength;
    },
    bytesRead() {
        return this[reads];
    },
    bytesWritten() {
        const waiting = this._writableState === undefined ? 0 : this.writableLength;
        return this[sent] + (this.connecting || this[sent] === 0 ? waiting : 0);
    },
    _bytesDispatched() {
        return this[sent];
    },
    remoteAddress() {
        return this[names]?.remoteAddress;
    },
    remotePort() {
        return this[names]?.remotePort;
    },
    remoteFamily() {
        return this[names] === undefined ? undefined : family(this[names].remoteAddress);
    },
    localAddress() {
        return this[names]?.localAddress;
    },
    localPort() {
        return this[names]?.localPort;
    },
    localFamily() {
        return this[names] === undefined ? undefined : family(this[names].localAddress);
    },
};

for (const [name, get] of Object.entries(getters)) {
    Object.defineProperty(Socket.prototype, name, { get, configurable: true, enumerable: false });
}

function validateTimeout(milliseconds) {
    if (typeof milliseconds !== "number") throw validators.invalidArgumentType("msecs", "of type number", milliseconds);
    if (!(milliseconds >= 0 && Number.isFinite(milliseconds))) {
        throw validators.outOfRange("msecs", "a non-negative finite number", milliseconds);
    }
}

function checkOptions(options) {
    const { path, port, localAddress, localPort, autoSelectFamily, autoSelectFamilyAttemptTimeout } = options;
    if (path !== undefined && path !== null && path !== "") {
        validators.requireString(path, "options.path");
        return { ...options, path };
    }
    if (localAddress && internal("net/address").isIP(localAddress) === 0) {
        throw coded("TypeError", "ERR_INVALID_IP_ADDRESS", `Invalid IP address: ${localAddress}`);
    }
    if (localPort !== undefined && typeof localPort !== "number") throw validators.invalidArgumentType("options.localPort", "of type number", localPort);
    if (typeof port !== "undefined" && typeof port !== "number" && typeof port !== "string") {
        throw coded("TypeError", "ERR_INVALID_ARG_TYPE",
            `The "options.port" property must be one of type number or string.${validators.invalidArgumentType("x", "", port).message.split(".").slice(1).join(".")}`);
    }
    if (autoSelectFamily !== undefined) internal("net/connect").requireBoolean(autoSelectFamily, "options.autoSelectFamily");
    if (autoSelectFamilyAttemptTimeout !== undefined) {
        validators.requireInteger(autoSelectFamilyAttemptTimeout, "options.autoSelectFamilyAttemptTimeout", 1, 2 ** 31 - 1);
    }
    return { ...options, port: errors.checkPort(port) };
}

exports.Socket = Socket;
exports.names = names;
