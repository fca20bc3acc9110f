"use strict";
// From what a function gives as its HTTP response to status, headers and body.

const noObject =
    "The HTTP response must be an 'object' type that can include properties such as 'body', 'status', and 'headers'. " +
    "Learn more: https://go.microsoft.com/fwlink/?linkid=2112563";

function statusOf(value) {
    const status = (typeof value.status === "function" ? undefined : value.status) ?? value.statusCode ?? 200;
    const number = Number(status);
    if (!Number.isInteger(number) || number < 100 || number > 999) {
        throw new Error(`The HTTP response's status must be a number from 100 to 999 but is ${JSON.stringify(status)}`);
    }
    return number;
}

function headersOf(value) {
    const list = [];
    for (const [name, header] of Object.entries(value.headers ?? {})) {
        if (header === undefined || header === null) continue;
        for (const single of Array.isArray(header) ? header : [header]) list.push([name, String(single)]);
    }
    for (const cookie of value.cookies ?? []) list.push(["Set-Cookie", cookieText(cookie)]);
    return list;
}

/** `{name, value, domain, path, expires, secure, httpOnly, sameSite, maxAge}` as a Set-Cookie value. */
function cookieText(cookie) {
    const parts = [`${cookie.name}=${encodeURIComponent(String(cookie.value ?? ""))}`];
    if (cookie.maxAge !== undefined) parts.push(`Max-Age=${cookie.maxAge}`);
    if (cookie.expires !== undefined) parts.push(`Expires=${new Date(cookie.expires).toUTCString()}`);
    if (cookie.domain !== undefined) parts.push(`Domain=${cookie.domain}`);
    if (cookie.path !== undefined) parts.push(`Path=${cookie.path}`);
    if (cookie.secure) parts.push("Secure");
    if (cookie.httpOnly) parts.push("HttpOnly");
    if (cookie.sameSite !== undefined) parts.push(`SameSite=${cookie.sameSite}`);
    return parts.join("; ");
}

function bodyOf(body) {
    if (body === undefined || body === null) return undefined;
    if (typeof body === "string") return { text: body };
    if (ArrayBuffer.isView(body) || body instanceof ArrayBuffer) {
        const { Buffer } = require("node/buffer");
        const bytes = body instanceof ArrayBuffer ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
        return { base64: bytes.toString("base64") };
    }
    const text = JSON.stringify(body);
    return text === undefined ? undefined : { text };
}

// JSON is the one form that is negotiated about: whatever a client would rather have, it gets objects as JSON.
function contentTypeOf({ body, enableContentNegotiation }) {
    const isObject = typeof body === "object" && !ArrayBuffer.isView(body) && !(body instanceof ArrayBuffer);
    return enableContentNegotiation === true && isObject ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
}

/** `{status, headers: [[name, value]...], body?: {text} | {base64}}`; throws for what is no response. */
exports.httpResponse = function httpResponse(value) {
    if (value === undefined || value === null) return { status: 200, headers: [] };
    if (typeof value !== "object") throw new Error(noObject);
    const response = { status: statusOf(value), headers: headersOf(value) };
    const body = bodyOf(value.body);
    if (body !== undefined) {
        response.body = body;
        if (!response.headers.some(([name]) => name.toLowerCase() === "content-type")) {
            response.headers.push(["Content-Type", contentTypeOf(value)]);
        }
    }
    return response;
};

exports.cookieText = cookieText;
exports.noObject = noObject;
