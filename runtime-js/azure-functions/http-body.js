"use strict";
// The body of a request or a response: bytes that can be read once.

const { notImplemented } = internal("errors");

const bufferOf = (...values) => require("node/buffer").Buffer.from(...values);
const isBytes = (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer;

/** A Buffer over the bytes of a buffer or a view. */
function bytesOf(value) {
    return value instanceof ArrayBuffer ? bufferOf(value) : bufferOf(value.buffer, value.byteOffset, value.byteLength);
}

/** Whether it is an object of a class of the realm, which may have it or not. */
const isA = (name, value) => typeof globalThis[name] === "function" && value instanceof globalThis[name];

/** `{read, type?}`: how to get the bytes of what was given as a body, and the content type that goes with it. */
function sourceOf(value) {
    if (typeof value === "string") return { read: () => bufferOf(value, "utf8"), type: "text/plain;charset=UTF-8" };
    if (isBytes(value)) return { read: () => bytesOf(value) };
    if (isA("URLSearchParams", value)) {
        return { read: () => bufferOf(String(value)), type: "application/x-www-form-urlencoded;charset=UTF-8" };
    }
    if (isA("Blob", value)) return { read: async () => bytesOf(await value.arrayBuffer()), type: value.type || undefined };
    if (isA("FormData", value)) {
        const response = new globalThis.Response(value);
        return { read: async () => bytesOf(await response.arrayBuffer()), type: response.headers.get("content-type") };
    }
    if (typeof value[Symbol.asyncIterator] === "function" || isA("ReadableStream", value)) return { read: () => collect(value) };
    return undefined;
}

async function collect(stream) {
    const chunks = [];
    for await (const chunk of stream) chunks.push(isBytes(chunk) ? bytesOf(chunk) : bufferOf(String(chunk)));
    return require("node/buffer").Buffer.concat(chunks);
}

/** What has a body; `body` is undefined, or anything that `sourceOf` takes. */
class HttpBody {
    #given;
    #source;
    #isUsed = false;
    #owner;

    constructor(owner, given) {
        this.#owner = owner;
        this.#given = given;
        if (given !== undefined && given !== null) this.#source = sourceOf(given) ?? { read: () => bufferOf(String(given), "utf8") };
    }

    get isEmpty() {
        return this.#source === undefined;
    }

    get contentType() {
        return this.#source?.type;
    }

    get isUsed() {
        return this.#isUsed;
    }

    /** The bytes, once. */
    async take() {
        if (this.isEmpty) return bufferOf([]);
        if (this.#isUsed) throw new TypeError("Body is unusable");
        this.#isUsed = true;
        return this.#source.read();
    }

    async text() {
        return (await this.take()).toString("utf8").replace(/^\ufeff/, "");
    }

    async json() {
        return JSON.parse(await this.text());
    }

    async arrayBuffer() {
        const bytes = await this.take();
        return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    }

    async blob(type) {
        if (typeof globalThis.Blob !== "function") throw notImplemented(`${this.#owner}.blob()`);
        return new globalThis.Blob([await this.take()], { type: type ?? "" });
    }

    async formData(type) {
        if (typeof globalThis.Response !== "function" || typeof globalThis.FormData !== "function") {
            throw notImplemented(`${this.#owner}.formData()`);
        }
        return new globalThis.Response(await this.take(), { headers: { "content-type": type ?? "" } }).formData();
    }

    /** A stream of the bytes; null when there are none. */
    get stream() {
        if (this.isEmpty) return null;
        if (isA("ReadableStream", this.#given)) return this.#given;
        if (typeof globalThis.ReadableStream !== "function") throw notImplemented(`${this.#owner}.body`);
        const body = this;
        this.#given = new globalThis.ReadableStream({
            async pull(controller) {
                const bytes = await body.take();
                if (bytes.byteLength > 0) controller.enqueue(new Uint8Array(bytes));
                controller.close();
            },
        }, { highWaterMark: 0 });
        return this.#given;
    }
}

exports.HttpBody = HttpBody;
exports.sourceOf = sourceOf;
