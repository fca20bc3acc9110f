"use strict";
// The host operations of zlib, made of Node's.

const zlib = require("zlib");
const { perform } = require("./crypto-ops");

const view = (data) => (data.buffer === undefined ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength));
const classes = [, "Deflate", "Inflate", "Gzip", "Gunzip", "DeflateRaw", "InflateRaw", "Unzip", "BrotliDecompress", "BrotliCompress"];

/** One step of a stream of Node's; what is wrong is told by its handle. */
function step(stream, input, flush, size) {
    const output = Buffer.alloc(size);
    const handle = stream._handle;
    let failure;
    handle.onerror = (message, errno, code) => {
        failure = Object.assign(new Error(message), { errno, code });
    };
    handle.writeSync(flush, input, 0, input.length, output, 0, size);
    if (failure !== undefined) throw failure;
    const [room, unused] = stream._writeState;
    const head = Buffer.alloc(8);
    head.writeUInt32LE(unused, 0);
    head[4] = room > 0 && (unused > 0 || flush === 4) ? 1 : 0;
    return new Uint8Array(Buffer.concat([head, output.subarray(0, size - room)]));
}

exports.makeZlibOps = function makeZlibOps(happened) {
    const held = new Map();
    return {
        openZlib(id, mode, settings, dictionary) {
            const [level, windowBits, memLevel, strategy] = settings.split(" ").map(Number);
            const options = { level, windowBits, memLevel, strategy, ...(dictionary === null ? {} : { dictionary: view(dictionary) }) };
            held.set(id, new zlib[classes[mode]](options));
        },
        openBrotli(id, compresses, text) {
            const params = Object.fromEntries(text.split(" ").filter(Boolean).map((pair) => pair.split("=").map(Number)));
            held.set(id, new zlib[compresses ? "BrotliCompress" : "BrotliDecompress"]({ params }));
        },
        processCompression(id, work, input, flush, size) {
            const data = Buffer.from(view(input));
            return perform(happened, work, () => step(held.get(id), data, flush, size));
        },
        resetCompression: (id) => held.get(id).reset(),
        setZlibParameters: (id, level, strategy) => held.get(id)._handle.params(level, strategy),
        crc32: (data, value) => zlib.crc32(view(data), value),
    };
};
