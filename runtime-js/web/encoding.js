"use strict";
// TextEncoder and TextDecoder (UTF-8, UTF-16LE, Latin-1).

const utf8 = internal("utf8");
const text = internal("binary-text");
const { coded } = internal("errors");

class TextEncoder {
    get encoding() {
        return "utf-8";
    }

    encode(input = "") {
        return utf8.encode(String(input));
    }

    encodeInto(source, target) {
        let read = 0;
        let written = 0;
        for (const character of String(source)) {
            const bytes = utf8.encode(character);
            if (written + bytes.length > target.length) break;
            target.set(bytes, written);
            written += bytes.length;
            read += character.length;
        }
        return { read, written };
    }
}

const labels = {
    "utf-8": "utf-8", utf8: "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16le": "utf-16le", "utf-16": "utf-16le",
    latin1: "windows-1252", "iso-8859-1": "windows-1252", ascii: "windows-1252", "us-ascii": "windows-1252",
    "windows-1252": "windows-1252",
};

class TextDecoder {
    #rest = new Uint8Array(0);
    #mark = false;

    constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
        const name = labels[String(label).trim().toLowerCase()];
        if (name === undefined) throw coded("RangeError", "ERR_ENCODING_NOT_SUPPORTED", `The "${label}" encoding is not supported`);
        this.encoding = name;
        this.fatal = fatal;
        this.ignoreBOM = ignoreBOM;
    }

    decode(input, { stream = false } = {}) {
        const given = input === undefined ? new Uint8Array(0) : this.#bytes(input);
        const bytes = new Uint8Array(this.#rest.length + given.length);
        bytes.set(this.#rest);
        bytes.set(given, this.#rest.length);
        let result = this.#convert(bytes, stream);
        if (!this.ignoreBOM && !this.#mark && result.startsWith("\ufeff")) result = result.slice(1);
        if (result !== "" || bytes.length > 0) this.#mark = true;
        if (!stream) this.#mark = false;
        return result;
    }

    #convert(bytes, stream) {
        if (this.encoding === "windows-1252") return text.toLatin1(bytes);
        let rest;
        let result;
        if (this.encoding === "utf-16le") {
            rest = stream ? bytes.length % 2 : 0;
            result = text.toUTF16(bytes) + (!stream && bytes.length % 2 === 1 ? "\ufffd" : "");
        } else {
            const onError = this.fatal
                ? () => { throw coded("TypeError", "ERR_ENCODING_INVALID_ENCODED_DATA", "The encoded data was not valid for encoding utf-8"); }
                : undefined;
            ({ text: result, rest } = utf8.decode(bytes, { onError, stream }));
        }
        this.#rest = bytes.slice(bytes.length - rest);
        return result;
    }

    #bytes(input) {
        if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
        if (internal("types").isAnyArrayBuffer(input)) return new Uint8Array(input);
        throw internal("validators").invalidArgumentType("list", "an instance of ArrayBuffer or ArrayBufferView", input);
    }
}

exports.TextEncoder = TextEncoder;
exports.TextDecoder = TextDecoder;
