"use strict";
// The global crypto: random values. There is no SubtleCrypto yet.

const { missing } = internal("errors");

const subtle = {};
for (const name of [
    "digest", "encrypt", "decrypt", "sign", "verify", "generateKey", "importKey", "exportKey", "deriveBits", "deriveKey",
]) {
    const method = missing(`crypto.subtle.${name}()`);
    subtle[name] = async () => method();
}

exports.crypto = {
    getRandomValues: (array) => require("node/crypto").getRandomValues(array),
    randomUUID: () => require("node/crypto").randomUUID(),
    subtle,
};
