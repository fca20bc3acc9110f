"use strict";
const assert = require("assert");
const crypto = require("crypto");
const { promisify } = require("util");

const fails = (body, code, message) => assert.throws(body, (error) => {
    assert.strictEqual(error.code, code);
    if (message !== undefined) assert.strictEqual(error.message, message);
    return true;
});
const rsa = crypto.generateKeyPairSync("rsa", { modulusLength: 1024 });
const ec = crypto.generateKeyPairSync("ec", { namedCurve: "P-256" });
const ed = crypto.generateKeyPairSync("ed25519");
const data = Buffer.from("what is signed");

module.exports = {
    async "what is signed can be verified"() {
        const { RSA_PKCS1_PSS_PADDING: pss, RSA_PSS_SALTLEN_DIGEST: saltLength } = crypto.constants;
        for (const [name, pair, options] of [["sha256", rsa], ["RSA-SHA1", rsa], ["sha256", rsa, { padding: pss }], ["sha256", rsa, { padding: pss, saltLength }],
            ["sha384", ec], ["sha256", ec, { dsaEncoding: "ieee-p1363" }], [null, ed]]) {
            const [signKey, verifyKey] = [{ key: pair.privateKey, ...options }, { key: pair.publicKey, ...options }];
            const signature = crypto.sign(name, data, signKey);
            assert.strictEqual(crypto.verify(name, data, verifyKey, signature), true, name);
            assert.strictEqual(crypto.verify(name, Buffer.from("other"), verifyKey, signature), false);
            assert.strictEqual(await promisify(crypto.verify)(name, data, verifyKey, await promisify(crypto.sign)(name, data, signKey)), true);
            if (options?.dsaEncoding !== undefined) assert.strictEqual(signature.length, 64);
        }
        assert.deepStrictEqual(crypto.sign("sha256", data, rsa.privateKey), crypto.sign("sha256", data, rsa.privateKey.export({ format: "pem", type: "pkcs1" })));
    },
    "ed25519 is that of RFC 8032"() {
        const key = crypto.createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" }, format: "jwk" });
        assert.strictEqual(crypto.sign(null, Buffer.alloc(0), key).toString("hex"),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    },
    "wrong arguments are named"() {
        fails(() => crypto.sign("nope", data, rsa.privateKey), "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: nope");
        fails(() => crypto.createSign("nope"), "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest");
        fails(() => crypto.createSign("sha256").sign(), "ERR_CRYPTO_SIGN_KEY_REQUIRED", "No key provided to sign");
        fails(() => crypto.createSign("sha256").sign(rsa.publicKey), "ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE", "Invalid key object type public, expected private.");
        fails(() => crypto.sign("sha256", data, { key: ec.privateKey, dsaEncoding: "x" }), "ERR_INVALID_ARG_VALUE", "The property 'options.dsaEncoding' is invalid. Received 'x'");
        fails(() => crypto.sign("sha256", data, { key: rsa.privateKey, padding: "x" }), "ERR_INVALID_ARG_VALUE", "The property 'options.padding' is invalid. Received 'x'");
        fails(() => crypto.createSign("sha256").update("a").sign({ key: rsa.privateKey, saltLength: "x" }), "ERR_INVALID_ARG_VALUE", "The property 'options.saltLength' is invalid. Received 'x'");
        fails(() => crypto.createSign("sha256").update("a").sign(ed.privateKey), "ERR_CRYPTO_UNSUPPORTED_OPERATION", "Unsupported crypto operation");
        fails(() => crypto.sign("sha256", data, ed.privateKey), "ERR_OSSL_INVALID_DIGEST", "error:1C80007A:Provider routines::invalid digest");
        assert.strictEqual(crypto.verify("sha256", data, rsa.publicKey, Buffer.from("x")), false);
    },
    "ECDH agrees on secrets"() {
        const [alice, bob] = [crypto.createECDH("prime256v1"), crypto.createECDH("prime256v1")];
        const [a, b] = [alice.generateKeys(), bob.generateKeys("hex", "compressed")];
        assert.strictEqual(a.length, 65);
        assert.strictEqual(b.length, 66);
        assert.deepStrictEqual(alice.computeSecret(b, "hex"), bob.computeSecret(a));
        const again = crypto.createECDH("prime256v1").setPrivateKey(alice.getPrivateKey());
        assert.deepStrictEqual(again.getPublicKey(), a);
        assert.strictEqual(crypto.ECDH.convertKey(a, "prime256v1", undefined, "hex", "compressed"), alice.getPublicKey("hex", "compressed"));
        fails(() => crypto.createECDH("nope"), "ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
        const fresh = crypto.createECDH("prime256v1");
        fails(() => fresh.getPublicKey(), "ERR_CRYPTO_OPERATION_FAILED", "Failed to get ECDH public key");
        fails(() => fresh.getPrivateKey(), "ERR_CRYPTO_OPERATION_FAILED", "Failed to get ECDH private key");
        fails(() => fresh.computeSecret(a), "ERR_CRYPTO_INVALID_KEYPAIR", "Invalid key pair");
        fails(() => alice.computeSecret(Buffer.alloc(3)), "ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY", "Public key is not valid for specified curve");
        fails(() => alice.getPublicKey("hex", "foo"), "ERR_CRYPTO_ECDH_INVALID_FORMAT", "Invalid ECDH format: foo");
        fails(() => fresh.setPrivateKey(Buffer.alloc(32)), "ERR_CRYPTO_INVALID_KEYTYPE", "Private key is not valid for specified curve.");
    },
    "Diffie-Hellman agrees on secrets"() {
        const [alice, bob] = [crypto.getDiffieHellman("modp14"), crypto.createDiffieHellman(crypto.getDiffieHellman("modp14").getPrime())];
        const [a, b] = [alice.generateKeys(), bob.generateKeys("hex")];
        assert.strictEqual(a.length, 256);
        assert.deepStrictEqual(alice.computeSecret(b, "hex"), bob.computeSecret(a));
        assert.strictEqual(alice.getGenerator("hex"), "02");
        assert.strictEqual(alice.verifyError, 0);
        assert.strictEqual(crypto.getDiffieHellman("modp1").getPrime("hex").slice(0, 32), "ffffffffffffffffc90fdaa22168c234");
        assert.strictEqual(crypto.getDiffieHellman("modp1").getPrime("hex").slice(-32), "f44c42e9a63a3620ffffffffffffffff");
        fails(() => crypto.getDiffieHellman("foo"), "ERR_CRYPTO_UNKNOWN_DH_GROUP", "Unknown DH group");
        fails(() => bob.computeSecret(Buffer.from([1])), "ERR_CRYPTO_INVALID_KEYLEN", "Supplied key is too small");
        fails(() => crypto.createDiffieHellman(bob.getPrime()).getPublicKey(), "ERR_CRYPTO_INVALID_STATE", "No public key - did you forget to generate one?");
        fails(() => crypto.createDiffieHellman(1), "ERR_OSSL_DH_MODULUS_TOO_SMALL", "error:0280007E:Diffie-Hellman routines::modulus too small");
    },
    "diffieHellman() takes key objects"() {
        for (const [type, options] of [["x25519"], ["ec", { namedCurve: "P-384" }]]) {
            const [one, other] = [crypto.generateKeyPairSync(type, options), crypto.generateKeyPairSync(type, options)];
            assert.deepStrictEqual(crypto.diffieHellman({ privateKey: one.privateKey, publicKey: other.publicKey }),
                crypto.diffieHellman({ privateKey: other.privateKey, publicKey: one.publicKey }));
        }
        fails(() => crypto.diffieHellman({ privateKey: ec.privateKey, publicKey: ed.publicKey }), "ERR_CRYPTO_INCOMPATIBLE_KEY", "Incompatible key types for Diffie-Hellman: ec and ed25519");
        fails(() => crypto.diffieHellman({}), "ERR_INVALID_ARG_VALUE", "The property 'options.privateKey' is invalid. Received undefined");
    },
};
