"use strict";
// Bytes to and from text in base64, hexadecimal, Latin-1 and UTF-16LE.

const standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const urlSafe = standard.slice(0, 62) + "-_";
const values = new Int8Array(128).fill(-1);
for (let index = 0; index < 64; index++) {
    values[standard.charCodeAt(index)] = index;
    values[urlSafe.charCodeAt(index)] = index;
}

exports.toBase64 = function toBase64(bytes, isURLSafe) {
    const alphabet = isURLSafe ? urlSafe : standard;
    let text = "";
    let index = 0;
    for (; index + 2 < bytes.length; index += 3) {
        const group = (bytes[index] << 16) | (bytes[index + 1] << 8) | bytes[index + 2];
        text += alphabet[group >> 18] + alphabet[(group >> 12) & 63] + alphabet[(group >> 6) & 63] + alphabet[group & 63];
    }
    const left = bytes.length - index;
    if (left === 1) {
        text += alphabet[bytes[index] >> 2] + alphabet[(bytes[index] & 3) << 4] + (isURLSafe ? "" : "==");
    } else if (left === 2) {
        const group = (bytes[index] << 8) | bytes[index + 1];
        text += alphabet[group >> 10] + alphabet[(group >> 4) & 63] + alphabet[(group & 15) << 2] + (isURLSafe ? "" : "=");
    }
    return text;
};

/** Both alphabets are read, anything else is skipped, `=` ends the text: as Node does it. */
exports.fromBase64 = function fromBase64(text) {
    const bytes = new Uint8Array(Math.ceil(text.length * 3 / 4));
    let size = 0;
    let bits = 0;
    let count = 0;
    for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        if (code === 61) break;
        const value = code < 128 ? values[code] : -1;
        if (value < 0) continue;
        bits = ((bits << 6) | value) & 0xffffff;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes[size++] = (bits >> count) & 0xff;
        }
    }
    return bytes.slice(0, size);
};

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

exports.toHex = function toHex(bytes) {
    let text = "";
    for (let index = 0; index < bytes.length; index++) text += hexOf[bytes[index]];
    return text;
};

/** Reads pairs of digits up to the first that is none. */
exports.fromHex = function fromHex(text) {
    const bytes = new Uint8Array(text.length >> 1);
    for (let index = 0; index < bytes.length; index++) {
        const pair = text.slice(index * 2, index * 2 + 2);
        if (!/^[0-9a-fA-F]{2}$/.test(pair)) return bytes.slice(0, index);
        bytes[index] = Number.parseInt(pair, 16);
    }
    return bytes;
};

function fromUnits(bytes, mask) {
    let text = "";
    for (let start = 0; start < bytes.length; start += 8192) {
        const part = bytes.subarray(start, start + 8192);
        text += String.fromCharCode.apply(null, mask === 0xff ? part : part.map((byte) => byte & mask));
    }
    return text;
}

exports.toLatin1 = (bytes) => fromUnits(bytes, 0xff);
exports.toASCII = (bytes) => fromUnits(bytes, 0x7f);
exports.fromLatin1 = function fromLatin1(text) {
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
    return bytes;
};

exports.toUTF16 = function toUTF16(bytes) {
    let text = "";
    for (let index = 0; index + 1 < bytes.length; index += 2) text += String.fromCharCode(bytes[index] | (bytes[index + 1] << 8));
    return text;
};

exports.fromUTF16 = function fromUTF16(text) {
    const bytes = new Uint8Array(text.length * 2);
    for (let index = 0; index < text.length; index++) {
        bytes[index * 2] = text.charCodeAt(index) & 0xff;
        bytes[index * 2 + 1] = text.charCodeAt(index) >> 8;
    }
    return bytes;
};
