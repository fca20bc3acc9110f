"use strict";
// Keys as scripts hand them over: objects, PEM, DER, JWK, bytes.

const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");
const { invalidProperty } = internal("crypto/errors");
const { toBytes, isBytes } = internal("crypto/bytes");
const native = internal("crypto/native-keys");

const objects = () => internal("crypto/key-object");
const dataKinds = "of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView";
const allKinds = "of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey";

/** The KeyObject behind a KeyObject or CryptoKey, or undefined. */
function keyObject(value) {
    if (value === null || typeof value !== "object") return undefined;
    if (objects().isKeyObject(value)) return value;
    return internal("subtle/crypto-key").keyOf(value);
}

/** The bytes of a secret key object, or undefined when it is no key object. */
function keyObjectBytes(value) {
    const object = keyObject(value);
    if (object === undefined) return undefined;
    objects().requireKind(object, "secret");
    return objects().bytesOf(object);
}

/** The bytes of a secret key, however it is given. */
function secretBytes(key, encoding) {
    return keyObjectBytes(key) ?? toBytes(key, "key", encoding, allKinds);
}

function formatOf({ format }) {
    if (format === undefined) return "pem";
    if (format !== "pem" && format !== "der" && format !== "jwk") throw invalidOption("format", format);
    return format;
}

const invalidOption = (name, value) => invalidProperty(`options.${name}`, value);

function passphraseOf(options) {
    const { passphrase, encoding } = options;
    if (passphrase === undefined || passphrase === null) return null;
    if (typeof passphrase !== "string" && !isBytes(passphrase)) throw invalidOption("passphrase", passphrase);
    return toBytes(passphrase, "passphrase", encoding);
}

const kindsOfDER = { pkcs1: true, pkcs8: true, sec1: true, spki: true };

function typeOf({ type }, format, isPublic) {
    if (format !== "der" && type === undefined) return "";
    if (format === "pem" && kindsOfDER[type]) return type;
    if (!kindsOfDER[type] || (isPublic === false && type === "spki")) throw invalidOption("type", type);
    return type;
}

/** Reads `key` as a private key: PKCS #8. */
function privateBytes(key) {
    const object = keyObject(key) ?? keyObject(key?.key);
    if (object !== undefined) {
        objects().requireKind(object, "private");
        return objects().bytesOf(object);
    }
    return parse(key, "private").bytes;
}

/** Reads `key` as a public key, which may be the half of a private one: SubjectPublicKeyInfo. */
function publicBytes(key) {
    const object = keyObject(key) ?? keyObject(key?.key);
    if (object !== undefined) {
        if (object.type === "secret") {
            throw coded("TypeError", "ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE", "Invalid key object type secret, expected private or public.");
        }
        return objects().publicBytes(object);
    }
    return parse(key, "public").bytes;
}

/** `{isPrivate, bytes}` of a key that is no object. `kind` is "private" or "public". */
function parse(key, kind) {
    const isPublic = kind === "public";
    if (typeof key === "string" || isBytes(key)) {
        return { isPrivate: !isPublic, bytes: native.read(!isPublic, toBytes(key, "key"), "pem", "", null) };
    }
    if (key === null || typeof key !== "object") throw invalidArgumentType("key", dataKinds, key);
    const data = key.key;
    if (key.format === "jwk") {
        return internal("crypto/jwk").toKey(data, isPublic);
    }
    if (typeof data !== "string" && !isBytes(data)) {
        if (data === undefined && key.constructor !== Object) throw invalidArgumentType("key", dataKinds, key);
        throw invalidArgumentType("key.key", dataKinds, data);
    }
    const bytes = toBytes(data, "key.key", key.encoding);
    const format = formatOf(key);
    const type = typeOf(key, format, isPublic);
    return { isPrivate: !isPublic, bytes: native.read(!isPublic, bytes, format, type, passphraseOf(key)) };
}

function createSecretKey(key, encoding) {
    const bytes = toBytes(key, "key", encoding);
    return new (objects().SecretKeyObject)("secret", Uint8Array.from(bytes));
}

function createPrivateKey(key) {
    const object = keyObject(key);
    if (object !== undefined) throw invalidArgumentType("key", dataKinds, key);
    return new (objects().PrivateKeyObject)("private", parse(key, "private").bytes);
}

function createPublicKey(key) {
    const object = keyObject(key) ?? keyObject(key?.key);
    if (object !== undefined) {
        objects().requireKind(object, "private");
        return new (objects().PublicKeyObject)("public", objects().publicBytes(object));
    }
    return new (objects().PublicKeyObject)("public", parse(key, "public").bytes);
}

module.exports = {
    keyObject, keyObjectBytes, secretBytes, privateBytes, publicBytes, createSecretKey, createPrivateKey, createPublicKey,
};
