"use strict";
// The encodings as methods of Buffers (latin1Slice, utf8Write ...), and what buffer does with whole texts.

const { canonical, encoding } = internal("encodings");
const { coded } = internal("errors");
const { invalidArgumentType, requireBytes } = internal("validators");
const utf8 = internal("utf8");

const names = ["ascii", "base64", "base64url", "hex", "latin1", "ucs2", "utf8"];

/** Puts the methods on Buffer's prototype. */
exports.defineEncodings = function defineEncodings(prototype) {
    const define = (name, value) => Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: false });
    for (const name of names) {
        define(`${name}Slice`, function slice(start, end) {
            return this.toString(name, start, end);
        });
        define(`${name}Write`, function write(text, offset, length) {
            return this.write(text, offset ?? 0, length === undefined ? undefined : Math.min(length, this.length), name);
        });
    }
};

function bytesOf(input) {
    if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    if (internal("types").isAnyArrayBuffer(input)) return new Uint8Array(input);
    throw invalidArgumentType("input", "an instance of ArrayBuffer, Buffer, or TypedArray", input);
}

exports.isValidUtf8 = function isUtf8(input) {
    let isValid = true;
    utf8.decode(bytesOf(input), { onError: () => { isValid = false; } });
    return isValid;
};

exports.isAllAscii = function isAscii(input) {
    return bytesOf(input).every((byte) => byte < 128);
};

/** Characters that the other encoding lacks become question marks. */
exports.transcode = function transcode(source, from, to) {
    requireBytes(source, "source");
    const { Buffer } = require("node/buffer");
    if (source.length === 0) return Buffer.alloc(0);
    const [left, right] = [canonical(from), canonical(to)];
    const known = ["utf8", "utf16le", "latin1", "ascii"];
    if (!known.includes(left) || !known.includes(right)) {
        const error = coded("Error", "U_ILLEGAL_ARGUMENT_ERROR", "Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]");
        throw Object.assign(error, { errno: 1 });
    }
    const text = encoding(left).decode(source);
    if (right !== "latin1" && right !== "ascii") return Buffer.from(text, right);
    const highest = right === "ascii" ? 0x7f : 0xff;
    return Buffer.from(Array.from(text, (character) => (character.codePointAt(0) > highest ? 0x3f : character.codePointAt(0))));
};
