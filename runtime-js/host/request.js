"use strict";
// `req` of an HTTP-triggered function.

const { missing } = internal("errors");

/** JSON whenever the text parses as JSON, whatever the content type; a Buffer for binary content. */
function parseBody(text, bytes, contentType) {
    if (/^application\/octet-stream$/i.test(contentType) || /^multipart\//i.test(contentType)) return bytes();
    if (text() === "") return undefined;
    try {
        return JSON.parse(text());
    } catch {
        return text();
    }
}

class Request {
    #text;
    #bytes;

    constructor(message) {
        this.method = String(message.method ?? "GET").toUpperCase();
        this.url = message.url;
        this.originalUrl = message.url;
        this.headers = {};
        for (const name of Object.keys(message.headers ?? {})) this.headers[name.toLowerCase()] = message.headers[name];
        this.query = message.query ?? {};
        this.params = message.params ?? {};
        const { text, base64 } = message.body ?? {};
        if (text !== undefined) this.#text = text;
        if (base64 !== undefined) this.#bytes = require("node/buffer").Buffer.from(base64, "base64");
        this.body = message.body === undefined
            ? undefined
            : parseBody(() => this.rawBody, () => this.bufferBody, this.headers["content-type"] ?? "");
    }

    /** The body's text as it came. */
    get rawBody() {
        if (this.#text === undefined && this.#bytes !== undefined) this.#text = this.#bytes.toString("utf8").replace(/^\ufeff/, "");
        return this.#text;
    }

    get bufferBody() {
        if (this.#bytes === undefined && this.#text !== undefined) {
            this.#bytes = require("node/buffer").Buffer.from(this.#text, "utf8");
        }
        return this.#bytes;
    }

    get(name) {
        return this.headers[String(name).toLowerCase()];
    }
}

Request.prototype.parseFormBody = missing("req.parseFormBody()");

exports.makeRequest = (message) => new Request(message);
