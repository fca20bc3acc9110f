"use strict";
// http.Server and http.ServerResponse, which packages take apart and build upon.

const { OutgoingMessage, outHeaders } = internal("http/outgoing");
const { makeServer } = internal("net/server");
const { coded } = internal("errors");
const { hasInvalidCharacter, entries } = internal("http/headers");
const { STATUS_CODES } = internal("http/status");

function ServerResponse(request, options) {
    OutgoingMessage.call(this, options);
    if (request?.method === "HEAD") this._hasBody = false;
    this.req = request;
    this.sendDate = true;
    this._sent100 = false;
    if (request && (request.httpVersionMajor < 1 || request.httpVersionMinor < 1)) {
        this.useChunkedEncodingByDefault = false;
        this.shouldKeepAlive = false;
    }
}

Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

Object.assign(ServerResponse.prototype, {
    statusCode: 200,
    statusMessage: undefined,

    assignSocket(socket) {
        if (socket._httpMessage) throw coded("Error", "ERR_HTTP_SOCKET_ASSIGNED", "Socket already assigned");
        socket._httpMessage = this;
        this.socket = socket;
        this.emit("socket", socket);
        this._flush();
    },

    detachSocket(socket) {
        socket._httpMessage = null;
        this.socket = null;
    },

    _implicitHeader() {
        this.writeHead(this.statusCode);
    },

    writeHead(statusCode, reason, headers) {
        if (this._header) throw coded("Error", "ERR_HTTP_HEADERS_SENT", "Cannot write headers after they are sent to the client");
        const code = statusCode | 0;
        if (code < 100 || code > 999) throw coded("RangeError", "ERR_HTTP_INVALID_STATUS_CODE", `Invalid status code: ${statusCode}`);
        if (typeof reason === "string") this.statusMessage = reason;
        else {
            this.statusMessage ||= STATUS_CODES[code] || "unknown";
            headers ??= reason;
        }
        if (hasInvalidCharacter(this.statusMessage)) throw coded("TypeError", "ERR_INVALID_CHAR", "Invalid character in statusMessage");
        this.statusCode = code;
        for (const [name, value] of entries(headers ?? {})) if (name) this.setHeader(name, value);
        if (code === 204 || code === 304 || (code >= 100 && code <= 199)) this._hasBody = false;
        this._storeHeader(`HTTP/1.1 ${code} ${this.statusMessage}\r\n`, this[outHeaders]);
        return this;
    },
});
ServerResponse.prototype.writeHeader = ServerResponse.prototype.writeHead;

exports.ServerResponse = ServerResponse;
exports.Server = makeServer("http", "request");
