"use strict";
// Prime numbers.

const { coded } = internal("errors");
const { work } = internal("resources");
const { forbid } = internal("determinism");
const advice = internal("guard-advice");
const { invalidArgumentType, outOfRange, requireFunction, requireInteger } = internal("validators");
const { isBytes, view, toBuffer, settle } = internal("crypto/bytes");
const { Buffer } = require("node/buffer");

const kinds = "an instance of ArrayBuffer, TypedArray, Buffer, DataView, or bigint";

/** A bigint or bytes as big-endian bytes; undefined stays. */
function numberBytes(value, name) {
    if (value === undefined) return null;
    if (typeof value === "bigint") {
        if (value < 0n) throw outOfRange(name, ">= 0", `${value}n`);
        const hex = value.toString(16);
        return Buffer.from(hex.length % 2 === 0 ? hex : "0" + hex, "hex");
    }
    if (!isBytes(value)) throw invalidArgumentType(name, kinds, value);
    return view(value);
}

function generation(size, options = {}) {
    requireInteger(size, "size", 1, 2 ** 31 - 1);
    if (options === null || typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
    const { safe = false, bigint = false } = options;
    if (typeof safe !== "boolean") throw invalidArgumentType("options.safe", "of type boolean", safe);
    if (typeof bigint !== "boolean") throw invalidArgumentType("options.bigint", "of type boolean", bigint);
    const add = numberBytes(options.add, "options.add");
    const remainder = numberBytes(options.rem, "options.rem");
    if (add !== null) {
        const most = BigInt("0x" + Buffer.from(add).toString("hex"));
        if (most.toString(2).length > size) throw coded("RangeError", "ERR_OUT_OF_RANGE", "invalid options.add");
        if (remainder !== null && BigInt("0x" + Buffer.from(remainder).toString("hex")) >= most) {
            throw coded("RangeError", "ERR_OUT_OF_RANGE", "invalid options.rem");
        }
    }
    return {
        start: (id) => ops.generatePrime(id, size, safe, add, remainder),
        finish(made) {
            const found = toBuffer(made);
            if (bigint) return BigInt("0x" + found.toString("hex"));
            return Uint8Array.from(found).buffer;
        },
    };
}

function generatePrimeSync(size, options) {
    forbid("crypto.generatePrimeSync()", advice.effect);
    const { start, finish } = generation(size, options);
    return finish(start(0));
}

function generatePrime(size, options, callback) {
    forbid("crypto.generatePrime()", advice.effect);
    if (typeof options === "function") [callback, options] = [options, undefined];
    requireFunction(callback, "callback");
    const { start, finish } = generation(size, options);
    settle(work(start).then(finish), callback);
}

function checking(candidate, options = {}) {
    const bytes = numberBytes(candidate, "candidate") ?? view(candidate);
    if (options === null || typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
    if (options.checks !== undefined) requireInteger(options.checks, "options.checks", 0, 2 ** 31 - 1);
    return (id) => ops.isPrime(id, bytes);
}

function checkPrimeSync(candidate, options) {
    if (candidate === undefined) throw invalidArgumentType("candidate", kinds, candidate);
    return checking(candidate, options)(0);
}

function checkPrime(candidate, options, callback) {
    if (candidate === undefined) throw invalidArgumentType("candidate", kinds, candidate);
    if (typeof options === "function") [callback, options] = [options, undefined];
    requireFunction(callback, "callback");
    settle(work(checking(candidate, options)), callback);
}

const modularPower = (base, exponent, modulus) => toBuffer(ops.modularPower(base, exponent, modulus));

module.exports = { generatePrime, generatePrimeSync, checkPrime, checkPrimeSync, modularPower };
