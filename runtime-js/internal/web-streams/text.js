"use strict";
// TextEncoderStream and TextDecoderStream.

const { TransformStream } = internal("web-streams/transform");
const { TextEncoder, TextDecoder } = require("web/encoding");
const { inspectable } = internal("web-streams/shared");

class TextEncoderStream {
    #transform;
    #pending = "";

    constructor() {
        const encoder = new TextEncoder();
        this.#transform = new TransformStream({
            transform: (chunk, controller) => {
                // The first half of a surrogate pair waits for the second.
                const text = this.#pending + String(chunk);
                const isHalf = /[\ud800-\udbff]$/.test(text);
                this.#pending = isHalf ? text.at(-1) : "";
                const whole = isHalf ? text.slice(0, -1) : text;
                if (whole !== "") controller.enqueue(encoder.encode(whole));
            },
            flush: (controller) => {
                if (this.#pending !== "") controller.enqueue(new Uint8Array([0xef, 0xbf, 0xbd]));
            },
        });
    }

    get encoding() {
        return "utf-8";
    }

    get readable() {
        return this.#transform.readable;
    }

    get writable() {
        return this.#transform.writable;
    }
}

class TextDecoderStream {
    #decoder;
    #transform;

    constructor(encoding = "utf-8", options = {}) {
        const decoder = new TextDecoder(encoding, options);
        this.#decoder = decoder;
        this.#transform = new TransformStream({
            transform(chunk, controller) {
                const text = decoder.decode(chunk, { stream: true });
                if (text !== "") controller.enqueue(text);
            },
            flush(controller) {
                const text = decoder.decode();
                if (text !== "") controller.enqueue(text);
            },
        });
    }

    get encoding() {
        return this.#decoder.encoding;
    }

    get fatal() {
        return this.#decoder.fatal;
    }

    get ignoreBOM() {
        return this.#decoder.ignoreBOM;
    }

    get readable() {
        return this.#transform.readable;
    }

    get writable() {
        return this.#transform.writable;
    }
}

inspectable(TextEncoderStream, ({ encoding, readable, writable }) => ({ encoding, readable, writable }));
inspectable(TextDecoderStream, ({ encoding, fatal, ignoreBOM, readable, writable }) =>
    ({ encoding, fatal, ignoreBOM, readable, writable }));

Object.assign(exports, { TextEncoderStream, TextDecoderStream });
