"use strict";
// `req` of an HTTP-triggered function.

const { setOwn } = internal("own-property");
const { decodeByMark } = require("host/body-text");
const { parseForm } = require("host/form");

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
        for (const [name, value] of Object.entries(message.headers ?? {})) setOwn(this.headers, name.toLowerCase(), value);
        this.query = message.query ?? {};
        this.params = message.params ?? {};
        // Who calls is known to a platform that signs people in before the host; there is none here.
        this.user = null;
        const { text, base64 } = message.body ?? {};
        if (text !== undefined) this.#text = text;
        if (base64 !== undefined) this.#bytes = require("node/buffer").Buffer.from(base64, "base64");
        this.body = message.body === undefined
            ? undefined
            : parseBody(() => this.rawBody, () => this.bufferBody, this.headers["content-type"] ?? "");
    }

    /** The body's text as it came. */
    get rawBody() {
        if (this.#text === undefined && this.#bytes !== undefined) this.#text = decodeByMark(this.#bytes);
        return this.#text;
    }

    get bufferBody() {
        if (this.#bytes === undefined && this.#text !== undefined) {
            this.#bytes = require("node/buffer").Buffer.from(this.#text, "utf8");
        }
        return this.#bytes;
    }

    get(name) {
        const key = String(name).toLowerCase();
        return Object.hasOwn(this.headers, key) ? this.headers[key] : undefined;
    }

    /** The fields of a form, of either media type that forms have; throws for any other. */
    parseFormBody() {
        return parseForm(this.headers["content-type"], this.bufferBody);
    }
}

exports.makeRequest = (message) => new Request(message);
