"use strict";
// Node's stream/web: the streams of the web, which are globals too.

const { ReadableStream, ReadableStreamDefaultReader, ReadableStreamBYOBReader } = internal("web-streams/readable");
const { ReadableByteStreamController, ReadableStreamBYOBRequest } = internal("web-streams/byte-controller");
const { ReadableStreamDefaultController } = internal("web-streams/default-controller");
const { TransformStream, TransformStreamDefaultController } = internal("web-streams/transform");
const { WritableStream, WritableStreamDefaultController, WritableStreamDefaultWriter } = internal("web-streams/writable");
const { ByteLengthQueuingStrategy, CountQueuingStrategy } = internal("web-streams/strategies");
const { TextEncoderStream, TextDecoderStream } = internal("web-streams/text");
const { CompressionStream, DecompressionStream } = internal("web-streams/compression");

Object.assign(exports, {
    ReadableStream, ReadableStreamDefaultReader, ReadableStreamBYOBReader, ReadableStreamBYOBRequest,
        ReadableByteStreamController,
    ReadableStreamDefaultController, TransformStream, TransformStreamDefaultController, WritableStream,
        WritableStreamDefaultController,
    WritableStreamDefaultWriter, ByteLengthQueuingStrategy, CountQueuingStrategy, TextEncoderStream, TextDecoderStream,
    CompressionStream, DecompressionStream,
});
