"use strict";
// Keys written as PEM, DER or JWK.

const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");
const { invalidProperty, incompatibleOptions } = internal("crypto/errors");
const { toBytes, isBytes } = internal("crypto/bytes");
const native = internal("crypto/native-keys");
const { bytesOf, publicBytes } = internal("crypto/key-object");

const structures = { pkcs1: "type-specific", sec1: "type-specific", pkcs8: "PrivateKeyInfo", spki: "SubjectPublicKeyInfo" };

function checkFormat(options, name) {
    if (options.format !== "pem" && options.format !== "der") throw invalidProperty(`${name}.format`, options.format);
}

function checkType(type, keyType, allowed, name) {
    if (!allowed.includes(type)) throw invalidProperty(`${name}.type`, type);
    if (type === "pkcs1" && keyType !== "rsa") throw incompatibleOptions("pkcs1", "can only be used for RSA keys");
    if (type === "sec1" && keyType !== "ec") throw incompatibleOptions("sec1", "can only be used for EC keys");
}

/** Checks how a public key shall be written before there is one. */
exports.checkPublic = function checkPublic(options, keyType, name = "options") {
    checkFormat(options, name);
    checkType(options.type, keyType, ["pkcs1", "spki"], name);
};

exports.checkPrivate = function checkPrivate(options, keyType, name = "options") {
    checkFormat(options, name);
    const { type, cipher, passphrase } = options;
    checkType(type, keyType, ["pkcs1", "pkcs8", "sec1"], name);
    if (cipher === undefined || cipher === null) {
        if (passphrase !== undefined) throw invalidProperty(`${name}.cipher`, cipher);
        return;
    }
    if (typeof cipher !== "string") throw invalidProperty(`${name}.cipher`, cipher);
    if (options.format === "der" && type !== "pkcs8") throw incompatibleOptions(type, "does not support encryption");
    if (typeof passphrase !== "string" && !isBytes(passphrase)) throw invalidProperty(`${name}.passphrase`, passphrase);
    if (internal("crypto/cipher").getCipherInfo(cipher) === undefined) {
        throw coded("Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
    }
};

function written(buffer, format) {
    return format === "pem" ? buffer.toString("latin1") : buffer;
}

exports.writePublic = (spki, { format, type }) =>
    written(native.write(false, spki, format.toUpperCase(), structures[type]), format);

exports.writePrivate = function writePrivate(pkcs8, { format, type, cipher, passphrase, encoding }) {
    const secret = cipher ? toBytes(passphrase, "passphrase", encoding) : "";
    return written(native.write(true, pkcs8, format.toUpperCase(), structures[type], cipher ?? "", secret), format);
};

function requireOptions(options) {
    if (options === null || typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
}

exports.exportPublic = function exportPublic(key, options) {
    requireOptions(options);
    if (options.format === "jwk") return internal("crypto/jwk").fromKey(bytesOf(key));
    exports.checkPublic(options, key.asymmetricKeyType);
    return exports.writePublic(bytesOf(key), options);
};

exports.exportPrivate = function exportPrivate(key, options) {
    requireOptions(options);
    if (options.format === "jwk") {
        if (options.passphrase !== undefined) throw incompatibleOptions("jwk", "does not support encryption");
        return internal("crypto/jwk").fromKey(publicBytes(key), bytesOf(key));
    }
    exports.checkPrivate(options, key.asymmetricKeyType);
    return exports.writePrivate(bytesOf(key), options);
};
