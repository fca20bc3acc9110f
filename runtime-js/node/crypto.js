"use strict";
// Node's crypto: hashes and random values.

const { digest, randomBytes: bytesOf } = internal("digest");
const { coded, missing } = internal("errors");
const { invalidArgumentType, requireString } = internal("validators");
const { Buffer } = require("node/buffer");

const toBuffer = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

class Hash {
    #algorithm;
    #parts = [];
    #isFinished = false;

    constructor(algorithm) {
        requireString(algorithm, "algorithm");
        this.#algorithm = algorithm.toLowerCase().replace(/^sha-(\d)/, "sha$1");
        try {
            digest(this.#algorithm, "");
        } catch {
            throw Object.assign(new Error("Digest method not supported"), { code: "ERR_CRYPTO_INVALID_DIGEST" });
        }
    }

    update(data, encoding) {
        if (this.#isFinished) throw coded("Error", "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
        if (typeof data === "string") this.#parts.push(Buffer.from(data, encoding));
        else if (ArrayBuffer.isView(data)) {
            this.#parts.push(Buffer.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)));
        } else {
            throw invalidArgumentType("data", "of type string or an instance of Buffer, TypedArray, or DataView", data);
        }
        return this;
    }

    digest(encoding) {
        if (this.#isFinished) throw coded("Error", "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
        this.#isFinished = true;
        const result = toBuffer(digest(this.#algorithm, Buffer.concat(this.#parts)));
        return encoding && encoding !== "buffer" ? result.toString(encoding) : result;
    }

    copy() {
        if (this.#isFinished) throw coded("Error", "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
        const copy = new Hash(this.#algorithm);
        copy.#parts = [...this.#parts];
        return copy;
    }
}

function randomBytes(size, callback) {
    if (typeof size !== "number") throw invalidArgumentType("size", "of type number", size);
    const buffer = toBuffer(bytesOf(size));
    if (callback === undefined) return buffer;
    require("node/process").nextTick(callback, null, buffer);
    return undefined;
}

function randomUUID() {
    const bytes = bytesOf(16);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = internal("binary-text").toHex(bytes);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** An integer from `low` up to, not including, `high`. */
function randomInt(low, high, callback) {
    if (high === undefined || typeof high === "function") return randomInt(0, low, high);
    if (!(high > low)) throw internal("validators").outOfRange("max", `greater than the value of "min" (${low})`, high);
    const range = high - low;
    const limit = 2 ** 48 - (2 ** 48 % range);
    let value;
    do value = toBuffer(bytesOf(6)).readUIntBE(0, 6); while (value >= limit);
    if (callback === undefined) return low + value % range;
    require("node/process").nextTick(callback, null, low + value % range);
    return undefined;
}

function randomFillSync(target, offset = 0, size = target.byteLength - offset) {
    new Uint8Array(target.buffer ?? target, (target.byteOffset ?? 0) + offset, size).set(bytesOf(size));
    return target;
}

function timingSafeEqual(left, right) {
    if (left.byteLength !== right.byteLength) {
        throw coded("RangeError", "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
    }
    let difference = 0;
    for (let index = 0; index < left.length; index++) difference |= left[index] ^ right[index];
    return difference === 0;
}

Object.assign(exports, {
    Hash, createHash: (algorithm) => new Hash(algorithm), randomBytes, randomUUID, randomInt, randomFillSync, timingSafeEqual,
    getRandomValues: (array) => randomFillSync(array),
    getHashes: () => ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"],
});
Object.defineProperty(exports, "webcrypto", { get: () => require("web/crypto").crypto, enumerable: true });
for (const name of [
    "createHmac", "createCipheriv", "createDecipheriv", "createSign", "createVerify", "pbkdf2", "pbkdf2Sync", "scrypt", "scryptSync",
    "createPublicKey", "createPrivateKey", "createSecretKey", "generateKeyPair", "generateKeyPairSync", "publicEncrypt",
    "privateDecrypt", "sign", "verify", "randomFill", "hkdf", "hkdfSync", "createDiffieHellman", "createECDH",
]) exports[name] = missing(`crypto.${name}()`);
