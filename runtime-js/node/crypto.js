"use strict";
// Node's crypto, by libcrypto. Each part is loaded when it is first used.

const { coded, missing } = internal("errors");

const parts = {
    primes: ["checkPrime", "checkPrimeSync", "generatePrime", "generatePrimeSync"],
    cipher: ["createCipheriv", "createDecipheriv", "getCipherInfo", "Cipheriv", "Decipheriv"],
    "diffie-hellman": ["createDiffieHellman", "createDiffieHellmanGroup", "DiffieHellman", "DiffieHellmanGroup"],
    ecdh: ["createECDH", "ECDH"],
    hash: ["createHash", "createHmac", "hash", "Hash", "Hmac"],
    "key-input": ["createPrivateKey", "createPublicKey", "createSecretKey"],
    "key-object": ["KeyObject"],
    sign: ["createSign", "createVerify", "sign", "verify", "Sign", "Verify"],
    rsa: ["diffieHellman", "privateDecrypt", "privateEncrypt", "publicDecrypt", "publicEncrypt"],
    names: ["getCiphers", "getCurves", "getHashes"],
    derivation: ["hkdf", "hkdfSync", "pbkdf2", "pbkdf2Sync", "scrypt", "scryptSync"],
    generation: ["generateKeyPair", "generateKeyPairSync", "generateKey", "generateKeySync"],
    random: [
        "randomBytes", "randomFill", "randomFillSync", "randomInt", "randomUUID", "timingSafeEqual",
    ],
    x509: ["X509Certificate"],
    constants: ["constants"],
};

/** A member that is loaded when it is first asked for; it can be replaced, as tests of apps do. */
function lazy(name, load) {
    const fix = (value) => Object.defineProperty(exports, name, { value, writable: true, configurable: true, enumerable: true });
    Object.defineProperty(exports, name, {
        configurable: true,
        enumerable: true,
        get() {
            const value = load();
            fix(value);
            return value;
        },
        set: fix,
    });
}

for (const [file, names] of Object.entries(parts)) {
    for (const name of names) lazy(name, () => internal(`crypto/${file}`)[name]);
}
lazy("getDiffieHellman", () => internal("crypto/diffie-hellman").createDiffieHellmanGroup);
lazy("webcrypto", () => require("web/crypto").crypto);
lazy("subtle", () => require("web/crypto").crypto.subtle);
lazy("getRandomValues", () => (array) => require("web/crypto").crypto.getRandomValues(array));

for (const name of ["setEngine", "Certificate", "Cipher", "Decipher", "createCipher", "createDecipher"]) {
    exports[name] = missing(`crypto.${name}()`);
}
exports.getFips = () => 0;
exports.setFips = function setFips(isOn) {
    if (isOn) throw coded("Error", "ERR_CRYPTO_FIPS_FORCED", "Cannot set FIPS mode, it was forced with --force-fips at startup.");
};
exports.secureHeapUsed = () => ({ total: 0, used: 0, utilization: 0, min: 2 });
