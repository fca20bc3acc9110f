"use strict";
// What RSA keys do with data, and the secrets that two keys agree on.

const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");
const { invalidProperty } = internal("crypto/errors");
const { toBytes, toBuffer, isBytes } = internal("crypto/bytes");
const native = internal("crypto/native-keys");
const input = internal("crypto/key-input");
const names = internal("crypto/names");
const { Buffer } = require("node/buffer");

const paddings = { 1: "pkcs1", 3: "none", 4: "oaep", 5: "x931" };

function controlsOf(key, defaultPadding) {
    const options = key !== null && typeof key === "object" && !isBytes(key) ? key : {};
    const { oaepHash, oaepLabel, padding = defaultPadding } = options;
    if (oaepHash !== undefined && typeof oaepHash !== "string") throw invalidArgumentType("key.oaepHash", "of type string", oaepHash);
    const controls = [["rsa_padding_mode", paddings[padding] ?? String(padding)]];
    if (padding === 4) {
        if (oaepHash !== undefined && names.digestSize(oaepHash) === undefined) {
            throw Object.assign(new Error("Invalid digest used"), { code: "ERR_OSSL_EVP_INVALID_DIGEST" });
        }
        controls.push(["rsa_oaep_md", oaepHash ?? "sha1"]);
        if (oaepLabel !== undefined) {
            const label = toBytes(oaepLabel, "key.oaepLabel", options.encoding);
            if (label.length > 0) controls.push(["rsa_oaep_label", Buffer.from(label).toString("hex")]);
        }
    }
    return controls;
}

/** One of Node's four functions. */
function method(name, isPrivate, defaultPadding) {
    const run = (key, data) => {
        // Which of the errors it is tells an attacker what is in the message.
        if (name === "privateDecrypt" && key?.padding === 1) {
            throw invalidPadding();
        }
        const bytes = isPrivate ? input.privateBytes(key) : input.publicBytes(key);
        const encoding = key?.encoding;
        const message = toBytes(data, "buffer", encoding);
        return toBuffer(native.transform(0, name, isPrivate, bytes, message, controlsOf(key, defaultPadding)));
    };
    Object.defineProperty(run, "name", { value: name, configurable: true });
    return run;
}

const invalidPadding = () => coded("TypeError", "ERR_INVALID_ARG_VALUE",
    "RSA_PKCS1_PADDING is no longer supported for private decryption, this can be reverted with --security-revert=CVE-2023-46809");

/** The secret that a private key and the public key of another agree on. */
function diffieHellman(options) {
    if (options === null || typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
    const { privateKey, publicKey } = options;
    const { isKeyObject, requireKind, bytesOf, publicBytes } = internal("crypto/key-object");
    if (!isKeyObject(privateKey)) throw invalidProperty("options.privateKey", privateKey);
    if (!isKeyObject(publicKey)) throw invalidProperty("options.publicKey", publicKey);
    requireKind(privateKey, "private");
    if (publicKey.type === "secret") {
        throw coded("TypeError", "ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE", "Invalid key object type secret, expected private or public.");
    }
    const [mine, theirs] = [privateKey.asymmetricKeyType, publicKey.asymmetricKeyType];
    if (mine !== theirs || !["dh", "ec", "x25519", "x448"].includes(mine)) {
        throw coded("Error", "ERR_CRYPTO_INCOMPATIBLE_KEY", `Incompatible key types for Diffie-Hellman: ${mine} and ${theirs}`);
    }
    return toBuffer(native.agree(0, bytesOf(privateKey), publicBytes(publicKey)));
}

module.exports = {
    publicEncrypt: method("publicEncrypt", false, 4), publicDecrypt: method("publicDecrypt", false, 1),
    privateEncrypt: method("privateEncrypt", true, 1), privateDecrypt: method("privateDecrypt", true, 4),
    diffieHellman, controlsOf,
};
