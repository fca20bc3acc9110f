"use strict";
// "deflate" in HTTP: with zlib's header as it should be, or without as some servers do it.

const { Transform } = require("node/stream");

module.exports = function inflate(options) {
    const zlib = internal("core-module")("zlib");
    let inner;
    return new Transform({
        transform(chunk, encoding, callback) {
            if (chunk.length === 0) {
                callback();
                return;
            }
            if (inner === undefined) {
                inner = (chunk[0] & 0x0f) === 0x08 ? zlib.createInflate(options) : zlib.createInflateRaw(options);
                inner.on("data", (data) => this.push(data));
                inner.on("error", (error) => this.destroy(error));
            }
            inner.write(chunk, encoding, callback);
        },
        flush(callback) {
            if (inner === undefined) callback();
            else inner.once("end", () => callback()).end();
        },
    });
};
