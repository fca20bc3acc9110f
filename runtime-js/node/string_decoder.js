"use strict";
// Node's StringDecoder: characters cut in two by chunk borders come out whole.

const { canonical, encoding } = internal("encodings");
const utf8 = internal("utf8");
const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");
const { Buffer } = require("node/buffer");

function StringDecoder(name) {
    this.encoding = canonical(name);
    if (this.encoding === undefined) throw coded("TypeError", "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${name}`);
    Object.defineProperty(this, "rest", { value: Buffer.alloc(0), writable: true, enumerable: false, configurable: true });
}

/** How many bytes of the end belong to a character that is not complete. */
function incomplete(name, bytes) {
    if (name === "utf8") return utf8.decode(bytes, { stream: true }).rest;
    if (name === "utf16le") {
        const odd = bytes.length % 2;
        const high = bytes[bytes.length - odd - 1] & 0xfc;
        // The first half of a surrogate pair waits for the second.
        return bytes.length - odd >= 2 && high === 0xd8 ? odd + 2 : odd;
    }
    return name === "base64" || name === "base64url" ? bytes.length % 3 : 0;
}

StringDecoder.prototype.write = function write(chunk) {
    if (typeof chunk === "string") return chunk;
    if (!ArrayBuffer.isView(chunk)) {
        throw invalidArgumentType("buf", "an instance of Buffer, TypedArray, or DataView", chunk);
    }
    const given = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const bytes = this.rest.length === 0 ? given : Buffer.concat([this.rest, given]);
    const end = bytes.length - incomplete(this.encoding, bytes);
    this.rest = Buffer.from(bytes.subarray(end));
    return end === 0 ? "" : encoding(this.encoding).decode(bytes.subarray(0, end));
};

StringDecoder.prototype.end = function end(chunk) {
    const text = chunk === undefined ? "" : this.write(chunk);
    const { rest } = this;
    this.rest = Buffer.alloc(0);
    return text + (rest.length === 0 ? "" : encoding(this.encoding).decode(rest));
};

StringDecoder.prototype.text = function text(chunk, offset) {
    this.rest = Buffer.alloc(0);
    return this.write(chunk.subarray(offset));
};

const unit = { utf8: 4, utf16le: 4, base64: 3, base64url: 3 };
Object.defineProperties(StringDecoder.prototype, {
    lastChar: { get() { return Buffer.concat([this.rest, Buffer.alloc(4)]).subarray(0, 4); }, configurable: true, enumerable: true },
    lastNeed: { get() { return this.rest.length === 0 ? 0 : needOf(this.encoding, this.rest) - this.rest.length; }, configurable: true, enumerable: true },
    lastTotal: { get() { return this.rest.length === 0 ? 0 : needOf(this.encoding, this.rest); }, configurable: true, enumerable: true },
});

function needOf(name, rest) {
    if (name === "utf8") return rest[0] >= 0xf0 ? 4 : rest[0] >= 0xe0 ? 3 : 2;
    if (name === "utf16le") return rest.length > 1 ? 4 : 2;
    return unit[name] ?? 1;
}

exports.StringDecoder = StringDecoder;
