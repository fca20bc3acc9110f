"use strict";
// Node's text encodings by name.

const utf8 = internal("utf8");
const text = internal("binary-text");
const { coded } = internal("errors");

const table = {
    utf8: { encode: utf8.encode, decode: (bytes) => utf8.decode(bytes).text, byteLength: utf8.byteLength },
    hex: { encode: text.fromHex, decode: text.toHex, byteLength: (string) => string.length >> 1 },
    base64: { encode: text.fromBase64, decode: (bytes) => text.toBase64(bytes, false) },
    base64url: { encode: text.fromBase64, decode: (bytes) => text.toBase64(bytes, true) },
    latin1: { encode: text.fromLatin1, decode: text.toLatin1, byteLength: (string) => string.length },
    ascii: { encode: text.fromLatin1, decode: text.toASCII, byteLength: (string) => string.length },
    utf16le: { encode: text.fromUTF16, decode: text.toUTF16, byteLength: (string) => string.length * 2 },
};
const aliases = { "utf-8": "utf8", binary: "latin1", ucs2: "utf16le", "ucs-2": "utf16le", "utf-16le": "utf16le" };

/** The canonical name of an encoding ("utf8" when there is none), or undefined when it is unknown. */
function canonical(name) {
    if (name === undefined || name === null || name === "") return "utf8";
    const lower = String(name).toLowerCase();
    const found = aliases[lower] ?? lower;
    return Object.hasOwn(table, found) ? found : undefined;
}

/** `{encode(text) -> bytes, decode(bytes) -> text}`; throws ERR_UNKNOWN_ENCODING. */
exports.encoding = function encoding(name) {
    const found = canonical(name);
    if (found === undefined) throw coded("TypeError", "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${name}`);
    return table[found];
};

exports.canonical = canonical;
