"use strict";
// Node's zlib, by zlib and Brotli.

const { invalidArgumentType, requireFunction, outOfRange } = internal("validators");
const { isAnyArrayBuffer } = internal("types");
const { view } = internal("crypto/bytes");
const { constants, codes } = internal("zlib/constants");
const { Zlib, Brotli, processNow, closeHandle, tooLarge } = internal("zlib/base");
const { Buffer } = require("node/buffer");

const kinds = "of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer";

/** A class of streams, callable without `new`. */
function define(name, parent, mode) {
    const type = function (options) {
        if (!(this instanceof type)) return new type(options);
        // zlib cannot do that without a header.
        const fits = name === "DeflateRaw" && options?.windowBits === 8 ? { ...options, windowBits: 9 } : options;
        parent.call(this, fits, mode);
        return this;
    };
    Object.defineProperty(type, "name", { value: name, configurable: true });
    Object.setPrototypeOf(type.prototype, parent.prototype);
    Object.setPrototypeOf(type, parent);
    return type;
}

function bytesOf(buffer) {
    if (typeof buffer === "string") return Buffer.from(buffer);
    if (!ArrayBuffer.isView(buffer) && !isAnyArrayBuffer(buffer)) throw invalidArgumentType("buffer", kinds, buffer);
    return view(buffer);
}

function runSync(engine, buffer) {
    const input = bytesOf(buffer);
    try {
        const result = processNow(engine, Buffer.from(input.buffer, input.byteOffset, input.byteLength), engine._finishFlushFlag);
        return engine._info ? { buffer: result, engine } : result;
    } finally {
        closeHandle(engine);
    }
}

function runLater(engine, buffer, callback) {
    const input = bytesOf(buffer);
    const parts = [];
    let size = 0;
    let isDone = false;
    const finish = (error, result) => {
        if (isDone) return;
        isDone = true;
        if (error) callback(error);
        else callback(null, engine._info ? { buffer: result, engine } : result);
    };
    engine.on("data", (chunk) => {
        parts.push(chunk);
        size += chunk.length;
        if (size <= engine._maxOutputLength) return;
        engine.close();
        finish(tooLarge(engine._maxOutputLength));
    });
    engine.on("error", finish);
    engine.on("end", () => {
        const result = Buffer.concat(parts, size);
        engine.close();
        finish(null, result);
    });
    engine.end(input);
}

/** The three forms of a function: with a callback, at once, as a stream. */
function publish(method, name) {
    const type = types[name];
    exports[method] = {
        [method](buffer, options, callback) {
            if (typeof options === "function") [callback, options] = [options, {}];
            requireFunction(callback, "callback");
            return runLater(new type(options), buffer, callback);
        },
    }[method];
    exports[`${method}Sync`] = { [`${method}Sync`]: (buffer, options) => runSync(new type(options), buffer) }[`${method}Sync`];
    Object.defineProperty(exports, `create${name}`, {
        configurable: true, enumerable: true, value: { [`create${name}`]: (options) => new type(options) }[`create${name}`],
    });
}

const table = [
    ["deflate", "Deflate", Zlib, constants.DEFLATE], ["inflate", "Inflate", Zlib, constants.INFLATE],
    ["gzip", "Gzip", Zlib, constants.GZIP], ["gunzip", "Gunzip", Zlib, constants.GUNZIP],
    ["deflateRaw", "DeflateRaw", Zlib, constants.DEFLATERAW], ["inflateRaw", "InflateRaw", Zlib, constants.INFLATERAW],
    ["unzip", "Unzip", Zlib, constants.UNZIP], ["brotliCompress", "BrotliCompress", Brotli, constants.BROTLI_ENCODE],
    ["brotliDecompress", "BrotliDecompress", Brotli, constants.BROTLI_DECODE],
];
const types = {};
for (const [, name, parent, mode] of table) types[name] = define(name, parent, mode);

/** The checksum of gzip; `value` goes on with that of what came before. */
exports.crc32 = function crc32(data, value = 0) {
    if (typeof data !== "string" && !ArrayBuffer.isView(data)) {
        throw invalidArgumentType("data", "of type string or an instance of Buffer, TypedArray, or DataView", data);
    }
    if (typeof value !== "number") throw invalidArgumentType("value", "of type number", value);
    if (!Number.isInteger(value)) throw outOfRange("value", "an integer", value);
    if (value < 0 || value > 2 ** 32 - 1) throw outOfRange("value", ">= 0 && <= 4294967295", value);
    return internal("zlib/engine").crc32(typeof data === "string" ? Buffer.from(data) : view(data), value);
};

Object.assign(exports, types);
for (const [method, name] of table) publish(method, name);

for (const [name, value] of Object.entries({ constants, codes })) {
    Object.defineProperty(exports, name, { value, enumerable: true });
}
// The old places of the constants.
for (const name of Object.keys(constants)) {
    if (/^BROTLI/.test(name)) continue;
    Object.defineProperty(exports, name, { value: constants[name], enumerable: false });
}
