"use strict";
// Signatures of DSA and ECDSA: DER, or both numbers side by side (IEEE P1363).

const der = internal("crypto/der");
const shapes = internal("crypto/key-shapes");
const { Buffer } = require("node/buffer");

/** How many bytes each of the numbers has, for this public key. */
exports.size = function size(spki) {
    const { type, parameters, key } = shapes.publicParts(spki);
    if (type === "dsa") return der.digits(der.read(parameters.content)[1]).length;
    const orders = { secp521r1: 66 };
    return orders[shapes.curveName(parameters)] ?? (key.length - 1) / 2;
};

exports.fromDER = function fromDER(signature, size) {
    return Buffer.concat(der.inside(signature).map((number) => {
        const digits = der.digits(number);
        return Buffer.concat([Buffer.alloc(size - digits.length), digits]);
    }));
};

/** Undefined when it has not the right size. */
exports.toDER = function toDER(signature, size) {
    if (signature.length !== 2 * size) return undefined;
    return der.sequence(der.integer(signature.subarray(0, size)), der.integer(signature.subarray(size)));
};
