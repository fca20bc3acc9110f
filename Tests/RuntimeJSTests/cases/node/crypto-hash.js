"use strict";
const assert = require("assert");
const crypto = require("crypto");
const { pipeline } = require("stream/promises");
const { Readable } = require("stream");

const fails = (body, code, message) => assert.throws(body, (error) => {
    assert.strictEqual(error.code, code);
    assert.strictEqual(error.message, message);
    return true;
});

module.exports = {
    "digests are those of the standards"() {
        const known = {
            md5: "900150983cd24fb0d6963f7d28e17f72", sha1: "a9993e364706816aba3e25717850c26c9cd0d89d",
            sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "SHA-256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "RSA-SHA1": "a9993e364706816aba3e25717850c26c9cd0d89d", ripemd160: "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc",
            "sha3-256": "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
        };
        for (const [name, hex] of Object.entries(known)) assert.strictEqual(crypto.createHash(name).update("abc").digest("hex"), hex);
    },
    "data comes in parts, strings, encodings and views"() {
        const hash = crypto.createHash("sha1");
        assert.strictEqual(hash.update("a"), hash);
        hash.update("62", "hex").update(new DataView(Uint8Array.of(0, 99).buffer, 1));
        assert.strictEqual(hash.digest("base64"), "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
        assert.strictEqual(crypto.createHash("sha1").update("\u00e9", "latin1").digest("base64url"), "FZnp-kHsaMgCMEkZAnhr7oifW8s");
        assert.ok(Buffer.isBuffer(crypto.createHash("sha1").digest()));
        assert.strictEqual(crypto.createHash("sha1").digest("latin1").length, 20);
        assert.strictEqual(crypto.createHash("md5").update(new Uint16Array([0x6162])).digest("hex"), crypto.createHash("md5").update(Buffer.from("ba")).digest("hex"));
    },
    "a hash is finished once"() {
        const hash = crypto.createHash("sha1");
        hash.digest();
        fails(() => hash.digest(), "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
        fails(() => hash.update("a"), "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
        fails(() => hash.copy(), "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
    },
    "a copy goes its own way"() {
        const hash = crypto.createHash("sha256").update("a");
        const copy = hash.copy();
        hash.update("b");
        assert.strictEqual(copy.digest("hex"), crypto.createHash("sha256").update("a").digest("hex"));
        assert.strictEqual(hash.digest("hex"), crypto.createHash("sha256").update("ab").digest("hex"));
    },
    "XOFs have the length asked for"() {
        assert.strictEqual(crypto.createHash("shake128", { outputLength: 5 }).digest("hex"), "7f9c2ba4e8");
        assert.strictEqual(crypto.createHash("shake256").digest().length, 32);
        assert.strictEqual(crypto.createHash("shake128", { outputLength: 0 }).digest("hex"), "");
        assert.strictEqual(crypto.createHash("shake128", { outputLength: 3 }).copy({ outputLength: 7 }).digest().length, 7);
        assert.strictEqual(crypto.createHash("sha256", { outputLength: 32 }).digest().length, 32);
        fails(() => crypto.createHash("sha256", { outputLength: 5 }), "ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH",
            "error:030000B2:digital envelope routines::not XOF or invalid length");
    },
    "wrong arguments are named"() {
        fails(() => crypto.createHash(), "ERR_INVALID_ARG_TYPE", "The \"algorithm\" argument must be of type string. Received undefined");
        fails(() => crypto.createHash("nope"), undefined, "Digest method not supported");
        fails(() => crypto.createHash("sha1").update(), "ERR_INVALID_ARG_TYPE",
            "The \"data\" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received undefined");
        fails(() => crypto.createHash("sha1").update({}), "ERR_INVALID_ARG_TYPE",
            "The \"data\" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received an instance of Object");
        fails(() => crypto.createHmac("nope", "k"), "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: nope");
        fails(() => crypto.createHmac("sha1"), "ERR_INVALID_ARG_TYPE", "The \"key\" argument must be of type string or an instance of " +
            "ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey. Received undefined");
    },
    "hmacs are those of RFC 4231"() {
        const hmac = (name) => crypto.createHmac(name, Buffer.alloc(20, 0x0b)).update("Hi There").digest("hex");
        assert.strictEqual(hmac("sha256"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assert.strictEqual(hmac("sha224"), "896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22");
        assert.strictEqual(crypto.createHmac("md5", "").update("").digest("hex"), "74e6f7298a9c2d168935f58c001bad88");
        assert.strictEqual(crypto.createHmac("sha1", crypto.createSecretKey("k", "utf8")).update("x").digest("hex"),
            crypto.createHmac("sha1", "k").update("x").digest("hex"));
        assert.strictEqual(crypto.createHmac("sha1", "a".repeat(200)).update("x").digest("hex").length, 40);
    },
    "a finished hmac gives nothing, and takes nothing"() {
        const hmac = crypto.createHmac("sha1", "k").update("a");
        hmac.digest();
        assert.strictEqual(hmac.digest("hex"), "");
        assert.strictEqual(hmac.digest().length, 0);
        fails(() => hmac.update("b"), "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
    },
    async "both are streams"() {
        const hash = crypto.createHash("sha1");
        await pipeline(Readable.from([Buffer.from("a"), Buffer.from("bc")]), hash);
        assert.strictEqual(hash.read().toString("hex"), "a9993e364706816aba3e25717850c26c9cd0d89d");
        const hmac = crypto.createHmac("sha1", "k");
        hmac.setEncoding("hex");
        hmac.end("x");
        const parts = [];
        for await (const part of hmac) parts.push(part);
        assert.strictEqual(parts.join(""), crypto.createHmac("sha1", "k").update("x").digest("hex"));
        hash.on("error", () => {});
    },
    async "write and end take encodings"() {
        const hash = crypto.createHash("md5");
        hash.write("61", "hex");
        hash.end("YmM=", "base64");
        const [data] = await new Promise((resolve) => hash.on("data", (part) => resolve([part])));
        assert.strictEqual(data.toString("hex"), crypto.createHash("md5").update("abc").digest("hex"));
    },
    "hash() needs no object"() {
        assert.strictEqual(crypto.hash("md5", "abc"), "900150983cd24fb0d6963f7d28e17f72");
        assert.strictEqual(crypto.hash("md5", Buffer.from("abc"), "base64"), "kAFQmDzST7DWlj99KOF/cg==");
        assert.ok(Buffer.isBuffer(crypto.hash("md5", "abc", "buffer")));
    },
    "names are listed"() {
        const hashes = crypto.getHashes();
        for (const name of ["md5", "sha1", "sha256", "sha512", "RSA-SHA256", "sha3-512", "shake256", "blake2b512"]) assert.ok(hashes.includes(name), name);
        assert.deepStrictEqual([...hashes].sort(), hashes);
        assert.ok(!hashes.includes("md4"));
        for (const name of ["aes-256-cbc", "aes-128-gcm", "chacha20-poly1305"]) assert.ok(crypto.getCiphers().includes(name), name);
        for (const name of ["prime256v1", "secp384r1", "secp256k1"]) assert.ok(crypto.getCurves().includes(name), name);
    },
    "large data is hashed in parts"() {
        const part = Buffer.alloc(1 << 20, 7);
        const hash = crypto.createHash("sha256");
        for (let count = 0; count < 8; count++) hash.update(part);
        assert.strictEqual(hash.digest("hex"), crypto.createHash("sha256").update(Buffer.alloc(8 << 20, 7)).digest("hex"));
    },
};
