"use strict";
const assert = require("assert");

const { subtle } = crypto;
const bytes = (text) => new TextEncoder().encode(text);
const hex = (data) => Buffer.from(data).toString("hex");
const rejects = (promise, name) => assert.rejects(promise, (error) => {
    assert.strictEqual(error.name, name);
    return true;
});
const rsa = { modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
const data = bytes("what is signed");

module.exports = {
    "random values come into integer arrays"() {
        const array = new Uint32Array(8);
        assert.strictEqual(crypto.getRandomValues(array), array);
        assert.ok(array.some((value) => value !== 0));
        assert.throws(() => crypto.getRandomValues(new Float32Array(1)), { name: "TypeMismatchError" });
        assert.throws(() => crypto.getRandomValues(new Uint8Array(65537)), { name: "QuotaExceededError" });
        assert.match(crypto.randomUUID(), /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
        assert.strictEqual(Object.prototype.toString.call(crypto), "[object Crypto]");
        assert.strictEqual(Object.prototype.toString.call(subtle), "[object SubtleCrypto]");
        assert.throws(() => new CryptoKey(), { name: "TypeError" });
    },
    async "digest"() {
        const digest = await subtle.digest("sha-256", bytes("abc"));
        assert.ok(digest instanceof ArrayBuffer);
        assert.strictEqual(hex(digest), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert.strictEqual(hex(await subtle.digest({ name: "SHA-1" }, bytes("abc").buffer)), "a9993e364706816aba3e25717850c26c9cd0d89d");
        await rejects(subtle.digest("md5", data), "NotSupportedError");
        await rejects(subtle.digest("SHA-256", "abc"), "TypeError");
    },
    async "HMAC"() {
        const key = await subtle.importKey("raw", new Uint8Array(20).fill(0x0b), { name: "HMAC", hash: "SHA-256" }, true, ["sign", "verify"]);
        assert.deepStrictEqual(key.usages, ["sign", "verify"]);
        assert.strictEqual(key.type, "secret");
        assert.strictEqual(key.algorithm.name, "HMAC");
        assert.strictEqual(key.algorithm.length, 160);
        assert.strictEqual(key.algorithm.hash.name, "SHA-256");
        const signature = await subtle.sign("HMAC", key, bytes("Hi There"));
        assert.strictEqual(hex(signature), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assert.strictEqual(await subtle.verify("HMAC", key, signature, bytes("Hi There")), true);
        assert.strictEqual(await subtle.verify("HMAC", key, signature, bytes("Hi there")), false);
        const jwk = await subtle.exportKey("jwk", key);
        assert.deepStrictEqual({ kty: jwk.kty, alg: jwk.alg, ext: jwk.ext, key_ops: jwk.key_ops }, { kty: "oct", alg: "HS256", ext: true, key_ops: ["sign", "verify"] });
        const again = await subtle.importKey("jwk", jwk, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
        assert.deepStrictEqual(await subtle.sign("HMAC", again, bytes("Hi There")), signature);
        await assert.rejects(subtle.exportKey("raw", again));
        await rejects(subtle.verify("HMAC", again, signature, data), "InvalidAccessError");
        await rejects(subtle.importKey("raw", new Uint8Array(8), { name: "HMAC", hash: "SHA-256" }, true, ["encrypt"]), "SyntaxError");
        await rejects(subtle.importKey("raw", new Uint8Array(8), { name: "HMAC", hash: "SHA-256" }, true, []), "SyntaxError");
        assert.strictEqual((await subtle.generateKey({ name: "HMAC", hash: "SHA-512" }, true, ["sign"])).algorithm.length, 1024);
    },
    async "AES"() {
        const iv = new Uint8Array(16).fill(1);
        for (const [name, parameters] of [["AES-CBC", { iv }], ["AES-CTR", { counter: iv, length: 64 }], ["AES-GCM", { iv: iv.subarray(0, 12), additionalData: data }]]) {
            const key = await subtle.generateKey({ name, length: 256 }, true, ["encrypt", "decrypt"]);
            const secret = await subtle.encrypt({ name, ...parameters }, key, data);
            assert.deepStrictEqual(new Uint8Array(await subtle.decrypt({ name, ...parameters }, key, secret)), data, name);
            const jwk = await subtle.exportKey("jwk", key);
            assert.strictEqual(jwk.alg, `A256${name.slice(4)}`);
            const copy = await subtle.importKey("jwk", jwk, name, false, ["decrypt"]);
            assert.deepStrictEqual(new Uint8Array(await subtle.decrypt({ name, ...parameters }, copy, secret)), data);
            await rejects(subtle.encrypt({ name, ...parameters }, copy, data), "InvalidAccessError");
        }
        const key = await subtle.importKey("raw", new Uint8Array(16), "AES-GCM", false, ["encrypt", "decrypt"]);
        const sealed = await subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(12), tagLength: 96 }, key, new Uint8Array(16));
        assert.strictEqual(hex(sealed), "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b2");
        const broken = new Uint8Array(sealed);
        broken[0] ^= 1;
        await rejects(subtle.decrypt({ name: "AES-GCM", iv: new Uint8Array(12), tagLength: 96 }, key, broken), "OperationError");
        await rejects(subtle.decrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, key, new Uint8Array(3)), "OperationError");
        await rejects(subtle.generateKey({ name: "AES-GCM", length: 100 }, true, ["encrypt"]), "OperationError");
        await rejects(subtle.importKey("raw", new Uint8Array(5), "AES-GCM", true, ["encrypt"]), "DataError");
    },
    async "a short counter starts again"() {
        const key = await subtle.importKey("raw", new Uint8Array(16), "AES-CTR", false, ["encrypt"]);
        const counter = new Uint8Array(16).fill(0xff);
        const wrapped = new Uint8Array(await subtle.encrypt({ name: "AES-CTR", counter, length: 8 }, key, new Uint8Array(48)));
        const start = Uint8Array.from([...counter.subarray(0, 15), 0]);
        const second = new Uint8Array(await subtle.encrypt({ name: "AES-CTR", counter: start, length: 8 }, key, new Uint8Array(32)));
        assert.deepStrictEqual(wrapped.subarray(16), second);
    },
    async "keys are wrapped"() {
        const wrapping = await subtle.importKey("raw", Buffer.from("000102030405060708090a0b0c0d0e0f", "hex"), "AES-KW", false, ["wrapKey", "unwrapKey"]);
        const key = await subtle.importKey("raw", Buffer.from("00112233445566778899aabbccddeeff", "hex"), "AES-GCM", true, ["encrypt"]);
        const wrapped = await subtle.wrapKey("raw", key, wrapping, "AES-KW");
        assert.strictEqual(hex(wrapped), "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5");
        const found = await subtle.unwrapKey("raw", wrapped, wrapping, "AES-KW", "AES-GCM", true, ["encrypt"]);
        assert.strictEqual(hex(await subtle.exportKey("raw", found)), "00112233445566778899aabbccddeeff");
        const asText = await subtle.wrapKey("jwk", key, wrapping, "AES-KW");
        assert.strictEqual((await subtle.unwrapKey("jwk", asText, wrapping, "AES-KW", "AES-GCM", true, ["encrypt"])).type, "secret");
    },
    async "keys are derived"() {
        const password = await subtle.importKey("raw", bytes("password"), "PBKDF2", false, ["deriveBits", "deriveKey"]);
        const parameters = { name: "PBKDF2", salt: bytes("salt"), iterations: 1, hash: "SHA-1" };
        assert.strictEqual(hex(await subtle.deriveBits(parameters, password, 160)), "0c60c80f961f0e71f3a9b524af6012062fe037a6");
        const key = await subtle.deriveKey(parameters, password, { name: "AES-GCM", length: 128 }, true, ["encrypt"]);
        assert.strictEqual(hex(await subtle.exportKey("raw", key)), "0c60c80f961f0e71f3a9b524af601206");
        assert.strictEqual((await subtle.deriveKey(parameters, password, { name: "HMAC", hash: "SHA-256" }, true, ["sign"])).algorithm.length, 512);
        const secret = await subtle.importKey("raw", new Uint8Array(22).fill(0x0b), "HKDF", false, ["deriveBits"]);
        const made = await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: Buffer.from("000102030405060708090a0b0c", "hex"), info: Buffer.from("f0f1f2f3f4f5f6f7f8f9", "hex") }, secret, 336);
        assert.strictEqual(hex(made), "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
        await rejects(subtle.importKey("raw", data, "PBKDF2", true, ["deriveBits"]), "SyntaxError");
        await rejects(subtle.deriveBits(parameters, password, 5), "OperationError");
    },
    async "signatures"() {
        for (const [parameters, signing, formats] of [
            [{ name: "RSASSA-PKCS1-v1_5", ...rsa }, "RSASSA-PKCS1-v1_5", ["spki", "jwk"]], [{ name: "RSA-PSS", ...rsa }, { name: "RSA-PSS", saltLength: 32 }, ["spki", "jwk"]],
            [{ name: "ECDSA", namedCurve: "P-256" }, { name: "ECDSA", hash: "SHA-256" }, ["spki", "jwk", "raw"]], [{ name: "Ed25519" }, "Ed25519", ["spki", "jwk", "raw"]],
        ]) {
            const { publicKey, privateKey } = await subtle.generateKey(parameters, true, ["sign", "verify"]);
            assert.deepStrictEqual([publicKey.usages, privateKey.usages], [["verify"], ["sign"]]);
            const signature = await subtle.sign(signing, privateKey, data);
            assert.strictEqual(await subtle.verify(signing, publicKey, signature, data), true, parameters.name);
            assert.strictEqual(await subtle.verify(signing, publicKey, signature, bytes("other")), false);
            if (parameters.name === "ECDSA") assert.strictEqual(signature.byteLength, 64);
            for (const format of formats) {
                const copy = await subtle.importKey(format, await subtle.exportKey(format, publicKey), parameters, true, ["verify"]);
                assert.strictEqual(await subtle.verify(signing, copy, signature, data), true, `${parameters.name} ${format}`);
            }
            for (const format of ["pkcs8", "jwk"]) {
                const copy = await subtle.importKey(format, await subtle.exportKey(format, privateKey), parameters, false, ["sign"]);
                assert.strictEqual(await subtle.verify(signing, publicKey, await subtle.sign(signing, copy, data), data), true);
            }
            await rejects(subtle.sign(signing, publicKey, data), "InvalidAccessError");
        }
        const { privateKey } = await subtle.generateKey({ name: "RSA-PSS", ...rsa }, true, ["sign"]);
        assert.deepStrictEqual([privateKey.algorithm.modulusLength, [...privateKey.algorithm.publicExponent], privateKey.algorithm.hash.name], [1024, [1, 0, 1], "SHA-256"]);
        assert.strictEqual((await subtle.exportKey("jwk", privateKey)).alg, "PS256");
        await rejects(subtle.importKey("spki", new Uint8Array(5), { name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]), "DataError");
    },
    async "RSA-OAEP"() {
        const { publicKey, privateKey } = await subtle.generateKey({ name: "RSA-OAEP", ...rsa }, true, ["encrypt", "decrypt"]);
        const parameters = { name: "RSA-OAEP", label: bytes("label") };
        const secret = await subtle.encrypt(parameters, publicKey, data);
        assert.deepStrictEqual(new Uint8Array(await subtle.decrypt(parameters, privateKey, secret)), data);
        await rejects(subtle.decrypt("RSA-OAEP", privateKey, secret), "OperationError");
    },
    async "ECDH and X25519"() {
        for (const parameters of [{ name: "ECDH", namedCurve: "P-384" }, { name: "X25519" }]) {
            const [one, other] = [await subtle.generateKey(parameters, false, ["deriveBits", "deriveKey"]), await subtle.generateKey(parameters, false, ["deriveBits"])];
            const secret = await subtle.deriveBits({ name: parameters.name, public: other.publicKey }, one.privateKey, 256);
            assert.deepStrictEqual(secret, await subtle.deriveBits({ name: parameters.name, public: one.publicKey }, other.privateKey, 256));
            assert.strictEqual(secret.byteLength, 32);
            const key = await subtle.deriveKey({ name: parameters.name, public: other.publicKey }, one.privateKey, { name: "AES-GCM", length: 128 }, true, ["encrypt"]);
            assert.strictEqual(hex(await subtle.exportKey("raw", key)), hex(secret).slice(0, 32));
            await rejects(subtle.deriveBits({ name: parameters.name, public: other.publicKey }, one.privateKey, 4096), "OperationError");
        }
    },
    async "unknown names and missing members are told"() {
        await rejects(subtle.generateKey("nope", true, ["sign"]), "NotSupportedError");
        await rejects(subtle.generateKey({ name: "HMAC" }, true, ["sign"]), "TypeError");
        await rejects(subtle.generateKey({}, true, ["sign"]), "TypeError");
        await rejects(subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, []), "SyntaxError");
        await rejects(subtle.sign("HMAC", {}, data), "TypeError");
    },
};
