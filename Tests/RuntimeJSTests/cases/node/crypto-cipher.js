"use strict";
const assert = require("assert");
const crypto = require("crypto");

const fails = (body, code, message) => assert.throws(body, (error) => {
    assert.strictEqual(error.code, code);
    assert.strictEqual(error.message, message);
    return true;
});
// Node leaves such failures in OpenSSL's list of errors, where the next one would find them.
const drain = () => assert.throws(() => crypto.createHash("sha256", { outputLength: 5 }));
const key16 = Buffer.from("000102030405060708090a0b0c0d0e0f", "hex");
const iv16 = Buffer.alloc(16, 1);
const iv12 = Buffer.alloc(12, 2);
const encrypt = (name, key, iv, text, options) => {
    const cipher = crypto.createCipheriv(name, key, iv, options);
    return cipher.update(text, "utf8", "hex") + cipher.final("hex");
};

module.exports = {
    "ciphers are those of the standards"() {
        assert.strictEqual(encrypt("AES-128-CBC", key16, iv16, "hello"), "e5dbdbdd5bc3b1b3fa016fe33c90f932");
        const block = crypto.createCipheriv("aes-128-ecb", key16, null).setAutoPadding(false);
        assert.strictEqual(block.update("00112233445566778899aabbccddeeff", "hex", "hex") + block.final("hex"), "69c4e0d86a7b0430d8cdb78070b4c55a");
        const unwrap = crypto.createCipheriv("id-aes128-wrap", key16, Buffer.alloc(8, 0xa6));
        assert.strictEqual(Buffer.concat([unwrap.update(Buffer.from("00112233445566778899aabbccddeeff", "hex")), unwrap.final()]).toString("hex"),
            "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5");
    },
    "what is encrypted can be decrypted"() {
        for (const [name, keyLength, ivLength] of [["aes-256-cbc", 32, 16], ["aes-192-ctr", 24, 16], ["des-ede3-cbc", 24, 8], ["aes-128-ecb", 16, 0], ["aes-256-cfb", 32, 16], ["chacha20", 32, 16]]) {
            const key = crypto.randomBytes(keyLength);
            const iv = ivLength === 0 ? null : crypto.randomBytes(ivLength);
            for (const length of [0, 1, 15, 16, 17, 1000]) {
                const data = crypto.randomBytes(length);
                const cipher = crypto.createCipheriv(name, key, iv);
                const secret = Buffer.concat([cipher.update(data.subarray(0, 7)), cipher.update(data.subarray(7)), cipher.final()]);
                const decipher = crypto.createDecipheriv(name, key, iv);
                assert.deepStrictEqual(Buffer.concat([decipher.update(secret), decipher.final()]), data, `${name} ${length}`);
            }
        }
    },
    "authenticated modes tell what was changed"() {
        for (const [name, keyLength, options] of [["aes-256-gcm", 32], ["aes-128-ocb", 16, { authTagLength: 16 }], ["chacha20-poly1305", 32, { authTagLength: 16 }], ["aes-128-ccm", 16, { authTagLength: 12 }]]) {
            const key = Buffer.alloc(keyLength, 3);
            const data = Buffer.from("a secret message");
            const cipher = crypto.createCipheriv(name, key, iv12, options);
            cipher.setAAD(Buffer.from("known"), { plaintextLength: data.length });
            const secret = Buffer.concat([cipher.update(data), cipher.final()]);
            const tag = cipher.getAuthTag();
            assert.strictEqual(tag.length, options?.authTagLength ?? 16);
            const open = (text, aad, mark) => {
                const decipher = crypto.createDecipheriv(name, key, iv12, options);
                decipher.setAuthTag(mark);
                decipher.setAAD(Buffer.from(aad), { plaintextLength: text.length });
                const first = decipher.update(text);
                return Buffer.concat([first, decipher.final()]).toString();
            };
            assert.strictEqual(open(secret, "known", tag), data.toString());
            const changed = Buffer.from(secret);
            changed[3] ^= 1;
            const failure = "Unsupported state or unable to authenticate data";
            fails(() => open(changed, "known", tag), undefined, failure);
            fails(() => open(secret, "other", tag), undefined, failure);
            const wrong = Buffer.from(tag);
            wrong[0] ^= 1;
            fails(() => open(secret, "known", wrong), undefined, failure);
        }
    },
    "gcm is that of the standard"() {
        const cipher = crypto.createCipheriv("aes-128-gcm", Buffer.alloc(16), Buffer.alloc(12));
        assert.strictEqual(cipher.update(Buffer.alloc(16)).toString("hex") + cipher.final("hex"), "0388dace60b6a392f328c2b971b2fe78");
        assert.strictEqual(cipher.getAuthTag().toString("hex"), "ab6e47d42cec13bdf53a67b21257bddf");
    },
    "states are watched over"() {
        const make = () => crypto.createCipheriv("aes-128-cbc", key16, iv16);
        const done = make();
        done.final();
        fails(() => done.final(), "ERR_CRYPTO_INVALID_STATE", "Invalid state");
        fails(() => done.update("a"), undefined, "Trying to add data in unsupported state");
        fails(() => done.setAutoPadding(), "ERR_CRYPTO_INVALID_STATE", "Invalid state for operation setAutoPadding");
        fails(() => make().setAAD(Buffer.alloc(1)), "ERR_CRYPTO_INVALID_STATE", "Invalid state for operation setAAD");
        fails(() => make().getAuthTag(), "ERR_CRYPTO_INVALID_STATE", "Invalid state for operation getAuthTag");
        const gcm = () => crypto.createDecipheriv("aes-128-gcm", key16, iv12);
        fails(() => crypto.createCipheriv("aes-128-gcm", key16, iv12).getAuthTag(), "ERR_CRYPTO_INVALID_STATE", "Invalid state for operation getAuthTag");
        fails(() => gcm().setAuthTag(Buffer.alloc(3)), "ERR_CRYPTO_INVALID_AUTH_TAG", "Invalid authentication tag length: 3");
        fails(() => gcm().setAuthTag(Buffer.alloc(16)).setAuthTag(Buffer.alloc(16)), "ERR_CRYPTO_INVALID_STATE", "Invalid state for operation setAuthTag");
        const open = gcm();
        open.update(Buffer.alloc(3));
        fails(() => open.final(), undefined, "Unsupported state or unable to authenticate data");
    },
    "wrong padding is told"() {
        const decipher = crypto.createDecipheriv("aes-128-cbc", key16, iv16);
        decipher.update(Buffer.alloc(16));
        fails(() => decipher.final(), "ERR_OSSL_BAD_DECRYPT", "error:1C800064:Provider routines::bad decrypt");
        const short = crypto.createDecipheriv("aes-128-cbc", key16, iv16);
        short.update(Buffer.alloc(15));
        assert.throws(() => short.final(), { code: "ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH", library: "Provider routines", reason: "wrong final block length" });
    },
    "wrong arguments are named"() {
        fails(() => crypto.createCipheriv("nope", key16, iv16), "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
        fails(() => crypto.createCipheriv("aes-128-cbc", Buffer.alloc(3), iv16), "ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length");
        drain();
        fails(() => crypto.createCipheriv("aes-128-cbc", key16, Buffer.alloc(3)), "ERR_CRYPTO_INVALID_IV", "Invalid initialization vector");
        fails(() => crypto.createCipheriv("aes-128-cbc", key16, null), "ERR_CRYPTO_INVALID_IV", "Invalid initialization vector");
        fails(() => crypto.createCipheriv("aes-128-ccm", key16, iv12), "ERR_CRYPTO_INVALID_AUTH_TAG", "authTagLength required for aes-128-ccm");
        fails(() => crypto.createCipheriv("aes-128-ccm", key16, iv12, { authTagLength: 3 }), "ERR_CRYPTO_INVALID_AUTH_TAG", "Invalid authentication tag length: 3");
        fails(() => crypto.createCipheriv("aes-128-gcm", key16, iv12, { authTagLength: 3 }), "ERR_CRYPTO_INVALID_AUTH_TAG", "Invalid authentication tag length: 3");
        fails(() => crypto.createCipheriv("aes-128-ccm", key16, iv12, { authTagLength: 16 }).setAAD(Buffer.alloc(2)), "ERR_MISSING_ARGS",
            "options.plaintextLength required for CCM mode with AAD");
        fails(() => crypto.createCipheriv(5), "ERR_INVALID_ARG_TYPE", "The \"cipher\" argument must be of type string. Received type number (5)");
        assert.throws(() => crypto.createCipheriv("aes-128-cbc", key16, iv16).update(5), { code: "ERR_INVALID_ARG_TYPE" });
    },
    async "ciphers are streams"() {
        const cipher = crypto.createCipheriv("aes-128-cbc", key16, iv16);
        cipher.write("hello ");
        cipher.end("world");
        const parts = [];
        for await (const part of cipher) parts.push(part);
        assert.strictEqual(Buffer.concat(parts).toString("hex"), encrypt("aes-128-cbc", key16, iv16, "hello world"));
        const decipher = crypto.createDecipheriv("aes-128-cbc", key16, iv16);
        const failed = new Promise((resolve) => decipher.on("error", resolve));
        decipher.end(Buffer.alloc(16));
        decipher.resume();
        assert.strictEqual((await failed).code, "ERR_OSSL_BAD_DECRYPT");
    },
    "getCipherInfo tells sizes"() {
        assert.deepStrictEqual({ ...crypto.getCipherInfo("aes-128-gcm") }, { mode: "gcm", name: "id-aes128-gcm", nid: 895, blockSize: 1, ivLength: 12, keyLength: 16 });
        assert.deepStrictEqual({ ...crypto.getCipherInfo("aes-128-ecb") }, { mode: "ecb", name: "aes-128-ecb", nid: 418, blockSize: 16, keyLength: 16 });
        assert.deepStrictEqual({ ...crypto.getCipherInfo("chacha20-poly1305") }, { mode: "stream", name: "chacha20-poly1305", nid: 1018, ivLength: 12, keyLength: 32 });
        assert.strictEqual(crypto.getCipherInfo(419).name, "aes-128-cbc");
        assert.strictEqual(crypto.getCipherInfo("nope"), undefined);
        assert.strictEqual(crypto.getCipherInfo("aes-128-cbc", { keyLength: 12 }), undefined);
        drain();
        assert.strictEqual(crypto.getCipherInfo("aes-128-gcm", { ivLength: 20 }).ivLength, 20);
    },
};
