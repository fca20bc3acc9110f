"use strict";
const assert = require("assert");
const crypto = require("crypto");
const { promisify } = require("util");

const fails = (body, code, message) => assert.throws(body, (error) => {
    assert.strictEqual(error.code, code);
    assert.strictEqual(error.message, message);
    return true;
});

module.exports = {
    async "pbkdf2 is that of RFC 6070"() {
        assert.strictEqual(crypto.pbkdf2Sync("password", "salt", 2, 20, "sha1").toString("hex"), "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
        assert.strictEqual(crypto.pbkdf2Sync("password", "salt", 1, 20, "sha1").toString("hex"), "0c60c80f961f0e71f3a9b524af6012062fe037a6");
        assert.strictEqual((await promisify(crypto.pbkdf2)("password", "salt", 1, 20, "sha1")).toString("hex"), "0c60c80f961f0e71f3a9b524af6012062fe037a6");
        assert.strictEqual(crypto.pbkdf2Sync("", "", 1, 0, "sha1").length, 0);
        fails(() => crypto.pbkdf2Sync("a", "b", 1, 1, "nope"), "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: nope");
        fails(() => crypto.pbkdf2("a", "b", 1, 1, "nope", () => {}), "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: nope");
        fails(() => crypto.pbkdf2("a", "b", 1, 1, "sha1"), "ERR_INVALID_ARG_TYPE", "The \"callback\" argument must be of type function. Received undefined");
        fails(() => crypto.pbkdf2Sync("a", "b", 0, 1, "sha1"), "ERR_OUT_OF_RANGE", "The value of \"iterations\" is out of range. It must be >= 1 && <= 2147483647. Received 0");
        fails(() => crypto.pbkdf2Sync("a", "b", 1, 1), "ERR_INVALID_ARG_TYPE", "The \"digest\" argument must be of type string. Received undefined");
        fails(() => crypto.pbkdf2Sync(5, "b", 1, 1, "sha1"), "ERR_INVALID_ARG_TYPE",
            "The \"password\" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView. Received type number (5)");
    },
    async "scrypt is that of RFC 7914"() {
        const expected = "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442";
        assert.strictEqual(crypto.scryptSync("", "", 32, { N: 16, r: 1, p: 1 }).toString("hex"), expected);
        assert.strictEqual((await promisify(crypto.scrypt)("", "", 32, { cost: 16, blockSize: 1, parallelization: 1 })).toString("hex"), expected);
        assert.strictEqual((await promisify(crypto.scrypt)("a", "b", 16)).length, 16);
        fails(() => crypto.scryptSync("a", "b", 16, { N: 3 }), "ERR_CRYPTO_INVALID_SCRYPT_PARAMS", "Invalid scrypt params");
        fails(() => crypto.scryptSync("a", "b", 16, { N: 2 ** 20 }), "ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
            "Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded");
    },
    async "hkdf is that of RFC 5869"() {
        const key = Buffer.alloc(22, 0x0b);
        const salt = Buffer.from("000102030405060708090a0b0c", "hex");
        const info = Buffer.from("f0f1f2f3f4f5f6f7f8f9", "hex");
        const expected = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865";
        const made = crypto.hkdfSync("sha256", key, salt, info, 42);
        assert.ok(made instanceof ArrayBuffer);
        assert.strictEqual(Buffer.from(made).toString("hex"), expected);
        assert.strictEqual(Buffer.from(await promisify(crypto.hkdf)("sha256", crypto.createSecretKey(key), salt, info, 42)).toString("hex"), expected);
        assert.strictEqual(Buffer.from(crypto.hkdfSync("sha1", "", "", "", 5)).length, 5);
        fails(() => crypto.hkdfSync("nope", "a", "b", "c", 10), "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: nope");
        fails(() => crypto.hkdfSync("sha1", "a", "b", "c", 1e6), "ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length");
    },
    async "random values have the sizes asked for"() {
        assert.strictEqual(crypto.randomBytes(10).length, 10);
        assert.strictEqual((await promisify(crypto.randomBytes)(10)).length, 10);
        assert.notDeepStrictEqual(crypto.randomBytes(16), crypto.randomBytes(16));
        const filled = crypto.randomFillSync(new Uint32Array(4), 1, 2);
        assert.strictEqual(filled[0], 0);
        assert.strictEqual(filled[3], 0);
        const later = await promisify(crypto.randomFill)(Buffer.alloc(64));
        assert.ok(later.some((byte) => byte !== 0));
        fails(() => crypto.randomBytes(-1), "ERR_OUT_OF_RANGE", "The value of \"size\" is out of range. It must be >= 0 && <= 2147483647. Received -1");
        fails(() => crypto.randomBytes("1"), "ERR_INVALID_ARG_TYPE", "The \"size\" argument must be of type number. Received type string ('1')");
        fails(() => crypto.randomBytes(1, 5), "ERR_INVALID_ARG_TYPE", "The \"callback\" argument must be of type function. Received type number (5)");
        fails(() => crypto.randomFillSync(Buffer.alloc(4), 5), "ERR_OUT_OF_RANGE", "The value of \"offset\" is out of range. It must be >= 0 && <= 4. Received 5");
        fails(() => crypto.randomFillSync(Buffer.alloc(4), 1, 4), "ERR_OUT_OF_RANGE", "The value of \"size + offset\" is out of range. It must be <= 4. Received 5");
        fails(() => crypto.randomFillSync("x"), "ERR_INVALID_ARG_TYPE", "The \"buf\" argument must be an instance of ArrayBuffer or ArrayBufferView. Received type string ('x')");
    },
    async "randomInt keeps to its range"() {
        for (let count = 0; count < 50; count++) {
            assert.ok([0, 1, 2].includes(crypto.randomInt(3)));
            assert.ok([-2, -1].includes(crypto.randomInt(-2, 0)));
        }
        assert.ok((await promisify(crypto.randomInt)(5)) < 5);
        fails(() => crypto.randomInt(0), "ERR_OUT_OF_RANGE", "The value of \"max\" is out of range. It must be greater than the value of \"min\" (0). Received 0");
        fails(() => crypto.randomInt(1.5), "ERR_INVALID_ARG_TYPE", "The \"max\" argument must be a safe integer. Received type number (1.5)");
        fails(() => crypto.randomInt(-1, 2 ** 48), "ERR_OUT_OF_RANGE", "The value of \"max - min\" is out of range. It must be <= 281474976710655. Received 281_474_976_710_657");
    },
    "uuids are of version 4"() {
        assert.match(crypto.randomUUID(), /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
        assert.match(crypto.randomUUID({ disableEntropyCache: true }), /^[\da-f-]{36}$/);
        assert.throws(() => crypto.randomUUID(5), { code: "ERR_INVALID_ARG_TYPE" });
    },
    "timingSafeEqual compares bytes"() {
        assert.strictEqual(crypto.timingSafeEqual(Buffer.from("abc"), new Uint8Array([97, 98, 99])), true);
        assert.strictEqual(crypto.timingSafeEqual(Buffer.from("abc"), Buffer.from("abd")), false);
        fails(() => crypto.timingSafeEqual(Buffer.from("a"), Buffer.from("ab")), "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
        fails(() => crypto.timingSafeEqual("a", Buffer.from("ab")), "ERR_INVALID_ARG_TYPE",
            "The \"buf1\" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.");
    },
    async "primes are found and known"() {
        assert.strictEqual(crypto.checkPrimeSync(7919n), true);
        assert.strictEqual(crypto.checkPrimeSync(Buffer.from([15])), false);
        assert.strictEqual(await promisify(crypto.checkPrime)(2n ** 127n - 1n), true);
        const prime = crypto.generatePrimeSync(64, { bigint: true });
        assert.strictEqual(prime.toString(2).length, 64);
        assert.strictEqual(crypto.checkPrimeSync(prime), true);
        assert.strictEqual((await promisify(crypto.generatePrime)(32, { bigint: true, add: 12n, rem: 7n })) % 12n, 7n);
        assert.strictEqual(crypto.generatePrimeSync(32).byteLength, 4);
    },
    "constants and names are there"() {
        assert.strictEqual(crypto.constants.RSA_PKCS1_OAEP_PADDING, 4);
        assert.strictEqual(crypto.constants.RSA_PSS_SALTLEN_DIGEST, -1);
        assert.strictEqual(crypto.webcrypto, globalThis.crypto);
        assert.strictEqual(crypto.subtle, crypto.webcrypto.subtle);
        assert.strictEqual(crypto.getFips(), 0);
        assert.ok(Object.keys(crypto).includes("createHash"));
    },
};
