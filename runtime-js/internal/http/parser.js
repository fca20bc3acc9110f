"use strict";
// HTTP/1 responses out of bytes, with the errors of Node's own parser.

const { coded } = internal("errors");

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const badValue = /[^\t\x20-\x7e\x80-\xff]/;
const greeting = "HTTP/";

/** What a response must not say. */
class Violation {
    constructor(code, reason) {
        this.code = code;
        this.reason = reason;
    }
}

class ResponseParser {
    /**
     * `onHead({major, minor, status, reason, rawHeaders, keepsAlive, upgrades})` answers how the body is to be taken: "none", "upgrade" (what
     * follows is no HTTP), or undefined (as the headers say). `onBody(chunk)`; `onComplete(rawTrailers)`.
     */
    constructor({ maxHeaderSize = 16384, isLenient = false, onHead, onBody, onComplete }) {
        Object.assign(this, { maxHeaderSize, isLenient, onHead, onBody, onComplete });
        this.isStopped = false;
        this.reset();
    }

    reset() {
        this.state = "start";
        this.line = "";
        this.headerSize = 0;
        this.rest = 0;
        this.rawHeaders = [];
        this.rawTrailers = [];
        this.length = undefined;
        this.encoding = undefined;
        this.connection = "";
        this.upgrade = false;
    }

    /** Takes bytes; gives how many of them were HTTP (all but after an upgrade), or an Error. */
    execute(chunk) {
        let position = 0;
        try {
            while (position < chunk.length && !this.isStopped) {
                if (this.state === "upgrade") return position;
                position = this.#step(chunk, position);
            }
            return position;
        } catch (error) {
            if (!(error instanceof Violation)) throw error;
            return Object.assign(coded("Error", error.code, `Parse Error: ${error.reason}`), {
                bytesParsed: position, reason: error.reason, rawPacket: chunk,
            });
        }
    }

    /** No more bytes come: undefined when that is well, or an Error. */
    finish() {
        if (this.state === "untilEnd") {
            this.#complete();
        } else if (this.state !== "start" || this.line !== "") {
            const reason = "Invalid EOF state";
            return Object.assign(coded("Error", "HPE_INVALID_EOF_STATE", `Parse Error: ${reason}`), { bytesParsed: 0, reason });
        }
    }

    #step(chunk, position) {
        if (this.state === "untilEnd") {
            this.onBody(chunk.subarray(position));
            return chunk.length;
        }
        if (this.state === "body" || this.state === "chunk") {
            const part = chunk.subarray(position, position + this.rest);
            this.rest -= part.length;
            const isAll = this.rest === 0;
            if (isAll && this.state === "chunk") this.state = "chunkEnd";
            this.onBody(part);
            if (isAll && this.state === "body") this.#complete();
            return position + part.length;
        }
        const end = chunk.indexOf(10, position);
        const text = chunk.toString("latin1", position, end < 0 ? chunk.length : end);
        this.line += text;
        this.headerSize += text.length + (end < 0 ? 0 : 1);
        if (this.state === "start") this.#checkStart();
        if (this.headerSize > this.maxHeaderSize) throw new Violation("HPE_HEADER_OVERFLOW", "Header overflow");
        if (end < 0) {
            this.#checkPartial();
            return chunk.length;
        }
        const { line } = this;
        this.line = "";
        this.#take(line);
        return end + 1;
    }

    #checkStart() {
        if (this.line === "\r" || this.line === "") return;
        const head = this.line.slice(0, greeting.length);
        if (!greeting.startsWith(head)) throw new Violation("HPE_INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/");
    }

    // A wrong byte after a chunk must not wait for a line that may never end.
    #checkPartial() {
        if (this.state === "chunkEnd" && !"\r".startsWith(this.line)) throw this.#chunkViolation();
        if (this.state === "chunkSize" && !/^[0-9a-fA-F]*(?:[\r;\t ].*)?$/.test(this.line)) throw badChunkSize();
    }

    #chunkViolation() {
        return new Violation("HPE_STRICT", "Expected LF after chunk data");
    }

    #take(line) {
        if (this.state === "start" && (line === "" || line === "\r")) return;
        if (this.state === "chunkEnd") {
            if (line !== "\r") throw this.#chunkViolation();
            this.#expectChunk();
            return;
        }
        const place = { start: "response line", chunkSize: "chunk size" }[this.state] ?? "header value";
        if (!line.endsWith("\r") && !this.isLenient) throw new Violation("HPE_CR_EXPECTED", `Missing expected CR after ${place}`);
        const text = line.endsWith("\r") ? line.slice(0, -1) : line;
        if (text.includes("\r")) throw new Violation("HPE_STRICT", "Expected LF after CR");
        if (this.state === "start") this.#takeStatus(text);
        else if (this.state === "chunkSize") this.#takeChunkSize(text);
        else if (text === "") this.#endHeaders();
        else this.#takeHeader(text);
    }

    #takeStatus(text) {
        const version = /^HTTP\/(\d)\.(\d)/.exec(text);
        if (version === null) throw new Violation("HPE_INVALID_VERSION", /^HTTP\/\d\./.test(text) ? "Invalid minor version" : "Invalid major version");
        if (!["0.9", "1.0", "1.1", "2.0"].includes(`${version[1]}.${version[2]}`)) throw new Violation("HPE_INVALID_VERSION", "Invalid HTTP version");
        const rest = text.slice(8);
        if (!rest.startsWith(" ")) throw new Violation("HPE_INVALID_VERSION", "Expected space after version");
        if (!/^ +\d{3}/.test(rest)) throw new Violation("HPE_INVALID_STATUS", "Invalid status code");
        const match = /^ +(\d{3})(?: (.*))?$/.exec(rest);
        if (match === null) throw new Violation("HPE_INVALID_STATUS", "Invalid response status");
        [this.major, this.minor] = [Number(version[1]), Number(version[2])];
        this.status = Number(match[1]);
        this.reason = match[2] ?? "";
        this.state = "headers";
    }

    #takeHeader(text) {
        if (/^[ \t]/.test(text)) {
            throw this.rawHeaders.length === 0
                ? new Violation("HPE_UNEXPECTED_SPACE", "Unexpected space after start line")
                : new Violation("HPE_INVALID_HEADER_TOKEN", "Unexpected whitespace after header value");
        }
        const colon = text.indexOf(":");
        const name = colon < 0 ? text : text.slice(0, colon);
        if (colon < 0 || !token.test(name)) throw new Violation("HPE_INVALID_HEADER_TOKEN", "Invalid header token");
        const value = text.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, "");
        if (!this.isLenient && badValue.test(value)) throw new Violation("HPE_INVALID_HEADER_TOKEN", "Invalid header value char");
        if (this.state === "trailers") {
            this.rawTrailers.push(name, value);
            return;
        }
        this.rawHeaders.push(name, value);
        this.#note(name.toLowerCase(), value);
    }

    #note(name, value) {
        if (name === "content-length") this.#noteLength(value);
        else if (name === "transfer-encoding") {
            if (this.length !== undefined && !this.isLenient) {
                throw new Violation("HPE_INVALID_TRANSFER_ENCODING", "Transfer-Encoding can't be present with Content-Length");
            }
            this.encoding = value.split(",").at(-1).trim().toLowerCase();
        } else if (name === "connection") this.connection += `,${value.toLowerCase()}`;
        else if (name === "upgrade") this.upgrade = true;
    }

    #noteLength(value) {
        const code = "HPE_INVALID_CONTENT_LENGTH";
        if (this.length !== undefined) throw new Violation("HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length");
        if (this.encoding !== undefined && !this.isLenient) {
            throw new Violation(code, "Content-Length can't be present with Transfer-Encoding");
        }
        if (value === "") throw new Violation(code, "Empty Content-Length");
        if (!/^\d+$/.test(value)) throw new Violation(code, "Invalid character in Content-Length");
        if (BigInt(value) > 2n ** 64n - 1n) throw new Violation(code, "Content-Length overflow");
        this.length = Number(value);
    }

    #endHeaders() {
        if (this.state === "trailers") return this.#complete();
        const options = this.connection.split(",").map((option) => option.trim());
        const upgrades = this.upgrade && options.includes("upgrade");
        const isBodiless = this.status < 200 || this.status === 204 || this.status === 304;
        const hasEnd = isBodiless || this.encoding === "chunked" || (this.length !== undefined && this.encoding === undefined);
        const wishesToStay = this.major > 0 && this.minor > 0 ? !options.includes("close") : options.includes("keep-alive");
        const { major, minor, status, reason, rawHeaders } = this;
        const wish = this.onHead({ major, minor, status, reason, rawHeaders, upgrades, keepsAlive: wishesToStay && (hasEnd || upgrades) });
        if (this.isStopped && wish === undefined) return;
        if (wish === "upgrade") {
            this.state = "upgrade";
            this.onComplete([]);
        } else if (wish === "none" || isBodiless) this.#complete();
        else if (this.encoding === "chunked") this.#expectChunk();
        else if (this.length === undefined || this.encoding !== undefined) this.state = "untilEnd";
        else if (this.length === 0) this.#complete();
        else {
            this.state = "body";
            this.rest = this.length;
        }
    }

    #expectChunk() {
        this.state = "chunkSize";
        this.headerSize = 0;
    }

    #takeChunkSize(text) {
        const match = /^([0-9a-fA-F]+)[ \t]*(?:;.*)?$/.exec(text);
        if (match === null) throw badChunkSize();
        if (match[1].length > 13) throw new Violation("HPE_INVALID_CHUNK_SIZE", "Chunk size overflow");
        this.rest = parseInt(match[1], 16);
        this.state = this.rest === 0 ? "trailers" : "chunk";
        this.headerSize = 0;
    }

    #complete() {
        const trailers = this.rawTrailers;
        const wasUpgrade = this.state === "upgrade";
        this.reset();
        if (wasUpgrade) this.state = "upgrade";
        this.onComplete(trailers);
    }
}

const badChunkSize = () => new Violation("HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk size");

exports.ResponseParser = ResponseParser;
