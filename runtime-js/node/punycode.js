"use strict";
// Node's punycode: RFC 3492.


const base = 36;
const lowest = 1;
const highest = 26;
const maximum = 2147483647;

const messages = {
    overflow: "Overflow: input needs wider integers to process",
    "not-basic": "Illegal input >= 0x80 (not a basic code point)",
    "invalid-input": "Invalid input",
};

function fail(kind) {
    throw new RangeError(messages[kind]);
}

function adapt(delta, count, isFirst) {
    let rest = isFirst ? Math.floor(delta / 700) : delta >> 1;
    rest += Math.floor(rest / count);
    let bias = 0;
    for (; rest > ((base - lowest) * highest) >> 1; bias += base) rest = Math.floor(rest / (base - lowest));
    return Math.floor(bias + ((base - lowest + 1) * rest) / (rest + 38));
}

const threshold = (position, bias) => Math.min(Math.max(position - bias, lowest), highest);

function digitOf(code) {
    if (code >= 0x30 && code < 0x3a) return code - 0x16;
    if (code >= 0x41 && code < 0x5b) return code - 0x41;
    if (code >= 0x61 && code < 0x7b) return code - 0x61;
    return base;
}

const characterOf = (digit) => String.fromCharCode(digit + (digit < 26 ? 97 : 22));

/** Code points; halves of surrogate pairs that stand alone stay as they are. */
const ucs2 = {
    decode: (text) => Array.from(text, (character) => character.codePointAt(0)),
    encode: (points) => String.fromCodePoint(...points),
};

function decode(input) {
    const output = [];
    const delimiter = Math.max(input.lastIndexOf("-"), 0);
    for (let index = 0; index < delimiter; index++) {
        if (input.charCodeAt(index) >= 0x80) fail("not-basic");
        output.push(input.charCodeAt(index));
    }
    let [point, offset, bias] = [128, 0, 72];
    for (let index = delimiter > 0 ? delimiter + 1 : 0; index < input.length;) {
        const before = offset;
        for (let weight = 1, position = base; ; position += base) {
            if (index >= input.length) fail("invalid-input");
            const digit = digitOf(input.charCodeAt(index));
            index += 1;
            if (digit >= base) fail("invalid-input");
            if (digit > Math.floor((maximum - offset) / weight)) fail("overflow");
            offset += digit * weight;
            const limit = threshold(position, bias);
            if (digit < limit) break;
            if (weight > Math.floor(maximum / (base - limit))) fail("overflow");
            weight *= base - limit;
        }
        const count = output.length + 1;
        bias = adapt(offset - before, count, before === 0);
        if (Math.floor(offset / count) > maximum - point) fail("overflow");
        point += Math.floor(offset / count);
        offset %= count;
        output.splice(offset, 0, point);
        offset += 1;
    }
    return String.fromCodePoint(...output);
}

function encode(text) {
    const points = ucs2.decode(text);
    const basic = points.filter((point) => point < 0x80);
    let output = String.fromCharCode(...basic);
    let handled = basic.length;
    if (handled > 0) output += "-";
    let [current, delta, bias] = [128, 0, 72];
    while (handled < points.length) {
        const next = points.reduce((least, point) => (point >= current && point < least ? point : least), maximum);
        if (next - current > Math.floor((maximum - delta) / (handled + 1))) fail("overflow");
        delta += (next - current) * (handled + 1);
        current = next;
        for (const point of points) {
            if (point < current) delta += 1;
            if (delta > maximum) fail("overflow");
            if (point !== current) continue;
            let rest = delta;
            for (let position = base; ; position += base) {
                const limit = threshold(position, bias);
                if (rest < limit) break;
                output += characterOf(limit + ((rest - limit) % (base - limit)));
                rest = Math.floor((rest - limit) / (base - limit));
            }
            output += characterOf(rest);
            bias = adapt(delta, handled + 1, handled === basic.length);
            delta = 0;
            handled += 1;
        }
        delta += 1;
        current += 1;
    }
    return output;
}

/** Label by label; what stands before an "@" is left alone. */
function mapLabels(domain, convert) {
    const at = domain.indexOf("@");
    const head = at < 0 ? "" : domain.slice(0, at + 1);
    const parts = domain.split("@");
    const labels = (parts.length > 1 ? parts[1] : domain).replace(/[\u3002\uff0e\uff61]/g, ".").split(".");
    return head + labels.map(convert).join(".");
}

module.exports = {
    version: "2.1.0",
    ucs2,
    decode,
    encode,
    toASCII: (domain) => mapLabels(domain, (label) => (/[^\0-\x7f]/.test(label) ? `xn--${encode(label)}` : label)),
    toUnicode: (domain) => mapLabels(domain, (label) => (label.startsWith("xn--") ? decode(label.slice(4).toLowerCase()) : label)),
};
