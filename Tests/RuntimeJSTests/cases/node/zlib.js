"use strict";
const assert = require("assert");
const zlib = require("zlib");
const { promisify } = require("util");

const fails = (body, expected) => assert.throws(body, (error) => {
    for (const [name, value] of Object.entries(expected)) assert.strictEqual(error[name], value);
    return true;
});
const text = "hello, hello, hello, world. ".repeat(500);
const noise = Buffer.from(Array.from({ length: 100000 }, (_, index) => (index * 7919 * (index >> 3)) & 255));
const pairs = [["gzip", "gunzip"], ["deflate", "inflate"], ["deflateRaw", "inflateRaw"], ["gzip", "unzip"], ["deflate", "unzip"], ["brotliCompress", "brotliDecompress"]];

module.exports = {
    "what is compressed can be unpacked, at once"() {
        for (const [pack, unpack] of pairs) {
            for (const data of ["", "a", text, noise]) {
                const packed = zlib[`${pack}Sync`](data);
                assert.ok(Buffer.isBuffer(packed));
                assert.deepStrictEqual(zlib[`${unpack}Sync`](packed), Buffer.from(data), pack);
            }
        }
    },
    async "with a callback and promises"() {
        for (const [pack, unpack] of pairs) {
            const packed = await promisify(zlib[pack])(text);
            assert.deepStrictEqual(packed, zlib[`${pack}Sync`](text));
            assert.strictEqual((await promisify(zlib[unpack])(packed)).toString(), text);
        }
        assert.deepStrictEqual(await promisify(zlib.gunzip)(await promisify(zlib.gzip)(noise, { level: 1 })), noise);
    },
    async "as streams, byte by byte"() {
        for (const [pack, unpack] of pairs) {
            const packed = zlib[`${pack}Sync`](text);
            const stream = zlib[`create${unpack[0].toUpperCase()}${unpack.slice(1)}`]();
            for (const byte of packed) stream.write(Buffer.of(byte));
            stream.end();
            const parts = [];
            for await (const part of stream) parts.push(part);
            assert.strictEqual(Buffer.concat(parts).toString(), text, unpack);
            assert.strictEqual(stream.bytesWritten, packed.length);
        }
    },
    "known data is read and written"() {
        assert.strictEqual(zlib.inflateSync(Buffer.from("eJzLSM3JyQcABiwCFQ==", "base64")).toString(), "hello");
        assert.strictEqual(zlib.brotliDecompressSync(Buffer.from("CwKAaGVsbG8D", "base64")).toString(), "hello");
        assert.strictEqual(zlib.gzipSync("x").subarray(0, 4).toString("hex"), "1f8b0800");
        assert.strictEqual(zlib.gunzipSync(new Uint8Array(zlib.gzipSync("x")).buffer).toString(), "x");
    },
    "options change the result"() {
        assert.ok(zlib.deflateSync(text, { level: 9 }).length <= zlib.deflateSync(text, { level: 1 }).length);
        assert.ok(zlib.deflateSync(text, { level: 0 }).length > text.length);
        const dictionary = Buffer.from("hello, world");
        const small = zlib.deflateSync("hello, world", { dictionary });
        assert.ok(small.length < zlib.deflateSync("hello, world").length);
        assert.strictEqual(zlib.inflateSync(small, { dictionary }).toString(), "hello, world");
        assert.strictEqual(zlib.inflateRawSync(zlib.deflateRawSync("hello, world", { dictionary }), { dictionary }).toString(), "hello, world");
        fails(() => zlib.inflateSync(small), { message: "Missing dictionary", errno: 2, code: "Z_NEED_DICT" });
        fails(() => zlib.inflateSync(small, { dictionary: Buffer.from("x") }), { message: "Bad dictionary", errno: 2, code: "Z_NEED_DICT" });
        assert.strictEqual(zlib.inflateRawSync(zlib.deflateRawSync(text, { windowBits: 8 })).toString(), text);
        const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = zlib.constants;
        assert.ok(zlib.brotliCompressSync(noise, { params: { [BROTLI_PARAM_QUALITY]: 0, [BROTLI_PARAM_LGWIN]: 10 } }).length > zlib.brotliCompressSync(noise).length);
        assert.deepStrictEqual(Object.keys(zlib.gzipSync("a", { info: true })), ["buffer", "engine"]);
    },
    "broken data is told"() {
        fails(() => zlib.inflateSync(Buffer.from("garbage")), { message: "incorrect header check", errno: -3, code: "Z_DATA_ERROR" });
        fails(() => zlib.gunzipSync(zlib.gzipSync("hello").subarray(0, 10)), { message: "unexpected end of file", errno: -5, code: "Z_BUF_ERROR" });
        fails(() => zlib.gunzipSync(Buffer.alloc(0)), { message: "unexpected end of file", errno: -5, code: "Z_BUF_ERROR" });
        const broken = zlib.gzipSync("hello");
        broken[broken.length - 6] ^= 1;
        fails(() => zlib.gunzipSync(broken), { message: "incorrect data check", code: "Z_DATA_ERROR" });
        fails(() => zlib.brotliDecompressSync(Buffer.from("garbage")), { message: "Decompression failed", errno: -14, code: "ERR__ERROR_FORMAT_PADDING_1" });
        fails(() => zlib.brotliDecompressSync(zlib.brotliCompressSync("hello").subarray(0, 4)), { message: "unexpected end of file", errno: -5, code: "Z_BUF_ERROR" });
    },
    async "a callback gets the error"() {
        await assert.rejects(promisify(zlib.gunzip)(Buffer.from("garbage")), { message: "incorrect header check", errno: -3, code: "Z_DATA_ERROR" });
        await assert.rejects(promisify(zlib.gunzip)(zlib.gzipSync("hello").subarray(0, 15)), { message: "unexpected end of file", code: "Z_BUF_ERROR" });
    },
    async "a stream is destroyed by an error"() {
        const stream = zlib.createInflate();
        const log = [];
        await new Promise((resolve) => {
            stream.on("error", (error) => log.push(error.code, stream.destroyed)).on("close", () => resolve(log.push("close")));
            stream.write("xx");
        });
        assert.deepStrictEqual(log, ["Z_DATA_ERROR", true, "close"]);
    },
    async "members of gzip follow one another, garbage does not"() {
        const two = Buffer.concat([zlib.gzipSync("a"), zlib.gzipSync("b")]);
        assert.strictEqual(zlib.gunzipSync(two).toString(), "ab");
        assert.strictEqual(zlib.unzipSync(two).toString(), "ab");
        assert.strictEqual((await promisify(zlib.gunzip)(two)).toString(), "ab");
        assert.strictEqual(zlib.gunzipSync(Buffer.concat([zlib.gzipSync("a"), Buffer.alloc(10)])).toString(), "a");
        fails(() => zlib.gunzipSync(Buffer.concat([zlib.gzipSync("a"), Buffer.from("xyz")])), { message: "incorrect header check", code: "Z_DATA_ERROR" });
        assert.strictEqual(zlib.inflateSync(Buffer.concat([zlib.deflateSync("a"), Buffer.from("xyz")])).toString(), "a");
    },
    async "bombs are bounded"() {
        const bomb = zlib.gzipSync(Buffer.alloc(1000000));
        fails(() => zlib.gunzipSync(bomb, { maxOutputLength: 1000 }), { name: "RangeError", code: "ERR_BUFFER_TOO_LARGE", message: "Cannot create a Buffer larger than 1000 bytes" });
        await assert.rejects(promisify(zlib.gunzip)(bomb, { maxOutputLength: 1000 }), { code: "ERR_BUFFER_TOO_LARGE" });
        const stream = zlib.createGunzip();
        stream.end(bomb);
        await new Promise((resolve) => stream.once("readable", resolve));
        assert.ok(stream.readableLength < 200000, String(stream.readableLength));
        stream.destroy();
    },
    "truncated data is taken when it is asked for"() {
        const cut = zlib.gzipSync("hello").subarray(0, 15);
        assert.ok("hello".startsWith(zlib.gunzipSync(cut, { finishFlush: zlib.constants.Z_SYNC_FLUSH }).toString()));
    },
    async "flush, params and reset"() {
        const stream = zlib.createDeflate();
        const parts = [];
        stream.on("data", (part) => parts.push(part));
        stream.write("abc");
        await new Promise((resolve) => stream.flush(resolve));
        assert.strictEqual(zlib.inflateSync(Buffer.concat(parts), { finishFlush: zlib.constants.Z_SYNC_FLUSH }).toString(), "abc");
        assert.strictEqual(stream.bytesWritten, 3);
        await new Promise((resolve) => stream.params(9, zlib.constants.Z_FILTERED, resolve));
        await new Promise((resolve) => stream.params(9, zlib.constants.Z_FILTERED, resolve));
        stream.end("def");
        await new Promise((resolve) => stream.on("end", resolve));
        assert.strictEqual(zlib.inflateSync(Buffer.concat(parts)).toString(), "abcdef");
        const again = zlib.createDeflate();
        again.on("data", () => {});
        again.write("abc");
        again.reset();
        await new Promise((resolve) => again.close(resolve));
        assert.throws(() => again.reset(), { code: "ERR_INTERNAL_ASSERTION" });
        assert.strictEqual(again._closed, true);
    },
    "wrong arguments are named"() {
        const range = (name, range, value) => ({ code: "ERR_OUT_OF_RANGE", message: `The value of "${name}" is out of range. It must be ${range}. Received ${value}` });
        fails(() => zlib.gzipSync("a", { level: 22 }), range("options.level", ">= -1 and <= 9", 22));
        fails(() => zlib.gzipSync("a", { windowBits: 8 }), range("options.windowBits", ">= 9 and <= 15", 8));
        fails(() => zlib.gzipSync("a", { memLevel: 0 }), range("options.memLevel", ">= 1 and <= 9", 0));
        fails(() => zlib.gzipSync("a", { strategy: 9 }), range("options.strategy", ">= 0 and <= 4", 9));
        fails(() => zlib.gzipSync("a", { chunkSize: 1 }), range("options.chunkSize", ">= 64", 1));
        fails(() => zlib.gzipSync("a", { flush: 9 }), range("options.flush", ">= 0 and <= 5", 9));
        fails(() => zlib.gzipSync("a", { maxOutputLength: 0 }), range("options.maxOutputLength", ">= 1 and <= 4294967296", 0));
        fails(() => zlib.gzipSync("a", { level: "x" }), { code: "ERR_INVALID_ARG_TYPE", message: "The \"options.level\" property must be of type number. Received type string ('x')" });
        fails(() => zlib.gzipSync(), { code: "ERR_INVALID_ARG_TYPE", message: "The \"buffer\" argument must be of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer. Received undefined" });
        fails(() => zlib.gzip("a"), { code: "ERR_INVALID_ARG_TYPE", message: "The \"callback\" argument must be of type function. Received undefined" });
        fails(() => zlib.gzipSync("a", { dictionary: "x" }), { code: "ERR_INVALID_ARG_TYPE" });
        fails(() => zlib.brotliCompressSync("a", { params: { 5000: 1 } }), { code: "ERR_BROTLI_INVALID_PARAM", message: "5000 is not a valid Brotli parameter" });
        fails(() => zlib.brotliCompressSync("a", { params: { 1: "x" } }), { code: "ERR_INVALID_ARG_TYPE" });
    },
    "crc32 goes on from where it was"() {
        assert.strictEqual(zlib.crc32("hello"), 907060870);
        assert.strictEqual(zlib.crc32(Buffer.from("lo"), zlib.crc32("hel")), 907060870);
        assert.strictEqual(zlib.crc32(""), 0);
        fails(() => zlib.crc32(5), { code: "ERR_INVALID_ARG_TYPE" });
        fails(() => zlib.crc32("a", -1), { code: "ERR_OUT_OF_RANGE", message: "The value of \"value\" is out of range. It must be >= 0 && <= 4294967295. Received -1" });
    },
    "constants and classes are where packages look for them"() {
        assert.strictEqual(zlib.Z_BEST_SPEED, 1);
        assert.strictEqual(zlib.constants.Z_SYNC_FLUSH, 2);
        assert.strictEqual(zlib.codes.Z_BUF_ERROR, -5);
        assert.strictEqual(zlib.codes["-5"], "Z_BUF_ERROR");
        assert.ok(Object.isFrozen(zlib.codes));
        assert.ok(zlib.Gzip() instanceof zlib.Gzip);
        assert.ok(zlib.createUnzip() instanceof require("stream").Transform);
        assert.strictEqual(new zlib.Gunzip({ chunkSize: 100 })._chunkSize, 100);
        // As minizlib does it.
        const stream = new zlib.Gunzip();
        assert.strictEqual(stream._processChunk(zlib.gzipSync("abc"), zlib.constants.Z_FINISH).toString(), "abc");
    },
};
