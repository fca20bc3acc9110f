"use strict";
// Node's querystring.

const escape = (text) => encodeURIComponent(String(text).toWellFormed());

function unescape(text) {
    try {
        return decodeURIComponent(text);
    } catch {
        const bytes = internal("binary-text").fromLatin1(
            text.replace(/%([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))));
        return internal("utf8").decode(bytes).text;
    }
}

function primitive(value) {
    if (typeof value === "string") return value;
    if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
    return typeof value === "bigint" || typeof value === "boolean" ? String(value) : "";
}

function stringify(object, separator = "&", equals = "=", options = {}) {
    if (object === null || typeof object !== "object") return "";
    const encode = options.encodeURIComponent ?? exports.escape;
    const pairs = [];
    for (const [key, value] of Object.entries(object)) {
        for (const single of Array.isArray(value) ? value : [value]) pairs.push(encode(key) + equals + encode(primitive(single)));
    }
    return pairs.join(separator);
}

/** An object without prototype; repeated keys become arrays; at most `maxKeys` (1000, 0: all) pairs are read. */
function parse(text, separator = "&", equals = "=", options = {}) {
    const result = Object.create(null);
    if (typeof text !== "string" || text === "") return result;
    const decode = options.decodeURIComponent ?? exports.unescape;
    const limit = options.maxKeys ?? 1000;
    const pairs = text.split(separator);
    for (const pair of limit > 0 ? pairs.slice(0, limit) : pairs) {
        if (pair === "") continue;
        const index = pair.indexOf(equals);
        const [rawKey, rawValue] = index < 0 ? [pair, ""] : [pair.slice(0, index), pair.slice(index + equals.length)];
        const key = decode(rawKey.replaceAll("+", " "));
        const value = decode(rawValue.replaceAll("+", " "));
        if (!(key in result)) result[key] = value;
        else if (Array.isArray(result[key])) result[key].push(value);
        else result[key] = [result[key], value];
    }
    return result;
}

Object.assign(exports, { escape, unescape, stringify, parse, encode: stringify, decode: parse });
