"use strict";
// readUInt8, writeInt32LE and the like.

const { invalidArgumentType, outOfRange } = internal("validators");
const { coded } = internal("errors");

const fixed = [
    ["UInt8", "Uint8", 1], ["UInt16", "Uint16", 2], ["UInt32", "Uint32", 4], ["Int8", "Int8", 1], ["Int16", "Int16", 2],
    ["Int32", "Int32", 4], ["Float", "Float32", 4], ["Double", "Float64", 8], ["BigUInt64", "BigUint64", 8],
    ["BigInt64", "BigInt64", 8],
];

function checkOffset(buffer, offset, size) {
    if (typeof offset !== "number") throw invalidArgumentType("offset", "of type number", offset);
    if (!Number.isInteger(offset)) throw outOfRange("offset", "an integer", offset);
    if (buffer.length < size) throw coded("RangeError", "ERR_BUFFER_OUT_OF_BOUNDS", "Attempt to access memory outside buffer bounds");
    if (offset < 0 || offset + size > buffer.length) throw outOfRange("offset", `>= 0 and <= ${buffer.length - size}`, offset);
}

const viewOf = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);

function checkInteger(value, bits, isSigned) {
    const low = isSigned ? -(2 ** (bits - 1)) : 0;
    const high = 2 ** (isSigned ? bits - 1 : bits) - 1;
    if (!(value > high || value < low)) return;
    const power = isSigned ? bits - 1 : bits;
    const range = bits > 32
        ? isSigned ? `>= -(2 ** ${power}) and < 2 ** ${power}` : `>= 0 and < 2 ** ${power}`
        : `>= ${low} and <= ${high}`;
    throw outOfRange("value", range, value);
}

function checkBigInt(value, isSigned) {
    const [low, high] = isSigned ? [-(2n ** 63n), 2n ** 63n] : [0n, 2n ** 64n];
    // Mixing in a number throws a TypeError, as it does in Node.
    if (value - low >= 0n && value < high) return;
    throw outOfRange("value", isSigned ? ">= -(2n ** 63n) and < 2n ** 63n" : ">= 0n and < 2n ** 64n", value);
}

function checkByteLength(byteLength) {
    if (typeof byteLength !== "number") throw invalidArgumentType("byteLength", "of type number", byteLength);
    if (!Number.isInteger(byteLength)) throw outOfRange("byteLength", "an integer", byteLength);
    if (byteLength < 1 || byteLength > 6) throw outOfRange("byteLength", ">= 1 and <= 6", byteLength);
}

function define(prototype, name, value) {
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: false });
    if (name.includes("UInt")) {
        Object.defineProperty(prototype, name.replace("UInt", "Uint"), { value, writable: true, configurable: true });
    }
}

function defineFixed(prototype, [name, kind, size], suffix) {
    const isLittle = suffix === "LE";
    define(prototype, `read${name}${suffix}`, function read(offset = 0) {
        checkOffset(this, offset, size);
        return viewOf(this)[`get${kind}`](offset, isLittle);
    });
    define(prototype, `write${name}${suffix}`, function write(value, offset = 0) {
        if (/^U?Int/.test(name)) checkInteger(+value, size * 8, name.startsWith("Int"));
        else if (name.startsWith("Big")) checkBigInt(value, name === "BigInt64");
        checkOffset(this, offset, size);
        viewOf(this)[`set${kind}`](offset, value, isLittle);
        return offset + size;
    });
}

function defineVariable(prototype, suffix, isSigned) {
    const isLittle = suffix === "LE";
    const name = isSigned ? "Int" : "UInt";
    define(prototype, `read${name}${suffix}`, function read(offset, byteLength) {
        if (offset === undefined) throw invalidArgumentType("offset", "of type number", offset);
        checkByteLength(byteLength);
        checkOffset(this, offset, byteLength);
        let value = 0;
        for (let index = 0; index < byteLength; index++) {
            value = value * 256 + this[isLittle ? offset + byteLength - 1 - index : offset + index];
        }
        return isSigned && value >= 2 ** (byteLength * 8 - 1) ? value - 2 ** (byteLength * 8) : value;
    });
    define(prototype, `write${name}${suffix}`, function write(value, offset, byteLength) {
        checkByteLength(byteLength);
        checkInteger(+value, byteLength * 8, isSigned);
        checkOffset(this, offset, byteLength);
        let rest = value < 0 ? value + 2 ** (byteLength * 8) : value;
        for (let index = 0; index < byteLength; index++) {
            this[isLittle ? offset + index : offset + byteLength - 1 - index] = rest % 256;
            rest = Math.floor(rest / 256);
        }
        return offset + byteLength;
    });
}

/** Puts the numeric methods on Buffer's prototype. */
exports.defineNumbers = function defineNumbers(prototype) {
    for (const entry of fixed) {
        for (const suffix of entry[2] === 1 ? [""] : ["LE", "BE"]) defineFixed(prototype, entry, suffix);
    }
    for (const suffix of ["LE", "BE"]) {
        defineVariable(prototype, suffix, true);
        defineVariable(prototype, suffix, false);
    }
    for (const [size, name] of [[2, "swap16"], [4, "swap32"], [8, "swap64"]]) {
        define(prototype, name, function swap() {
            if (this.length % size !== 0) {
                throw coded("RangeError", "ERR_INVALID_BUFFER_SIZE", `Buffer size must be a multiple of ${size * 8}-bits`);
            }
            for (let start = 0; start < this.length; start += size) this.subarray(start, start + size).reverse();
            return this;
        });
    }
};
