"use strict";
// http.ClientRequest.

const process = require("node/process");
const { OutgoingMessage, outHeaders, errored } = internal("http/outgoing");
const rules = internal("http/headers");
const forms = internal("http/request-options");
const exchange = internal("http/exchange");
const netErrors = internal("net/errors");
const { coded } = internal("errors");
const validators = internal("validators");

const failure = Symbol("error");

function ClientRequest(input, given, callback) {
    OutgoingMessage.call(this);
    const [options, listener] = forms.normalize(input, given, callback);
    const agent = forms.chooseAgent(options, forms.defaultAgentOf(options));
    this.agent = agent;
    const protocol = options.protocol || (agent ?? forms.defaultAgentOf(options)).protocol;
    const expected = (options.agent?.protocol ?? agent?.protocol ?? forms.defaultAgentOf(options).protocol);
    const path = forms.checkPath(options.path);
    if (expected && protocol !== expected) {
        throw coded("TypeError", "ERR_INVALID_PROTOCOL", `Protocol "${protocol}" not supported. Expected "${expected}"`);
    }
    const defaultPort = options.defaultPort || agent?.defaultPort || 80;
    const port = (options.port = options.port || defaultPort);
    const host = (options.host = forms.checkHost(options.hostname, "hostname") || forms.checkHost(options.host, "host") || "localhost");
    const setsHost = options.setHost !== undefined ? Boolean(options.setHost) : options.setDefaultHeaders !== false;
    this.socketPath = options.socketPath;
    if (options.timeout !== undefined) this.timeout = checkTimeout(options.timeout, "timeout");
    this.method = forms.checkMethod(options.method);
    checkLimits(options);
    this.maxHeaderSize = options.maxHeaderSize;
    this.insecureHTTPParser = options.insecureHTTPParser;
    this.joinDuplicateHeaders = options.joinDuplicateHeaders;
    this.path = path;
    if (listener) this.once("response", listener);
    Object.assign(this, {
        _ended: false, res: null, aborted: false, timeoutCb: null, upgradeOrConnect: false, parser: null, maxHeadersCount: null,
        reusedSocket: false, host, protocol,
    });
    this.useChunkedEncodingByDefault = !["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT"].includes(this.method);
    // An agent that limits its connections keeps them as well.
    this.shouldKeepAlive = Boolean(agent) && (Boolean(agent.keepAlive) || Number.isFinite(agent.maxSockets));
    this._last = !this.shouldKeepAlive;
    setHeaders(this, options, { host, port, defaultPort, setsHost });
    if (options.signal) internal("net/abort").destroyOnAbort(options.signal, this);
    this[failure] = undefined;
    connectBy(this, agent, options);
}

Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);

function checkTimeout(milliseconds, name) {
    if (typeof milliseconds !== "number") throw validators.invalidArgumentType(name, "of type number", milliseconds);
    if (!(milliseconds >= 0 && Number.isFinite(milliseconds))) throw validators.outOfRange(name, "a non-negative finite number", milliseconds);
    return milliseconds;
}

function checkLimits({ insecureHTTPParser, maxHeaderSize, joinDuplicateHeaders }) {
    if (insecureHTTPParser !== undefined && typeof insecureHTTPParser !== "boolean") {
        throw validators.invalidArgumentType("options.insecureHTTPParser", "of type boolean", insecureHTTPParser);
    }
    if (maxHeaderSize !== undefined) validators.requireInteger(maxHeaderSize, "maxHeaderSize", 0, Number.MAX_SAFE_INTEGER);
    if (joinDuplicateHeaders !== undefined && typeof joinDuplicateHeaders !== "boolean") {
        throw validators.invalidArgumentType("options.joinDuplicateHeaders", "of type boolean", joinDuplicateHeaders);
    }
}

function setHeaders(request, options, { host, port, defaultPort, setsHost }) {
    const { headers } = options;
    const hostHeader = () => {
        const name = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
        return Number(port) === Number(defaultPort) ? name : `${name}:${port}`;
    };
    if (Array.isArray(headers)) {
        const list = [...rules.entries(headers)];
        const has = (name) => list.some(([key]) => String(key).toLowerCase() === name);
        if (setsHost && !has("host")) list.push(["Host", hostHeader()]);
        if (options.auth && !has("authorization")) list.push(["Authorization", basic(options.auth)]);
        request._storeHeader(`${request.method} ${request.path} HTTP/1.1\r\n`, list);
        return;
    }
    for (const name of Object.keys(headers ?? {})) request.setHeader(name, headers[name]);
    if (host && !request.getHeader("host") && setsHost) request.setHeader("Host", hostHeader());
    if (options.auth && !request.getHeader("Authorization")) request.setHeader("Authorization", basic(options.auth));
    if (request.getHeader("expect")) {
        if (request._header) throw coded("Error", "ERR_HTTP_HEADERS_SENT", "Cannot render headers after they are sent to the client");
        request._storeHeader(`${request.method} ${request.path} HTTP/1.1\r\n`, request[outHeaders]);
    }
}

const basic = (text) => `Basic ${require("node/buffer").Buffer.from(text).toString("base64")}`;

function connectBy(request, agent, options) {
    if (agent) {
        agent.addRequest(request, options);
        return;
    }
    const settings = options.socketPath ? { ...options, path: options.socketPath } : { ...options, path: undefined };
    if (typeof options.createConnection !== "function") return request.onSocket(require("node/net").createConnection(settings));
    let isDone = false;
    const once = (error, socket) => {
        if (isDone) return;
        isDone = true;
        if (error) process.nextTick(() => request._errorEmitter(error));
        else request.onSocket(socket);
    };
    try {
        const socket = options.createConnection(settings, once);
        if (socket) once(null, socket);
    } catch (error) {
        once(error);
    }
}

Object.assign(ClientRequest.prototype, {
    _implicitHeader() {
        if (this._header) throw coded("Error", "ERR_HTTP_HEADERS_SENT", "Cannot render headers after they are sent to the client");
        this._storeHeader(`${this.method} ${this.path} HTTP/1.1\r\n`, this[outHeaders]);
    },

    _finish() {
        OutgoingMessage.prototype._finish.call(this);
    },

    abort() {
        if (this.aborted) return;
        this.aborted = true;
        process.nextTick(() => this.emit("abort"));
        this.destroy();
    },

    destroy(error) {
        if (this.destroyed) return this;
        this.destroyed = true;
        // Who reads the response learns that no more comes.
        this.res?._dump();
        this[failure] = error;
        if (this.socket) end(this, this.socket, error);
        else if (error) this[errored] = error;
        return this;
    },

    onSocket(socket, error) {
        process.nextTick(() => {
            if (this.destroyed || error) return takeNothing(this, socket, error);
            exchange.begin(this, socket);
            this._flush();
        });
    },

    _errorEmitter(error) {
        this._hadError = true;
        this.emit("error", error);
    },

    setTimeout(milliseconds, callback) {
        if (this._ended) return this;
        checkTimeout(milliseconds, "msecs");
        this.timeout = milliseconds;
        if (callback) this.once("timeout", callback);
        if (this.socket) setSocketTimeout(this.socket, milliseconds);
        else this.once("socket", (socket) => setSocketTimeout(socket, milliseconds));
        return this;
    },

    _deferToConnect(method, values, callback) {
        const act = () => {
            if (method) this.socket[method](...(values ?? []));
            callback?.();
        };
        const onSocket = () => {
            if (this.socket.writable) act();
            else this.socket.once("connect", act);
        };
        if (this.socket) onSocket();
        else this.once("socket", onSocket);
    },

    setNoDelay(isOn) {
        this._deferToConnect("setNoDelay", [isOn]);
    },

    setSocketKeepAlive(isOn, delay) {
        this._deferToConnect("setKeepAlive", [isOn, delay]);
    },

    clearTimeout(callback) {
        this.setTimeout(0, callback);
    },
});
Object.defineProperty(ClientRequest.prototype, "_errorEmitter", { enumerable: false });

function setSocketTimeout(socket, milliseconds) {
    if (socket.connecting) socket.once("connect", () => socket.setTimeout(milliseconds));
    else socket.setTimeout(milliseconds);
}

/** The request ended before it had its connection. */
function takeNothing(request, socket, error) {
    request.destroyed = true;
    const given = error ?? request[failure];
    if (socket) {
        if (!given && request.agent && !socket.destroyed) {
            socket.emit("free");
        } else {
            socket.on("error", () => undefined);
            socket.destroy(given);
        }
    }
    end(request, undefined, given);
}

function end(request, socket, error) {
    if (socket) {
        socket.destroy(error);
        return;
    }
    if (!request._closed) {
        const cause = error ?? (request.res || request.aborted ? undefined : netErrors.reset("socket hang up"));
        process.nextTick(() => {
            if (cause && !request._hadError) request._errorEmitter(cause);
            request._closed = true;
            request.emit("close");
        });
    }
}

exports.ClientRequest = ClientRequest;
