"use strict";
// Blob and File.

const { coded } = internal("errors");
const { inspect } = internal("inspect");
const types = internal("types");
const { invalidArgumentType } = internal("validators");
const { inspectable } = internal("web-streams/shared");

const contents = new WeakMap();

const bytesOf = (blob) => contents.get(blob);

function partBytes(part, endings) {
    if (part instanceof Blob) return bytesOf(part);
    if (types.isAnyArrayBuffer(part)) return new Uint8Array(part.slice(0));
    if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice();
    const text = String(part);
    return internal("utf8").encode(endings === "native" ? text.replace(/\r\n|\r/g, "\n") : text);
}

function join(parts) {
    if (parts.length === 1) return parts[0];
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
    let at = 0;
    for (const part of parts) {
        all.set(part, at);
        at += part.byteLength;
    }
    return all;
}

const normalized = (type) => (/[^\u0020-\u007e]/.test(type) ? "" : type.toLowerCase());

class Blob {
    #type;

    constructor(sources = [], options = {}) {
        if (sources === null || typeof sources !== "object" || typeof sources[Symbol.iterator] !== "function") {
            throw invalidArgumentType("sources", "a sequence", sources);
        }
        if (options !== undefined && options !== null && typeof options !== "object" && typeof options !== "function") {
            throw invalidArgumentType("options", "of type object", options);
        }
        const endings = `${options?.endings ?? "transparent"}`;
        if (endings !== "transparent" && endings !== "native") {
            throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
                `The property 'options.endings' is invalid. Received ${inspect(options.endings)}`);
        }
        contents.set(this, join([...sources].map((part) => partBytes(part, endings))));
        this.#type = normalized(`${options?.type ?? ""}`);
    }

    get type() {
        return this.#type;
    }

    get size() {
        return bytesOf(this).byteLength;
    }

    slice(start = 0, end = this.size, type = "") {
        const made = new Blob([], { type });
        contents.set(made, bytesOf(this).subarray(start, end));
        return made;
    }

    async arrayBuffer() {
        return bytesOf(this).slice().buffer;
    }

    async bytes() {
        return bytesOf(this).slice();
    }

    async text() {
        return internal("fetch/body-text")(bytesOf(this));
    }

    stream() {
        return internal("fetch/byte-stream").ofBytes(bytesOf(this));
    }
}
inspectable(Blob, ({ size, type }) => ({ size, type }));

class File extends Blob {
    #name;
    #lastModified;

    constructor(fileBits, fileName, options = {}) {
        if (arguments.length < 2) {
            throw coded("TypeError", "ERR_MISSING_ARGS", 'The "fileBits" and "fileName" arguments must be specified');
        }
        super(fileBits, options);
        this.#name = `${fileName}`.toWellFormed?.() ?? `${fileName}`;
        this.#lastModified = options?.lastModified === undefined ? Date.now() : Math.trunc(Number(options.lastModified)) || 0;
    }

    get name() {
        return this.#name;
    }

    get lastModified() {
        return this.#lastModified;
    }
}
inspectable(File, ({ size, type, name, lastModified }) => ({ size, type, name, lastModified }));

const urls = new Map();

/** `URL.createObjectURL`. */
function createObjectURL(blob) {
    if (!(blob instanceof Blob)) throw invalidArgumentType("obj", "an instance of Blob", blob);
    const url = `blob:nodedata:${require("node/crypto").randomUUID()}`;
    urls.set(url, blob);
    return url;
}

function revokeObjectURL(url) {
    urls.delete(`${url}`);
}

/** The Blob behind a URL, or undefined. */
function resolveObjectURL(url) {
    return urls.get(`${url}`);
}

Object.assign(exports, { Blob, File, bytesOf, createObjectURL, revokeObjectURL, resolveObjectURL });
