"use strict";
// Names and values of headers: which are allowed, and how several of one name become one.

const { coded } = internal("errors");

const token = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const invalidValue = /[^\t\x20-\x7e\x80-\xff]/;

const isToken = (value) => token.test(value);
const hasInvalidCharacter = (value) => invalidValue.test(value);

function validateHeaderName(name, label) {
    if (typeof name !== "string" || !name || !isToken(name)) {
        throw coded("TypeError", "ERR_INVALID_HTTP_TOKEN", `${label || "Header name"} must be a valid HTTP token ["${name}"]`);
    }
}

function validateHeaderValue(name, value) {
    if (value === undefined) throw coded("TypeError", "ERR_HTTP_INVALID_HEADER_VALUE", `Invalid value "${value}" for header "${name}"`);
    if (hasInvalidCharacter(value)) throw coded("TypeError", "ERR_INVALID_CHAR", `Invalid character in header content ["${name}"]`);
}

/** Of these only the first counts. */
const single = new Set([
    "age", "authorization", "content-length", "content-type", "etag", "expires", "from", "host", "if-modified-since",
    "if-unmodified-since", "last-modified", "location", "max-forwards", "proxy-authorization", "referer", "retry-after", "server",
    "user-agent",
]);

/** Adds one line to headers as `IncomingMessage.headers` shows them. */
function addLine(target, field, value, joinsDuplicates) {
    const name = field.toLowerCase();
    const before = target[name];
    if (name === "set-cookie") {
        if (before === undefined) target[name] = [value];
        else before.push(value);
    } else if (typeof before !== "string") target[name] = value;
    else if (name === "cookie") target[name] = `${before}; ${value}`;
    else if (joinsDuplicates || !single.has(name)) target[name] = `${before}, ${value}`;
}

/** The same with all the values, as `headersDistinct` shows them. */
function addDistinct(target, field, value) {
    const name = field.toLowerCase();
    if (target[name] === undefined) target[name] = [value];
    else target[name].push(value);
}

/** [name, value] pairs of headers given as an object, a list of pairs, or names and values in turn. */
function entries(headers) {
    if (!Array.isArray(headers)) return Object.keys(headers).map((name) => [name, headers[name]]);
    if (headers.length > 0 && Array.isArray(headers[0])) return headers;
    if (headers.length % 2 !== 0) {
        throw coded("TypeError", "ERR_INVALID_ARG_VALUE", `The argument 'headers' is invalid. Received ${internal("inspect").inspect(headers)}`);
    }
    return headers.flatMap((_, index) => (index % 2 === 0 ? [[headers[index], headers[index + 1]]] : []));
}

Object.assign(exports, { isToken, hasInvalidCharacter, validateHeaderName, validateHeaderValue, addLine, addDistinct, entries });
