"use strict";
// process.stdout and stderr, whose lines go to the log, and process.stdin, which has ended.

const log = internal("log");

/** A Writable; a line is written when it is complete, or the stream ends. */
exports.output = function output(descriptor, level) {
    const { Writable } = require("node/stream");
    const { Buffer } = require("node/buffer");
    const { StringDecoder } = require("node/string_decoder");
    const decoder = new StringDecoder("utf8");
    let rest = "";
    const write = (text) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop();
        for (const line of lines) log.write(level, line, { console: true });
    };
    const stream = new Writable({
        decodeStrings: false,
        write(chunk, encoding, callback) {
            const isText = typeof chunk === "string" && /^utf-?8$/i.test(encoding);
            write(isText ? chunk : decoder.write(typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk));
            callback();
        },
        final(callback) {
            if (rest !== "") write("\n");
            callback();
        },
        // It outlives what packages do to it.
        destroy(error, callback) {
            callback(error);
        },
    });
    return Object.assign(stream, { fd: descriptor, _type: "pipe", _isStdio: true });
};

exports.input = function input() {
    const { Readable } = require("node/stream");
    const stream = new Readable({ read() {} });
    stream.push(null);
    return Object.assign(stream, { fd: 0 });
};
