"use strict";
// What is in a key: its type, its details, its numbers.

const der = internal("crypto/der");
const { Buffer } = require("node/buffer");

const types = {
    "1.2.840.113549.1.1.1": "rsa", "1.2.840.113549.1.1.10": "rsa-pss", "1.2.840.10045.2.1": "ec", "1.2.840.10040.4.1": "dsa",
    "1.2.840.113549.1.3.1": "dh", "1.2.840.10046.2.1": "dh", "1.3.101.110": "x25519", "1.3.101.111": "x448",
    "1.3.101.112": "ed25519", "1.3.101.113": "ed448",
};
const curves = {
    "1.2.840.10045.3.1.1": "prime192v1", "1.2.840.10045.3.1.7": "prime256v1", "1.3.132.0.10": "secp256k1",
    "1.3.132.0.33": "secp224r1", "1.3.132.0.34": "secp384r1", "1.3.132.0.35": "secp521r1",
    "1.3.36.3.3.2.8.1.1.7": "brainpoolP256r1", "1.3.36.3.3.2.8.1.1.11": "brainpoolP384r1",
    "1.3.36.3.3.2.8.1.1.13": "brainpoolP512r1",
};
const digests = {
    "1.3.14.3.2.26": "sha1", "2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512", "2.16.840.1.101.3.4.2.4": "sha224",
};

const named = (table, name) => Object.keys(table).find((key) => table[key] === name);

/** The OID of a type of keys, or of a curve. */
exports.typeOID = (name) => named(types, name);
exports.curveOID = (name) => named(curves, name);

/** Of SubjectPublicKeyInfo: `{type, parameters, key}`, the last being the bits; `parameters` is DER or undefined. */
function publicParts(spki) {
    const [algorithm, bits] = der.inside(spki);
    const [oid, parameters] = der.read(algorithm.content);
    return { type: types[der.oidText(oid)], parameters, key: Buffer.from(bits.content.subarray(1)) };
}

/** Of PKCS #8: `{type, parameters, key}`, the last being the octets. */
function privateParts(pkcs8) {
    const [, algorithm, octets] = der.inside(pkcs8);
    const [oid, parameters] = der.read(algorithm.content);
    return { type: types[der.oidText(oid)], parameters, key: Buffer.from(octets.content) };
}

exports.publicParts = publicParts;
exports.privateParts = privateParts;

/** The name of the curve of an elliptic curve's parameters; undefined when it is not one of the known. */
exports.curveName = (parameters) => (parameters?.tag === der.tags.oid ? curves[der.oidText(parameters)] : undefined);

const bitLength = (bytes) => (bytes.length - 1) * 8 + (32 - Math.clz32(bytes[0]));
const bigint = (bytes) => BigInt("0x" + (bytes.toString("hex") || "0"));

function pssDetails(parameters) {
    if (parameters?.tag !== der.tags.sequence || parameters.content.length === 0) return {};
    const details = { hashAlgorithm: "sha1", mgf1HashAlgorithm: "sha1", saltLength: 20 };
    for (const { tag, content } of der.read(parameters.content)) {
        if (tag === 0xa0) details.hashAlgorithm = digests[der.oidText(der.inside(content)[0])];
        else if (tag === 0xa1) details.mgf1HashAlgorithm = digests[der.oidText(der.read(der.inside(content)[1].content)[0])];
        else if (tag === 0xa2) details.saltLength = Number(bigint(der.digits(der.read(content)[0])));
    }
    return details;
}

/** `asymmetricKeyDetails` of a public key. */
exports.details = function details(spki) {
    const { type, parameters, key } = publicParts(spki);
    if (type === "rsa" || type === "rsa-pss") {
        const [modulus, exponent] = der.inside(key).map(der.digits);
        const found = { modulusLength: bitLength(modulus), publicExponent: bigint(exponent) };
        return type === "rsa" ? found : { ...found, ...pssDetails(parameters) };
    }
    if (type === "ec") return { namedCurve: exports.curveName(parameters) };
    if (type === "dsa") {
        const [p, q] = der.read(parameters.content).map(der.digits);
        return { modulusLength: bitLength(p), divisorLength: bitLength(q) };
    }
    return {};
};

/** A public key of its parts: type, DER of the parameters (or undefined) and the bits. */
exports.publicKey = (type, parameters, key) =>
    der.sequence(der.sequence(der.oid(exports.typeOID(type)), parameters ?? Buffer.alloc(0)), der.bitString(key));

/** A private key of its parts. */
exports.privateKey = (type, parameters, key) =>
    der.sequence(der.integer(Buffer.alloc(1)), der.sequence(der.oid(exports.typeOID(type)), parameters ?? Buffer.alloc(0)),
        der.octetString(key));

/** The inner key of an elliptic curve: RFC 5915 without what can be told from the rest. */
exports.ecPrivateKey = (scalar, point) =>
    der.sequence(der.integer(Buffer.from([1])), der.octetString(scalar),
        point === undefined ? Buffer.alloc(0) : der.value(der.tags.context1, der.bitString(point)));
