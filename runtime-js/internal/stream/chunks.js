"use strict";
// What goes through a stream that is not in object mode: bytes as Buffers, or text.

const { Buffer } = require("node/buffer");
const { invalidArgumentType } = internal("validators");

const isBytes = (value) => ArrayBuffer.isView(value);

/** A Buffer over the memory of a view. */
const asBuffer = (view) => (Buffer.isBuffer(view) ? view : Buffer.from(view.buffer, view.byteOffset, view.byteLength));

const wrongChunk = (chunk) =>
    invalidArgumentType("chunk", "of type string or an instance of Buffer, TypedArray, or DataView", chunk);

Object.assign(exports, { Buffer, isBytes, asBuffer, wrongChunk });
