"use strict";
// Signatures: Sign, Verify, sign(), verify().

const { coded } = internal("errors");
const { work } = internal("resources");
const { invalidArgumentType, requireFunction, requireString } = internal("validators");
const { invalidProperty, invalidDigest } = internal("crypto/errors");
const { view, toBytes, toBuffer, encoded, settle } = internal("crypto/bytes");
const { Writable } = require("node/stream");
const native = internal("crypto/native-keys");
const input = internal("crypto/key-input");
const { createHash } = internal("crypto/hash");
const names = internal("crypto/names");
const shapes = internal("crypto/key-shapes");
const signatures = internal("crypto/signature-forms");

const paddings = { 1: "pkcs1", 3: "none", 5: "x931", 6: "pss" };
const states = new WeakMap();

/** `{controls, isP1363}` of the options next to a key; `type` is that of the key. */
function settingsOf(key, type) {
    const options = key !== null && typeof key === "object" ? key : {};
    const { padding, saltLength, dsaEncoding } = options;
    if (padding !== undefined && padding !== null && padding !== (padding | 0)) throw invalidProperty("options.padding", padding);
    if (saltLength !== undefined && saltLength !== null && saltLength !== (saltLength | 0)) {
        throw invalidProperty("options.saltLength", saltLength);
    }
    if (dsaEncoding !== undefined && dsaEncoding !== "der" && dsaEncoding !== "ieee-p1363") {
        throw invalidProperty("options.dsaEncoding", dsaEncoding);
    }
    const controls = [];
    if (type === "rsa" || type === "rsa-pss") {
        const mode = padding === undefined || padding === null ? (type === "rsa" ? "pkcs1" : "pss") : paddings[padding] ?? String(padding);
        controls.push(["rsa_padding_mode", mode]);
        if (mode === "pss" && saltLength !== undefined && saltLength !== null) {
            const named = { "-1": "digest", "-2": "auto" };
            controls.push(["rsa_pss_saltlen", named[saltLength] ?? String(saltLength)]);
        }
    }
    return { controls, isP1363: dsaEncoding === "ieee-p1363" };
}

const isCurved = (type) => type === "ec" || type === "dsa";

/** What is needed to sign: `{bytes, type, controls, isP1363, spki}`. */
function signer(key) {
    const bytes = input.privateBytes(key);
    const { type } = shapes.privateParts(bytes);
    const settings = settingsOf(key, type);
    return { bytes, type, ...settings, size: settings.isP1363 && isCurved(type) ? signatures.size(native.publicHalf(bytes)) : 0 };
}

function verifier(key) {
    const bytes = input.publicBytes(key);
    const { type } = shapes.publicParts(bytes);
    const settings = settingsOf(key, type);
    return { bytes, type, ...settings, size: settings.isP1363 && isCurved(type) ? signatures.size(bytes) : 0 };
}

const fromDER = ({ size }, signature) => (size === 0 ? signature : signatures.fromDER(signature, size));
const toDER = ({ size }, signature) => (size === 0 ? signature : signatures.toDER(signature, size));

function open(owner, algorithm, options) {
    requireString(algorithm, "algorithm");
    if (names.digestSize(algorithm) === undefined) {
        throw coded("TypeError", "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest");
    }
    states.set(owner, { algorithm, hash: createHash(algorithm) });
    Writable.call(owner, options);
}

function finishHash(owner, what) {
    const state = states.get(owner);
    if (state.hash === undefined) throw coded("Error", "ERR_CRYPTO_INVALID_STATE", what);
    const { hash } = state;
    state.hash = undefined;
    return hash.digest();
}

function requireDigestKey(type) {
    if (type === "ed25519" || type === "ed448") {
        throw coded("Error", "ERR_CRYPTO_UNSUPPORTED_OPERATION", "Unsupported crypto operation");
    }
}

function Sign(algorithm, options) {
    if (!new.target) return new Sign(algorithm, options);
    open(this, algorithm, options);
}

Object.setPrototypeOf(Sign.prototype, Writable.prototype);
Object.setPrototypeOf(Sign, Writable);

Sign.prototype._write = function write(chunk, encoding, callback) {
    this.update(chunk, encoding);
    callback();
};

Sign.prototype.update = function update(data, encoding) {
    const { hash } = states.get(this);
    if (typeof data !== "string" && !ArrayBuffer.isView(data)) {
        throw invalidArgumentType("data", "of type string or an instance of Buffer, TypedArray, or DataView", data);
    }
    if (hash === undefined) throw coded("Error", "ERR_CRYPTO_INVALID_STATE", "Not initialised");
    hash.update(data, encoding);
    return this;
};

Sign.prototype.sign = function sign(key, encoding) {
    if (!key) throw coded("Error", "ERR_CRYPTO_SIGN_KEY_REQUIRED", "No key provided to sign");
    const found = signer(key);
    const digest = finishHash(this, "Not initialised");
    requireDigestKey(found.type);
    const signature = native.signDigest(found.bytes, states.get(this).algorithm, digest, found.controls);
    return encoded(fromDER(found, signature), encoding);
};

function Verify(algorithm, options) {
    if (!new.target) return new Verify(algorithm, options);
    open(this, algorithm, options);
}

Object.setPrototypeOf(Verify.prototype, Writable.prototype);
Object.setPrototypeOf(Verify, Writable);
Verify.prototype._write = Sign.prototype._write;
Verify.prototype.update = Sign.prototype.update;

Verify.prototype.verify = function verify(key, signature, encoding) {
    const found = verifier(key);
    const bytes = toBytes(signature, "signature", encoding);
    const digest = finishHash(this, "Not initialised");
    requireDigestKey(found.type);
    const der = toDER(found, bytes);
    return der !== undefined && native.verifyDigest(found.bytes, states.get(this).algorithm, digest, found.controls, der);
};

function oneShot(algorithm, data, callback) {
    if (algorithm !== null && algorithm !== undefined) requireString(algorithm, "algorithm");
    if (callback !== undefined) requireFunction(callback, "callback");
    return toBytes(data, "data", undefined, "an instance of ArrayBuffer, Buffer, TypedArray, or DataView");
}

function digestFor(algorithm, type) {
    if (algorithm === null || algorithm === undefined) return /^ed/.test(type) ? "" : "sha256";
    if (names.digestSize(algorithm) === undefined) throw invalidDigest(algorithm);
    return algorithm;
}

/** The signature of data that is there as a whole. */
function sign(algorithm, data, key, callback) {
    const bytes = oneShot(algorithm, data, callback);
    if (!key) throw coded("Error", "ERR_CRYPTO_SIGN_KEY_REQUIRED", "No key provided to sign");
    const found = signer(key);
    const digest = digestFor(algorithm, found.type);
    const finish = (made) => fromDER(found, toBuffer(made));
    const start = (id) => native.sign(id, found.bytes, digest, bytes, found.controls);
    if (callback === undefined) return finish(start(0));
    settle(work(start).then(finish), callback);
    return undefined;
}

function verify(algorithm, data, key, signature, callback) {
    const bytes = oneShot(algorithm, data, callback);
    if (!ArrayBuffer.isView(signature) && !internal("types").isAnyArrayBuffer(signature)) {
        throw invalidArgumentType("signature", "an instance of ArrayBuffer, Buffer, TypedArray, or DataView", signature);
    }
    const found = verifier(key);
    const digest = digestFor(algorithm, found.type);
    const der = toDER(found, view(signature));
    const start = (id) => native.verify(id, found.bytes, digest, bytes, found.controls, der);
    if (callback === undefined) return der !== undefined && start(0);
    settle(der === undefined ? Promise.resolve(false) : work(start), callback);
    return undefined;
}

module.exports = {
    Sign, Verify, sign, verify, paddings,
    createSign: (algorithm, options) => new Sign(algorithm, options),
    createVerify: (algorithm, options) => new Verify(algorithm, options),
};
