"use strict";
// tls.TLSSocket and tls.connect.

const process = require("node/process");
const { Socket } = internal("net/socket");
const { TLSHandle, StreamCarrier } = internal("tls/handle");
const { checkServerIdentity, present } = internal("tls/identity");
const { reset } = internal("net/errors");
const { normalize } = internal("net/arguments");
const { isIP } = internal("net/address");
const { missing } = internal("errors");

const negotiated = Symbol("negotiated");

function TLSSocket(carrier, options) {
    if (!(this instanceof TLSSocket)) return new TLSSocket(carrier, options);
    const settings = { ...options };
    Object.defineProperty(this, "_tlsOptions", { value: settings, writable: true });
    this.authorized = false;
    this.authorizationError = null;
    this[negotiated] = undefined;
    this.encrypted = true;
    this.secureConnecting = true;
    this._secureEstablished = false;
    this.alpnProtocol = null;
    this.servername = null;
    this.ssl = {};
    if (settings.isServer) missing("tls.TLSSocket({ isServer: true })")();
    Socket.call(this, { allowHalfOpen: false, highWaterMark: settings.highWaterMark, signal: settings.signal });
    if (carrier !== undefined && carrier !== null) this._over(carrier);
}

Object.setPrototypeOf(TLSSocket.prototype, Socket.prototype);
Object.setPrototypeOf(TLSSocket, Socket);

const methods = {
    /** Speaks through another stream. */
    _over(carrier) {
        this._handle = new TLSHandle(new StreamCarrier(carrier), this._tlsOptions);
        if (carrier instanceof Socket) this._parent = carrier;
        carrier.on("error", (error) => this.destroy(error));
        carrier.on("close", () => {
            if (!this.destroyed) this._cut();
        });
        this.connecting = Boolean(carrier.connecting);
        const begin = () => {
            this.connecting = false;
            this._startTLS();
        };
        if (carrier.connecting) carrier.once("connect", begin);
        else process.nextTick(() => !this.destroyed && begin());
    },

    _wrapRaw(handle) {
        return new TLSHandle(handle, this._tlsOptions);
    },

    _opened(found) {
        Socket.prototype._opened.call(this, found);
        if (!this.destroyed) this._startTLS();
    },

    _startTLS() {
        const handle = this._handle;
        if (handle === null) return;
        this._attach(handle);
        const { servername } = this._tlsOptions;
        // An address is no name.
        if (servername && isIP(servername) !== 0) this._tlsOptions.servername = "";
        handle.options = this._tlsOptions;
        try {
            handle.start();
        } catch (error) {
            this.destroy(error);
        }
    },

    _take(event, values) {
        if (this.destroyed) return;
        if (event === "secure") this._secured(values[0]);
        else if (event === "cut") this._cut();
        else if (event === "failed") this._failed(values[0]);
        else Socket.prototype._take.call(this, event, values);
    },

    _cut() {
        if (this._secureEstablished) {
            this.push(null);
            this.destroy();
            return;
        }
        const { path, host, port, localAddress } = this._tlsOptions;
        this.destroy(Object.assign(reset("Client network socket disconnected before secure TLS connection was established"), { path, host, port, localAddress }));
    },

    _failed(error) {
        // What waits to be written is what the failure is told of.
        if (this._handle?.hasUnsent) {
            const problem = Object.assign(new Error(`write EPROTO ${error.message}\n`), { errno: -71, code: "EPROTO", syscall: "write" });
            this.destroy(problem);
            return;
        }
        error.message += "\n";
        this.destroy(error);
    },

    _secured(result) {
        this[negotiated] = result;
        this.alpnProtocol = result.alpn;
        this.servername = this._tlsOptions.servername || false;
        this.secureConnecting = false;
        this._secureEstablished = true;
        const { rejectUnauthorized = process.env.NODE_TLS_REJECT_UNAUTHORIZED !== "0", host } = this._tlsOptions;
        this.emit("secure");
        let problem = null;
        if (result.verifyError !== null) {
            problem = Object.assign(new Error(verifyText(result.verifyError)), { code: result.verifyError.code });
        } else if (result.peer.length > 0) {
            const check = this._tlsOptions.checkServerIdentity ?? checkServerIdentity;
            problem = check(this._tlsOptions.servername || host || "localhost", this.getPeerCertificate(true)) ?? null;
        }
        if (problem !== null) {
            this.authorized = false;
            this.authorizationError = problem.code || problem.message;
            if (rejectUnauthorized) {
                this.destroy(problem);
                return;
            }
        } else {
            this.authorized = true;
        }
        this.emit("secureConnect");
        if (!this.destroyed && !this.isPaused()) this.read(0);
    },

    _read() {
        if (!this._secureEstablished) this.once("secure", () => this.destroyed || this._read());
        else if (this._handle !== null) this._handle.read();
    },

    getPeerCertificate(isDetailed) {
        const chain = this[negotiated]?.peer ?? [];
        if (this.destroyed && chain.length === 0) return null;
        if (chain.length === 0) return {};
        return present(chain[0], isDetailed ? chain.slice(1) : []);
    },

    getCertificate: () => ({}),
    getPeerX509Certificate: missing("tls.TLSSocket.getPeerX509Certificate()"),
    getX509Certificate: () => undefined,

    getCipher() {
        return this[negotiated]?.cipher;
    },

    getProtocol() {
        return this[negotiated]?.protocol ?? null;
    },

    getEphemeralKeyInfo: () => ({}),
    getFinished: missing("tls.TLSSocket.getFinished()"),
    getPeerFinished: missing("tls.TLSSocket.getPeerFinished()"),
    getSession: () => undefined,
    getTLSTicket: () => undefined,
    getSharedSigalgs: () => [],

    isSessionReused() {
        return this[negotiated]?.reused ?? false;
    },

    setServername(name) {
        internal("validators").requireString(name, "name");
        this._tlsOptions.servername = name;
    },

    setSession() {},
    setMaxSendFragment: () => true,
    enableTrace() {},
    disableRenegotiation() {},
    renegotiate: missing("tls.TLSSocket.renegotiate()"),
    exportKeyingMaterial: missing("tls.TLSSocket.exportKeyingMaterial()"),
};

// Node leads with what to do when a certificate of a chain is not known.
function verifyText({ code, reason }) {
    return code === "UNABLE_TO_VERIFY_LEAF_SIGNATURE" ? "unable to verify the first certificate" : reason;
}

for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(TLSSocket.prototype, name, { value, writable: true, configurable: true, enumerable: true });
}

for (const name of ["remoteAddress", "remotePort", "remoteFamily", "localAddress", "localPort", "localFamily"]) {
    const { get } = Object.getOwnPropertyDescriptor(Socket.prototype, name);
    Object.defineProperty(TLSSocket.prototype, name, {
        configurable: true,
        get() {
            return this._parent === null ? get.call(this) : this._parent[name];
        },
    });
}

/** `tls.connect(options)`, `(port, host, options)`, `(path, options)`, each with a callback or without. */
function connect(...values) {
    const given = normalize(values);
    let [options] = given;
    const callback = given[1];
    const extra = [values[1], values[2]].find((value) => value !== null && typeof value === "object");
    options = { minDHSize: 1024, checkServerIdentity, ...options, ...(typeof values[0] === "object" ? {} : extra) };
    if (!options.keepAlive) options.singleUse = true;
    if (options.secureContext !== undefined) Object.assign(options, options.secureContext.context?.options, { ...options });
    const hostname = options.servername || options.host || options.socket?._host || "localhost";
    if (options.servername === undefined && isIP(hostname) === 0) options.servername = hostname;
    if (typeof options.checkServerIdentity !== "function") internal("validators").requireFunction(options.checkServerIdentity, "options.checkServerIdentity");
    options.host ??= options.socket === undefined ? undefined : hostname;
    const socket = new TLSSocket(options.socket, options);
    if (callback !== null) socket.once("secureConnect", callback);
    if (!options.socket) {
        if (options.timeout) socket.setTimeout(options.timeout);
        socket.connect(options);
    }
    return socket;
}

exports.TLSSocket = TLSSocket;
exports.connect = connect;
