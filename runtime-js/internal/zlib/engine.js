"use strict";
// Streams of zlib and Brotli that live outside of the VM.

const { open, close } = internal("resources");
const { fromHost } = internal("errors");
const { hold, release } = internal("crypto/held");
const { view, toBuffer } = internal("crypto/bytes");
const { constants } = internal("zlib/constants");

// What is handed over is copied; so much at a time keeps it cheap when little of it is used.
const largestInput = 65536;

class Engine {
    #id;

    constructor(start) {
        this.#id = hold(this, start);
    }

    static zlib(mode, { level, windowBits, memLevel, strategy, dictionary }) {
        const settings = `${level} ${windowBits} ${memLevel} ${strategy}`;
        return new Engine((id) => ops.openZlib(id, mode, settings, dictionary === undefined ? null : view(dictionary)));
    }

    static brotli(mode, parameters) {
        const text = parameters.map(([key, value]) => `${key}=${value}`).join(" ");
        return new Engine((id) => ops.openBrotli(id, mode === constants.BROTLI_ENCODE, text));
    }

    get isClosed() {
        return this.#id === undefined;
    }

    /** One step, at once: `{used, output, isEnded}`. Only the last part of the input is flushed. */
    step(input, flush, outputSize) {
        const part = input.subarray(0, largestInput);
        const kind = part.length < input.length ? 0 : flush;
        try {
            return opened(ops.processCompression(this.#id, 0, part, kind, outputSize), part.length);
        } catch (error) {
            throw named(error);
        }
    }

    /** The same on another thread; calls back with the step or the error. */
    stepLater(input, flush, outputSize, callback) {
        const part = input.subarray(0, largestInput);
        const kind = part.length < input.length ? 0 : flush;
        const work = open((event, ...values) => {
            close(work);
            if (event === "done") callback(undefined, opened(values[0], part.length));
            else callback(named(fromHost(...values)));
        });
        ops.processCompression(this.#id, work, part, kind, outputSize);
    }

    reset() {
        ops.resetCompression(this.#id);
    }

    setParameters(level, strategy) {
        ops.setZlibParameters(this.#id, level, strategy);
    }

    close() {
        if (this.#id === undefined) return;
        release(this, this.#id);
        this.#id = undefined;
    }
}

// Brotli's library calls its errors differently from version to version.
function named(error) {
    if (error.code?.startsWith("ERR_") && error.errno < -5) {
        const name = Object.keys(constants).find((key) => /^BROTLI_DECODER_ERROR/.test(key) && constants[key] === error.errno);
        if (name !== undefined) error.code = `ERR_${name.slice("BROTLI_DECODER".length)}`;
    }
    return error;
}

function opened(step, size) {
    const bytes = toBuffer(step);
    return { used: size - bytes.readUInt32LE(0), isEnded: bytes[4] === 1, output: bytes.subarray(8) };
}

exports.Engine = Engine;
exports.crc32 = (bytes, value) => ops.crc32(bytes, value);
