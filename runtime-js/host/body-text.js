"use strict";
// The text of a body: UTF-8 unless a byte order mark says otherwise.

const marks = [
    { bytes: [0x00, 0x00, 0xfe, 0xff], decode: (bytes) => decodeWide(bytes, (at) => bytes.readUInt32BE(at)) },
    // Before the mark of UTF-16 with which it begins.
    { bytes: [0xff, 0xfe, 0x00, 0x00], decode: (bytes) => decodeWide(bytes, (at) => bytes.readUInt32LE(at)) },
    { bytes: [0xff, 0xfe], decode: (bytes) => decodeUnits(bytes, (at) => bytes.readUInt16LE(at)) },
    { bytes: [0xfe, 0xff], decode: (bytes) => decodeUnits(bytes, (at) => bytes.readUInt16BE(at)) },
    { bytes: [0xef, 0xbb, 0xbf], decode: (bytes) => bytes.toString("utf8") },
];

const chunk = 8192;

function join(count, unitAt, toText) {
    const parts = [];
    for (let start = 0; start < count; start += chunk) {
        const units = [];
        for (let index = start; index < Math.min(count, start + chunk); index++) units.push(unitAt(index));
        parts.push(toText(units));
    }
    return parts.join("");
}

function decodeUnits(bytes, read) {
    return join(bytes.length >> 1, (index) => read(index * 2), (units) => String.fromCharCode(...units));
}

function decodeWide(bytes, read) {
    const isCharacter = (code) => code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    const at = (index) => {
        const code = read(index * 4);
        return isCharacter(code) ? code : 0xfffd;
    };
    return join(bytes.length >> 2, at, (codes) => String.fromCodePoint(...codes));
}

/** `bytes`: a Buffer. */
exports.decodeByMark = function decodeByMark(bytes) {
    const mark = marks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
    return mark === undefined ? bytes.toString("utf8") : mark.decode(bytes.subarray(mark.bytes.length));
};
