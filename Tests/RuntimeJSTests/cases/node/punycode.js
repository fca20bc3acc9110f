"use strict";
const { check } = require("../support/rows");
const punycode = require("punycode");
const { StringDecoder } = require("string_decoder");
const write = (name, ...chunks) => { const decoder = new StringDecoder(name); return [...chunks.map((bytes) => decoder.write(Buffer.from(bytes))), decoder.end()]; };

module.exports = {
    "punycode": check([
        [() => ["mañana", "☃-⌘", "中文", "abc", "", "Bücher", "𝒳y", "-", "a-"].map(punycode.encode),
            "[\n  'maana-pta', '--dqo34k',\n  'fiq228c',   'abc-',\n  '',          'Bcher-kva',\n  'y-dy9q',    '--'," +
            "\n  'a--'\n]"],
        [() => ["maana-pta", "--dqo34k", "fiq228c", "abc-", "", "bcher-kva"].map(punycode.decode),
            "[ 'mañana', '☃-⌘', '中文', 'abc', '', 'bücher' ]"],
        [() => punycode.decode("!"), "RangeError: Invalid input"],
        [() => punycode.decode("é-x"), "RangeError: Illegal input >= 0x80 (not a basic code point)"],
        [() => punycode.decode("99999999999"), "RangeError: Overflow: input needs wider integers to process"],
        [() => [punycode.toASCII("mañana.com"), punycode.toASCII("user@bücher.de"), punycode.toASCII("a。b"), punycode.toUnicode("xn--maana-pta.com"), punycode.toUnicode("a@xn--bcher-kva.de"), punycode.toASCII("abc")],
            "[\n  'xn--maana-pta.com',\n  'user@xn--bcher-kva.de',\n  'a.b',\n  'mañana.com',\n  'a@bücher.de',\n  'abc" +
            "'\n]"],
        [() => [punycode.ucs2.decode("a😀"), punycode.ucs2.encode([97, 0x1f600]), punycode.version],
            "[ [ 97, 128512 ], 'a😀', '2.1.0' ]"],
    ]),
    "string_decoder": check([
        [() => write("utf8", [0xe2], [0x82], [0xac, 0x61], [0xf0, 0x9f]), "[ '', '', '€a', '', '�' ]"],
        [() => write("utf8", [0xff, 0x61], [0xc3], [0x28]), "[ '�a', '', '�(', '' ]"],
        [() => write("utf16le", [0x61], [0], [0x3d, 0xd8], [0x4d, 0xdc], [1]), "[ '', 'a', '', '👍', '', '' ]"],
        [() => write("base64", [1], [2, 3, 4], [5]), "[ '', 'AQID', '', 'BAU=' ]"],
        [() => write("base64url", [251, 255], [254]), "[ '', '-__-', '' ]"],
        [() => write("hex", [1, 2], [255]), "[ '0102', 'ff', '' ]"],
        [() => write("latin1", [0xe9], [0x61]), "[ 'é', 'a', '' ]"],
        [() => write("ascii", [0xe9, 0x61]), "[ 'ia', '' ]"],
        [() => new StringDecoder("nope"), "TypeError [ERR_UNKNOWN_ENCODING]: Unknown encoding: nope"],
        [() => new StringDecoder("utf8").write(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"buf\" argument must be an instance of Buffer, TypedArray, or D" +
            "ataView. Received type number (1)"],
        [() => new StringDecoder("utf8").write("text"), "\"text\""],
        [() => [new StringDecoder().encoding, new StringDecoder("UCS2").encoding, new StringDecoder("binary").encoding],
            "[ 'utf8', 'utf16le', 'latin1' ]"],
        [() => (() => { const decoder = new StringDecoder("utf8"); decoder.write(Buffer.from([0xe2, 0x82])); return [decoder.lastNeed, decoder.lastTotal, decoder.end(Buffer.from([0xac])), decoder.end()]; })(),
            "[ 1, 3, '€', '' ]"],
    ]),
};
