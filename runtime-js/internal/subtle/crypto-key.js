"use strict";
// CryptoKey: a key of the Web Cryptography API.

const contents = new WeakMap();
let isMaking = false;

class CryptoKey {
    constructor() {
        if (!isMaking) throw Object.assign(new TypeError("Illegal constructor"), { code: "ERR_ILLEGAL_CONSTRUCTOR" });
    }

    get type() { return contents.get(this).object.type; }
    get extractable() { return contents.get(this).extractable; }
    get algorithm() { return contents.get(this).algorithm; }
    get usages() { return contents.get(this).usages; }

    [Symbol.for("nodejs.util.inspect.custom")](depth, options) {
        const { type, extractable, algorithm, usages } = this;
        return `CryptoKey ${internal("inspect").inspect({ type, extractable, algorithm, usages }, options)}`;
    }
}

for (const name of ["type", "extractable", "algorithm", "usages"]) {
    Object.defineProperty(CryptoKey.prototype, name, { enumerable: true });
}
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { configurable: true, value: "CryptoKey" });

/** A CryptoKey of a KeyObject. */
exports.make = function make(object, algorithm, usages, extractable) {
    isMaking = true;
    try {
        const key = new CryptoKey();
        contents.set(key, { object, algorithm, usages: [...new Set(usages)], extractable: object.type === "public" || Boolean(extractable) });
        return key;
    } finally {
        isMaking = false;
    }
};

exports.isCryptoKey = (value) => value !== null && typeof value === "object" && contents.has(value);

/** The KeyObject of a CryptoKey, or undefined. */
exports.keyOf = (value) => (exports.isCryptoKey(value) ? contents.get(value).object : undefined);

exports.CryptoKey = CryptoKey;
