"use strict";
// The request of a durable HTTP call: from the arguments of callHttp, and from the answer that says where to ask again.

const { URL } = require("web/url");
const { checkRetryOptions } = require("durable-functions/retry");

// What is meant for one origin and nobody else.
const secrets = new Set(["x-functions-key", "authorization", "cookie", "proxy-authorization"]);
const httpDate = /^[a-z]{3,9}, \d{1,2}[ -][a-z]{3}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/i;

function checkedURL(value) {
    const uri = value !== null && typeof value === "object" && typeof value.href === "string" ? value.href : value;
    if (typeof uri !== "string") throw new TypeError(`uri: Expected an absolute http or https URL but got ${typeof uri}`);
    if (!/^\s*https?:\/\/[^/?#\s]/i.test(uri)) {
        throw new TypeError(`uri: Expected an absolute http or https URL but got '${uri}'`);
    }
    return uri.trim();
}

function contentText(content) {
    if (content === undefined || content === null || typeof content === "string") return content ?? undefined;
    return JSON.stringify(content);
}

function headerValue(value) {
    return Array.isArray(value) ? value.map(String) : String(value);
}

function checkedHeaders(headers) {
    if (headers === undefined || headers === null) return undefined;
    if (typeof headers !== "object" || Array.isArray(headers)) {
        throw new TypeError(`headers: Expected an object of names and values but got ${Array.isArray(headers) ? "array" : typeof headers}`);
    }
    const entries = typeof headers.entries === "function" ? [...headers.entries()] : Object.entries(headers);
    const given = entries.filter(([, value]) => value !== undefined && value !== null);
    if (given.some(([name, value]) => name.toLowerCase() === "content-type" && /^\s*multipart\//i.test(String(value)))) {
        throw new Error("Multipart content is not supported with CallHttpAsync.");
    }
    return Object.fromEntries(given.map(([name, value]) => [name, headerValue(value)]));
}

function checkedTokenSource(source) {
    if (source === undefined || source === null) return undefined;
    if (typeof source !== "object" || typeof source.resource !== "string") {
        throw new TypeError("tokenSource: Expected a token source such as new ManagedIdentityTokenSource(resource)");
    }
    return { kind: source.kind ?? "AzureManagedIdentity", resource: source.resource };
}

function checkedTimeout(timeout) {
    if (timeout === undefined || timeout === null) return undefined;
    if (typeof timeout !== "number" || !(timeout > 0)) {
        throw new TypeError(`timeoutInMilliseconds: Expected a number greater than 0 but got ${timeout}`);
    }
    return timeout;
}

/** The first argument, an object of options or a DurableHttpRequest, or the positional ones; all in the terms of the options. */
function optionsOf(values) {
    const [first, uri, content, headers, tokenSource, asynchronousPatternEnabled] = values;
    if (first === null || typeof first !== "object") {
        return { method: first, uri, content, headers, tokenSource, asynchronousPatternEnabled };
    }
    return { ...first, uri: first.url ?? first.uri, content: first.body ?? first.content };
}

/** `{request, isPolling, retryOptions}` of the arguments of callHttp; throws a TypeError that names the bad one. */
function parseArguments(values) {
    const options = optionsOf(values);
    const { method, uri, content, headers, tokenSource, timeoutInMilliseconds, retryOptions } = options;
    if (retryOptions !== undefined && retryOptions !== null) checkRetryOptions(retryOptions);
    const request = {
        method: typeof method === "string" && method.trim() !== "" ? method.trim() : "GET",
        uri: checkedURL(uri),
        content: contentText(content),
        headers: checkedHeaders(headers),
        tokenSource: checkedTokenSource(tokenSource),
        timeoutInMilliseconds: checkedTimeout(timeoutInMilliseconds),
    };
    const isPolling = (options.enablePolling ?? options.asynchronousPatternEnabled ?? true) !== false;
    return { request, isPolling, retryOptions: retryOptions ?? undefined };
}

/** The value of a header whose name is compared without case; the first of several. */
function headerOf(response, name) {
    const headers = response.headers ?? {};
    const key = Object.keys(headers).find((header) => header.toLowerCase() === name);
    const value = key === undefined ? undefined : headers[key];
    return Array.isArray(value) ? value[0] : value;
}

/** The request that asks again: a GET of the Location, without what is meant for another origin only. */
function pollingRequest(request, location) {
    let target;
    let isSameOrigin;
    try {
        target = new URL(location, request.uri);
        isSameOrigin = target.origin === new URL(request.uri).origin;
    } catch {
        throw new Error(`The Location header '${location}' that ${request.uri} answered with is not a valid URL.`);
    }
    const { headers, tokenSource, timeoutInMilliseconds } = request;
    const kept = Object.entries(headers ?? {}).filter(([name]) => isSameOrigin || !secrets.has(name.toLowerCase()));
    return {
        method: "GET",
        uri: target.href,
        headers: headers === undefined ? undefined : Object.fromEntries(kept),
        tokenSource: isSameOrigin ? tokenSource : undefined,
        timeoutInMilliseconds,
    };
}

/** When to ask again: what Retry-After says, in seconds or as a date, else after `interval` milliseconds. */
function pollingTime(response, now, interval) {
    const text = String(headerOf(response, "retry-after") ?? "").trim();
    if (/^\d+$/.test(text)) return now + Number(text) * 1000;
    const date = httpDate.test(text) ? Date.parse(text) : NaN;
    return Number.isNaN(date) ? now + interval : Math.max(now, date);
}

exports.parseArguments = parseArguments;
exports.headerOf = headerOf;
exports.pollingRequest = pollingRequest;
exports.pollingTime = pollingTime;
