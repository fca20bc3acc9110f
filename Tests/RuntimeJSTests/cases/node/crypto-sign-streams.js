"use strict";
const assert = require("assert");
const crypto = require("crypto");

const rsa = crypto.generateKeyPairSync("rsa", { modulusLength: 1024 });
const ec = crypto.generateKeyPairSync("ec", { namedCurve: "P-521" });

module.exports = {
    "Sign and Verify take data in parts"() {
        for (const [name, pair, options] of [["sha256", rsa], ["RSA-SHA512", rsa], ["sha256", rsa, { padding: crypto.constants.RSA_PKCS1_PSS_PADDING }], ["sha256", ec], ["sha256", ec, { dsaEncoding: "ieee-p1363" }]]) {
            const signature = crypto.createSign(name).update("a").update("62", "hex").sign({ key: pair.privateKey, ...options }, "base64");
            const verify = (text) => crypto.createVerify(name).update(text).verify({ key: pair.publicKey, ...options }, signature, "base64");
            assert.strictEqual(verify("ab"), true, name);
            assert.strictEqual(verify("ac"), false);
            assert.strictEqual(crypto.verify(name, Buffer.from("ab"), { key: pair.publicKey, ...options }, Buffer.from(signature, "base64")), true);
            if (options?.dsaEncoding) assert.strictEqual(Buffer.from(signature, "base64").length, 132);
        }
    },
    "they end with the signature"() {
        const sign = crypto.createSign("sha256");
        sign.sign(rsa.privateKey);
        assert.throws(() => sign.sign(rsa.privateKey), { code: "ERR_CRYPTO_INVALID_STATE", message: "Not initialised" });
        assert.throws(() => crypto.createSign("sha512").update("a").sign({ key: crypto.generateKeyPairSync("rsa", { modulusLength: 512 }).privateKey, padding: 6 }),
            { code: "ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE" });
    },
    async "they are streams"() {
        const sign = crypto.createSign("sha256");
        await new Promise((resolve) => sign.end("ab", resolve));
        const verify = crypto.createVerify("sha256");
        verify.write("a");
        await new Promise((resolve) => verify.end("b", resolve));
        assert.strictEqual(verify.verify(rsa.publicKey, sign.sign(rsa.privateKey)), true);
    },
};
