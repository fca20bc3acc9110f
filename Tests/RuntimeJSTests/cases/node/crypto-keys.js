"use strict";
const assert = require("assert");
const crypto = require("crypto");
const { promisify } = require("util");

const fails = (body, code, message) => assert.throws(body, (error) => {
    assert.strictEqual(error.code, code);
    if (message !== undefined) assert.strictEqual(error.message, message);
    return true;
});
// Made once: keys cost time.
const rsa = crypto.generateKeyPairSync("rsa", { modulusLength: 1024 });
const ec = crypto.generateKeyPairSync("ec", { namedCurve: "P-256" });
const ed = crypto.generateKeyPairSync("ed25519");
const x = crypto.generateKeyPairSync("x25519");

module.exports = {
    "keys say what they are"() {
        assert.strictEqual(rsa.privateKey.type, "private");
        assert.strictEqual(rsa.publicKey.type, "public");
        assert.strictEqual(rsa.publicKey.asymmetricKeyType, "rsa");
        assert.deepStrictEqual({ ...rsa.privateKey.asymmetricKeyDetails }, { modulusLength: 1024, publicExponent: 65537n });
        assert.deepStrictEqual({ ...ec.publicKey.asymmetricKeyDetails }, { namedCurve: "prime256v1" });
        assert.strictEqual(ed.privateKey.asymmetricKeyType, "ed25519");
        assert.deepStrictEqual({ ...x.publicKey.asymmetricKeyDetails }, {});
        assert.strictEqual(Object.prototype.toString.call(rsa.privateKey), "[object KeyObject]");
        assert.ok(rsa.privateKey instanceof crypto.KeyObject);
        const pss = crypto.generateKeyPairSync("rsa-pss", { modulusLength: 1024, hashAlgorithm: "sha256", saltLength: 20 });
        assert.deepStrictEqual({ ...pss.publicKey.asymmetricKeyDetails },
            { modulusLength: 1024, publicExponent: 65537n, hashAlgorithm: "sha256", mgf1HashAlgorithm: "sha256", saltLength: 20 });
    },
    "every form that is written can be read"() {
        for (const { publicKey, privateKey } of [rsa, ec, ed, x]) {
            const kind = publicKey.asymmetricKeyType;
            const special = kind === "rsa" ? "pkcs1" : kind === "ec" ? "sec1" : "pkcs8";
            for (const format of ["pem", "der"]) {
                for (const type of new Set(["pkcs8", special])) {
                    const written = privateKey.export({ format, type });
                    assert.strictEqual(typeof written, format === "pem" ? "string" : "object");
                    assert.ok(crypto.createPrivateKey({ key: written, format, type }).equals(privateKey), `${kind} ${type} ${format}`);
                }
                for (const type of kind === "rsa" ? ["spki", "pkcs1"] : ["spki"]) {
                    const written = publicKey.export({ format, type });
                    assert.ok(crypto.createPublicKey({ key: written, format, type }).equals(publicKey), `${kind} ${type} ${format}`);
                }
            }
            const jwk = privateKey.export({ format: "jwk" });
            assert.ok(crypto.createPrivateKey({ key: jwk, format: "jwk" }).equals(privateKey), kind);
            assert.ok(crypto.createPublicKey({ key: publicKey.export({ format: "jwk" }), format: "jwk" }).equals(publicKey), kind);
            assert.ok(crypto.createPublicKey({ key: jwk, format: "jwk" }).equals(publicKey), kind);
            assert.ok(crypto.createPublicKey(privateKey).equals(publicKey));
            assert.ok(crypto.createPublicKey(privateKey.export({ format: "pem", type: "pkcs8" })).equals(publicKey));
        }
        assert.match(rsa.privateKey.export({ format: "pem", type: "pkcs1" }), /^-----BEGIN RSA PRIVATE KEY-----\n/);
        assert.match(ec.privateKey.export({ format: "pem", type: "sec1" }), /^-----BEGIN EC PRIVATE KEY-----\n/);
        assert.match(ec.publicKey.export({ format: "pem", type: "spki" }), /^-----BEGIN PUBLIC KEY-----\n/);
        assert.deepStrictEqual(Object.keys(rsa.privateKey.export({ format: "jwk" })), ["kty", "n", "e", "d", "p", "q", "dp", "dq", "qi"]);
        assert.deepStrictEqual(Object.keys(ec.privateKey.export({ format: "jwk" })).sort(), ["crv", "d", "kty", "x", "y"]);
    },
    "private keys are encrypted with a passphrase"() {
        for (const [format, type] of [["pem", "pkcs8"], ["der", "pkcs8"], ["pem", "pkcs1"]]) {
            const written = rsa.privateKey.export({ format, type, cipher: "aes-256-cbc", passphrase: "secret" });
            assert.ok(crypto.createPrivateKey({ key: written, format, type, passphrase: "secret" }).equals(rsa.privateKey), type);
            assert.throws(() => crypto.createPrivateKey({ key: written, format, type, passphrase: "wrong" }));
        }
        const written = rsa.privateKey.export({ format: "pem", type: "pkcs8", cipher: "aes-128-cbc", passphrase: Buffer.from("s") });
        assert.match(written, /^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
        assert.throws(() => crypto.createPrivateKey(written));
        fails(() => rsa.privateKey.export({ format: "der", type: "pkcs1", cipher: "aes-128-cbc", passphrase: "x" }), "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS",
            "The selected key encoding pkcs1 does not support encryption.");
        fails(() => rsa.privateKey.export({ format: "pem", type: "pkcs8", cipher: "nope", passphrase: "x" }), "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
        fails(() => rsa.privateKey.export({ format: "jwk", passphrase: "x" }), "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS", "The selected key encoding jwk does not support encryption.");
    },
    "secret keys hold bytes"() {
        const key = crypto.createSecretKey("616263", "hex");
        assert.strictEqual(key.type, "secret");
        assert.strictEqual(key.symmetricKeySize, 3);
        assert.strictEqual(key.export().toString(), "abc");
        assert.deepStrictEqual({ ...key.export({ format: "jwk" }) }, { kty: "oct", k: "YWJj" });
        assert.ok(key.equals(crypto.createSecretKey(Buffer.from("abc"))));
        assert.ok(!key.equals(crypto.createSecretKey(Buffer.from("abd"))));
        fails(() => key.export({ format: "x" }), "ERR_INVALID_ARG_VALUE", "The property 'options.format' must be one of: undefined, 'buffer', 'jwk'. Received 'x'");
        assert.strictEqual(crypto.generateKeySync("aes", { length: 256 }).symmetricKeySize, 32);
        assert.strictEqual(crypto.generateKeySync("hmac", { length: 12 }).symmetricKeySize, 1);
        fails(() => crypto.generateKeySync("aes", { length: 5 }), "ERR_INVALID_ARG_VALUE", "The property 'options.length' must be one of: 128, 192, 256. Received 5");
    },
    "broken keys are told"() {
        assert.throws(() => crypto.createPrivateKey("bad"), { message: "error:1E08010C:DECODER routines::unsupported", code: "ERR_OSSL_UNSUPPORTED", library: "DECODER routines", reason: "unsupported" });
        fails(() => crypto.createPublicKey("bad"), "ERR_OSSL_UNSUPPORTED", "error:1E08010C:DECODER routines::unsupported");
        fails(() => crypto.createPrivateKey(), "ERR_INVALID_ARG_TYPE", "The \"key\" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView. Received undefined");
        fails(() => crypto.createPrivateKey({ key: 1 }), "ERR_INVALID_ARG_TYPE", "The \"key.key\" property must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView. Received type number (1)");
        fails(() => crypto.createPrivateKey({ key: Buffer.alloc(1), format: "der" }), "ERR_INVALID_ARG_VALUE", "The property 'options.type' is invalid. Received undefined");
        fails(() => crypto.createPrivateKey({ key: "x", format: "foo" }), "ERR_INVALID_ARG_VALUE", "The property 'options.format' is invalid. Received 'foo'");
        fails(() => crypto.createPrivateKey({ key: { kty: "foo" }, format: "jwk" }), "ERR_INVALID_ARG_VALUE", "The property 'key.kty' must be one of: 'RSA', 'EC', 'OKP'. Received 'foo'");
        fails(() => crypto.createPrivateKey({ key: { kty: "RSA" }, format: "jwk" }), "ERR_INVALID_ARG_TYPE", "The \"key.n\" property must be of type string. Received undefined");
        fails(() => crypto.createPublicKey({ key: { kty: "EC", crv: "P-256", x: "AQ", y: "AQ" }, format: "jwk" }), "ERR_CRYPTO_INVALID_JWK", "Invalid JWK EC key");
        fails(() => crypto.createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: "AQ" }, format: "jwk" }), "ERR_CRYPTO_INVALID_JWK", "Invalid JWK data");
        fails(() => crypto.createPublicKey(rsa.publicKey), "ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE", "Invalid key object type public, expected private.");
        fails(() => crypto.createPrivateKey(rsa.publicKey), "ERR_INVALID_ARG_TYPE");
        fails(() => rsa.publicKey.export(), "ERR_INVALID_ARG_TYPE", "The \"options\" argument must be of type object. Received undefined");
        fails(() => rsa.publicKey.export({ format: "pem" }), "ERR_INVALID_ARG_VALUE", "The property 'options.type' is invalid. Received undefined");
        fails(() => ec.publicKey.export({ format: "pem", type: "pkcs1" }), "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS", "The selected key encoding pkcs1 can only be used for RSA keys.");
        fails(() => rsa.privateKey.export({ format: "pem", type: "sec1" }), "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS", "The selected key encoding sec1 can only be used for EC keys.");
    },
    async "pairs are made, at once and later"() {
        const made = crypto.generateKeyPairSync("rsa", { modulusLength: 1024, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "der" } });
        assert.match(made.publicKey, /^-----BEGIN PUBLIC KEY/);
        assert.ok(Buffer.isBuffer(made.privateKey));
        const { publicKey, privateKey } = await promisify(crypto.generateKeyPair)("ec", { namedCurve: "secp384r1" });
        assert.strictEqual(publicKey.asymmetricKeyDetails.namedCurve, "secp384r1");
        assert.ok(crypto.createPublicKey(privateKey).equals(publicKey));
        assert.strictEqual((await promisify(crypto.generateKey)("hmac", { length: 64 })).symmetricKeySize, 8);
        fails(() => crypto.generateKeyPairSync("foo"), "ERR_INVALID_ARG_VALUE", "The argument 'type' must be a supported key type. Received 'foo'");
        fails(() => crypto.generateKeyPairSync("rsa"), "ERR_INVALID_ARG_TYPE", "The \"options\" argument must be of type object. Received undefined");
        fails(() => crypto.generateKeyPairSync("rsa", {}), "ERR_INVALID_ARG_TYPE", "The \"options.modulusLength\" property must be of type number. Received undefined");
        fails(() => crypto.generateKeyPairSync("ec", { namedCurve: "foo" }), "ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
        fails(() => crypto.generateKeyPairSync("ec", {}), "ERR_INVALID_ARG_TYPE", "The \"options.namedCurve\" property must be of type string. Received undefined");
        fails(() => crypto.generateKeyPairSync("rsa", { modulusLength: 512, publicKeyEncoding: { type: "spki", format: "foo" } }), "ERR_INVALID_ARG_VALUE",
            "The property 'options.publicKeyEncoding.format' is invalid. Received 'foo'");
    },
    "rsa encrypts for its owner"() {
        const secret = crypto.publicEncrypt(rsa.publicKey, Buffer.from("hi"));
        assert.strictEqual(crypto.privateDecrypt(rsa.privateKey, secret).toString(), "hi");
        const labelled = { padding: crypto.constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256", oaepLabel: Buffer.from("label") };
        assert.strictEqual(crypto.privateDecrypt({ key: rsa.privateKey, ...labelled }, crypto.publicEncrypt({ key: rsa.publicKey, ...labelled }, Buffer.from("hi"))).toString(), "hi");
        assert.strictEqual(crypto.publicDecrypt(rsa.publicKey, crypto.privateEncrypt(rsa.privateKey, Buffer.from("hi"))).toString(), "hi");
        const pem = rsa.publicKey.export({ format: "pem", type: "spki" });
        assert.strictEqual(crypto.privateDecrypt(rsa.privateKey, crypto.publicEncrypt(pem, Buffer.alloc(0))).length, 0);
        fails(() => crypto.privateDecrypt(rsa.privateKey, Buffer.alloc(3)), "ERR_OSSL_RSA_OAEP_DECODING_ERROR", "error:02000079:rsa routines::oaep decoding error");
        fails(() => crypto.publicEncrypt(rsa.publicKey, Buffer.alloc(200)), "ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE", "error:0200006E:rsa routines::data too large for key size");
        fails(() => crypto.publicEncrypt({ key: rsa.publicKey, oaepHash: "nope" }, Buffer.alloc(1)), "ERR_OSSL_EVP_INVALID_DIGEST");
        fails(() => crypto.privateDecrypt({ key: rsa.privateKey, padding: crypto.constants.RSA_PKCS1_PADDING }, secret), "ERR_INVALID_ARG_VALUE");
    },
};
