"use strict";
// Node's stream/consumers: the whole of a stream at once.

const { Buffer } = require("node/buffer");

async function parts(stream) {
    const all = [];
    for await (const chunk of stream) all.push(chunk);
    return all;
}

async function bytes(stream) {
    return Buffer.concat((await parts(stream)).map((chunk) => (typeof chunk === "string" ? Buffer.from(chunk)
        : ArrayBuffer.isView(chunk) ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.from(chunk))));
}

exports.arrayBuffer = async function arrayBuffer(stream) {
    const all = await bytes(stream);
    return all.buffer.slice(all.byteOffset, all.byteOffset + all.byteLength);
};
exports.blob = async function blob(stream) {
    const { Blob } = require("web/blob");
    return new Blob(await parts(stream));
};
exports.buffer = bytes;
exports.text = async function text(stream) {
    const { TextDecoder } = require("web/encoding");
    const decoder = new TextDecoder();
    let all = "";
    for await (const chunk of stream) all += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    return all + decoder.decode();
};
exports.json = async function json(stream) {
    return JSON.parse(await exports.text(stream));
};
