"use strict";
// Node's stream.

const { Stream } = internal("stream/legacy");
const { Duplex } = internal("stream/duplex");
const { Readable } = internal("stream/readable");
const { Writable } = internal("stream/writable");
const { Transform, PassThrough } = internal("stream/transform");
const { pipeline } = internal("stream/pipeline");
const { finished } = internal("stream/end-of-stream");
const { addAbortSignal } = internal("stream/add-abort-signal");
const { destroyer } = internal("stream/destroy");
const marks = internal("stream/high-water-mark");
const { isDestroyed, isDisturbed, isErrored, isReadable, isWritable } = internal("stream/state");

const customPromisify = Symbol.for("nodejs.util.promisify.custom");

Object.assign(Stream, {
    isDestroyed,
    isDisturbed,
    isErrored,
    isReadable,
    isWritable,
    Readable,
    Writable,
    Duplex,
    Transform,
    PassThrough,
    duplexPair: (options) => internal("stream/pair")(options),
    pipeline,
    addAbortSignal,
    finished,
    destroy: destroyer,
    compose: (...streams) => internal("stream/compose").compose(...streams),
    setDefaultHighWaterMark: marks.setDefault,
    getDefaultHighWaterMark: marks.getDefault,
});
Object.defineProperty(Stream, "promises", {
    configurable: true,
    enumerable: true,
    get: () => require("node/stream-promises"),
});
Stream.Stream = Stream;
Stream._isArrayBufferView = ArrayBuffer.isView;
Stream._isUint8Array = (value) => value instanceof Uint8Array;
Stream._uint8ArrayToBuffer = (bytes) => internal("stream/chunks").asBuffer(bytes);

for (const name of ["pipeline", "finished"]) {
    Object.defineProperty(Stream[name], customPromisify, { enumerable: true, get: () => require("node/stream-promises")[name] });
}

module.exports = Stream;
