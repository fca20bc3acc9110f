"use strict";
// RSA, elliptic curves, Ed25519 and its kin.

const { work } = internal("resources");
const { make, keyOf } = internal("subtle/crypto-key");
const { failure, digestName, requireUsages, required, operation, toArrayBuffer } = internal("subtle/algorithms");
const { PublicKeyObject, PrivateKeyObject, bytesOf, publicBytes } = internal("crypto/key-object");
const native = internal("crypto/native-keys");
const jwk = internal("crypto/jwk");
const der = internal("crypto/der");
const shapes = internal("crypto/key-shapes");
const signatures = internal("crypto/signature-forms");
const { toBuffer } = internal("crypto/bytes");
const { Buffer } = require("node/buffer");

const curves = { "P-256": "prime256v1", "P-384": "secp384r1", "P-521": "secp521r1" };
const usages = {
    "RSA-OAEP": { public: ["encrypt", "wrapKey"], private: ["decrypt", "unwrapKey"] },
    ECDH: { public: [], private: ["deriveKey", "deriveBits"] },
};
const signing = { public: ["verify"], private: ["sign"] };

function usagesOf(name) {
    if (/^X/.test(name)) return usages.ECDH;
    return usages[name] ?? signing;
}

const isRSA = (name) => name.startsWith("RSA");
const isCurve = (name) => name === "ECDSA" || name === "ECDH";

function recipe(algorithm) {
    const { name } = algorithm;
    if (isRSA(name)) {
        required(algorithm, "hash");
        const exponent = Buffer.from(required(algorithm, "publicExponent"));
        return {
            algorithm: "RSA",
            controls: [["rsa_keygen_bits", String(required(algorithm, "modulusLength"))],
                ["rsa_keygen_pubexp", String(BigInt("0x" + (exponent.toString("hex") || "0")))]],
        };
    }
    if (isCurve(name)) {
        const curve = curves[required(algorithm, "namedCurve")];
        if (curve === undefined) throw failure("Unrecognized namedCurve", "NotSupportedError");
        return { algorithm: "EC", controls: [["ec_paramgen_curve", curve], ["ec_param_enc", "named_curve"]] };
    }
    return { algorithm: name.toUpperCase() };
}

/** What a key says of its algorithm. */
function description(algorithm, spki) {
    const { name } = algorithm;
    if (isCurve(name)) return { name, namedCurve: algorithm.namedCurve };
    if (!isRSA(name)) return { name };
    const { modulusLength } = shapes.details(spki);
    const exponent = der.digits(der.inside(shapes.publicParts(spki).key)[1]);
    return { name, modulusLength, publicExponent: Uint8Array.from(exponent), hash: algorithm.hash };
}

async function generate(algorithm, extractable, wanted) {
    const allowed = usagesOf(algorithm.name);
    requireUsages(wanted, [...allowed.public, ...allowed.private], algorithm.name);
    const chosen = allowed.private.filter((usage) => wanted.includes(usage));
    const options = recipe(algorithm);
    if (chosen.length === 0) throw failure("Usages cannot be empty when creating a key.", "SyntaxError");
    let pkcs8;
    try {
        pkcs8 = toBuffer(await work((id) => native.generate(id, options)));
    } catch (error) {
        throw Object.assign(failure("The operation failed for an operation-specific reason", "OperationError"), { cause: error });
    }
    const spki = native.publicHalf(pkcs8);
    const about = description(algorithm, spki);
    return {
        privateKey: make(new PrivateKeyObject("private", pkcs8), about, chosen, extractable),
        publicKey: make(new PublicKeyObject("public", spki), about, allowed.public.filter((usage) => wanted.includes(usage)), true),
    };
}

const expectedTypes = (name) => (isRSA(name) ? ["rsa"] : isCurve(name) ? ["ec"] : [name.toLowerCase()]);

function rawPublic(algorithm, data) {
    const { name } = algorithm;
    if (isRSA(name)) throw failure(`Unable to import ${name} key with format raw`, "NotSupportedError");
    if (isCurve(name)) {
        const parameters = der.oid(shapes.curveOID(curves[algorithm.namedCurve]));
        return native.read(false, shapes.publicKey("ec", parameters, data), "der", "spki");
    }
    return native.read(false, shapes.publicKey(name.toLowerCase(), undefined, data), "der", "spki");
}

function read(format, data, algorithm) {
    switch (format) {
        case "spki": return { isPrivate: false, bytes: native.read(false, data, "der", "spki") };
        case "pkcs8": return { isPrivate: true, bytes: native.read(true, data, "der", "pkcs8") };
        case "raw": return { isPrivate: false, bytes: rawPublic(algorithm, data) };
        default: return jwk.toKey(data, data.d === undefined);
    }
}

function checkJWK(data, algorithm, extractable, wanted) {
    if (data === null || typeof data !== "object") throw failure("Invalid keyData", "DataError");
    const kty = isRSA(algorithm.name) ? "RSA" : isCurve(algorithm.name) ? "EC" : "OKP";
    if (data.kty !== kty) throw failure("Invalid JWK \"kty\" Parameter", "DataError");
    if (isCurve(algorithm.name) && data.crv !== algorithm.namedCurve) throw failure("JWK \"crv\" does not match the requested algorithm", "DataError");
    if (kty === "OKP" && data.crv !== algorithm.name) throw failure("JWK \"crv\" Parameter and algorithm name mismatch", "DataError");
    if (data.ext === false && extractable) throw failure("JWK \"ext\" Parameter and extractable mismatch", "DataError");
    if (data.key_ops !== undefined && wanted.some((usage) => !data.key_ops.includes(usage))) {
        throw failure("Key operations and usage mismatch", "DataError");
    }
}

function importKey(format, data, algorithm, extractable, wanted) {
    const { name } = algorithm;
    if (isRSA(name)) required(algorithm, "hash");
    if (isCurve(name) && curves[required(algorithm, "namedCurve")] === undefined) {
        throw failure("Unrecognized namedCurve", "NotSupportedError");
    }
    if (format === "jwk") checkJWK(data, algorithm, extractable, wanted);
    const allowed = usagesOf(name);
    const willBePrivate = format === "pkcs8" || (format === "jwk" && data.d !== undefined);
    requireUsages(wanted, willBePrivate ? allowed.private : allowed.public, name);
    if (willBePrivate && wanted.length === 0) throw failure("Usages cannot be empty when importing a private key.", "SyntaxError");
    let found;
    try {
        found = read(format, data, algorithm);
    } catch (error) {
        if (error.name === "NotSupportedError") throw error;
        throw Object.assign(failure("Invalid keyData", "DataError"), { cause: error });
    }
    const key = found.isPrivate ? new PrivateKeyObject("private", found.bytes) : new PublicKeyObject("public", found.bytes);
    const spki = publicBytes(key);
    const parts = shapes.publicParts(spki);
    if (!expectedTypes(name).includes(parts.type)) throw failure("Invalid key type", "DataError");
    if (isCurve(name) && shapes.curveName(parts.parameters) !== curves[algorithm.namedCurve]) {
        throw failure("Named curve mismatch", "DataError");
    }
    return make(key, description(algorithm, spki), wanted, extractable);
}

const jwkDigests = { "SHA-1": "1", "SHA-256": "256", "SHA-384": "384", "SHA-512": "512" };

function jwkAlgorithm({ name, hash }) {
    const number = jwkDigests[hash?.name];
    if (name === "RSASSA-PKCS1-v1_5") return `RS${number}`;
    if (name === "RSA-PSS") return `PS${number}`;
    if (name === "RSA-OAEP") return number === "1" ? "RSA-OAEP" : `RSA-OAEP-${number}`;
    return undefined;
}

function exportKey(format, key) {
    const object = keyOf(key);
    const isPrivate = object.type === "private";
    const { name } = key.algorithm;
    if (format === "jwk") {
        const found = jwk.fromKey(publicBytes(object), isPrivate ? bytesOf(object) : undefined);
        const alg = jwkAlgorithm(key.algorithm);
        return { key_ops: [...key.usages], ext: key.extractable, ...found, ...(alg === undefined ? {} : { alg }) };
    }
    if (format === "pkcs8" && isPrivate) return toArrayBuffer(bytesOf(object));
    if (format === "spki" && !isPrivate) return toArrayBuffer(bytesOf(object));
    if (format === "raw" && !isPrivate && !isRSA(name)) return toArrayBuffer(shapes.publicParts(bytesOf(object)).key);
    if (format === "raw") throw failure(`Unable to export ${name} ${object.type} key using ${format} format`, "NotSupportedError");
    throw failure(`Unable to export a raw ${name} ${object.type} key`, "InvalidAccessError");
}

/** `[digest, controls, size of the numbers of the signature]` */
function signSettings(algorithm, key) {
    const { name } = algorithm;
    if (name === "ECDSA") return [digestName(required(algorithm, "hash")), [], signatures.size(publicBytes(keyOf(key)))];
    if (name === "RSA-PSS") {
        const salt = String(required(algorithm, "saltLength"));
        return [digestName(key.algorithm.hash), [["rsa_padding_mode", "pss"], ["rsa_pss_saltlen", salt]], 0];
    }
    return isRSA(name) ? [digestName(key.algorithm.hash), [["rsa_padding_mode", "pkcs1"]], 0] : ["", [], 0];
}

function sign(algorithm, key, data) {
    const [digest, controls, size] = signSettings(algorithm, key);
    const signature = operation(() => toBuffer(native.sign(0, bytesOf(keyOf(key)), digest, data, controls)));
    return toArrayBuffer(size === 0 ? signature : signatures.fromDER(signature, size));
}

function verify(algorithm, key, signature, data) {
    const [digest, controls, size] = signSettings(algorithm, key);
    const found = size === 0 ? signature : signatures.toDER(signature, size);
    return found !== undefined && operation(() => native.verify(0, bytesOf(keyOf(key)), digest, data, controls, found));
}

function transform(name, algorithm, key, data) {
    const controls = [["rsa_padding_mode", "oaep"], ["rsa_oaep_md", digestName(key.algorithm.hash)]];
    const { label } = algorithm;
    if (label !== undefined && label.length > 0) controls.push(["rsa_oaep_label", Buffer.from(label).toString("hex")]);
    const bytes = bytesOf(keyOf(key));
    return toArrayBuffer(operation(() => toBuffer(native.transform(0, name, name === "privateDecrypt", bytes, data, controls))));
}

/** The secret that both agree on, as a Buffer. */
const agree = (key, peer) => operation(() => toBuffer(native.agree(0, bytesOf(keyOf(key)), bytesOf(keyOf(peer)))));

module.exports = { generate, importKey, exportKey, sign, verify, transform, agree };
