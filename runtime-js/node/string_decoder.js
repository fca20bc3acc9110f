"use strict";
// Node's StringDecoder: characters cut in two by chunk borders come out whole.

const { canonical, encoding } = internal("encodings");
const utf8 = internal("utf8");
const { coded } = internal("errors");
const { Buffer } = require("node/buffer");

class StringDecoder {
    #rest = Buffer.alloc(0);

    constructor(name) {
        this.encoding = canonical(name);
        if (this.encoding === undefined) throw coded("TypeError", "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${name}`);
    }

    write(chunk) {
        if (typeof chunk === "string") return chunk;
        const bytes = Buffer.concat([this.#rest, Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)]);
        if (this.encoding === "utf8") {
            const { text, rest } = utf8.decode(bytes, { stream: true });
            this.#rest = bytes.subarray(bytes.length - rest);
            return text;
        }
        const unit = this.encoding === "utf16le" ? 2 : this.encoding.startsWith("base64") ? 3 : 1;
        let whole = bytes.length - bytes.length % unit;
        // The first half of a surrogate pair waits for the second.
        if (unit === 2 && whole >= 2 && (bytes[whole - 1] & 0xfc) === 0xd8) whole -= 2;
        this.#rest = bytes.subarray(whole);
        return encoding(this.encoding).decode(bytes.subarray(0, whole));
    }

    end(chunk) {
        const text = chunk === undefined ? "" : this.write(chunk);
        const rest = this.#rest;
        this.#rest = Buffer.alloc(0);
        return text + (rest.length === 0 ? "" : encoding(this.encoding).decode(rest));
    }
}

exports.StringDecoder = StringDecoder;
