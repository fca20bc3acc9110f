"use strict";
// New keys. Never in an orchestrator: a key that chance makes must not be made again on replay.

const { coded } = internal("errors");
const { forbid } = internal("determinism");
const advice = internal("guard-advice");
const { work } = internal("resources");
const { invalidArgumentType, invalidArgumentValue, requireFunction, requireInteger } = internal("validators");
const { invalidProperty, invalidDigest } = internal("crypto/errors");
const native = internal("crypto/native-keys");
const { toBuffer, settle, nextTick } = internal("crypto/bytes");
const { SecretKeyObject, PublicKeyObject, PrivateKeyObject } = internal("crypto/key-object");
const output = internal("crypto/key-export");

const limit = 2 ** 32 - 1;
const curveAliases = { "P-256": "prime256v1", "P-384": "secp384r1", "P-521": "secp521r1" };

function requireOptions(options) {
    if (options === null || typeof options !== "object") throw invalidArgumentType("options", "of type object", options);
    return options;
}

function rsaControls(options) {
    requireInteger(options.modulusLength, "options.modulusLength", 0, limit);
    const controls = [["rsa_keygen_bits", String(options.modulusLength)]];
    if (options.publicExponent !== undefined && options.publicExponent !== null) {
        requireInteger(options.publicExponent, "options.publicExponent", 0, limit);
        controls.push(["rsa_keygen_pubexp", String(options.publicExponent)]);
    }
    return controls;
}

function checkDigest(name, option) {
    if (typeof name !== "string") throw invalidArgumentType(`options.${option}`, "of type string", name);
    if (internal("crypto/names").digestSize(name) === undefined) throw invalidDigest(name);
    return name;
}

function pssControls(options) {
    const controls = [];
    const hash = options.hashAlgorithm ?? options.hash;
    const mgf1 = options.mgf1HashAlgorithm ?? options.mgf1Hash ?? hash;
    if (hash !== undefined) controls.push(["rsa_pss_keygen_md", checkDigest(hash, "hashAlgorithm")]);
    if (mgf1 !== undefined) controls.push(["rsa_pss_keygen_mgf1_md", checkDigest(mgf1, "mgf1HashAlgorithm")]);
    let { saltLength } = options;
    if (saltLength !== undefined) requireInteger(saltLength, "options.saltLength", 0, 2 ** 31 - 1);
    else if (hash !== undefined) saltLength = internal("crypto/names").digestSize(hash);
    if (saltLength !== undefined) controls.push(["rsa_pss_keygen_saltlen", String(saltLength)]);
    return controls;
}

const recipes = {
    rsa: (options) => ({ algorithm: "RSA", controls: rsaControls(options) }),
    "rsa-pss": (options) => ({ algorithm: "RSA-PSS", controls: [...rsaControls(options), ...pssControls(options)] }),
    dsa(options) {
        requireInteger(options.modulusLength, "options.modulusLength", 0, limit);
        const parameters = [["dsa_paramgen_bits", String(options.modulusLength)]];
        if (options.divisorLength !== undefined) {
            requireInteger(options.divisorLength, "options.divisorLength", 0, 2 ** 31 - 1);
            parameters.push(["dsa_paramgen_q_bits", String(options.divisorLength)]);
        }
        return { algorithm: "DSA", parameters };
    },
    ec(options) {
        const { namedCurve, paramEncoding } = options;
        if (typeof namedCurve !== "string") throw invalidArgumentType("options.namedCurve", "of type string", namedCurve);
        if (paramEncoding !== undefined && paramEncoding !== null && paramEncoding !== "named" && paramEncoding !== "explicit") {
            throw invalidProperty("options.paramEncoding", paramEncoding);
        }
        const curve = curveAliases[namedCurve] ?? namedCurve;
        if (!internal("crypto/names").getCurves().includes(curve)) {
            throw coded("TypeError", "ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
        }
        const encoding = paramEncoding === "explicit" ? "explicit" : "named_curve";
        return { algorithm: "EC", controls: [["ec_paramgen_curve", curve], ["ec_param_enc", encoding]] };
    },
    dh(options) {
        if (options.group !== undefined) {
            return { algorithm: "DH", controls: [["group", internal("crypto/diffie-hellman-groups").openSSLName(options.group)]] };
        }
        if (options.prime !== undefined) throw internal("errors").notImplemented("crypto.generateKeyPair() with options.prime");
        requireInteger(options.primeLength, "options.primeLength", 0, 2 ** 31 - 1);
        const parameters = [["dh_paramgen_prime_len", String(options.primeLength)], ["dh_paramgen_generator", String(options.generator ?? 2)]];
        return { algorithm: "DH", parameters };
    },
    ed25519: () => ({ algorithm: "ED25519" }),
    ed448: () => ({ algorithm: "ED448" }),
    x25519: () => ({ algorithm: "X25519" }),
    x448: () => ({ algorithm: "X448" }),
};

function encodings(type, options) {
    const found = {};
    for (const [name, check] of [["publicKeyEncoding", output.checkPublic], ["privateKeyEncoding", output.checkPrivate]]) {
        const value = options?.[name];
        if (value === undefined || value === null) continue;
        if (typeof value !== "object") throw invalidProperty(`options.${name}`, value);
        if (value.format !== "jwk") check(value, type, `options.${name}`);
        found[name] = value;
    }
    return found;
}

/** What has to be done: `start(id)` and `finish(pkcs8)`. */
function plan(type, options) {
    if (typeof type !== "string") throw invalidArgumentType("type", "of type string", type);
    if (!Object.hasOwn(recipes, type)) throw invalidArgumentValue("type", type, "must be a supported key type");
    if (!/^(ed|x)\d/.test(type)) requireOptions(options);
    const recipe = recipes[type](options);
    const { publicKeyEncoding, privateKeyEncoding } = encodings(type, options);
    return {
        start: (id) => native.generate(id, recipe),
        finish(made) {
            const pkcs8 = toBuffer(made);
            const privateKey = new PrivateKeyObject("private", pkcs8);
            const publicKey = new PublicKeyObject("public", native.publicHalf(pkcs8));
            return {
                publicKey: publicKeyEncoding === undefined ? publicKey : publicKey.export(publicKeyEncoding),
                privateKey: privateKeyEncoding === undefined ? privateKey : privateKey.export(privateKeyEncoding),
            };
        },
    };
}

function generateKeyPairSync(type, options) {
    forbid("crypto.generateKeyPairSync()", advice.effect);
    const { start, finish } = plan(type, options);
    return finish(start(0));
}

function generateKeyPair(type, options, callback) {
    forbid("crypto.generateKeyPair()", advice.effect);
    if (typeof options === "function") [callback, options] = [options, undefined];
    requireFunction(callback, "callback");
    const { start, finish } = plan(type, options);
    work(start).then((made) => {
        const { publicKey, privateKey } = finish(made);
        nextTick(callback, null, publicKey, privateKey);
    }).catch((error) => nextTick(callback, error));
}

/** util.promisify gives an object of both keys. */
Object.defineProperty(generateKeyPair, Symbol.for("nodejs.util.promisify.custom"), {
    configurable: true,
    value: (type, options) => new Promise((resolve, reject) => {
        generateKeyPair(type, options, (error, publicKey, privateKey) => {
            if (error) reject(error);
            else resolve({ publicKey, privateKey });
        });
    }),
});

function secretSize(type, options) {
    if (typeof type !== "string") throw invalidArgumentType("type", "of type string", type);
    requireOptions(options);
    const { length } = options;
    if (type === "hmac") requireInteger(length, "options.length", 8, 2 ** 31 - 1);
    else if (type === "aes") {
        if (![128, 192, 256].includes(length)) throw invalidProperty("options.length", length, "must be one of: 128, 192, 256");
    } else throw invalidArgumentValue("type", type, "must be a supported key type");
    return Math.floor(length / 8);
}

const secret = (size) => new SecretKeyObject("secret", internal("digest").randomBytes(size));

function generateKeySync(type, options) {
    forbid("crypto.generateKeySync()", advice.effect);
    return secret(secretSize(type, options));
}

function generateKey(type, options, callback) {
    forbid("crypto.generateKey()", advice.effect);
    const size = secretSize(type, options);
    requireFunction(callback, "callback");
    settle(Promise.resolve(secret(size)), callback);
}

module.exports = { generateKeyPair, generateKeyPairSync, generateKey, generateKeySync, plan };
