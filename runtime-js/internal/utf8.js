"use strict";
// UTF-8 to and from strings.

/** Bytes of a string; lone surrogates become U+FFFD. */
exports.encode = function encode(text) {
    const bytes = new Uint8Array(text.length * 3);
    let size = 0;
    for (let index = 0; index < text.length; index++) {
        let point = text.charCodeAt(index);
        if (point < 0x80) {
            bytes[size++] = point;
            continue;
        }
        if (point >= 0xd800 && point <= 0xdfff) {
            const low = point < 0xdc00 ? text.charCodeAt(index + 1) : NaN;
            if (low >= 0xdc00 && low <= 0xdfff) {
                point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
                index += 1;
            } else {
                point = 0xfffd;
            }
        }
        if (point < 0x800) {
            bytes[size++] = 0xc0 | (point >> 6);
        } else {
            if (point < 0x10000) {
                bytes[size++] = 0xe0 | (point >> 12);
            } else {
                bytes[size++] = 0xf0 | (point >> 18);
                bytes[size++] = 0x80 | ((point >> 12) & 0x3f);
            }
            bytes[size++] = 0x80 | ((point >> 6) & 0x3f);
        }
        bytes[size++] = 0x80 | (point & 0x3f);
    }
    return bytes.slice(0, size);
};

/** How many bytes `encode` would give. */
exports.byteLength = function byteLength(text) {
    let size = 0;
    for (let index = 0; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        if (unit < 0x80) size += 1;
        else if (unit < 0x800) size += 2;
        else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
            size += 4;
            index += 1;
        } else size += 3;
    }
    return size;
};

/** The length of the sequence a lead byte opens and the range its second byte must be in; 0 for what opens none. */
function lead(byte) {
    if (byte >= 0xc2 && byte <= 0xdf) return [2, 0x80, 0xbf];
    if (byte === 0xe0) return [3, 0xa0, 0xbf];
    if (byte === 0xed) return [3, 0x80, 0x9f];
    if (byte >= 0xe1 && byte <= 0xef) return [3, 0x80, 0xbf];
    if (byte === 0xf0) return [4, 0x90, 0xbf];
    if (byte >= 0xf1 && byte <= 0xf3) return [4, 0x80, 0xbf];
    if (byte === 0xf4) return [4, 0x80, 0x8f];
    return [0, 0, 0];
}

const chunk = 8192;

/**
 * The text of UTF-8 bytes. What is malformed becomes U+FFFD, or with `fatal` is reported by `onError()`, which throws.
 * With `stream` an unfinished sequence at the end is left: its length is returned as `rest`.
 */
exports.decode = function decode(bytes, { onError, stream = false } = {}) {
    let text = "";
    let units = [];
    const push = (unit) => {
        units.push(unit);
        if (units.length >= chunk) {
            text += String.fromCharCode.apply(null, units);
            units = [];
        }
    };
    let index = 0;
    while (index < bytes.length) {
        const byte = bytes[index];
        if (byte < 0x80) {
            push(byte);
            index += 1;
            continue;
        }
        const [length, low, high] = lead(byte);
        let taken = 1;
        let point = length === 2 ? byte & 0x1f : length === 3 ? byte & 0x0f : byte & 0x07;
        while (taken < length && index + taken < bytes.length) {
            const next = bytes[index + taken];
            if (next < (taken === 1 ? low : 0x80) || next > (taken === 1 ? high : 0xbf)) break;
            point = (point << 6) | (next & 0x3f);
            taken += 1;
        }
        if (taken === length) {
            if (point > 0xffff) {
                push(0xd800 + ((point - 0x10000) >> 10));
                push(0xdc00 + ((point - 0x10000) & 0x3ff));
            } else {
                push(point);
            }
        } else {
            if (stream && length > 0 && index + taken === bytes.length) break;
            onError?.();
            push(0xfffd);
        }
        index += taken;
    }
    return { text: text + String.fromCharCode.apply(null, units), rest: bytes.length - index };
};
