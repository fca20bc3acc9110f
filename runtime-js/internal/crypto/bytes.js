"use strict";
// Arguments of crypto's functions that are bytes.

const { invalidArgumentType } = internal("validators");
const { Buffer } = require("node/buffer");
const { isAnyArrayBuffer } = internal("types");

/** The same memory as a Uint8Array. */
function view(value) {
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return new Uint8Array(value);
}

const isBytes = (value) => ArrayBuffer.isView(value) || isAnyArrayBuffer(value);

const kinds = "of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView";

/** A string in that encoding, or bytes, as a Uint8Array. */
function toBytes(value, name, encoding, expected = kinds) {
    if (typeof value === "string") return Buffer.from(value, encoding === "buffer" ? "utf8" : encoding);
    if (!isBytes(value)) throw invalidArgumentType(name, expected, value);
    return view(value);
}

/** What the host gave, as a Buffer. */
const toBuffer = (data) => Buffer.from(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength);

/** A Buffer, or its text when an encoding is asked for. */
function encoded(buffer, encoding) {
    return encoding && encoding !== "buffer" ? buffer.toString(encoding) : buffer;
}

/** Calls back with the value or the error of a promise, outside of it. */
function settle(promise, callback) {
    const { nextTick } = require("node/process");
    promise.then((value) => nextTick(callback, null, value), (error) => nextTick(callback, error));
}

const nextTick = (callback, ...values) => require("node/process").nextTick(callback, ...values);

module.exports = { view, isBytes, toBytes, toBuffer, encoded, settle, nextTick };
