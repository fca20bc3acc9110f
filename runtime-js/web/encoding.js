"use strict";
// TextEncoder and TextDecoder (UTF-8, UTF-16, Latin-1).

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
    "windows-1252": "windows-1252", "ansi_x3.4-1968": "windows-1252", cp1252: "windows-1252", cp819: "windows-1252",
    "x-cp1252": "windows-1252", ibm819: "windows-1252", "iso-ir-100": "windows-1252", "iso8859-1": "windows-1252",
    "iso_8859-1": "windows-1252", "iso_8859-1:1987": "windows-1252", iso88591: "windows-1252", l1: "windows-1252",
    csisolatin1: "windows-1252", unicode11utf8: "utf-8", unicode20utf8: "utf-8", "x-unicode20utf8": "utf-8",
    csunicode: "utf-16le", "iso-10646-ucs-2": "utf-16le", "ucs-2": "utf-16le", unicode: "utf-16le", unicodefeff: "utf-16le",
    "utf-16be": "utf-16be", unicodefffe: "utf-16be",
};

// With the flag u, halves of pairs match only where they stand alone.
const loneSurrogates = /[\ud800-\udfff]/u;

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
        if (this.encoding.startsWith("utf-16")) {
            ({ text: result, rest } = this.#utf16(bytes, stream));
        } else {
            const onError = this.fatal
                ? () => { throw coded("TypeError", "ERR_ENCODING_INVALID_ENCODED_DATA", "The encoded data was not valid for encoding utf-8"); }
                : undefined;
            ({ text: result, rest } = utf8.decode(bytes, { onError, stream }));
        }
        this.#rest = bytes.slice(bytes.length - rest);
        return result;
    }

    #utf16(bytes, stream) {
        const whole = bytes.slice(0, bytes.length - bytes.length % 2);
        if (this.encoding === "utf-16be") {
            for (let index = 0; index < whole.length; index += 2) {
                [whole[index], whole[index + 1]] = [whole[index + 1], whole[index]];
            }
        }
        let units = text.toUTF16(whole);
        let rest = bytes.length % 2;
        // The first half of a surrogate pair waits for the second.
        if (stream && /[\ud800-\udbff]$/.test(units)) {
            units = units.slice(0, -1);
            rest += 2;
        }
        const isBroken = (!stream && rest > 0) || loneSurrogates.test(units);
        if (this.fatal && isBroken) {
            throw coded("TypeError", "ERR_ENCODING_INVALID_ENCODED_DATA",
                `The encoded data was not valid for encoding ${this.encoding}`);
        }
        const shown = units.replace(new RegExp(loneSurrogates, "gu"), "\ufffd");
        return { text: shown + (!stream && rest > 0 ? "\ufffd" : ""), rest: stream ? rest : 0 };
    }

    #bytes(input) {
        if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
        if (internal("types").isAnyArrayBuffer(input)) return new Uint8Array(input);
        throw internal("validators").invalidArgumentType("list", "an instance of ArrayBuffer or ArrayBufferView", input);
    }
}

exports.TextEncoder = TextEncoder;
exports.TextDecoder = TextDecoder;
