"use strict";
// SubtleCrypto.

const { forbid } = internal("determinism");
const advice = internal("guard-advice");
const { work } = internal("resources");
const { isCryptoKey, keyOf } = internal("subtle/crypto-key");
const { failure, normalize, digestName, required, operation, toArrayBuffer } = internal("subtle/algorithms");
const { invalidArgumentType } = internal("validators");
const { isBytes, view, toBuffer } = internal("crypto/bytes");
const secrets = internal("subtle/secret-keys");
const pairs = internal("subtle/key-pairs");
const { Buffer } = require("node/buffer");

const isSecret = (name) => /^(HMAC|AES-|HKDF|PBKDF2)/.test(name);
const kindOf = (name) => (isSecret(name) ? secrets : pairs);
const formats = ["raw", "pkcs8", "spki", "jwk"];

/** A copy: what is changed after the call must not show. */
function bytesOf(value, name) {
    if (!isBytes(value)) throw invalidArgumentType(name, "an instance of ArrayBuffer, Buffer, TypedArray, or DataView", value);
    return Uint8Array.from(view(value));
}

function requireKey(key, name, usage, algorithm) {
    if (!isCryptoKey(key)) throw invalidArgumentType(name, "an instance of CryptoKey", key);
    if (algorithm !== undefined && key.algorithm.name !== algorithm.name) throw failure("Key algorithm mismatch", "InvalidAccessError");
    if (usage !== undefined && !key.usages.includes(usage)) {
        throw failure(`Unable to use this key to ${usage}`, "InvalidAccessError");
    }
}

function requireFormat(format) {
    if (!formats.includes(format)) {
        throw Object.assign(new TypeError(`'${format}' is not a valid enum value of type KeyFormat.`), { code: "ERR_INVALID_ARG_VALUE" });
    }
}

async function deriveBytes(algorithm, key, length) {
    if (algorithm.name === "PBKDF2" || algorithm.name === "HKDF") {
        if (length === null || length === undefined || length % 8 !== 0) throw failure("length must be a multiple of 8", "OperationError");
        const secret = internal("crypto/key-object").bytesOf(keyOf(key));
        const digest = digestName(required(algorithm, "hash"));
        const salt = required(algorithm, "salt");
        if (algorithm.name === "HKDF") {
            const { hkdfSync } = internal("crypto/derivation");
            return Buffer.from(operation(() => hkdfSync(digest, secret, salt, required(algorithm, "info"), length / 8)));
        }
        const iterations = required(algorithm, "iterations");
        if (!(iterations > 0)) throw failure("iterations cannot be zero", "OperationError");
        return toBuffer(await work((id) => ops.pbkdf2(id, digest, secret, salt, iterations, length / 8)));
    }
    const peer = required(algorithm, "public");
    requireKey(peer, "algorithm.public", undefined, algorithm);
    if (peer.type !== "public") throw failure("algorithm.public must be a public key", "InvalidAccessError");
    if (peer.algorithm.namedCurve !== key.algorithm.namedCurve) throw failure("Named curve mismatch", "InvalidAccessError");
    const secret = pairs.agree(key, peer);
    if (length === null || length === undefined) return secret;
    if (secret.length * 8 < length) throw failure("derived bit length is too small", "OperationError");
    const found = Buffer.from(secret.subarray(0, Math.ceil(length / 8)));
    if (length % 8 !== 0) found[found.length - 1] &= 0xff << (8 - (length % 8));
    return found;
}

async function transform(usage, algorithm, key, data) {
    if (algorithm.name === "RSA-OAEP") {
        return pairs.transform(usage === "encrypt" ? "publicEncrypt" : "privateDecrypt", algorithm, key, data);
    }
    if (algorithm.name === "AES-KW") return secrets.wrap(key, data, usage === "encrypt");
    return secrets[usage](algorithm, key, data);
}

class SubtleCrypto {
    constructor() {
        throw Object.assign(new TypeError("Illegal constructor"), { code: "ERR_ILLEGAL_CONSTRUCTOR" });
    }

    async digest(algorithm, data) {
        const found = normalize(algorithm, "digest");
        return ops.digest(digestName(found), bytesOf(data, "data"));
    }

    async sign(algorithm, key, data) {
        const found = normalize(algorithm, "sign");
        requireKey(key, "key", "sign", found);
        const bytes = bytesOf(data, "data");
        return found.name === "HMAC" ? secrets.sign(key, bytes) : pairs.sign(found, key, bytes);
    }

    async verify(algorithm, key, signature, data) {
        const found = normalize(algorithm, "verify");
        requireKey(key, "key", "verify", found);
        const [expected, bytes] = [bytesOf(signature, "signature"), bytesOf(data, "data")];
        return found.name === "HMAC" ? secrets.verify(key, expected, bytes) : pairs.verify(found, key, expected, bytes);
    }

    async encrypt(algorithm, key, data) {
        const found = normalize(algorithm, "encrypt");
        requireKey(key, "key", "encrypt", found);
        return transform("encrypt", found, key, bytesOf(data, "data"));
    }

    async decrypt(algorithm, key, data) {
        const found = normalize(algorithm, "decrypt");
        requireKey(key, "key", "decrypt", found);
        return transform("decrypt", found, key, bytesOf(data, "data"));
    }

    async generateKey(algorithm, extractable, usages) {
        forbid("crypto.subtle.generateKey()", advice.effect);
        const found = normalize(algorithm, "generateKey");
        return kindOf(found.name).generate(found, extractable, [...usages]);
    }

    async importKey(format, keyData, algorithm, extractable, usages) {
        requireFormat(format);
        const found = normalize(algorithm, "importKey");
        const data = format === "jwk" ? keyData : bytesOf(keyData, "keyData");
        return kindOf(found.name).importKey(format, data, found, extractable, [...usages]);
    }

    async exportKey(format, key) {
        requireFormat(format);
        requireKey(key, "key");
        if (!key.extractable) throw failure("key is not extractable", "InvalidAccessError");
        return kindOf(key.algorithm.name).exportKey(format, key);
    }

    async deriveBits(algorithm, baseKey, length = null) {
        const found = normalize(algorithm, "deriveBits");
        requireKey(baseKey, "baseKey", "deriveBits", found);
        return toArrayBuffer(await deriveBytes(found, baseKey, length));
    }

    async deriveKey(algorithm, baseKey, derivedKeyType, extractable, usages) {
        const found = normalize(algorithm, "deriveBits");
        const target = normalize(derivedKeyType, "importKey");
        requireKey(baseKey, "baseKey", "deriveKey", found);
        const bytes = await deriveBytes(found, baseKey, secrets.bitsOf(target));
        return secrets.importKey("raw", bytes, target.name === "HMAC" ? { ...target, length: undefined } : target, extractable, [...usages]);
    }

    async wrapKey(format, key, wrappingKey, wrapAlgorithm) {
        requireFormat(format);
        const found = normalize(wrapAlgorithm, "wrapKey");
        requireKey(wrappingKey, "wrappingKey", "wrapKey", found);
        const exported = await this.exportKey(format, key);
        let bytes = format === "jwk" ? Buffer.from(JSON.stringify(exported)) : view(exported);
        // AES-KW takes whole blocks; JSON may have blanks at its end.
        if (format === "jwk" && found.name === "AES-KW" && bytes.length % 8 !== 0) {
            bytes = Buffer.concat([bytes, Buffer.alloc(8 - (bytes.length % 8), " ")]);
        }
        return transform("encrypt", found, wrappingKey, bytes);
    }

    async unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgorithm, unwrappedKeyAlgorithm, extractable, usages) {
        requireFormat(format);
        const found = normalize(unwrapAlgorithm, "unwrapKey");
        requireKey(unwrappingKey, "unwrappingKey", "unwrapKey", found);
        const bytes = await transform("decrypt", found, unwrappingKey, bytesOf(wrappedKey, "wrappedKey"));
        let data = bytes;
        if (format === "jwk") {
            try {
                data = JSON.parse(Buffer.from(bytes).toString());
            } catch {
                throw failure("Invalid wrapped JWK key", "DataError");
            }
        }
        return this.importKey(format, data, unwrappedKeyAlgorithm, extractable, usages);
    }
}

for (const name of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
    if (name !== "constructor") Object.defineProperty(SubtleCrypto.prototype, name, { enumerable: true });
}
Object.defineProperty(SubtleCrypto.prototype, Symbol.toStringTag, { configurable: true, value: "SubtleCrypto" });

exports.SubtleCrypto = SubtleCrypto;
exports.subtle = Object.create(SubtleCrypto.prototype);
