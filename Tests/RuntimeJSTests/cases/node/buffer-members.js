"use strict";
const { check } = require("../support/rows");
const buffer = require("buffer");
const { inspect } = require("util");
const B = buffer.Buffer;
const x = () => B.from([1, 2, 3, 4, 5, 6, 7, 8]);

module.exports = {
    "reading numbers": check([
        [() => x().readUInt8(), "1"],
        [() => x().readUInt8(8),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"offset\" is out of range. It must be >= 0 and <= 7. Rece" +
            "ived 8"],
        [() => x().readUInt8(-1),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"offset\" is out of range. It must be >= 0 and <= 7. Rece" +
            "ived -1"],
        [() => x().readUInt8(1.5),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"offset\" is out of range. It must be an integer. Receive" +
            "d 1.5"],
        [() => x().readUInt8("1"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"offset\" argument must be of type number. Received type string" +
            " ('1')"],
        [() => x().readUInt8(null),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"offset\" argument must be of type number. Received null"],
        [() => x().readInt32LE(6),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"offset\" is out of range. It must be >= 0 and <= 4. Rece" +
            "ived 6"],
        [() => B.alloc(2).readInt32LE(), "RangeError [ERR_BUFFER_OUT_OF_BOUNDS]: Attempt to access memory outside buffer bounds"],
        [() => x().readUIntBE(0, 7),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"byteLength\" is out of range. It must be >= 1 and <= 6. " +
            "Received 7"],
        [() => x().readUIntBE(0),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"byteLength\" argument must be of type number. Received undefin" +
            "ed"],
        [() => x().readUIntBE(0, 0),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"byteLength\" is out of range. It must be >= 1 and <= 6. " +
            "Received 0"],
        [() => x().readUIntBE(),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"offset\" argument must be of type number. Received undefined"],
        [() => x().readIntLE(0, 6.5),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"byteLength\" is out of range. It must be an integer. Rec" +
            "eived 6.5"],
        [() => x().readUIntLE(7, 3),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"offset\" is out of range. It must be >= 0 and <= 5. Rece" +
            "ived 7"],
        [() => [x().readUInt16LE(), x().readUInt16BE(1), x().readInt32BE(4), x().readUIntBE(0, 6), x().readIntLE(2, 3), x().readBigUInt64LE(), x().readBigInt64BE(0), x().readFloatLE(), x().readDoubleBE(), x().readUint8(1)],
            "[\n  513,\n  515,\n  84281096,\n  1108152157446,\n  328707,\n  578437695752307201n,\n  72623859790382856n,\n" +
            "  1.539989614439558e-36,\n  8.20788039913184e-304,\n  2\n]"],
        [() => [B.from([255, 255, 255]).readIntBE(0, 3), B.from([255]).readInt8(), B.from([0xff, 0xfe]).readInt16BE()],
            "[ -1, -1, -2 ]"],
    ]),
    "writing numbers": check([
        [() => B.alloc(8).writeUInt8(256),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= 0 and <= 255. Rec" +
            "eived 256"],
        [() => B.alloc(8).writeInt8(-129),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= -128 and <= 127. " +
            "Received -129"],
        [() => B.alloc(8).writeUInt16BE(65536),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= 0 and <= 65535. R" +
            "eceived 65536"],
        [() => B.alloc(8).writeInt32LE(2 ** 31),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= -2147483648 and <" +
            "= 2147483647. Received 2147483648"],
        [() => B.alloc(8).writeUInt32LE(-1),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= 0 and <= 42949672" +
            "95. Received -1"],
        [() => B.alloc(8).writeUIntBE(2 ** 24, 0, 3),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= 0 and <= 16777215" +
            ". Received 16777216"],
        [() => B.alloc(8).writeIntBE(2 ** 47, 0, 6),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= -(2 ** 47) and < " +
            "2 ** 47. Received 140_737_488_355_328"],
        [() => B.alloc(8).writeUIntBE(1, 0, 9),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"byteLength\" is out of range. It must be >= 1 and <= 6. " +
            "Received 9"],
        [() => B.alloc(8).writeBigInt64LE(1n << 63n),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= -(2n ** 63n) and " +
            "< 2n ** 63n. Received 9_223_372_036_854_775_808n"],
        [() => B.alloc(8).writeBigUInt64LE(-1n),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= 0n and < 2n ** 64" +
            "n. Received -1n"],
        [() => (() => { try { B.alloc(8).writeBigInt64LE(1); } catch (error) { return error.name; } })(), "\"TypeError\""],
        [() => B.alloc(8).writeUInt32LE(4294967296 * 16),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"value\" is out of range. It must be >= 0 and <= 42949672" +
            "95. Received 68_719_476_736"],
        [() => B.alloc(8).writeUInt8(1, 8),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"offset\" is out of range. It must be >= 0 and <= 7. Rece" +
            "ived 8"],
        [() => (() => { const b = B.alloc(16); const ends = [b.writeUInt8("7"), b.writeInt16LE(-2, 1), b.writeUIntBE(0x123456, 3, 3), b.writeDoubleLE("1.5", 6), b.writeInt8(-1, 14)]; return [b.toString("hex"), ends]; })(),
            "[ '07feff123456000000000000f83fff00', [ 1, 3, 6, 14, 15 ] ]"],
        [() => (() => { const b = B.alloc(16); return [b.writeBigUInt64BE(5n, 0), b.writeFloatBE(1.5, 8), b.writeIntLE(-3, 12, 4), b.toString("hex")]; })(),
            "[ 8, 12, 16, '00000000000000053fc00000fdffffff' ]"],
    ]),
    "fill and alloc": check([
        [() => B.alloc(4).fill("abc"), "<Buffer 61 62 63 61>"],
        [() => B.alloc(4, 1).fill(""), "<Buffer 00 00 00 00>"],
        [() => B.alloc(4).fill("zz", "hex"), "TypeError [ERR_INVALID_ARG_VALUE]: The argument 'value' is invalid. Received 'zz'"],
        [() => B.alloc(4).fill("a", 5), "<Buffer 00 00 00 00>"],
        [() => B.alloc(4).fill("a", -1),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"offset\" is out of range. It must be >= 0 && <= 42949672" +
            "96. Received -1"],
        [() => B.alloc(4).fill("a", "nope"), "TypeError [ERR_UNKNOWN_ENCODING]: Unknown encoding: nope"],
        [() => [B.alloc(4).fill(B.from([1, 2])), B.alloc(4).fill(256.7), B.alloc(4).fill("é", "latin1"), B.alloc(4, "YQ==", "base64"), B.alloc(4).fill("a", 1, 3), B.alloc(3).fill("é"), B.alloc(2).fill("abab", "hex"), B.alloc(4).fill(-1)],
            "[\n  <Buffer 01 02 01 02>,\n  <Buffer 00 00 00 00>,\n  <Buffer e9 e9 e9 e9>,\n  <Buffer 61 61 61 61>,\n  " +
            "<Buffer 00 61 61 00>,\n  <Buffer c3 a9 c3>,\n  <Buffer ab ab>,\n  <Buffer ff ff ff ff>\n]"],
        [() => B.alloc("5"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"size\" argument must be of type number. Received type string (" +
            "'5')"],
        [() => B.alloc(-1),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"size\" is out of range. It must be >= 0 && <= 4294967296" +
            ". Received -1"],
        [() => B.alloc(4).fill(new Uint8Array(0)),
            "TypeError [ERR_INVALID_ARG_VALUE]: The argument 'value' is invalid. Received Uint8Array(0) []"],
        [() => B.alloc(2, "a", 5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"encoding\" argument must be of type string. Received type numb" +
            "er (5)"],
    ]),
    "concat, compare, equals, copy": check([
        [() => [B.concat([x(), x()], 4), B.concat([x()], 10), B.concat([]), B.concat([new Uint8Array([1]), x()])],
            "[\n  <Buffer 01 02 03 04>,\n  <Buffer 01 02 03 04 05 06 07 08 00 00>,\n  <Buffer >,\n  <Buffer 01 01 02 " +
            "03 04 05 06 07 08>\n]"],
        [() => B.concat([1]),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"list[0]\" argument must be an instance of Buffer or Uint8Array" +
            ". Received type number (1)"],
        [() => B.concat("x"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"list\" argument must be an instance of Array. Received type st" +
            "ring ('x')"],
        [() => B.concat([x()], -1),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"length\" is out of range. It must be >= 0 && <= 42949672" +
            "96. Received -1"],
        [() => B.compare(x(), 1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"buf2\" argument must be an instance of Buffer or Uint8Array. R" +
            "eceived type number (1)"],
        [() => B.compare(1, x()),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"buf1\" argument must be an instance of Buffer or Uint8Array. R" +
            "eceived type number (1)"],
        [() => x().compare(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"target\" argument must be an instance of Buffer or Uint8Array." +
            " Received type number (1)"],
        [() => x().compare(x(), 0, 9),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"targetEnd\" is out of range. It must be >= 0 && <= 8. Re" +
            "ceived 9"],
        [() => x().compare(x(), 9), "1"],
        [() => [x().compare(B.from([1, 2, 3]), 0, 3, 0, 3), x().compare(B.from([9])), B.compare(B.from("a"), B.from("b"))],
            "[ 0, -1, -1 ]"],
        [() => x().equals(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"otherBuffer\" argument must be an instance of Buffer or Uint8A" +
            "rray. Received type number (1)"],
        [() => [x().copy(B.alloc(2), 0, 8), x().copy(B.alloc(2), 3), x().copy(B.alloc(4), 1, 2, 4)], "[ 0, 0, 2 ]"],
        [() => x().copy(B.alloc(2), 0, 9),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"sourceStart\" is out of range. It must be >= 0 && <= 8. " +
            "Received 9"],
        [() => x().copy(B.alloc(2), -1),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"targetStart\" is out of range. It must be >= 0. Received" +
            " -1"],
        [() => x().copy(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"target\" argument must be an instance of Buffer or Uint8Array." +
            " Received type number (1)"],
        [() => x().copy(B.alloc(4), 0, -1),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"sourceStart\" is out of range. It must be >= 0 && <= 8. " +
            "Received -1"],
    ]),
    "write and toString": check([
        [() => x().write("abc", 9),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"offset\" is out of range. It must be >= 0 && <= 8. Recei" +
            "ved 9"],
        [() => x().write("abc", 1, 99),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"length\" is out of range. It must be >= 0 && <= 8. Recei" +
            "ved 99"],
        [() => x().write(5), "TypeError [ERR_INVALID_ARG_TYPE]: argument must be a string"],
        [() => x().write("abc", 1, "nope"), "TypeError [ERR_UNKNOWN_ENCODING]: Unknown encoding: nope"],
        [() => (() => { const b = B.alloc(8); return [b.write("héllo"), b.write("zz", 6), b.write("abc", 7), b.write("é", 7), b.write("ff", 0, "hex"), b.write("YQ", 1, 5, "base64"), b]; })(),
            "[ 6, 2, 1, 0, 1, 1, <Buffer ff 61 a9 6c 6c 6f 7a 61> ]"],
        [() => x().toString("nope"), "TypeError [ERR_UNKNOWN_ENCODING]: Unknown encoding: nope"],
        [() => [x().toString("hex", 1, 3), x().toString("hex", -5, 3), x().toString("hex", 3, 2), B.from("héllo").toString("ascii"), B.from("héllo").toString("latin1"), B.from([0x61, 0, 0x62]).toString("ucs2"), B.from([251, 255]).toString("base64url"), B.from([0xff, 0x61]).toString()],
            "[\n  '0203',   '010203',\n  '',       'hC)llo',\n  'hÃ©llo', 'a',\n  '-_8',    '�a'\n]"],
        [() => [B.from("é", "ascii"), B.from("a", "ucs2"), B.from("ab=c", "base64"), B.from("a-_/+", "base64"), B.from("abc", "hex"), B.from("0g", "hex"), B.from("\ud800x")],
            "[\n  <Buffer e9>,\n  <Buffer 61 00>,\n  <Buffer 69>,\n  <Buffer 6b ef ff>,\n  <Buffer ab>,\n  <Buffer >,\n " +
            " <Buffer ef bf bd 78>\n]"],
        [() => [x().latin1Slice(0, 2), x().hexSlice(0, 3), B.alloc(3).utf8Write("zz", 1, 2), B.from("aé").utf8Slice(), B.from("abc").asciiSlice(1), B.from("abc").base64Slice(), B.from("abc").base64urlSlice(0, 1), B.from("abcd").ucs2Slice()],
            "[ '\\x01\\x02', '010203', 2, 'aé', 'bc', 'YWJj', 'YQ', '扡摣' ]"],
    ]),
    "search": check([
        [() => [x().indexOf(3), x().indexOf(""), x().indexOf("", 20), x().lastIndexOf(""), B.from("abcabc").lastIndexOf("abc", -2), B.from("abcabc").lastIndexOf("abc", null), B.from("abcabc").lastIndexOf("abc", undefined), B.from("abcabc").lastIndexOf("abc", NaN), B.from("abcabc").lastIndexOf("abc", 2)],
            "[\n  2, 0, 8, 8, 3,\n  0, 3, 3, 0\n]"],
        [() => [B.from("abcabc").indexOf("c", {}), B.from("abcabc").indexOf(99.9), B.from("abcabc").includes("bc", 2), B.from("aabbccdd", "hex").indexOf("bbcc", 0, "hex"), B.from("abcabc").indexOf(B.from("ca")), B.from("abc").indexOf("b", -1), B.from("abc").indexOf("b", -2), B.from("abc").indexOf("x")],
            "[\n  2, 2,  true, 1,\n  2, -1, 1,    -1\n]"],
        [() => [B.from("a\u0000b\u0000", "latin1").indexOf("b", 0, "ucs2"), B.from("abcabc").lastIndexOf("c", -1), B.from("abcabc").lastIndexOf("c", -2), B.from("abc").lastIndexOf("abcd"), B.from("").indexOf("a"), B.from("").indexOf("")],
            "[ 2, 5, 2, -1, -1, 0 ]"],
        [() => x().indexOf("x", "nope"), "TypeError [ERR_UNKNOWN_ENCODING]: Unknown encoding: nope"],
        [() => x().indexOf({}),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"value\" argument must be one of type number or string or an in" +
            "stance of Buffer or Uint8Array. Received an instance of Object"],
    ]),
    "from": check([
        [() => B.from(5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The first argument must be of type string or an instance of Buffer" +
            ", ArrayBuffer, or Array or an Array-like Object. Received type number (5)"],
        [() => B.from(null),
            "TypeError [ERR_INVALID_ARG_TYPE]: The first argument must be of type string or an instance of Buffer" +
            ", ArrayBuffer, or Array or an Array-like Object. Received null"],
        [() => B.from(),
            "TypeError [ERR_INVALID_ARG_TYPE]: The first argument must be of type string or an instance of Buffer" +
            ", ArrayBuffer, or Array or an Array-like Object. Received undefined"],
        [() => B.from({}),
            "TypeError [ERR_INVALID_ARG_TYPE]: The first argument must be of type string or an instance of Buffer" +
            ", ArrayBuffer, or Array or an Array-like Object. Received an instance of Object"],
        [() => B.from({ length: 2, 0: 1 }), "<Buffer 01 00>"],
        [() => B.from("abc", "nope"), "TypeError [ERR_UNKNOWN_ENCODING]: Unknown encoding: nope"],
        [() => B.from(new ArrayBuffer(4), 5), "RangeError [ERR_BUFFER_OUT_OF_BOUNDS]: \"offset\" is outside of buffer bounds"],
        [() => B.from(new ArrayBuffer(4), 1, 9), "RangeError [ERR_BUFFER_OUT_OF_BOUNDS]: \"length\" is outside of buffer bounds"],
        [() => [B.from(new ArrayBuffer(4), 1, 2), B.from([256, -1, "3", 1.9, NaN]), B.from(new String("x")), B.from({ type: "Buffer", data: [1] }), B.from({ [Symbol.toPrimitive]: () => "p" }), B.from(new Uint16Array([1, 300])), B.from([]), B.from("")],
            "[\n  <Buffer 00 00>,\n  <Buffer 00 ff 03 01 00>,\n  <Buffer 78>,\n  <Buffer 01>,\n  <Buffer 70>,\n  <Buffe" +
            "r 01 2c>,\n  <Buffer >,\n  <Buffer >\n]"],
        [() => B.from(Symbol("s")),
            "TypeError [ERR_INVALID_ARG_TYPE]: The first argument must be of type string or an instance of Buffer" +
            ", ArrayBuffer, or Array or an Array-like Object. Received type symbol (Symbol(s))"],
        [() => B.from(() => {}),
            "TypeError [ERR_INVALID_ARG_TYPE]: The first argument must be of type string or an instance of Buffer" +
            ", ArrayBuffer, or Array or an Array-like Object. Received function "],
        [() => B.from(true),
            "TypeError [ERR_INVALID_ARG_TYPE]: The first argument must be of type string or an instance of Buffer" +
            ", ArrayBuffer, or Array or an Array-like Object. Received type boolean (true)"],
        [() => [B.of(1, 2), B.copyBytesFrom(new Uint16Array([1, 2, 3]), 1, 1), B.copyBytesFrom(new Uint8Array([1, 2]))],
            "[ <Buffer 01 02>, <Buffer 02 00>, <Buffer 01 02> ]"],
        [() => B.copyBytesFrom(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"view\" argument must be an instance of TypedArray. Received ty" +
            "pe number (1)"],
        [() => B.copyBytesFrom(new Uint8Array(2), -1),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"offset\" is out of range. It must be >= 0 && <= 90071992" +
            "54740991. Received -1"],
    ]),
    "byteLength, isEncoding": check([
        [() => [B.byteLength("é"), B.byteLength("YWI=", "base64"), B.byteLength("abc", "hex"), B.byteLength("YWI", "base64url"), B.byteLength("a", "nope"), B.byteLength("ab", "ucs2"), B.byteLength(new DataView(new ArrayBuffer(3))), B.byteLength("\ud800")],
            "[\n  2, 2, 1, 2,\n  1, 4, 3, 3\n]"],
        [() => B.byteLength(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"string\" argument must be of type string or an instance of Buf" +
            "fer or ArrayBuffer. Received type number (1)"],
        [() => ["UTF-8", "utf8", "HEX", "binary", "ucs2", "utf-16le", "base64url", "nope", "", undefined, 5].map((name) => B.isEncoding(name)),
            "[\n  true,  true,  true,\n  true,  true,  true,\n  true,  false, false,\n  false, false\n]"],
    ]),
    "views": check([
        [() => (() => { const b = x(); const part = b.subarray(1, 3); part[0] = 9; return [part.buffer === b.buffer, b[1], b.slice(-2), b.subarray("1", "3"), b.at(-1), b.subarray(5, 2), part instanceof B, B.isBuffer(part), B.isBuffer(new Uint8Array(1))]; })(),
            "[\n  true,\n  9,\n  <Buffer 07 08>,\n  <Buffer 09 03>,\n  8,\n  <Buffer >,\n  true,\n  true,\n  false\n]"],
        [() => [x().toLocaleString === x().toString, Object.keys(x()).length, new B(3), x().map((y) => y), x().filter((y) => y > 6), B.from("abc").parent instanceof ArrayBuffer, B.from("abc").toJSON(), JSON.stringify(B.from("a"))],
            "[\n  true,\n  8,\n  <Buffer 00 00 00>,\n  <Buffer 01 02 03 04 05 06 07 08>,\n  <Buffer 07 08>,\n  true,\n  " +
            "{ type: 'Buffer', data: [ 97, 98, 99 ] },\n  '{\"type\":\"Buffer\",\"data\":[97]}'\n]"],
        [() => [x().swap16().toString("hex"), x().swap32().toString("hex"), x().swap64().toString("hex")],
            "[ '0201040306050807', '0403020108070605', '0807060504030201' ]"],
        [() => B.alloc(3).swap16(), "RangeError [ERR_INVALID_BUFFER_SIZE]: Buffer size must be a multiple of 16-bits"],
        [() => B.alloc(6).swap32(), "RangeError [ERR_INVALID_BUFFER_SIZE]: Buffer size must be a multiple of 32-bits"],
        [() => [inspect(B.alloc(60)), inspect(Object.assign(B.alloc(1), { x: 1 })), B.from("hi").inspect(), inspect(B.alloc(0))],
            "[\n  '<Buffer 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 " +
            "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 ... 10 more bytes>',\n  '<Buffer 00, x" +
            ": 1>',\n  '<Buffer 68 69>',\n  '<Buffer >'\n]"],
        [() => [typeof B.poolSize, B.alloc(0).length, B.allocUnsafe(3).length, B.allocUnsafeSlow(3).length, new buffer.SlowBuffer(3).length],
            "[ 'number', 0, 3, 3, 3 ]"],
        [() => [x().entries().next(), [...x().values()].length, [...x().keys()].length, B.name, B.length, B.from("a").constructor === B],
            "[ { value: [ 0, 1 ], done: false }, 8, 8, 'Buffer', 3, true ]"],
    ]),
    "the module": check([
        [() => [buffer.isUtf8(B.from([0xff])), buffer.isUtf8(B.from("é")), buffer.isAscii(B.from("é")), buffer.isAscii(B.from("e")), buffer.isUtf8(new ArrayBuffer(1))],
            "[ false, true, false, true, true ]"],
        [() => buffer.isUtf8("x"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"input\" argument must be an instance of ArrayBuffer, Buffer, o" +
            "r TypedArray. Received type string ('x')"],
        [() => buffer.isAscii(5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"input\" argument must be an instance of ArrayBuffer, Buffer, o" +
            "r TypedArray. Received type number (5)"],
        [() => [buffer.transcode(B.from("€"), "utf8", "latin1"), buffer.transcode(B.from("é"), "utf8", "utf16le"), buffer.transcode(B.from("é"), "utf8", "ascii"), buffer.transcode(B.from([0xe9]), "latin1", "utf8"), buffer.transcode(B.from("é", "ucs2"), "ucs2", "utf8")],
            "[\n  <Buffer 3f>,\n  <Buffer e9 00>,\n  <Buffer 3f>,\n  <Buffer c3 a9>,\n  <Buffer c3 a9>\n]"],
        [() => buffer.transcode(B.from("é"), "utf8", "hex"),
            "Error [U_ILLEGAL_ARGUMENT_ERROR]: Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]"],
        [() => buffer.transcode(1, "utf8", "hex"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"source\" argument must be an instance of Buffer or Uint8Array." +
            " Received type number (1)"],
        [() => [buffer.atob("YQ=="), buffer.btoa("a"), buffer.INSPECT_MAX_BYTES, Object.keys(buffer.constants)],
            "[ 'a', 'YQ==', 50, [ 'MAX_LENGTH', 'MAX_STRING_LENGTH' ] ]"],
        [() => Object.keys(buffer).sort(),
            "[\n  'Blob',             'Buffer',\n  'File',             'INSPECT_MAX_BYTES',\n  'SlowBuffer',       '" +
            "atob',\n  'btoa',             'constants',\n  'isAscii',          'isUtf8',\n  'kMaxLength',       'kSt" +
            "ringMaxLength',\n  'resolveObjectURL', 'transcode'\n]"],
        [() => Object.getOwnPropertyNames(B.prototype).filter((name) => !["_sendTCP"].includes(name)).sort().join(" "),
            "\"asciiSlice asciiWrite base64Slice base64Write base64urlSlice base64urlWrite compare constructor cop" +
            "y equals fill hexSlice hexWrite includes indexOf inspect lastIndexOf latin1Slice latin1Write offset " +
            "parent readBigInt64BE readBigInt64LE readBigUInt64BE readBigUInt64LE readBigUint64BE readBigUint64LE" +
            " readDoubleBE readDoubleLE readFloatBE readFloatLE readInt16BE readInt16LE readInt32BE readInt32LE r" +
            "eadInt8 readIntBE readIntLE readUInt16BE readUInt16LE readUInt32BE readUInt32LE readUInt8 readUIntBE" +
            " readUIntLE readUint16BE readUint16LE readUint32BE readUint32LE readUint8 readUintBE readUintLE slic" +
            "e subarray swap16 swap32 swap64 toJSON toLocaleString toString ucs2Slice ucs2Write utf8Slice utf8Wri" +
            "te write writeBigInt64BE writeBigInt64LE writeBigUInt64BE writeBigUInt64LE writeBigUint64BE writeBig" +
            "Uint64LE writeDoubleBE writeDoubleLE writeFloatBE writeFloatLE writeInt16BE writeInt16LE writeInt32B" +
            "E writeInt32LE writeInt8 writeIntBE writeIntLE writeUInt16BE writeUInt16LE writeUInt32BE writeUInt32" +
            "LE writeUInt8 writeUIntBE writeUIntLE writeUint16BE writeUint16LE writeUint32BE writeUint32LE writeU" +
            "int8 writeUintBE writeUintLE\""],
        [() => Object.getOwnPropertyNames(B).filter((name) => name !== "arguments" && name !== "caller").sort().join(" "),
            "\"alloc allocUnsafe allocUnsafeSlow byteLength compare concat copyBytesFrom from isBuffer isEncoding " +
            "length name of poolSize prototype\""],
    ]),
};
