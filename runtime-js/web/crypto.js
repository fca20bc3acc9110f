"use strict";
// The global crypto.

class Crypto {
    constructor() {
        throw Object.assign(new TypeError("Illegal constructor"), { code: "ERR_ILLEGAL_CONSTRUCTOR" });
    }

    get subtle() {
        requireCrypto(this);
        return internal("subtle/subtle").subtle;
    }

    getRandomValues(array) {
        requireCrypto(this);
        return internal("crypto/random").getRandomValues(array);
    }

    randomUUID() {
        requireCrypto(this);
        return internal("crypto/random").randomUUID();
    }
}

const crypto = Object.create(Crypto.prototype);

function requireCrypto(value) {
    if (value !== crypto) throw Object.assign(new TypeError("Value of \"this\" must be of type Crypto"), { code: "ERR_INVALID_THIS" });
}

Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { configurable: true, value: "Crypto" });
for (const name of ["subtle", "getRandomValues", "randomUUID"]) {
    Object.defineProperty(Crypto.prototype, name, { enumerable: true });
}

exports.crypto = crypto;
exports.Crypto = Crypto;
Object.defineProperty(exports, "CryptoKey", { enumerable: true, get: () => internal("subtle/crypto-key").CryptoKey });
Object.defineProperty(exports, "SubtleCrypto", { enumerable: true, get: () => internal("subtle/subtle").SubtleCrypto });
