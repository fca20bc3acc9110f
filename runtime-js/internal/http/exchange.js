"use strict";
// One request and its response on a connection.

const process = require("node/process");
const { IncomingMessage } = internal("http/incoming");
const { ResponseParser } = internal("http/parser");
const netErrors = internal("net/errors");

/** The request has this connection from now on. */
function begin(request, socket) {
    request.socket = socket;
    socket._httpMessage = request;
    const exchange = new Exchange(request, socket);
    request.parser = exchange;
    socket.parser = exchange;
    exchange.listen();
    if (request.timeout !== undefined) {
        request.timeoutCb = () => request.emit("timeout");
        if (request.timeout > 0 && socket.timeout !== request.timeout) {
            if (socket.connecting) socket.once("connect", () => socket._httpMessage === request && socket.setTimeout(request.timeout));
            else socket.setTimeout(request.timeout);
        }
    }
    request.emit("socket", socket);
}

class Exchange {
    constructor(request, socket) {
        this.request = request;
        this.socket = socket;
        this.incoming = null;
        this.isOver = false;
        this.isInformation = false;
        this.isReleased = false;
        this.parser = new ResponseParser({
            maxHeaderSize: request.maxHeaderSize || 16384,
            isLenient: Boolean(request.insecureHTTPParser),
            onHead: (head) => this.#takeHead(head),
            onBody: (chunk) => this.#takeBody(chunk),
            onComplete: (trailers) => this.#complete(trailers),
        });
        this.listeners = {
            data: (chunk) => this.#takeData(chunk),
            end: () => this.#takeEnd(),
            close: () => this.#takeClose(),
            error: (error) => this.#takeError(error),
            drain: () => request._drained(),
            timeout: () => request.emit("timeout"),
        };
    }

    listen() {
        for (const [name, listener] of Object.entries(this.listeners)) this.socket.on(name, listener);
    }

    release() {
        for (const [name, listener] of Object.entries(this.listeners)) this.socket.removeListener(name, listener);
        this.parser.isStopped = true;
        if (this.socket.parser === this) this.socket.parser = null;
        this.request.parser = null;
    }

    #takeData(chunk) {
        const result = this.parser.execute(chunk);
        const { request, socket } = this;
        if (result instanceof Error) {
            this.parser.isStopped = true;
            socket.removeListener("end", this.listeners.end);
            socket.destroy();
            socket._hadError = true;
            request._errorEmitter(result);
        } else if (this.parser.state === "upgrade" && this.incoming !== null && !this.isOver) {
            this.#upgrade(chunk.subarray(result));
        }
    }

    #takeHead(head) {
        const { request, socket } = this;
        if (request.res) {
            // A second response without a second request.
            socket.destroy();
            return "none";
        }
        const message = new IncomingMessage(socket);
        message.httpVersionMajor = head.major;
        message.httpVersionMinor = head.minor;
        message.httpVersion = `${head.major}.${head.minor}`;
        message.statusCode = head.status;
        message.statusMessage = head.reason;
        message.joinDuplicateHeaders = request.joinDuplicateHeaders;
        const limit = request.maxHeadersCount > 0 ? request.maxHeadersCount * 2 : head.rawHeaders.length;
        message._addHeaderLines(head.rawHeaders, limit);
        const isConnect = request.method === "CONNECT";
        message.upgrade = (head.upgrades && head.status === 101) || isConnect;
        if (message.upgrade) {
            request.upgradeOrConnect = true;
            this.#setResponse(message);
            return "upgrade";
        }
        if (head.status >= 100 && head.status < 200) {
            if (head.status === 100) request.emit("continue");
            request.emit("information", {
                statusCode: head.status, statusMessage: head.reason, httpVersion: message.httpVersion, httpVersionMajor: head.major,
                httpVersionMinor: head.minor, headers: message.headers, rawHeaders: message.rawHeaders,
            });
            this.isInformation = true;
            return "none";
        }
        if (request.shouldKeepAlive && !head.keepsAlive && !isBodilessKept(request, head)) request.shouldKeepAlive = false;
        this.#setResponse(message);
        if (request.aborted || !request.emit("response", message)) message._dump();
        return request.method === "HEAD" ? "none" : undefined;
    }

    #setResponse(message) {
        this.incoming = message;
        message.req = this.request;
        this.request.res = message;
        message.on("end", () => this.#responseEnded());
    }

    #takeBody(chunk) {
        if (this.incoming === null) return;
        if (!this.incoming.push(chunk)) this.socket.pause();
    }

    #complete(trailers) {
        if (this.isInformation) {
            this.isInformation = false;
            return;
        }
        const { incoming } = this;
        if (incoming === null) return;
        incoming.complete = true;
        incoming.rawTrailers = trailers;
        if (!incoming.upgrade) incoming.push(null);
        this.isOver = incoming.upgrade === false;
    }

    /** The connection is not ours any more: what follows is no HTTP. */
    #upgrade(head) {
        const { request, socket, incoming } = this;
        this.isOver = true;
        this.release();
        socket._httpMessage = null;
        const event = request.method === "CONNECT" ? "connect" : "upgrade";
        if (request.listenerCount(event) > 0) {
            socket.emit("agentRemove");
            request.timeoutCb = null;
            request.destroyed = true;
            // Whoever takes it over decides how it is read.
            socket.readableFlowing = null;
            request.emit(event, incoming, socket, head);
            request._closed = true;
            request.emit("close");
        } else {
            socket.destroy();
            if (!request._closed) {
                request._closed = true;
                process.nextTick(() => request.emit("close"));
            }
        }
    }

    #responseEnded() {
        const { request, socket } = this;
        request._ended = true;
        if (!request.shouldKeepAlive) {
            if (socket.writable && typeof socket.destroySoon === "function") socket.destroySoon();
        } else if (request.writableFinished && !this.isReleased) {
            this.#keepAlive();
        } else if (!request.writableFinished) {
            request.once("finish", () => this.#keepAlive());
        }
    }

    #keepAlive() {
        const { request, socket } = this;
        if (this.isReleased || socket.destroyed) return;
        this.isReleased = true;
        if (request.timeoutCb) request.timeoutCb = null;
        request.destroyed = true;
        this.release();
        // The request is over before the connection serves another.
        process.nextTick(() => {
            request._closed = true;
            request.emit("close");
            socket.emit("free");
        });
    }

    #takeEnd() {
        const { request, socket } = this;
        this.parser.finish();
        if (!request.res && !socket._hadError) {
            socket._hadError = true;
            request._errorEmitter(netErrors.reset("socket hang up"));
        }
        socket.end();
    }

    #takeError(error) {
        const { request, socket } = this;
        request._hadError = true;
        socket._hadError = true;
        request._errorEmitter(error);
    }

    #takeClose() {
        const { request } = this;
        this.release();
        request.destroyed = true;
        const { res } = request;
        if (res) {
            if (!res.complete) res.destroy(netErrors.reset("aborted"));
            this.#closeRequest();
            if (!res.aborted && res.readable) res.push(null);
            return;
        }
        if (!this.socket._hadError && !request._hadError) {
            this.socket._hadError = true;
            request._errorEmitter(netErrors.reset("socket hang up"));
        }
        this.#closeRequest();
    }

    #closeRequest() {
        const { request } = this;
        if (request._closed) return;
        request._closed = true;
        request.emit("close");
    }
}

// Without a body there is nothing whose end only the end of the connection could tell.
function isBodilessKept(request, head) {
    return request.method === "HEAD" && head.major > 0 && head.minor > 0 && !/close/i.test(headerOf(head.rawHeaders, "connection"));
}

function headerOf(list, name) {
    const index = list.findIndex((text, place) => place % 2 === 0 && text.toLowerCase() === name);
    return index < 0 ? "" : list[index + 1];
}

exports.begin = begin;
