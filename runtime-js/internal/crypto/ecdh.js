"use strict";
// ECDH: secrets by elliptic curves.

const { coded } = internal("errors");
const { forbid } = internal("determinism");
const advice = internal("guard-advice");
const { requireString } = internal("validators");
const { toBytes, toBuffer, encoded } = internal("crypto/bytes");
const native = internal("crypto/native-keys");
const der = internal("crypto/der");
const shapes = internal("crypto/key-shapes");
const { Buffer } = require("node/buffer");

const failed = (message) => coded("Error", "ERR_CRYPTO_OPERATION_FAILED", message);

function formOf(format) {
    if (!format) return "uncompressed";
    if (format === "compressed" || format === "hybrid" || format === "uncompressed") return format;
    throw coded("TypeError", "ERR_CRYPTO_ECDH_INVALID_FORMAT", `Invalid ECDH format: ${format}`);
}

function converted(point, curve, format) {
    try {
        return native.convertPoint(point, curve, formOf(format));
    } catch (error) {
        if (error.code?.startsWith("ERR_CRYPTO_ECDH") || error.code === "ERR_CRYPTO_INVALID_CURVE") throw error;
        throw failed("Failed to convert Buffer to EC_POINT");
    }
}

class ECDH {
    #curve;
    #private;
    #public;

    constructor(curve) {
        requireString(curve, "curve");
        if (!internal("crypto/names").getCurves().includes(curve)) {
            throw coded("TypeError", "ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
        }
        this.#curve = curve;
    }

    static convertKey(key, curve, inputEncoding, outputEncoding, format) {
        requireString(curve, "curve");
        return encoded(converted(toBytes(key, "key", inputEncoding), curve, format), outputEncoding);
    }

    #take(pkcs8) {
        this.#private = pkcs8;
        this.#public = shapes.publicParts(native.publicHalf(pkcs8)).key;
    }

    #parameters() {
        const oid = shapes.curveOID(this.#curve);
        if (oid === undefined) throw internal("errors").notImplemented(`crypto.createECDH('${this.#curve}')`);
        return der.oid(oid);
    }

    generateKeys(encoding, format) {
        forbid("ECDH.generateKeys()", advice.effect);
        const controls = [["ec_paramgen_curve", this.#curve], ["ec_param_enc", "named_curve"]];
        this.#take(toBuffer(native.generate(0, { algorithm: "EC", controls })));
        return this.getPublicKey(encoding, format);
    }

    getPublicKey(encoding, format) {
        const form = formOf(format);
        if (this.#public === undefined) throw failed("Failed to get ECDH public key");
        return encoded(converted(this.#public, this.#curve, form), encoding);
    }

    getPrivateKey(encoding) {
        if (this.#private === undefined) throw failed("Failed to get ECDH private key");
        // Node leaves out the zeros in front.
        return encoded(der.digits(der.inside(shapes.privateParts(this.#private).key)[1]), encoding);
    }

    setPrivateKey(key, encoding) {
        const scalar = toBytes(key, "key", encoding);
        const size = Math.max(scalar.length, this.#size());
        const padded = Buffer.concat([Buffer.alloc(size - scalar.length), scalar]);
        try {
            if (padded.every((byte) => byte === 0)) throw failed("It is zero");
            const made = shapes.privateKey("ec", this.#parameters(), shapes.ecPrivateKey(padded));
            this.#take(native.read(true, made, "der", "pkcs8"));
        } catch (error) {
            if (error.code === "ERR_METHOD_NOT_IMPLEMENTED") throw error;
            throw coded("RangeError", "ERR_CRYPTO_INVALID_KEYTYPE", "Private key is not valid for specified curve.");
        }
        return this;
    }

    #size() {
        return { prime192v1: 24, secp224r1: 28, secp384r1: 48, brainpoolP384r1: 48, secp521r1: 66, brainpoolP512r1: 64 }[this.#curve] ?? 32;
    }

    setPublicKey(key, encoding) {
        this.#public = converted(toBytes(key, "key", encoding), this.#curve, "uncompressed");
        return this;
    }

    computeSecret(otherKey, inputEncoding, outputEncoding) {
        const point = toBytes(otherKey, "otherPublicKey", inputEncoding);
        if (this.#private === undefined) throw coded("RangeError", "ERR_CRYPTO_INVALID_KEYPAIR", "Invalid key pair");
        let other;
        try {
            other = native.read(false, shapes.publicKey("ec", this.#parameters(), point), "der", "spki");
        } catch (error) {
            if (error.code === "ERR_METHOD_NOT_IMPLEMENTED") throw error;
            throw coded("Error", "ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY", "Public key is not valid for specified curve");
        }
        return encoded(toBuffer(native.agree(0, this.#private, other)), outputEncoding);
    }
}

module.exports = { ECDH, createECDH: (curve) => new ECDH(curve) };
