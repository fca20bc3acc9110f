"use strict";
// Hash and Hmac.

const { coded } = internal("errors");
const { invalidArgumentType, requireString, requireInteger } = internal("validators");
const { hold, release } = internal("crypto/held");
const { toBytes, toBuffer, encoded } = internal("crypto/bytes");
const { LazyTransform } = internal("crypto/lazy-transform");
const { Buffer } = require("node/buffer");

const dataKinds = "of type string or an instance of Buffer, TypedArray, or DataView";
const states = new WeakMap();

const finalized = () => coded("Error", "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");

function dataBytes(data, encoding) {
    if (typeof data !== "string" && !ArrayBuffer.isView(data)) throw invalidArgumentType("data", dataKinds, data);
    return toBytes(data, "data", encoding);
}

function finish(owner, length) {
    const state = states.get(owner);
    state.isFinished = true;
    try {
        return toBuffer(ops.finishDigest(state.id, length));
    } finally {
        release(owner, state.id);
    }
}

function Hash(algorithm, options) {
    if (!new.target) return new Hash(algorithm, options);
    const original = states.get(algorithm);
    if (original === undefined) requireString(algorithm, "algorithm");
    const length = options?.outputLength;
    if (length !== undefined) requireInteger(length, "options.outputLength", 0, 2 ** 32 - 1);
    const state = { length: length ?? original?.length ?? -1, isFinished: false };
    state.id = hold(this, (id) => {
        if (original === undefined) ops.openDigest(id, algorithm, state.length);
        else ops.copyDigest(original.id, id, state.length);
    });
    states.set(this, state);
    LazyTransform.call(this, options);
    return this;
}

Object.setPrototypeOf(Hash.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hash, LazyTransform);

Hash.prototype.copy = function copy(options) {
    if (states.get(this).isFinished) throw finalized();
    return new Hash(this, options);
};

Hash.prototype._transform = function transform(chunk, encoding, callback) {
    this.update(chunk, encoding);
    callback();
};

Hash.prototype._flush = function flush(callback) {
    this.push(this.digest());
    callback();
};

Hash.prototype.update = function update(data, encoding) {
    const state = states.get(this);
    if (state.isFinished) throw finalized();
    ops.updateDigest(state.id, dataBytes(data, encoding));
    return this;
};

Hash.prototype.digest = function digest(outputEncoding) {
    const state = states.get(this);
    if (state.isFinished) throw finalized();
    return encoded(finish(this, state.length), outputEncoding);
};

function Hmac(algorithm, key, options) {
    if (!new.target) return new Hmac(algorithm, key, options);
    requireString(algorithm, "hmac");
    const secret = internal("crypto/key-input").secretBytes(key, options?.encoding);
    const state = { isFinished: false };
    state.id = hold(this, (id) => ops.openHmac(id, algorithm, secret));
    states.set(this, state);
    LazyTransform.call(this, options);
    return this;
}

Object.setPrototypeOf(Hmac.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hmac, LazyTransform);

Hmac.prototype.update = Hash.prototype.update;
Hmac.prototype._transform = Hash.prototype._transform;
Hmac.prototype._flush = Hash.prototype._flush;

// A second time it is empty, which is how Node does it.
Hmac.prototype.digest = function digest(outputEncoding) {
    const result = states.get(this).isFinished ? Buffer.from("") : finish(this, -1);
    return encoded(result, outputEncoding);
};

/** The digest of data that is there as a whole. */
function hash(algorithm, input, outputEncoding = "hex") {
    requireString(algorithm, "algorithm");
    if (typeof input !== "string" && !ArrayBuffer.isView(input)) throw invalidArgumentType("input", dataKinds, input);
    requireString(outputEncoding, "outputEncoding");
    const result = new Hash(algorithm).update(input).digest();
    return encoded(result, outputEncoding);
}

/** The HMAC of data that is there as a whole, as bytes. */
function hmac(algorithm, key, data) {
    const owner = {};
    const id = hold(owner, (number) => ops.openHmac(number, algorithm, key));
    try {
        ops.updateDigest(id, data);
        return toBuffer(ops.finishDigest(id, -1));
    } finally {
        release(owner, id);
    }
}

module.exports = {
    Hash, Hmac, hash, hmac,
    createHash: (algorithm, options) => new Hash(algorithm, options),
    createHmac: (algorithm, key, options) => new Hmac(algorithm, key, options),
};
