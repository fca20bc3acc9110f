"use strict";
// The host operations of crypto, made of Node's.

const crypto = require("crypto");

const view = (data) => (typeof data === "string" ? data : data.buffer === undefined ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength));
const bytes = (data) => new Uint8Array(data);

/** At once for the resource 0, else later, as an event. `happened(id, event, ...values)`. */
exports.perform = function perform(happened, id, run) {
    if (id === 0) return run();
    let values;
    try {
        values = ["done", run()];
    } catch (error) {
        values = ["failed", error.name, error.message, JSON.stringify({ ...error })];
    }
    happened(id, ...values);
    return undefined;
};

const privateKey = (der) => crypto.createPrivateKey({ key: view(der), format: "der", type: "pkcs8" });
const publicKey = (der) => crypto.createPublicKey({ key: view(der), format: "der", type: "spki" });
const toPrivate = (key) => bytes(key.export({ format: "der", type: "pkcs8" }));
const toPublic = (key) => bytes(key.export({ format: "der", type: "spki" }));
const byName = (controls) => Object.fromEntries(controls);
const paddings = { pkcs1: 1, none: 3, oaep: 4, pss: 6 };
const saltLengths = { digest: -1, auto: -2 };

function signOptions(key, controls) {
    const found = byName(JSON.parse(controls));
    const options = { key };
    if (found.rsa_padding_mode !== undefined) options.padding = paddings[found.rsa_padding_mode];
    const salt = found.rsa_pss_saltlen;
    if (salt !== undefined) options.saltLength = saltLengths[salt] ?? Number(salt);
    return options;
}

function generate(text) {
    const { algorithm, parameters = [], controls = [] } = JSON.parse(text);
    const found = byName([...parameters, ...controls]);
    const number = (name) => (found[name] === undefined ? undefined : Number(found[name]));
    const options = {
        modulusLength: number("rsa_keygen_bits") ?? number("dsa_paramgen_bits"), publicExponent: number("rsa_keygen_pubexp"),
        divisorLength: number("dsa_paramgen_q_bits"), namedCurve: found.ec_paramgen_curve, hashAlgorithm: found.rsa_pss_keygen_md,
        mgf1HashAlgorithm: found.rsa_pss_keygen_mgf1_md, saltLength: number("rsa_pss_keygen_saltlen"),
    };
    for (const name of Object.keys(options)) if (options[name] === undefined) delete options[name];
    return toPrivate(crypto.generateKeyPairSync(algorithm.toLowerCase(), options).privateKey);
}

function read(isPrivate, data, format, type, passphrase) {
    const key = { key: view(data), format, ...(type ? { type } : {}), ...(passphrase === null ? {} : { passphrase: view(passphrase) }) };
    if (isPrivate) return toPrivate(crypto.createPrivateKey(key));
    return toPublic(crypto.createPublicKey(key));
}

function write(isPrivate, key, format, structure, cipher, passphrase) {
    const object = isPrivate ? privateKey(key) : publicKey(key);
    const specific = object.asymmetricKeyType === "ec" ? "sec1" : "pkcs1";
    const type = { "type-specific": specific, PrivateKeyInfo: "pkcs8", SubjectPublicKeyInfo: "spki" }[structure];
    const made = object.export({ format: format.toLowerCase(), type, ...(cipher ? { cipher, passphrase: view(passphrase) } : {}) });
    return bytes(typeof made === "string" ? Buffer.from(made) : made);
}

const power = (base, exponent, modulus) => {
    let result = 1n;
    for (let factor = base % modulus, rest = exponent; rest > 0n; rest >>= 1n, factor = (factor * factor) % modulus) {
        if (rest & 1n) result = (result * factor) % modulus;
    }
    return result;
};
const number = (data) => BigInt("0x" + (Buffer.from(view(data)).toString("hex") || "0"));
const digits = (value) => bytes(Buffer.from(value.toString(16).replace(/^(.(..)*)$/, "0$1"), "hex"));

exports.makeCryptoOps = function makeCryptoOps(happened) {
    const held = new Map();
    // Node signs no digest that is made already, so what it was made of is looked up.
    const digested = new Map();
    const original = (digest) => digested.get(Buffer.from(view(digest)).toString("hex"));
    const work = (id, run) => exports.perform(happened, id, run);
    const certificate = (der) => new crypto.X509Certificate(view(der));
    return {
        cryptoNames: (kind) => JSON.stringify({ digests: crypto.getHashes, ciphers: crypto.getCiphers, curves: crypto.getCurves }[kind]()),
        openDigest: (id, name, length) => held.set(id, crypto.createHash(name, length < 0 ? undefined : { outputLength: length })),
        openHmac: (id, name, key) => held.set(id, crypto.createHmac(name, view(key))),
        copyDigest: (id, copy, length) => held.set(copy, held.get(id).copy(length < 0 ? undefined : { outputLength: length })),
        updateDigest(id, data) {
            const hash = held.get(id).update(view(data));
            hash.data = [...(hash.data ?? []), Buffer.from(view(data))];
        },
        finishDigest(id) {
            const hash = held.get(id);
            const made = hash.digest();
            digested.set(made.toString("hex"), Buffer.concat(hash.data ?? []));
            return bytes(made);
        },
        openCipher(id, name, key, iv, encrypts, tagLength) {
            const create = encrypts ? crypto.createCipheriv : crypto.createDecipheriv;
            const cipher = create(name, view(key), iv === null ? null : view(iv), tagLength < 0 ? undefined : { authTagLength: tagLength });
            cipher.isCheckedAtOnce = !encrypts && /ccm/i.test(name);
            held.set(id, cipher);
        },
        setCipherPadding: (id, isOn) => void held.get(id).setAutoPadding(isOn),
        setCipherTag: (id, tag) => Boolean(held.get(id).setAuthTag(view(tag))),
        authenticateWithCipher: (id, data, length) => Boolean(held.get(id).setAAD(view(data), length < 0 ? undefined : { plaintextLength: length })),
        updateCipher(id, data) {
            const cipher = held.get(id);
            const made = bytes(cipher.update(view(data)));
            // libcrypto tells here whether it is authentic, Node in the end.
            if (cipher.isCheckedAtOnce) cipher.final();
            return made;
        },
        finishCipher: (id) => bytes(held.get(id).final()),
        cipherTag: (id, length) => bytes(held.get(id).getAuthTag().subarray(0, length)),
        cipherInformation(name, keyLength, ivLength) {
            const options = { ...(keyLength < 0 ? {} : { keyLength }), ...(ivLength < 0 ? {} : { ivLength }) };
            const found = crypto.getCipherInfo(/^\d+$/.test(name) ? Number(name) : name, options);
            return found === undefined ? null : JSON.stringify(found);
        },
        readKey: read,
        writeKey: write,
        generateKeyPair: (id, options) => work(id, () => generate(options)),
        agreeOnSecret: (id, mine, theirs) => work(id, () => bytes(crypto.diffieHellman({ privateKey: privateKey(mine), publicKey: publicKey(theirs) }))),
        convertPoint: (point, curve, form) => bytes(crypto.ECDH.convertKey(view(point), curve, undefined, undefined, form)),
        sign: (id, key, digest, data, controls, isDigest) => work(id, () => {
            const options = signOptions(privateKey(key), controls);
            return bytes(crypto.sign(digest || null, isDigest ? original(data) : view(data), options));
        }),
        verify: (id, key, digest, data, controls, signature) => work(id, () => crypto.verify(digest || null, view(data), signOptions(publicKey(key), controls), view(signature))),
        verifyDigest: (key, digest, data, controls, signature) =>
            crypto.verify(digest, original(data), signOptions(publicKey(key), controls), view(signature)),
        transformWithKey: (id, name, isPrivate, key, data, controls) => work(id, () => {
            const found = byName(JSON.parse(controls));
            const options = { key: isPrivate ? privateKey(key) : publicKey(key), padding: paddings[found.rsa_padding_mode], oaepHash: found.rsa_oaep_md };
            if (found.rsa_oaep_label !== undefined) options.oaepLabel = Buffer.from(found.rsa_oaep_label, "hex");
            return bytes(crypto[name](options, view(data)));
        }),
        pbkdf2: (id, digest, password, salt, iterations, length) => {
            if (!crypto.getHashes().includes(digest)) crypto.pbkdf2Sync("", "", 1, 1, digest);
            return work(id, () => bytes(crypto.pbkdf2Sync(view(password), view(salt), iterations, length, digest)));
        },
        scrypt(id, password, salt, length, costs, maxmem) {
            const [N, r, p] = costs.split(" ").map(Number);
            crypto.scryptSync("", "", 0, { N, r, p, maxmem });
            return work(id, () => bytes(crypto.scryptSync(view(password), view(salt), length, { N, r, p, maxmem })));
        },
        generatePrime: (id, bits, safe, add, rem) => work(id, () => digits(crypto.generatePrimeSync(bits, {
            safe, bigint: true, ...(add === null ? {} : { add: number(add) }), ...(rem === null ? {} : { rem: number(rem) }),
        }))),
        isPrime: (id, candidate) => work(id, () => crypto.checkPrimeSync(number(candidate))),
        modularPower: (base, exponent, modulus) => digits(power(number(base), number(exponent), number(modulus))),
        readCertificate: (data) => bytes(new crypto.X509Certificate(view(data)).raw),
        describeCertificate(der) {
            const { subject, issuer, subjectAltName, infoAccess, validFrom, validTo, serialNumber, ca, keyUsage } = certificate(der);
            return JSON.stringify({ subject, issuer, subjectAltName, infoAccess, validFrom, validTo, serialNumber, ca, keyUsage });
        },
        certificateKey: (der) => toPublic(certificate(der).publicKey),
        verifyCertificate: (der, key) => certificate(der).verify(publicKey(key)),
        isPrivateKeyOfCertificate: (der, key) => certificate(der).checkPrivateKey(privateKey(key)),
        isIssuer: (der, issuer) => certificate(der).checkIssued(certificate(issuer)),
        matchCertificate: (der, kind, name) => certificate(der)[{ host: "checkHost", email: "checkEmail", ip: "checkIP" }[kind]](name) ?? null,
    };
};
