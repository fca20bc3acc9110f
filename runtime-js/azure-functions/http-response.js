"use strict";
// HttpResponse: what a handler of an HTTP function answers with, made by it or from what it returns.

const { makeHeaders } = require("azure-functions/headers");
const { HttpBody, sourceOf } = require("azure-functions/http-body");

const withoutBody = [204, 205, 304];

function statusOf(status) {
    if (status === undefined || status === null) return 200;
    const number = Number(status);
    if (!Number.isInteger(number) || number < 200 || number > 599) {
        throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    }
    return number;
}

/** `{value, type?}` of the body, objects that are none being JSON, as everything in `jsonBody`. */
function bodyOf({ jsonBody, body }) {
    if (jsonBody !== undefined) return { value: JSON.stringify(jsonBody), type: "application/json" };
    const isPlain = body !== null && typeof body === "object" && sourceOf(body) === undefined;
    return isPlain ? { value: JSON.stringify(body), type: "application/json" } : { value: body };
}

class HttpResponse {
    #init;
    #body;

    /** `{status?, headers?, body?, jsonBody?, cookies?, enableContentNegotiation?}` */
    constructor(init) {
        this.#init = init ?? {};
        const status = statusOf(this.#init.status);
        Object.defineProperty(this, "status", { value: status, enumerable: true });
        Object.defineProperty(this, "headers", { value: makeHeaders(this.#init.headers), enumerable: true });
        this.cookies = this.#init.cookies ?? [];
        this.enableContentNegotiation = Boolean(this.#init.enableContentNegotiation);
        const { value, type } = bodyOf(this.#init);
        const isEmpty = value === undefined || value === null || (value === "" && withoutBody.includes(status));
        if (!isEmpty && withoutBody.includes(status)) {
            throw new TypeError(`Response constructor: Invalid response status code ${status}: it has no body, but one was given.`);
        }
        this.#body = new HttpBody("HttpResponse", isEmpty ? undefined : value);
        const contentType = type ?? this.#body.contentType;
        if (contentType !== undefined && !this.headers.has("content-type")) this.headers.set("content-type", contentType);
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

    /** Another response with a body of its own; throws when this one's has been read. */
    clone() {
        if (this.bodyUsed) throw new TypeError("Response.clone: Body has already been consumed.");
        return new HttpResponse({ ...this.#init, headers: [...this.headers], cookies: [...this.cookies] });
    }
}

exports.HttpResponse = HttpResponse;
