"use strict";
// Random values. In an orchestrator they are those of its execution.

const { randomBytes: bytesOf } = internal("digest");
const { coded } = internal("errors");
const { invalidArgumentType, outOfRange, requireFunction } = internal("validators");
const { isAnyArrayBuffer } = internal("types");
const { view, toBuffer, nextTick } = internal("crypto/bytes");

const maximum = 2 ** 31 - 1;

function checkedSize(size, name = "size", elementSize = 1, offset = 0, length = Infinity) {
    if (typeof size !== "number") throw invalidArgumentType(name, "of type number", size);
    const scaled = size * elementSize;
    if (Number.isNaN(scaled) || scaled > maximum || scaled < 0) throw outOfRange(name, `>= 0 && <= ${maximum}`, scaled);
    if (scaled + offset > length) throw outOfRange("size + offset", `<= ${length}`, scaled + offset);
    return scaled;
}

function checkedOffset(offset, elementSize, length) {
    if (typeof offset !== "number") throw invalidArgumentType("offset", "of type number", offset);
    const scaled = offset * elementSize;
    const most = Math.min(length, maximum);
    if (Number.isNaN(scaled) || scaled > most || scaled < 0) throw outOfRange("offset", `>= 0 && <= ${most}`, scaled);
    return scaled;
}

function randomBytes(size, callback) {
    const count = checkedSize(size);
    if (callback !== undefined) requireFunction(callback, "callback");
    const buffer = toBuffer(bytesOf(count));
    if (callback === undefined) return buffer;
    nextTick(callback, null, buffer);
    return undefined;
}

function fill(target, offset, size) {
    if (!isAnyArrayBuffer(target) && !ArrayBuffer.isView(target)) {
        throw invalidArgumentType("buf", "an instance of ArrayBuffer or ArrayBufferView", target);
    }
    const elementSize = target.BYTES_PER_ELEMENT ?? 1;
    const start = checkedOffset(offset, elementSize, target.byteLength);
    const count = size === undefined
        ? target.byteLength - start
        : checkedSize(size, "size", elementSize, start, target.byteLength);
    view(target).set(bytesOf(count), start);
    return target;
}

const randomFillSync = (target, offset = 0, size) => fill(target, offset, size);

function randomFill(target, offset, size, callback) {
    if (!isAnyArrayBuffer(target) && !ArrayBuffer.isView(target)) {
        throw invalidArgumentType("buf", "an instance of ArrayBuffer or ArrayBufferView", target);
    }
    if (typeof offset === "function") return randomFill(target, 0, undefined, offset);
    if (typeof size === "function") return randomFill(target, offset, undefined, size);
    requireFunction(callback, "callback");
    nextTick(callback, null, fill(target, offset, size));
    return undefined;
}

/** An integer from `min` up to, not including, `max`. */
function randomInt(min, max, callback) {
    if (max === undefined || typeof max === "function") return randomInt(0, min, max);
    if (callback !== undefined) requireFunction(callback, "callback");
    if (!Number.isSafeInteger(min)) throw invalidArgumentType("min", "a safe integer", min);
    if (!Number.isSafeInteger(max)) throw invalidArgumentType("max", "a safe integer", max);
    if (max <= min) throw outOfRange("max", `greater than the value of "min" (${min})`, max);
    const range = max - min;
    if (range >= 2 ** 48) throw outOfRange("max - min", `<= ${2 ** 48 - 1}`, range);
    // What is above the last whole multiple of the range would make small numbers likelier.
    const limit = 2 ** 48 - (2 ** 48 % range);
    let value;
    do value = toBuffer(bytesOf(6)).readUIntBE(0, 6); while (value >= limit);
    const result = min + (value % range);
    if (callback === undefined) return result;
    nextTick(callback, undefined, result);
    return undefined;
}

function randomUUID(options) {
    if (options !== undefined && (options === null || typeof options !== "object")) {
        throw invalidArgumentType("options", "of type object", options);
    }
    const cache = options?.disableEntropyCache;
    if (cache !== undefined && typeof cache !== "boolean") {
        throw invalidArgumentType("options.disableEntropyCache", "of type boolean", cache);
    }
    const bytes = bytesOf(16);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = internal("binary-text").toHex(bytes);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Fills an integer array: the web's function. */
function getRandomValues(array) {
    const { DOMException } = require("web/dom-exception");
    if (!ArrayBuffer.isView(array) || !/^(Big)?(Ui|I)nt\d+(Clamped)?Array$/.test(array[Symbol.toStringTag])) {
        throw new DOMException("The data argument must be an integer-type TypedArray", "TypeMismatchError");
    }
    if (array.byteLength > 65536) {
        throw new DOMException(`The requested length exceeds 65,536 bytes`, "QuotaExceededError");
    }
    view(array).set(bytesOf(array.byteLength));
    return array;
}

function requireBytes(value, name) {
    if (isAnyArrayBuffer(value) || ArrayBuffer.isView(value)) return;
    throw coded("TypeError", "ERR_INVALID_ARG_TYPE",
        `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
}

function timingSafeEqual(left, right) {
    requireBytes(left, "buf1");
    requireBytes(right, "buf2");
    if (left.byteLength !== right.byteLength) {
        throw coded("RangeError", "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
    }
    const [one, other] = [view(left), view(right)];
    let difference = 0;
    for (let index = 0; index < one.length; index++) difference |= one[index] ^ other[index];
    return difference === 0;
}

module.exports = { randomBytes, randomFill, randomFillSync, randomInt, randomUUID, getRandomValues, timingSafeEqual };
