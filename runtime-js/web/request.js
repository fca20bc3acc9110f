"use strict";
// Request.

const { extract, install } = internal("fetch/body");
const { requireCount } = internal("fetch/byte-string");
const { isSignal } = internal("abort-error");
const { inspectable, invalidThis } = internal("web-streams/shared");
const { Headers } = require("web/headers");
const { AbortController } = require("web/abort");

let isRequest;
let stateOf;

const enumerations = {
    referrerPolicy: ["", "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin",
        "origin-when-cross-origin", "strict-origin-when-cross-origin", "unsafe-url"],
    mode: ["same-origin", "cors", "no-cors", "navigate", "websocket"],
    credentials: ["omit", "same-origin", "include"],
    cache: ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"],
    redirect: ["follow", "manual", "error"],
};

class Request {
    #state;

    constructor(input, init = {}) {
        requireCount(arguments.length, 1, "Request constructor");
        const settings = init ?? {};
        const source = isRequest(input) ? input.#state : undefined;
        const state = source === undefined ? fresh(input) : { ...source, headers: new Headers(source.headers) };
        for (const [name, allowed] of Object.entries(enumerations)) {
            if (settings[name] === undefined) continue;
            const value = `${settings[name]}`;
            if (!allowed.includes(value)) {
                throw new TypeError(`Request constructor: ${value} is not an accepted type. ` +
                    `Expected one of ${allowed.join(", ")}.`);
            }
            state[name] = value;
        }
        if (state.mode === "navigate") throw new TypeError("Request constructor: invalid request mode navigate.");
        if (settings.referrer !== undefined) state.referrer = settings.referrer === "" ? "" : String(settings.referrer);
        if (settings.integrity !== undefined) state.integrity = String(settings.integrity);
        if (settings.keepalive !== undefined) state.keepalive = Boolean(settings.keepalive);
        if (settings.method !== undefined) state.method = methodOf(settings.method);
        if (settings.headers !== undefined) state.headers = new Headers(settings.headers);
        state.signal = following(settings.signal === undefined ? source?.signal : settings.signal);
        takeBody(state, settings, source);
        this.#state = state;
    }

    get method() {
        return this.#state.method;
    }

    get url() {
        return this.#state.url.href;
    }

    get headers() {
        return this.#state.headers;
    }

    get destination() {
        return "";
    }

    get referrer() {
        return this.#state.referrer;
    }

    get referrerPolicy() {
        return this.#state.referrerPolicy;
    }

    get mode() {
        return this.#state.mode;
    }

    get credentials() {
        return this.#state.credentials;
    }

    get cache() {
        return this.#state.cache;
    }

    get redirect() {
        return this.#state.redirect;
    }

    get integrity() {
        return this.#state.integrity;
    }

    get keepalive() {
        return this.#state.keepalive;
    }

    get isReloadNavigation() {
        return false;
    }

    get isHistoryNavigation() {
        return false;
    }

    get signal() {
        return this.#state.signal;
    }

    get body() {
        return this.#state.body === null ? null : this.#state.body.stream;
    }

    get bodyUsed() {
        return this.#state.body !== null && this.#state.body.isUsed;
    }

    get duplex() {
        return "half";
    }

    clone() {
        const { body } = this.#state;
        if (body !== null && (body.isUsed || body.isLocked)) throw new TypeError("unusable");
        const copy = new Request(this.#state.url.href);
        copy.#state = {
            ...this.#state, headers: new Headers(this.#state.headers), body: body === null ? null : body.clone(),
            signal: following(this.#state.signal),
        };
        return copy;
    }

    static {
        isRequest = (value) => value !== null && typeof value === "object" && #state in value;
        stateOf = (request) => {
            if (!isRequest(request)) throw invalidThis("Request");
            return request.#state;
        };
    }
}
install(Request, (self) => stateOf(self).body);
inspectable(Request, ({
    method, url, headers, destination, referrer, referrerPolicy, mode, credentials, cache, redirect, integrity, keepalive,
    isReloadNavigation, isHistoryNavigation, signal,
}) => ({
    method, url, headers, destination, referrer, referrerPolicy, mode, credentials, cache, redirect, integrity, keepalive,
    isReloadNavigation, isHistoryNavigation, signal,
}));

function fresh(input) {
    let url;
    try {
        url = new (require("web/url").URL)(`${input}`);
    } catch (error) {
        throw new TypeError(`Failed to parse URL from ${input}`, { cause: error });
    }
    if (url.username !== "" || url.password !== "") {
        throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${input}`);
    }
    return {
        method: "GET", url, headers: new Headers(), referrer: "about:client", referrerPolicy: "", mode: "cors",
        credentials: "same-origin", cache: "default", redirect: "follow", integrity: "", keepalive: false, body: null,
    };
}

function methodOf(value) {
    const method = `${value}`;
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(method)) throw new TypeError(`'${method}' is not a valid HTTP method.`);
    const upper = method.toUpperCase();
    if (["CONNECT", "TRACE", "TRACK"].includes(upper)) throw new TypeError(`'${method}' HTTP method is unsupported.`);
    return ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"].includes(upper) ? upper : method;
}

/** A signal of its own that follows the given one. */
function following(signal) {
    const controller = new AbortController();
    if (signal === undefined || signal === null) return controller.signal;
    if (!isSignal(signal)) {
        throw new TypeError("Failed to construct 'Request': member signal is not of type AbortSignal.");
    }
    if (signal.aborted) controller.abort(signal.reason);
    else signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
    return controller.signal;
}

function takeBody(state, settings, source) {
    const isGiven = settings.body !== undefined && settings.body !== null;
    if ((isGiven || (source?.body ?? null) !== null) && (state.method === "GET" || state.method === "HEAD")) {
        throw new TypeError("Request with GET/HEAD method cannot have body.");
    }
    if (isGiven) {
        const { body, type } = extract(settings.body, "Request");
        if (body.source === null && settings.duplex === undefined) {
            throw new TypeError("RequestInit: duplex option is required when sending a body.");
        }
        state.body = body;
        if (type !== null && !state.headers.has("content-type")) state.headers.append("content-type", type);
        return;
    }
    state.body = null;
    if ((source?.body ?? null) === null) return;
    if (source.body.isUsed || source.body.isLocked) {
        throw new TypeError("Cannot construct a Request with a Request object that has already been used.");
    }
    const { body } = source;
    state.body = body.clone();
    // Whoever takes over the body leaves nothing to its first owner.
    if (body.bytes === undefined) body.stream.cancel().catch(() => {});
    else body.take();
}

Object.assign(exports, { Request, stateOf });
