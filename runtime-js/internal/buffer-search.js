"use strict";
// indexOf and lastIndexOf of Buffers.

const { encoding } = internal("encodings");
const { invalidArgumentType } = internal("validators");

function needleOf(value, name) {
    if (typeof value === "number") return [value & 255];
    if (typeof value === "string") return encoding(name).encode(value);
    if (value instanceof Uint8Array) return value;
    throw invalidArgumentType("value", "one of type number or string or an instance of Buffer or Uint8Array", value);
}

/** The index of a byte, a text or bytes; -1 when there is none. */
exports.search = function search(buffer, value, offset, name, isForward) {
    if (typeof offset === "string") return search(buffer, value, undefined, offset, isForward);
    const needle = needleOf(value, name);
    const last = buffer.length - needle.length;
    // For null the search begins at 0, for undefined and what is no number at the end from which it goes.
    let index = Math.trunc(offset === undefined ? NaN : Number(offset));
    if (Number.isNaN(index)) index = isForward ? 0 : last;
    if (needle.length === 0) return Math.min(index < 0 ? Math.max(buffer.length + index, 0) : index, buffer.length);
    if (index < 0) index = isForward ? Math.max(buffer.length + index, 0) : buffer.length + index;
    if (!isForward) index = Math.min(index, last);
    const step = isForward ? 1 : -1;
    for (; index >= 0 && index <= last; index += step) {
        let length = 0;
        while (length < needle.length && buffer[index + length] === needle[length]) length += 1;
        if (length === needle.length) return index;
    }
    return -1;
};
