"use strict";
// fetch.

const { requireCount } = internal("fetch/byte-string");
const { Headers, freeze } = require("web/headers");
const { Request, stateOf } = require("web/request");
const { make, redirectStatuses } = require("web/response");

const redirectLimit = 20;

/** Resolves to a Response, however its status reads; rejects with "fetch failed" when there is none. */
exports.fetch = async function fetch(input, init = undefined) {
    requireCount(arguments.length, 1, "globalThis.fetch");
    const request = new Request(input, init);
    const { signal } = request;
    if (signal.aborted) throw signal.reason;
    // A copy: headers are changed on the way.
    const state = { ...stateOf(request), headers: new Headers(request.headers) };
    try {
        return await run(state, signal);
    } catch (error) {
        if (signal.aborted && error === signal.reason) throw error;
        throw new TypeError("fetch failed", { cause: error });
    }
};

async function run(request, signal) {
    let { url } = request;
    let isRedirected = false;
    for (let count = 0; ; count++) {
        const answer = await load(request, url, signal);
        const location = answer.headers.find(([name]) => name.toLowerCase() === "location")?.[1];
        const isRedirect = redirectStatuses.has(answer.status) && location !== undefined;
        if (!isRedirect || request.redirect === "manual") return responseOf(answer, url, isRedirected);
        if (request.redirect === "error") {
            answer.discard?.();
            throw new Error("unexpected redirect");
        }
        answer.discard?.();
        if (count === redirectLimit) throw new Error("redirect count exceeded");
        url = follow(request, url, location, answer.status);
        isRedirected = true;
    }
}

async function load(request, url, signal) {
    const { blob, data } = internal("fetch/schemes");
    switch (url.protocol) {
        case "http:":
        case "https:":
            return internal("fetch/http").send(request, url, signal);
        case "data:":
        case "blob:": {
            const answer = url.protocol === "data:" ? data(url) : request.method === "GET" ? blob(url) : undefined;
            if (answer === undefined) throw new Error(url.protocol === "data:" ? "invalid data: URL" : "invalid method");
            return { status: 200, statusText: "OK", ...answer };
        }
        case "about:":
            throw new Error("about scheme is not supported");
        case "file:":
            throw new Error("files are not fetched: read them with fs");
        default:
            throw new Error("unknown scheme");
    }
}

/** Where a redirect leads; the request becomes what is to be sent there. */
function follow(request, from, location, status) {
    const { URL } = require("web/url");
    const url = new URL(require("node/buffer").Buffer.from(location, "latin1").toString("utf8"), from);
    if (url.hash === "") url.hash = from.hash;
    if (url.protocol !== "http:" && url.protocol !== "https:") throw new Error("URL scheme must be a HTTP(S) scheme");
    if (request.mode === "cors" && (url.username !== "" || url.password !== "") && url.origin !== from.origin) {
        throw new Error('cross origin not allowed for request mode "cors"');
    }
    if (status !== 303 && request.body !== null && request.body.source === null) throw new Error("a stream cannot be sent again");
    const { method } = request;
    if ((status === 301 || status === 302) && method === "POST" || status === 303 && method !== "GET" && method !== "HEAD") {
        request.method = "GET";
        request.body = null;
        for (const name of ["content-encoding", "content-language", "content-location", "content-type", "content-length"]) {
            request.headers.delete(name);
        }
    }
    if (url.origin !== from.origin) {
        for (const name of ["authorization", "proxy-authorization", "cookie", "host"]) request.headers.delete(name);
    }
    return url;
}

function responseOf({ status, statusText, headers, body }, url, isRedirected) {
    const all = new Headers();
    for (const [name, value] of headers) all.append(name, value);
    const shown = url.href.replace(/#.*$/, "");
    return make({ type: "basic", url: shown, isRedirected, status, statusText, headers: freeze(all), body });
}
