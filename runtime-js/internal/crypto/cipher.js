"use strict";
// Cipheriv and Decipheriv.

const { coded } = internal("errors");
const { invalidArgumentType, requireString } = internal("validators");
const { hold, release } = internal("crypto/held");
const { toBytes, toBuffer } = internal("crypto/bytes");
const { LazyTransform } = internal("crypto/lazy-transform");
const { StringDecoder } = require("node/string_decoder");
const { canonical } = internal("encodings");

const states = new WeakMap();
const invalidState = (name) => coded("Error", "ERR_CRYPTO_INVALID_STATE", `Invalid state for operation ${name}`);
const invalidTag = (length) => coded("TypeError", "ERR_CRYPTO_INVALID_AUTH_TAG", `Invalid authentication tag length: ${length}`);
const invalidIV = () => coded("TypeError", "ERR_CRYPTO_INVALID_IV", "Invalid initialization vector");
const isGCMTag = (length) => length === 4 || length === 8 || (length >= 12 && length <= 16);

/** `{name, nid, mode, keyLength, ivLength?, blockSize?}`, or undefined when there is no such cipher or it cannot have these sizes. */
function information(name, keyLength = -1, ivLength = -1) {
    const text = ops.cipherInformation(String(name), keyLength, ivLength);
    return text === null ? undefined : JSON.parse(text);
}

function optionSize(options, name) {
    const value = options?.[name];
    if (value === undefined || value === null) return undefined;
    if (!Number.isInteger(value) || value < 0) {
        throw internal("validators").invalidArgumentValue(`options.${name}`, value, "is invalid");
    }
    return value;
}

const isAuthenticated = ({ mode, name }) => ["gcm", "ccm", "ocb"].includes(mode) || name === "chacha20-poly1305";

/** Checks what Node checks, in its order; the size of the tag that the mode must know at the start, or -1. */
function checkStart(cipher, known, iv, tagLength) {
    const expected = known.ivLength ?? 0;
    if (iv === null ? expected !== 0 : !isAuthenticated(known) && iv.byteLength !== expected) throw invalidIV();
    if (!isAuthenticated(known)) return -1;
    if (iv.byteLength === 0 || (known.name === "chacha20-poly1305" && iv.byteLength > 12)) throw invalidIV();
    if (known.mode === "gcm") {
        if (tagLength !== undefined && !isGCMTag(tagLength)) throw invalidTag(tagLength);
        return -1;
    }
    if (tagLength === undefined && known.name !== "chacha20-poly1305") {
        throw coded("TypeError", "ERR_CRYPTO_INVALID_AUTH_TAG", `authTagLength required for ${cipher}`);
    }
    return tagLength ?? 16;
}

function begin(owner, cipher, key, iv, options, isEncrypting) {
    requireString(cipher, "cipher");
    const encoding = options?.encoding;
    const secret = internal("crypto/key-input").secretBytes(key, encoding);
    const vector = iv === null ? null : toBytes(iv, "iv", undefined, "of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView");
    const tagLength = optionSize(options, "authTagLength");
    const known = information(cipher);
    if (known === undefined) throw coded("Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
    const initialTag = checkStart(cipher, known, vector, tagLength);
    const state = {
        known, isEncrypting, tagLength: tagLength ?? (initialTag < 0 ? undefined : initialTag), tag: undefined,
        isTagPassed: false, isFinished: false, hasFailed: false, ivLength: vector?.byteLength ?? 0,
    };
    state.id = hold(owner, (id) => ops.openCipher(id, cipher, secret, vector, isEncrypting, initialTag));
    states.set(owner, state);
    LazyTransform.call(owner, options);
}

// Before any data, and not sooner: CCM and OCB look at it then.
function passTag(state) {
    if (state.isEncrypting || state.tag === undefined || state.isTagPassed) return true;
    state.isTagPassed = true;
    return ops.setCipherTag(state.id, state.tag);
}

/** The text in an encoding that stays the same from call to call. */
function encodedPart(state, bytes, encoding, isLast) {
    if (!encoding || encoding === "buffer") return bytes;
    const name = canonical(encoding);
    if (name === undefined) throw coded("TypeError", "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${encoding}`);
    if (state.decoder === undefined) {
        state.decoder = new StringDecoder(encoding);
        state.encoding = name;
    } else if (state.encoding !== name) {
        throw coded("Error", "ERR_INTERNAL_ASSERTION", "Cannot change encoding\nThis is caused by either a bug in Node.js or incorrect usage of Node.js internals.\nPlease open an issue with this stack trace at https://github.com/nodejs/node/issues\n");
    }
    return isLast ? state.decoder.end(bytes) : state.decoder.write(bytes);
}

function messageLimit(state) {
    return state.known.mode === "ccm" && state.ivLength > 11 ? 2 ** (8 * (15 - state.ivLength)) - 1 : 2 ** 31 - 1;
}

const methods = {
    _transform(chunk, encoding, callback) {
        this.push(this.update(chunk, encoding));
        callback();
    },
    _flush(callback) {
        try {
            this.push(this.final());
        } catch (error) {
            callback(error);
            return;
        }
        callback();
    },
    update(data, inputEncoding, outputEncoding) {
        if (typeof data !== "string" && !ArrayBuffer.isView(data)) {
            throw invalidArgumentType("data", "of type string or an instance of Buffer, TypedArray, or DataView", data);
        }
        const state = states.get(this);
        const bytes = toBytes(data, "data", inputEncoding);
        if (state.isFinished) throw new Error("Trying to add data in unsupported state");
        if (state.known.mode === "ccm" && bytes.byteLength > messageLimit(state)) {
            throw coded("RangeError", "ERR_CRYPTO_INVALID_MESSAGELEN", "Invalid message length");
        }
        passTag(state);
        let result;
        try {
            result = toBuffer(ops.updateCipher(state.id, bytes));
        } catch (error) {
            // CCM knows here already that the data is not authentic; that is told at the end.
            if (state.known.mode !== "ccm" || state.isEncrypting) throw error;
            state.hasFailed = true;
            result = toBuffer(new Uint8Array(0));
        }
        return encodedPart(state, result, outputEncoding, false);
    },
    final(outputEncoding) {
        const state = states.get(this);
        if (state.isFinished) throw coded("Error", "ERR_CRYPTO_INVALID_STATE", "Invalid state");
        const isAuthentic = isAuthenticated(state.known);
        const failure = isAuthentic ? "Unsupported state or unable to authenticate data" : "Unsupported state";
        state.isFinished = true;
        try {
            return encodedPart(state, finish(state, isAuthentic, failure), outputEncoding, true);
        } finally {
            release(this, state.id);
        }
    },
    setAutoPadding(isOn = true) {
        const state = states.get(this);
        if (state.isFinished) throw invalidState("setAutoPadding");
        ops.setCipherPadding(state.id, Boolean(isOn));
        return this;
    },
    setAAD(data, options) {
        const encoding = options?.encoding;
        const bytes = toBytes(data, "buffer", encoding, "of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView");
        const length = optionSize(options, "plaintextLength");
        const state = states.get(this);
        if (state.isFinished || !isAuthenticated(state.known)) throw invalidState("setAAD");
        if (state.known.mode === "ccm") {
            if (length === undefined) throw coded("TypeError", "ERR_MISSING_ARGS", "options.plaintextLength required for CCM mode with AAD");
            if (length > messageLimit(state)) throw coded("RangeError", "ERR_CRYPTO_INVALID_MESSAGELEN", "Invalid message length");
            passTag(state);
        }
        if (!ops.authenticateWithCipher(state.id, bytes, state.known.mode === "ccm" ? length : -1)) throw invalidState("setAAD");
        return this;
    },
};

function finish(state, isAuthentic, failure) {
    if (!state.isEncrypting && isAuthentic) {
        passTag(state);
        if (state.hasFailed || state.tag === undefined) throw new Error(failure);
    }
    const bytes = state.known.mode === "ccm" && !state.isEncrypting ? new Uint8Array(0) : ops.finishCipher(state.id, failure);
    if (state.isEncrypting && isAuthentic) state.tag = toBuffer(ops.cipherTag(state.id, state.tagLength ?? 16));
    return toBuffer(bytes);
}

function Cipheriv(cipher, key, iv, options) {
    if (!new.target) return new Cipheriv(cipher, key, iv, options);
    begin(this, cipher, key, iv, options, true);
}

function Decipheriv(cipher, key, iv, options) {
    if (!new.target) return new Decipheriv(cipher, key, iv, options);
    begin(this, cipher, key, iv, options, false);
}

for (const type of [Cipheriv, Decipheriv]) {
    Object.setPrototypeOf(type.prototype, LazyTransform.prototype);
    Object.setPrototypeOf(type, LazyTransform);
    for (const [name, value] of Object.entries(methods)) {
        Object.defineProperty(type.prototype, name, { value, writable: true, configurable: true, enumerable: true });
    }
}

Cipheriv.prototype.getAuthTag = function getAuthTag() {
    const { isFinished, tag } = states.get(this);
    if (!isFinished || tag === undefined) throw invalidState("getAuthTag");
    return tag;
};

Decipheriv.prototype.setAuthTag = function setAuthTag(tag, encoding) {
    const bytes = toBytes(tag, "buffer", encoding);
    const state = states.get(this);
    if (state.isFinished || !isAuthenticated(state.known) || state.tag !== undefined) throw invalidState("setAuthTag");
    const isValid = state.tagLength === undefined ? isGCMTag(bytes.byteLength) : bytes.byteLength === state.tagLength;
    if (!isValid) throw invalidTag(bytes.byteLength);
    state.tag = Uint8Array.from(bytes);
    return this;
};

function getCipherInfo(nameOrNID, options) {
    if (typeof nameOrNID !== "string" && typeof nameOrNID !== "number") {
        throw invalidArgumentType("nameOrNid", "of type string or number", nameOrNID);
    }
    const keyLength = options?.keyLength;
    const ivLength = options?.ivLength;
    for (const [name, value] of Object.entries({ keyLength, ivLength })) {
        if (value !== undefined && typeof value !== "number") throw invalidArgumentType(`options.${name}`, "of type number", value);
    }
    return information(nameOrNID, keyLength, ivLength);
}

module.exports = {
    Cipheriv, Decipheriv, getCipherInfo,
    createCipheriv: (cipher, key, iv, options) => new Cipheriv(cipher, key, iv, options),
    createDecipheriv: (cipher, key, iv, options) => new Decipheriv(cipher, key, iv, options),
};
