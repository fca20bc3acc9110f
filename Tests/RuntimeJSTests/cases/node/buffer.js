"use strict";
const assert = require("assert");
const { Buffer } = require("buffer");
const util = require("util");

module.exports = {
    "texts go into bytes and back in every encoding"() {
        const text = "Grüße, 世界 😀";
        for (const name of ["utf8", "utf-8", "UTF8", "utf16le", "ucs2"]) assert.strictEqual(Buffer.from(text, name).toString(name), text);
        assert.strictEqual(Buffer.from("héllo").toString("base64"), "aMOpbGxv");
        assert.strictEqual(Buffer.from("aMOpbGxv", "base64").toString(), "héllo");
        assert.strictEqual(Buffer.from("_-8", "base64").toString("base64url"), "_-8");
        assert.strictEqual(Buffer.from("00ffzz", "hex").toString("hex"), "00ff");
        assert.strictEqual(Buffer.from("ÿ", "latin1").length, 1);
        assert.strictEqual(Buffer.from([0xc3, 0x28, 0xe2, 0x82]).toString(), "\ufffd(\ufffd");
        assert.throws(() => Buffer.from("a", "nope"), { code: "ERR_UNKNOWN_ENCODING" });
    },
    "a buffer is made of arrays, views and buffers"() {
        assert.deepStrictEqual([...Buffer.from([1, 257, -1])], [1, 1, 255]);
        const shared = new Uint8Array([1, 2, 3]);
        const over = Buffer.from(shared.buffer, 1, 2);
        shared[1] = 9;
        assert.deepStrictEqual([...over], [9, 3]);
        assert.deepStrictEqual([...Buffer.from(Buffer.from("ab"))], [97, 98]);
        assert.deepStrictEqual(Buffer.from(JSON.parse(JSON.stringify(Buffer.from("ab")))), Buffer.from("ab"));
        assert.throws(() => Buffer.from(5), { code: "ERR_INVALID_ARG_TYPE" });
    },
    "concat, slice, equals, compare and copy"() {
        const joined = Buffer.concat([Buffer.from("ab"), Buffer.from("cd")]);
        assert.strictEqual(joined.toString(), "abcd");
        assert.strictEqual(Buffer.concat([joined], 2).toString(), "ab");
        const part = joined.slice(1, 3);
        part[0] = 120;
        assert.strictEqual(joined.toString(), "axcd");
        assert.ok(Buffer.isBuffer(part) && part instanceof Uint8Array);
        assert.ok(Buffer.from("a").equals(Buffer.from("a")));
        assert.strictEqual(Buffer.compare(Buffer.from("a"), Buffer.from("b")), -1);
        const target = Buffer.alloc(4, "-");
        assert.strictEqual(Buffer.from("xyz").copy(target, 2), 2);
        assert.strictEqual(target.toString(), "--xy");
        assert.strictEqual(joined.subarray(-2).toString(), "cd");
    },
    "searching finds bytes and texts"() {
        const buffer = Buffer.from("this is a buffer");
        assert.strictEqual(buffer.indexOf("is"), 2);
        assert.strictEqual(buffer.indexOf("is", 3), 5);
        assert.strictEqual(buffer.lastIndexOf("is"), 5);
        assert.ok(buffer.includes(Buffer.from("buf")) && !buffer.includes("z"));
    },
    "numbers are read and written"() {
        const buffer = Buffer.alloc(8);
        buffer.writeUInt32BE(0xdeadbeef, 0);
        assert.strictEqual(buffer.toString("hex"), "deadbeef00000000");
        assert.strictEqual(buffer.readInt16LE(0), -21026);
        buffer.writeDoubleLE(1.5);
        assert.strictEqual(buffer.readDoubleLE(0), 1.5);
        buffer.writeUIntBE(0x123456, 0, 3);
        assert.strictEqual(buffer.readUIntBE(0, 3), 0x123456);
        assert.throws(() => buffer.readUInt32LE(6), { code: "ERR_OUT_OF_RANGE" });
        assert.throws(() => buffer.writeUInt8(256), RangeError);
    },
    "byteLength, isEncoding, inspect and JSON"() {
        assert.strictEqual(Buffer.byteLength("é😀"), 6);
        assert.ok(Buffer.isEncoding("HEX") && !Buffer.isEncoding("x"));
        assert.strictEqual(util.inspect(Buffer.from("ab")), "<Buffer 61 62>");
        assert.deepStrictEqual(Buffer.from("a").toJSON(), { type: "Buffer", data: [97] });
        assert.strictEqual(Buffer.alloc(5, "ab").toString(), "ababa");
        assert.strictEqual(Buffer.from("abc").write("é", 2), 0);
    },
};
