"use strict";
// The groups of RFC 2409 and RFC 3526: p = 2^n - 2^(n-64) - 1 + 2^64 * ([2^(n-130) pi] + k), generator 2.

const { coded } = internal("errors");
const { Buffer } = require("node/buffer");

const groups = {
    modp1: [768, 149686n], modp2: [1024, 129093n], modp5: [1536, 741804n], modp14: [2048, 124476n], modp15: [3072, 1690314n],
    modp16: [4096, 240904n], modp17: [6144, 929484n], modp18: [8192, 4743158n],
};
const primes = new Map();

/** [2^bits arctan(1/x)], with some more bits of accuracy by the caller. */
function arctangent(x, unit) {
    let sum = 0n;
    let power = unit / x;
    for (let count = 1n; power !== 0n; count += 2n) {
        sum += count % 4n === 1n ? power / count : -(power / count);
        power /= x * x;
    }
    return sum;
}

function piTimesPowerOfTwo(bits) {
    const unit = 1n << BigInt(bits + 64);
    return (4n * (4n * arctangent(5n, unit) - arctangent(239n, unit))) >> 64n;
}

function known(name) {
    const group = Object.hasOwn(groups, String(name).toLowerCase()) ? groups[name.toLowerCase()] : undefined;
    if (group === undefined) throw coded("Error", "ERR_CRYPTO_UNKNOWN_DH_GROUP", "Unknown DH group");
    return group;
}

/** The prime as bytes. */
exports.prime = function prime(name) {
    const [bits, offset] = known(name);
    if (!primes.has(bits)) {
        const n = BigInt(bits);
        const value = (1n << n) - (1n << (n - 64n)) - 1n + ((piTimesPowerOfTwo(bits - 130) + offset) << 64n);
        primes.set(bits, Buffer.from(value.toString(16), "hex"));
    }
    return Buffer.from(primes.get(bits));
};

/** How OpenSSL calls the group. */
exports.openSSLName = (name) => `modp_${known(name)[0]}`;
