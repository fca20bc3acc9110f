"use strict";
// DER, as far as keys and signatures need it.

const { Buffer } = require("node/buffer");

const tags = { integer: 0x02, bits: 0x03, octets: 0x04, none: 0x05, oid: 0x06, sequence: 0x30, context0: 0xa0, context1: 0xa1 };

/** One value with its tag. */
function value(tag, ...parts) {
    const content = Buffer.concat(parts);
    const length = [];
    if (content.length < 128) length.push(content.length);
    else {
        for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
        length.unshift(0x80 | length.length);
    }
    return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts) => value(tags.sequence, ...parts);

/** A number that is not negative, from its big-endian bytes. */
function integer(bytes) {
    let start = 0;
    while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
    const digits = bytes.length === 0 ? Buffer.alloc(1) : Buffer.from(bytes.subarray(start));
    return value(tags.integer, digits[0] >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), digits);
}

const bitString = (bytes) => value(tags.bits, Buffer.from([0]), bytes);
const octetString = (bytes) => value(tags.octets, bytes);

function oid(text) {
    const [first, second, ...rest] = text.split(".").map(Number);
    const bytes = [first * 40 + second];
    for (const number of rest) {
        const digits = [number & 0x7f];
        for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left & 0x7f));
        bytes.push(...digits);
    }
    return value(tags.oid, Buffer.from(bytes));
}

/** The values in these bytes: `{tag, content, next}`; undefined when they are not DER. */
function read(bytes) {
    const found = [];
    let place = 0;
    while (place < bytes.length) {
        const tag = bytes[place];
        let length = bytes[place + 1];
        place += 2;
        if (length >= 0x80) {
            const count = length & 0x7f;
            length = 0;
            for (let index = 0; index < count; index++) length = length * 256 + bytes[place + index];
            place += count;
        }
        if (!(place + length <= bytes.length)) return undefined;
        found.push({ tag, content: bytes.subarray(place, place + length) });
        place += length;
    }
    return found;
}

/** The values inside of the only value there. */
const inside = (bytes) => read(read(bytes)[0].content);

/** The bytes of a number, without the zero that only says it is not negative. */
function digits({ content }) {
    let start = 0;
    while (start < content.length - 1 && content[start] === 0) start += 1;
    return Buffer.from(content.subarray(start));
}

function oidText({ content }) {
    const numbers = [];
    let number = 0;
    for (const byte of content) {
        number = number * 128 + (byte & 0x7f);
        if (byte < 0x80) {
            numbers.push(number);
            number = 0;
        }
    }
    const first = Math.min(2, Math.floor(numbers[0] / 40));
    return [first, numbers[0] - 40 * first, ...numbers.slice(1)].join(".");
}

module.exports = { tags, value, sequence, integer, bitString, octetString, oid, read, inside, digits, oidText };
