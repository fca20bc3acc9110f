"use strict";
// Response.

const { extract, install } = internal("fetch/body");
const { byteString, requireCount } = internal("fetch/byte-string");
const { inspectable, invalidThis } = internal("web-streams/shared");
const { Headers, freeze } = require("web/headers");

const nullBodyStatuses = new Set([101, 103, 204, 205, 304]);
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
let make;
let bodyOf;

class Response {
    #state = { type: "default", url: "", isRedirected: false, status: 200, statusText: "", headers: new Headers(), body: null };

    constructor(body = null, init = {}) {
        if (init !== undefined && init !== null && typeof init !== "object" && typeof init !== "function") {
            throw new TypeError("Response constructor: Expected init (\"ResponseInit\") to be one of: Null, Undefined, Object.");
        }
        const extracted = body === null || body === undefined ? undefined : extract(body);
        initialize(this.#state, init ?? {}, extracted);
    }

    static error() {
        return make({ type: "error", status: 0, headers: freeze(new Headers()) });
    }

    static json(data, init = {}) {
        requireCount(arguments.length, 1, "Response.json");
        const text = JSON.stringify(data);
        if (text === undefined) throw new TypeError("Value is not JSON serializable");
        const response = new Response();
        initialize(response.#state, init ?? {}, { ...extract(text), type: "application/json" });
        return response;
    }

    static redirect(url, status = 302) {
        requireCount(arguments.length, 1, "Response.redirect");
        let parsed;
        try {
            parsed = new (require("web/url").URL)(`${url}`);
        } catch (error) {
            throw new TypeError(`Failed to parse URL from ${url}`, { cause: error });
        }
        if (!redirectStatuses.has(Number(status))) throw new RangeError(`Invalid status code ${status}`);
        return make({ status: Number(status), headers: freeze(new Headers({ location: parsed.href })) });
    }

    get type() {
        return this.#state.type;
    }

    get url() {
        return this.#state.url;
    }

    get redirected() {
        return this.#state.isRedirected;
    }

    get status() {
        return this.#state.status;
    }

    get ok() {
        return this.#state.status >= 200 && this.#state.status <= 299;
    }

    get statusText() {
        return this.#state.statusText;
    }

    get headers() {
        return this.#state.headers;
    }

    get body() {
        return this.#state.body === null ? null : this.#state.body.stream;
    }

    get bodyUsed() {
        return this.#state.body !== null && this.#state.body.isUsed;
    }

    clone() {
        const { body } = this.#state;
        if (body !== null && (body.isUsed || body.isLocked)) {
            throw new TypeError("Response.clone: Body has already been consumed.");
        }
        return make({ ...this.#state, headers: new Headers(this.#state.headers), body: body === null ? null : body.clone() });
    }

    static {
        make = (state) => {
            const response = new Response();
            Object.assign(response.#state, state);
            return response;
        };
        bodyOf = (response) => {
            if (response === null || typeof response !== "object" || !(#state in response)) throw invalidThis("Response");
            return response.#state.body;
        };
    }
}
install(Response, (self) => bodyOf(self));
inspectable(Response, ({ status, statusText, headers, body, bodyUsed, ok, redirected, type, url }) =>
    ({ status, statusText, headers, body, bodyUsed, ok, redirected, type, url }));
for (const name of ["error", "json", "redirect"]) Object.defineProperty(Response, name, { enumerable: true });

function initialize(state, init, extracted) {
    const status = init.status === undefined ? 200 : Math.trunc(Number(init.status)) & 0xffff;
    if (status < 200 || status > 599) {
        throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    }
    if (init.statusText !== undefined) {
        const text = byteString(init.statusText);
        if (!/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(text)) throw new TypeError("Invalid statusText");
        state.statusText = text;
    }
    state.status = status;
    state.headers = new Headers(init.headers ?? undefined);
    if (extracted === undefined) return;
    if (nullBodyStatuses.has(status)) throw new TypeError(`Response constructor: Invalid response status code ${status}`);
    state.body = extracted.body;
    if (extracted.type !== null && !state.headers.has("content-type")) state.headers.append("content-type", extracted.type);
}

Object.assign(exports, { Response, make, bodyOf, nullBodyStatuses, redirectStatuses });
