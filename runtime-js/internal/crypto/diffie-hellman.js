"use strict";
// DiffieHellman and DiffieHellmanGroup.

const { coded } = internal("errors");
const { forbid } = internal("determinism");
const advice = internal("guard-advice");
const { invalidArgumentType, requireString } = internal("validators");
const { toBytes, isBytes, encoded } = internal("crypto/bytes");
const { randomBytes } = internal("digest");
const { generatePrimeSync, checkPrimeSync, modularPower } = internal("crypto/primes");
const groups = internal("crypto/diffie-hellman-groups");
const { Buffer } = require("node/buffer");

// Bits of the private key that match the strength of a prime of so many bits.
const strengths = [[8192, 400], [6144, 375], [4096, 325], [3072, 275], [2048, 225], [0, 200]];
const flags = { notPrime: 1, notSafe: 2, unknownGenerator: 4, badGenerator: 8 };

const number = (bytes) => BigInt("0x" + (Buffer.from(bytes).toString("hex") || "0"));

/** What is wrong with the parameters, as OpenSSL's DH_check says it. */
function check(prime, generator) {
    let found = 0;
    const p = number(prime);
    const g = number(generator);
    if (g <= 1n || g >= p - 1n) found |= flags.badGenerator;
    if (!checkPrimeSync(prime)) found |= flags.notPrime;
    else if (!checkPrimeSync((p - 1n) / 2n)) found |= flags.notSafe;
    return found;
}

class Exchange {
    #prime;
    #generator;
    #private;
    #public;
    #verifyError;

    constructor(prime, generator) {
        this.#prime = prime;
        this.#generator = generator;
    }

    get verifyError() {
        this.#verifyError ??= check(this.#prime, this.#generator);
        return this.#verifyError;
    }

    #padded(bytes) {
        return Buffer.concat([Buffer.alloc(Math.max(0, this.#prime.length - bytes.length)), bytes]);
    }

    generateKeys(encoding) {
        forbid("DiffieHellman.generateKeys()", advice.effect);
        if (this.#private === undefined) {
            const bits = this.#prime.length * 8;
            const size = Math.min(this.#prime.length - 1, Math.ceil(strengths.find(([least]) => bits >= least)[1] / 8)) || 1;
            do this.#private = Buffer.from(randomBytes(size)); while (number(this.#private) < 2n);
        }
        this.#public = this.#padded(modularPower(this.#generator, this.#private, this.#prime));
        return this.getPublicKey(encoding);
    }

    computeSecret(otherKey, inputEncoding, outputEncoding) {
        const other = toBytes(otherKey, "otherPublicKey", inputEncoding);
        if (this.#private === undefined) throw coded("Error", "ERR_CRYPTO_INVALID_KEYTYPE", "Invalid key type");
        const value = number(other);
        if (value <= 1n) throw coded("RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Supplied key is too small");
        if (value >= number(this.#prime) - 1n) throw coded("RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Supplied key is too large");
        return encoded(this.#padded(modularPower(other, this.#private, this.#prime)), outputEncoding);
    }

    getPrime(encoding) {
        return encoded(Buffer.from(this.#prime), encoding);
    }

    getGenerator(encoding) {
        return encoded(Buffer.from(this.#generator), encoding);
    }

    getPublicKey(encoding) {
        if (this.#public === undefined) {
            throw coded("Error", "ERR_CRYPTO_INVALID_STATE", "No public key - did you forget to generate one?");
        }
        return encoded(Buffer.from(this.#public), encoding);
    }

    getPrivateKey(encoding) {
        if (this.#private === undefined) {
            throw coded("Error", "ERR_CRYPTO_INVALID_STATE", "No private key - did you forget to generate one?");
        }
        return encoded(Buffer.from(this.#private), encoding);
    }

    /** `half` is "public" or "private". */
    static set(exchange, half, key) {
        if (half === "public") exchange.#public = key;
        else exchange.#private = key;
    }
}

function tooSmall() {
    return Object.assign(new Error("error:0280007E:Diffie-Hellman routines::modulus too small"),
        { library: "Diffie-Hellman routines", reason: "modulus too small", code: "ERR_OSSL_DH_MODULUS_TOO_SMALL" });
}

function generatorBytes(generator, encoding) {
    if (generator === undefined || generator === null || generator === "") return Buffer.from([2]);
    if (typeof generator === "number") {
        const hex = generator.toString(16);
        return Buffer.from(hex.length % 2 === 0 ? hex : "0" + hex, "hex");
    }
    return Buffer.from(toBytes(generator, "generator", encoding));
}

class DiffieHellman extends Exchange {
    constructor(sizeOrPrime, keyEncoding, generator, generatorEncoding) {
        if (typeof sizeOrPrime !== "number" && typeof sizeOrPrime !== "string" && !isBytes(sizeOrPrime)) {
            throw invalidArgumentType("sizeOrKey", "of type number or string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView", sizeOrPrime);
        }
        if (keyEncoding && typeof keyEncoding !== "string") [generator, generatorEncoding, keyEncoding] = [keyEncoding, generator, undefined];
        if (keyEncoding && !Buffer.isEncoding(keyEncoding) && keyEncoding !== "buffer") {
            [generator, generatorEncoding, keyEncoding] = [keyEncoding, generator, undefined];
        }
        if (typeof sizeOrPrime === "number") {
            if (sizeOrPrime < 2) throw tooSmall();
            forbid("crypto.createDiffieHellman()", advice.effect);
            super(Buffer.from(generatePrimeSync(sizeOrPrime, { safe: true })), generatorBytes(generator, generatorEncoding));
        } else {
            super(Buffer.from(toBytes(sizeOrPrime, "sizeOrKey", keyEncoding)), generatorBytes(generator, generatorEncoding));
        }
    }

    setPublicKey(key, encoding) {
        Exchange.set(this, "public", Buffer.from(toBytes(key, "key", encoding)));
        return this;
    }

    setPrivateKey(key, encoding) {
        Exchange.set(this, "private", Buffer.from(toBytes(key, "key", encoding)));
        return this;
    }
}

class DiffieHellmanGroup extends Exchange {
    constructor(name) {
        requireString(name, "name");
        super(groups.prime(name), Buffer.from([2]));
    }

    // These groups are known to be good.
    get verifyError() {
        return 0;
    }
}

module.exports = {
    DiffieHellman, DiffieHellmanGroup,
    createDiffieHellman: (size, encoding, generator, generatorEncoding) =>
        new DiffieHellman(size, encoding, generator, generatorEncoding),
    createDiffieHellmanGroup: (name) => new DiffieHellmanGroup(name),
};
