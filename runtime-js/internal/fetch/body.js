"use strict";
// Bodies of requests and responses.

const types = internal("types");
const byteStream = internal("fetch/byte-stream");
const { isReadableStream } = internal("web-streams/readable");
const { slots } = internal("web-streams/shared");

/** A body: bytes that are there, or a stream; `source` is null when it cannot be sent twice. */
class Body {
    #bytes;
    #stream;
    #isUsed = false;

    constructor({ bytes, stream, source = null }) {
        this.#bytes = bytes;
        this.#stream = stream;
        this.source = source;
        this.length = bytes === undefined ? null : bytes.byteLength;
    }

    get stream() {
        this.#stream ??= byteStream.ofBytes(this.#isUsed ? new Uint8Array(0) : this.#bytes);
        return this.#stream;
    }

    /** The bytes, when nobody has asked for a stream of them. */
    get bytes() {
        return this.#stream === undefined ? this.#bytes : undefined;
    }

    get isUsed() {
        return this.#isUsed || (this.#stream !== undefined && this.#stream[slots].isDisturbed);
    }

    get isLocked() {
        return this.#stream !== undefined && this.#stream.locked;
    }

    clone() {
        if (this.bytes !== undefined) return new Body({ bytes: this.#bytes, source: this.source });
        const [mine, other] = this.stream.tee();
        this.#stream = mine;
        const copy = new Body({ stream: other, source: this.source });
        copy.length = this.length;
        return copy;
    }

    /** All of it; it can be asked for once. */
    async take() {
        if (this.bytes !== undefined) {
            this.#isUsed = true;
            return this.#bytes;
        }
        const parts = [];
        const reader = this.stream.getReader();
        for (;;) {
            const { value, done } = await reader.read();
            if (done) break;
            if (!types.isUint8Array(value)) throw new TypeError("Received non-Uint8Array chunk");
            parts.push(value);
        }
        return parts.length === 1 ? parts[0] : require("node/buffer").Buffer.concat(parts);
    }
}

/** What `init.body` may be, as a body and its media type (null when it has none). */
function extract(value, owner = "Response") {
    const { Blob, bytesOf } = require("web/blob");
    const { FormData, encode } = require("web/form-data");
    const { URLSearchParams } = require("web/url-search-params");
    if (isReadableStream(value)) {
        if (value.locked || value[slots].isDisturbed) {
            throw new TypeError(`${owner} body object should not be disturbed or locked`);
        }
        return { body: new Body({ stream: value }), type: null };
    }
    if (value instanceof URLSearchParams) {
        return ofBytes(internal("utf8").encode(value.toString()), "application/x-www-form-urlencoded;charset=UTF-8", value);
    }
    if (types.isAnyArrayBuffer(value)) return ofBytes(new Uint8Array(value.slice(0)), null, value);
    if (ArrayBuffer.isView(value)) {
        return ofBytes(new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)), null, value);
    }
    if (value instanceof Blob) return ofBytes(bytesOf(value), value.type || null, value);
    if (value instanceof FormData) {
        const { bytes, type } = encode(value);
        return ofBytes(bytes, type, value);
    }
    if (typeof value?.[Symbol.asyncIterator] === "function") {
        return { body: new Body({ stream: byteStream.ofIterable(value) }), type: null };
    }
    return ofBytes(internal("utf8").encode(internal("fetch/byte-string").wellFormed(value)), "text/plain;charset=UTF-8", value);
}

const ofBytes = (bytes, type, source) => ({ body: new Body({ bytes, source }), type });

const plain = (bytes) => new Uint8Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));

const readers = {
    async blob(bytes, type) {
        return new (require("web/blob").Blob)([bytes], { type: type ?? "" });
    },
    async arrayBuffer(bytes) {
        return plain(bytes).buffer;
    },
    async text(bytes) {
        return internal("fetch/body-text")(bytes);
    },
    async json(bytes) {
        return JSON.parse(internal("fetch/body-text")(bytes));
    },
    async formData(bytes, type) {
        const { Buffer } = require("node/buffer");
        try {
            return require("web/form-data").decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), type);
        } catch (error) {
            throw new TypeError("Failed to parse body as FormData.", { cause: error });
        }
    },
    async bytes(bytes) {
        return plain(bytes);
    },
};

const formTypes = /^\s*(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i;

/** Puts the methods that read a body into a class; `bodyOf(self)` throws for others than its instances. */
function install(type, bodyOf) {
    for (const [name, read] of Object.entries(readers)) {
        const method = {
            async [name]() {
                const body = bodyOf(this, name);
                const contentType = this.headers.get("content-type");
                if (body !== null && (body.isUsed || body.isLocked)) {
                    throw new TypeError(body.isUsed ? "Body is unusable: Body has already been read"
                        : "Body is unusable: Body is locked");
                }
                if (name === "formData" && !formTypes.test(contentType ?? "")) {
                    throw new TypeError('Content-Type was not one of "multipart/form-data" or ' +
                        '"application/x-www-form-urlencoded".');
                }
                return read(body === null ? new Uint8Array(0) : await body.take(), contentType);
            },
        }[name];
        Object.defineProperty(type.prototype, name, { value: method, writable: true, configurable: true, enumerable: true });
    }
}

Object.assign(exports, { Body, extract, install });
