"use strict";
// The names of algorithms, and which operation knows which.

const { DOMException } = require("web/dom-exception");
const { isBytes, view } = internal("crypto/bytes");

const digests = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"];
const rsaSigning = ["RSASSA-PKCS1-v1_5", "RSA-PSS"];
const ciphers = ["AES-CBC", "AES-CTR", "AES-GCM"];
const octets = ["Ed25519", "Ed448", "X25519", "X448"];
const signing = [...rsaSigning, "ECDSA", "Ed25519", "Ed448", "HMAC"];
const keys = [...rsaSigning, "RSA-OAEP", "ECDSA", "ECDH", ...octets, "HMAC", ...ciphers, "AES-KW"];

const known = {
    digest: digests, sign: signing, verify: signing, encrypt: ["RSA-OAEP", ...ciphers], decrypt: ["RSA-OAEP", ...ciphers],
    deriveBits: ["ECDH", "X25519", "X448", "HKDF", "PBKDF2"], generateKey: keys, importKey: [...keys, "HKDF", "PBKDF2"],
    exportKey: keys, wrapKey: ["AES-KW", "RSA-OAEP", ...ciphers], unwrapKey: ["AES-KW", "RSA-OAEP", ...ciphers],
};

const failure = (message, name) => new DOMException(message, name);
exports.failure = failure;

/** `{name, ...parameters}`, the name as the standard writes it, bytes as Uint8Array, `hash` as `{name}`. */
exports.normalize = function normalize(algorithm, operation) {
    const given = typeof algorithm === "string" ? { name: algorithm } : algorithm;
    if (given === null || typeof given !== "object" || given.name === undefined) {
        throw Object.assign(new TypeError("Failed to normalize algorithm: 'name' is required in 'Algorithm'"), { code: "ERR_MISSING_OPTION" });
    }
    const name = known[operation].find((one) => one.toLowerCase() === String(given.name).toLowerCase());
    if (name === undefined) throw failure("Unrecognized algorithm name", "NotSupportedError");
    const found = { ...given, name };
    if (given.hash !== undefined) found.hash = { name: normalize(given.hash, "digest").name };
    for (const key of ["iv", "counter", "additionalData", "label", "salt", "info", "publicExponent"]) {
        // What is changed after the call must not show.
        if (isBytes(given[key])) found[key] = Uint8Array.from(view(given[key]));
    }
    return found;
};

/** The name of a digest for libcrypto. */
exports.digestName = (hash) => hash.name.replace("-", "").toLowerCase();

exports.requireUsages = function requireUsages(usages, allowed, name) {
    const wrong = usages.find((usage) => !allowed.includes(usage));
    if (wrong !== undefined) throw failure(`Unsupported key usage for a${/^[AEHR]/.test(name) ? "n" : ""} ${name} key`, "SyntaxError");
};

/** A member of the parameters that must be there. */
exports.required = function required(algorithm, name) {
    if (algorithm[name] === undefined) {
        throw Object.assign(new TypeError(`Failed to normalize algorithm: '${name}' is required in '${algorithm.name}'`), { code: "ERR_MISSING_OPTION" });
    }
    return algorithm[name];
};

/** Runs what libcrypto may refuse; then it is an OperationError. */
exports.operation = function operation(body) {
    try {
        return body();
    } catch (error) {
        if (error instanceof DOMException) throw error;
        throw Object.assign(failure("The operation failed for an operation-specific reason", "OperationError"), { cause: error });
    }
};

exports.toArrayBuffer = (bytes) => Uint8Array.from(bytes).buffer;
