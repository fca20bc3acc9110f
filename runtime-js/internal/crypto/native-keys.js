"use strict";
// Keys by libcrypto. Private keys are PKCS #8, public ones SubjectPublicKeyInfo, both as Uint8Array.

const { toBuffer } = internal("crypto/bytes");
const der = internal("crypto/der");
const shapes = internal("crypto/key-shapes");
const { Buffer } = require("node/buffer");

exports.read = function read(isPrivate, data, format, type, passphrase) {
    const pkcs1 = isPrivate ? undefined : oldPublicKey(data, format, type);
    if (pkcs1 !== undefined) return read(false, shapes.publicKey("rsa", der.value(der.tags.none), pkcs1), "der", "spki");
    return toBuffer(ops.readKey(isPrivate, data, format, type ?? "", passphrase ?? null));
};

/** The DER of a public key of RSA in its old form, which libcrypto reads but does not write in the new one. */
function oldPublicKey(data, format, type) {
    let bytes = data;
    if (format === "pem") {
        const found = /-----BEGIN RSA PUBLIC KEY-----([^-]+)-----END RSA PUBLIC KEY-----/.exec(Buffer.from(data).toString("latin1"));
        if (found === null) return undefined;
        bytes = Buffer.from(found[1], "base64");
    } else if (type !== "pkcs1") {
        return undefined;
    }
    const numbers = der.read(der.read(bytes)?.[0]?.content ?? Buffer.alloc(0));
    return numbers?.length === 2 ? bytes : undefined;
}

exports.write = (isPrivate, key, format, structure, cipher = "", passphrase = "") =>
    toBuffer(ops.writeKey(isPrivate, key, format, structure, cipher, passphrase));

/** The public half of a private key. */
exports.publicHalf = (pkcs8) => exports.read(false, pkcs8, "der", "pkcs8");

exports.generate = (id, options) => ops.generateKeyPair(id, JSON.stringify(options));
exports.agree = (id, privateKey, publicKey) => ops.agreeOnSecret(id, privateKey, publicKey);
exports.convertPoint = (point, curve, form) => toBuffer(ops.convertPoint(point, curve, form));

const settings = (controls) => JSON.stringify(controls);

exports.sign = (id, key, digest, data, controls) => ops.sign(id, key, digest, data, settings(controls), false);
exports.signDigest = (key, digest, bytes, controls) => toBuffer(ops.sign(0, key, digest, bytes, settings(controls), true));
exports.verify = (id, key, digest, data, controls, signature) =>
    ops.verify(id, key, digest, data, settings(controls), signature);
exports.verifyDigest = (key, digest, bytes, controls, signature) =>
    ops.verifyDigest(key, digest, bytes, settings(controls), signature);
exports.transform = (id, name, isPrivate, key, data, controls) =>
    ops.transformWithKey(id, name, isPrivate, key, data, settings(controls));
