"use strict";
// Keys as JSON Web Keys.

const { coded } = internal("errors");
const { invalidArgumentType, requireString } = internal("validators");
const { invalidProperty } = internal("crypto/errors");
const der = internal("crypto/der");
const shapes = internal("crypto/key-shapes");
const native = internal("crypto/native-keys");
const { Buffer } = require("node/buffer");

const curves = { "P-256": "prime256v1", secp256k1: "secp256k1", "P-384": "secp384r1", "P-521": "secp521r1" };
const sizes = { "P-256": 32, secp256k1: 32, "P-384": 48, "P-521": 66 };
const octetCurves = { Ed25519: 32, Ed448: 57, X25519: 32, X448: 56 };

const text = (bytes) => Buffer.from(bytes).toString("base64url");
const bytes = (value) => Buffer.from(value, "base64url");

exports.fromSecret = (key) => ({ kty: "oct", k: text(key) });

/** Of a public key (SubjectPublicKeyInfo) and, if there is one, its private half (PKCS #8). */
exports.fromKey = function fromKey(spki, pkcs8) {
    const { type, parameters, key } = shapes.publicParts(spki);
    if (type === "rsa") {
        const names = pkcs8 === undefined ? ["n", "e"] : ["n", "e", "d", "p", "q", "dp", "dq", "qi"];
        const numbers = pkcs8 === undefined ? der.inside(key) : der.inside(shapes.privateParts(pkcs8).key).slice(1);
        return Object.fromEntries([["kty", "RSA"], ...names.map((name, index) => [name, text(der.digits(numbers[index]))])]);
    }
    if (type === "ec") {
        const crv = Object.keys(curves).find((name) => curves[name] === shapes.curveName(parameters));
        if (crv === undefined) {
            throw coded("Error", "ERR_CRYPTO_JWK_UNSUPPORTED_CURVE", `Unsupported JWK EC curve: ${shapes.curveName(parameters)}.`);
        }
        const size = sizes[crv];
        const found = { kty: "EC", x: text(key.subarray(1, 1 + size)), y: text(key.subarray(1 + size)), crv };
        if (pkcs8 !== undefined) found.d = text(der.inside(shapes.privateParts(pkcs8).key)[1].content);
        return found;
    }
    const crv = Object.keys(octetCurves).find((name) => name.toLowerCase() === type);
    if (crv === undefined) throw coded("Error", "ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE", "Unsupported JWK Key Type.");
    const found = { crv, x: text(key), kty: "OKP" };
    if (pkcs8 !== undefined) found.d = text(der.read(shapes.privateParts(pkcs8).key)[0].content);
    return { crv: found.crv, ...(found.d === undefined ? {} : { d: found.d }), x: found.x, kty: "OKP" };
};

const invalid = (message) => coded("TypeError", "ERR_CRYPTO_INVALID_JWK", message);

function requireTexts(key, names) {
    for (const name of names) {
        if (typeof key[name] !== "string") throw invalidArgumentType(`key.${name}`, "of type string", key[name]);
    }
}

function requireOneOf(name, value, allowed) {
    if (!allowed.includes(value)) {
        throw invalidProperty(name, value, `must be one of: ${allowed.map((one) => `'${one}'`).join(", ")}`);
    }
}

/** A private key when the JWK has one, and it is not only the public half that is wanted: `{isPrivate, bytes}`. */
exports.toKey = function toKey(key, wantsPublic) {
    if (key === null || typeof key !== "object") throw invalidArgumentType("key.key", "of type object", key);
    requireOneOf("key.kty", key.kty, ["RSA", "EC", "OKP"]);
    const isPrivate = !wantsPublic && key.d !== undefined;
    if (!wantsPublic) requirePrivate(key);
    try {
        if (key.kty === "RSA") return { isPrivate, bytes: rsaKey(key, isPrivate) };
        return { isPrivate, bytes: key.kty === "EC" ? ecKey(key, isPrivate) : octetKey(key, isPrivate) };
    } catch (error) {
        if (error.code?.startsWith("ERR_INVALID_ARG") || error.code === "ERR_CRYPTO_INVALID_JWK") throw error;
        throw invalid(key.kty === "EC" ? "Invalid JWK EC key" : key.kty === "RSA" ? "Invalid JWK RSA key" : "Invalid JWK data");
    }
};

function requirePrivate(key) {
    if (key.kty === "RSA") requireTexts(key, ["n", "e", "d", "p", "q", "dp", "dq", "qi"]);
    else if (key.kty === "EC") {
        requireOneOf("key.crv", key.crv, Object.keys(curves));
        requireTexts(key, ["x", "y", "d"]);
    } else {
        requireOneOf("key.crv", key.crv, Object.keys(octetCurves));
        requireTexts(key, ["x", "d"]);
    }
}

function rsaKey(key, isPrivate) {
    requireTexts(key, ["n", "e"]);
    const numbers = (names) => names.map((name) => der.integer(bytes(key[name])));
    if (!isPrivate) return native.read(false, der.sequence(...numbers(["n", "e"])), "der", "pkcs1");
    const all = numbers(["n", "e", "d", "p", "q", "dp", "dq", "qi"]);
    return native.read(true, der.sequence(der.integer(Buffer.alloc(1)), ...all), "der", "pkcs1");
}

function padded(value, size) {
    const found = bytes(value);
    if (found.length > size) throw invalid("Invalid JWK EC key");
    return Buffer.concat([Buffer.alloc(size - found.length), found]);
}

function ecKey(key, isPrivate) {
    requireOneOf("key.crv", key.crv, Object.keys(curves));
    requireTexts(key, ["x", "y"]);
    const size = sizes[key.crv];
    const point = Buffer.concat([Buffer.from([4]), padded(key.x, size), padded(key.y, size)]);
    const parameters = der.oid(shapes.curveOID(curves[key.crv]));
    if (!isPrivate) return native.read(false, shapes.publicKey("ec", parameters, point), "der", "spki");
    const inner = shapes.ecPrivateKey(padded(key.d, size), point);
    return native.read(true, shapes.privateKey("ec", parameters, inner), "der", "pkcs8");
}

function octetKey(key, isPrivate) {
    requireOneOf("key.crv", key.crv, Object.keys(octetCurves));
    requireTexts(key, ["x"]);
    const type = key.crv.toLowerCase();
    const content = bytes(isPrivate ? key.d : key.x);
    if (content.length !== octetCurves[key.crv]) throw invalid("Invalid JWK data");
    if (!isPrivate) return native.read(false, shapes.publicKey(type, undefined, content), "der", "spki");
    return native.read(true, shapes.privateKey(type, undefined, der.octetString(content)), "der", "pkcs8");
}

exports.secretFrom = function secretFrom(key) {
    requireString(key.k, "key.k");
    return bytes(key.k);
};
