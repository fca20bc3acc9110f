"use strict";
// HMAC, AES, and what keys are derived from.

const { make, keyOf } = internal("subtle/crypto-key");
const { failure, digestName, requireUsages, required, operation, toArrayBuffer } = internal("subtle/algorithms");
const { SecretKeyObject, bytesOf } = internal("crypto/key-object");
const { createCipheriv, createDecipheriv } = internal("crypto/cipher");
const { hmac } = internal("crypto/hash");
const { timingSafeEqual } = internal("crypto/random");
const { randomBytes } = internal("digest");
const { Buffer } = require("node/buffer");

const blockSizes = { "SHA-1": 512, "SHA-256": 512, "SHA-384": 1024, "SHA-512": 1024 };
const usagesOf = {
    HMAC: ["sign", "verify"], "AES-KW": ["wrapKey", "unwrapKey"], HKDF: ["deriveKey", "deriveBits"], PBKDF2: ["deriveKey", "deriveBits"],
};
const cipherUsages = ["encrypt", "decrypt", "wrapKey", "unwrapKey"];
const allowed = (name) => usagesOf[name] ?? cipherUsages;

const object = (bytes) => new SecretKeyObject("secret", Uint8Array.from(bytes));

/** How many bits a key of that algorithm has that is made or derived. */
function bitsOf(algorithm) {
    if (algorithm.name === "HMAC") {
        if (algorithm.length === 0) throw failure("Zero-length key is not supported", "OperationError");
        return algorithm.length ?? blockSizes[required(algorithm, "hash").name];
    }
    if (algorithm.name === "HKDF" || algorithm.name === "PBKDF2") return null;
    const length = required(algorithm, "length");
    if (![128, 192, 256].includes(length)) throw failure("Invalid key length", "OperationError");
    return length;
}

function generate(algorithm, extractable, usages) {
    requireUsages(usages, allowed(algorithm.name), algorithm.name);
    if (usages.length === 0) throw failure("Usages cannot be empty when creating a key.", "SyntaxError");
    const length = bitsOf(algorithm);
    const { name, hash } = algorithm;
    const bytes = randomBytes(Math.ceil(length / 8));
    return make(object(bytes), name === "HMAC" ? { name, length, hash } : { name, length }, usages, extractable);
}

const jwkNames = { "AES-CBC": "CBC", "AES-CTR": "CTR", "AES-GCM": "GCM", "AES-KW": "KW" };

function jwkAlgorithm({ name, hash }, bytes) {
    return name === "HMAC" ? `HS${hash.name.slice(4)}` : `A${bytes.length * 8}${jwkNames[name]}`;
}

function fromJWK(data, algorithm, extractable, usages) {
    if (data === null || typeof data !== "object" || data.kty !== "oct" || typeof data.k !== "string") {
        throw failure("Invalid JWK \"kty\" Parameter", "DataError");
    }
    if (data.ext === false && extractable) throw failure("JWK \"ext\" Parameter and extractable mismatch", "DataError");
    if (data.key_ops !== undefined && usages.some((usage) => !data.key_ops.includes(usage))) {
        throw failure("Key operations and usage mismatch", "DataError");
    }
    const bytes = Buffer.from(data.k, "base64url");
    if (data.alg !== undefined && (algorithm.name === "HMAC" || jwkNames[algorithm.name]) && data.alg !== jwkAlgorithm(algorithm, bytes)) {
        throw failure("JWK \"alg\" does not match the requested algorithm", "DataError");
    }
    return bytes;
}

function importKey(format, data, algorithm, extractable, usages) {
    const { name } = algorithm;
    requireUsages(usages, allowed(name), name);
    if (usages.length === 0) throw failure("Usages cannot be empty when importing a secret key.", "SyntaxError");
    if (name === "HMAC") required(algorithm, "hash");
    let bytes;
    if (format === "raw") bytes = data;
    else if (format === "jwk" && name !== "HKDF" && name !== "PBKDF2") bytes = fromJWK(data, algorithm, extractable, usages);
    else throw failure(`Unable to import ${name} key with format ${format}`, "NotSupportedError");
    if (name === "HKDF" || name === "PBKDF2") {
        if (extractable) throw failure(`${name} keys are not extractable`, "SyntaxError");
        return make(object(bytes), { name }, usages, false);
    }
    const length = bytes.length * 8;
    if (name === "HMAC") {
        if (length === 0) throw failure("Zero-length key is not supported", "DataError");
        if (algorithm.length !== undefined && algorithm.length !== length) throw failure("Invalid key length", "DataError");
        return make(object(bytes), { name, length, hash: algorithm.hash }, usages, extractable);
    }
    if (![128, 192, 256].includes(length)) throw failure("Invalid key length", "DataError");
    return make(object(bytes), { name, length }, usages, extractable);
}

function exportKey(format, key) {
    const bytes = bytesOf(keyOf(key));
    if (format === "raw") return toArrayBuffer(bytes);
    if (format !== "jwk") throw failure(`Unable to export ${key.algorithm.name} key using ${format} format`, "NotSupportedError");
    return {
        key_ops: [...key.usages], ext: key.extractable, kty: "oct", k: Buffer.from(bytes).toString("base64url"),
        alg: jwkAlgorithm(key.algorithm, bytes),
    };
}

const sign = (key, data) => toArrayBuffer(hmac(digestName(key.algorithm.hash), bytesOf(keyOf(key)), data));

function verify(key, signature, data) {
    const expected = new Uint8Array(sign(key, data));
    return expected.length === signature.length && timingSafeEqual(expected, signature);
}

const tagLengths = [32, 64, 96, 104, 112, 120, 128];

function cipherArguments(algorithm, key) {
    const bytes = bytesOf(keyOf(key));
    const bits = bytes.length * 8;
    switch (algorithm.name) {
        case "AES-CBC":
            if (required(algorithm, "iv").length !== 16) throw failure("algorithm.iv must contain exactly 16 bytes", "OperationError");
            return [`aes-${bits}-cbc`, bytes, algorithm.iv];
        case "AES-CTR": {
            if (required(algorithm, "counter").length !== 16) throw failure("algorithm.counter must contain exactly 16 bytes", "OperationError");
            if (!(required(algorithm, "length") >= 1 && algorithm.length <= 128)) {
                throw failure("AES-CTR algorithm.length must be between 1 and 128", "OperationError");
            }
            return [`aes-${bits}-ctr`, bytes, algorithm.counter];
        }
        default: {
            const tagLength = algorithm.tagLength ?? 128;
            if (!tagLengths.includes(tagLength)) throw failure(`${tagLength} is not a valid AES-GCM tag length`, "OperationError");
            return [`aes-${bits}-gcm`, bytes, required(algorithm, "iv"), { authTagLength: tagLength / 8 }];
        }
    }
}

// The counter of the standard has only so many bits and starts again; that of libcrypto has all 128.
function counter(algorithm, key, data) {
    const [name, bytes, start] = cipherArguments(algorithm, key);
    const blocks = BigInt(Math.ceil(data.length / 16));
    const size = 1n << BigInt(algorithm.length);
    if (blocks > size) throw failure("The data is too long for the counter", "OperationError");
    const value = BigInt("0x" + Buffer.from(start).toString("hex"));
    const before = size - (value % size);
    const run = (from, part) => {
        const cipher = createCipheriv(name, bytes, from);
        return Buffer.concat([cipher.update(part), cipher.final()]);
    };
    if (blocks <= before) return run(start, data);
    const split = Number(before) * 16;
    const wrapped = Buffer.from((value - (value % size)).toString(16).padStart(32, "0"), "hex");
    return Buffer.concat([run(start, data.subarray(0, split)), run(wrapped, data.subarray(split))]);
}

function encrypt(algorithm, key, data) {
    if (algorithm.name === "AES-CTR") return toArrayBuffer(operation(() => counter(algorithm, key, data)));
    const values = cipherArguments(algorithm, key);
    return toArrayBuffer(operation(() => {
        const cipher = createCipheriv(...values);
        if (algorithm.additionalData !== undefined) cipher.setAAD(algorithm.additionalData);
        const parts = [cipher.update(data), cipher.final()];
        if (algorithm.name === "AES-GCM") parts.push(cipher.getAuthTag());
        return Buffer.concat(parts);
    }));
}

function decrypt(algorithm, key, data) {
    if (algorithm.name === "AES-CTR") return encrypt(algorithm, key, data);
    const values = cipherArguments(algorithm, key);
    return toArrayBuffer(operation(() => {
        const cipher = createDecipheriv(...values);
        let text = data;
        if (algorithm.name === "AES-GCM") {
            const size = values[3].authTagLength;
            if (data.length < size) throw failure("The provided data is too small.", "OperationError");
            text = data.subarray(0, data.length - size);
            cipher.setAuthTag(data.subarray(data.length - size));
            if (algorithm.additionalData !== undefined) cipher.setAAD(algorithm.additionalData);
        }
        return Buffer.concat([cipher.update(text), cipher.final()]);
    }));
}

const wrapVector = Buffer.from("a6a6a6a6a6a6a6a6", "hex");

/** AES-KW: RFC 3394. */
function wrap(key, data, isWrapping) {
    const bytes = bytesOf(keyOf(key));
    return toArrayBuffer(operation(() => {
        const create = isWrapping ? createCipheriv : createDecipheriv;
        const cipher = create(`id-aes${bytes.length * 8}-wrap`, bytes, wrapVector);
        return Buffer.concat([cipher.update(data), cipher.final()]);
    }));
}

module.exports = { generate, importKey, exportKey, sign, verify, encrypt, decrypt, wrap, bitsOf };
