"use strict";
// Keys derived from passwords and secrets: pbkdf2, scrypt, hkdf.

const { coded } = internal("errors");
const { work } = internal("resources");
const { outOfRange, requireFunction, requireInteger, requireString } = internal("validators");
const { toBytes, toBuffer, settle } = internal("crypto/bytes");

const most = 2 ** 31 - 1;

function pbkdf2Start(password, salt, iterations, length, digest) {
    requireString(digest, "digest");
    const secret = toBytes(password, "password");
    const salted = toBytes(salt, "salt");
    requireInteger(iterations, "iterations", 1, most);
    requireInteger(length, "keylen", 0, most);
    return (id) => ops.pbkdf2(id, digest, secret, salted, iterations, length);
}

function pbkdf2(password, salt, iterations, length, digest, callback) {
    if (typeof digest === "function") [callback, digest] = [digest, undefined];
    const start = pbkdf2Start(password, salt, iterations, length, digest);
    requireFunction(callback, "callback");
    later(start, toBuffer, callback);
}

const pbkdf2Sync = (password, salt, iterations, length, digest) =>
    toBuffer(pbkdf2Start(password, salt, iterations, length, digest)(0));

const scryptDefaults = { N: 16384, r: 8, p: 1, maxmem: 32 * 1024 * 1024 };
const scryptNames = { N: "cost", r: "blockSize", p: "parallelization" };

function scryptStart(password, salt, length, options) {
    const secret = toBytes(password, "password");
    const salted = toBytes(salt, "salt");
    requireInteger(length, "keylen", 0, most);
    const found = { ...scryptDefaults };
    if (options) {
        for (const [name, long] of Object.entries(scryptNames)) {
            const value = options[name];
            if (value !== undefined) {
                requireInteger(value, name, 0, 2 ** 32 - 1);
                found[name] = value;
            }
            if (options[long] === undefined) continue;
            if (value !== undefined) {
                throw coded("TypeError", "ERR_INCOMPATIBLE_OPTION_PAIR", `Option "${name}" cannot be used in combination with option "${long}"`);
            }
            requireInteger(options[long], long, 0, 2 ** 32 - 1);
            found[name] = options[long];
        }
        if (options.maxmem !== undefined) {
            requireInteger(options.maxmem, "maxmem", 0, Number.MAX_SAFE_INTEGER);
            found.maxmem = options.maxmem;
        }
        for (const name of ["N", "r", "p", "maxmem"]) if (found[name] === 0) found[name] = scryptDefaults[name];
    }
    return (id) => ops.scrypt(id, secret, salted, length, `${found.N} ${found.r} ${found.p}`, found.maxmem);
}

function scrypt(password, salt, length, options, callback) {
    if (callback === undefined) [callback, options] = [options, undefined];
    const start = scryptStart(password, salt, length, options);
    requireFunction(callback, "callback");
    later(start, toBuffer, callback);
}

const scryptSync = (password, salt, length, options) => toBuffer(scryptStart(password, salt, length, options)(0));

function hkdfKey(key) {
    const secret = internal("crypto/key-input").keyObjectBytes(key);
    if (secret !== undefined) return secret;
    return toBytes(key, "ikm", undefined,
        "of type string or an instance of SecretKeyObject, ArrayBuffer, TypedArray, DataView, or Buffer");
}

/** RFC 5869. */
function expand(digest, key, salt, info, length) {
    const { hmac } = internal("crypto/hash");
    const { Buffer } = require("node/buffer");
    const size = digestSize(digest);
    if (length > size * 255) throw coded("RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length");
    const extracted = hmac(digest, salt.length === 0 ? Buffer.alloc(size) : salt, key);
    const blocks = [];
    let last = Buffer.alloc(0);
    for (let count = 1; (count - 1) * size < length; count++) {
        last = hmac(digest, extracted, Buffer.concat([last, info, Buffer.from([count])]));
        blocks.push(last);
    }
    const result = new Uint8Array(length);
    result.set(Buffer.concat(blocks).subarray(0, length));
    return result.buffer;
}

function digestSize(digest) {
    try {
        return ops.digest(digest, "").byteLength;
    } catch {
        throw coded("TypeError", "ERR_CRYPTO_INVALID_DIGEST", `Invalid digest: ${digest}`);
    }
}

function hkdfArguments(digest, key, salt, info, length) {
    requireString(digest, "digest");
    const secret = hkdfKey(key);
    const salted = toBytes(salt, "salt");
    const context = toBytes(info, "info");
    requireInteger(length, "length", 0, most);
    if (context.byteLength > 1024) throw outOfRange("info", "must not contain more than 1024 bytes", context.byteLength);
    return [digest, secret, salted, context, length];
}

const hkdfSync = (...values) => expand(...hkdfArguments(...values));

function hkdf(digest, key, salt, info, length, callback) {
    const values = hkdfArguments(digest, key, salt, info, length);
    requireFunction(callback, "callback");
    digestSize(digest);
    if (length > digestSize(digest) * 255) throw coded("RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length");
    settle(Promise.resolve().then(() => expand(...values)), callback);
}

// What is wrong with the arguments is thrown by the function itself, not told to the callback.
function later(start, convert, callback) {
    let thrown;
    const promise = work((id) => {
        try {
            start(id);
        } catch (error) {
            thrown = error;
            throw error;
        }
    });
    if (thrown !== undefined) {
        promise.catch(() => {});
        throw thrown;
    }
    settle(promise.then(convert), callback);
}

module.exports = { pbkdf2, pbkdf2Sync, scrypt, scryptSync, hkdf, hkdfSync, later };
