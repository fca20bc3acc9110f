"use strict";
// HttpRequest: what a handler of an HTTP function is called with.

const { makeHeaders } = require("azure-functions/headers");
const { HttpBody } = require("azure-functions/http-body");

class HttpRequest {
    #init;
    #body;
    #headers;
    #query;

    /** `{method?, url, headers?, query?, params?, body?: {string?, bytes?}}`; without `query` it is that of the URL. */
    constructor(init) {
        if (typeof init?.url !== "string") throw new TypeError("HttpRequest: The property 'url' must be a string.");
        this.#init = init;
        const { string, bytes } = init.body ?? {};
        const method = String(init.method ?? "GET").toUpperCase();
        Object.defineProperty(this, "method", { value: method, enumerable: true });
        Object.defineProperty(this, "url", { value: init.url, enumerable: true });
        this.params = init.params ?? {};
        this.#body = new HttpBody("HttpRequest", bytes ?? (string === "" ? undefined : string));
    }

    get headers() {
        this.#headers ??= makeHeaders(this.#init.headers);
        return this.#headers;
    }

    get query() {
        const { query, url } = this.#init;
        this.#query ??= new URLSearchParams(query ?? /\?([^#]*)/.exec(url)?.[1] ?? "");
        return this.#query;
    }

    /** Who calls is known to a platform that signs people in before the host; there is none here. */
    get user() {
        return null;
    }

    get body() {
        return this.#body.stream;
    }

    get bodyUsed() {
        return this.#body.isUsed;
    }

    text() {
        return this.#body.text();
    }

    json() {
        return this.#body.json();
    }

    arrayBuffer() {
        return this.#body.arrayBuffer();
    }

    blob() {
        return this.#body.blob(this.headers.get("content-type") ?? undefined);
    }

    formData() {
        return this.#body.formData(this.headers.get("content-type") ?? undefined);
    }

    /** Another request with a body of its own; throws when this one's has been read. */
    clone() {
        if (this.bodyUsed) throw new TypeError("Cannot clone a request whose body has been used");
        return new HttpRequest({ ...this.#init, headers: [...this.headers], query: String(this.query), params: { ...this.params } });
    }
}

exports.HttpRequest = HttpRequest;
