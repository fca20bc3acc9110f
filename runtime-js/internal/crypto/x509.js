"use strict";
// X.509 certificates.

const { invalidArgumentType, requireString } = internal("validators");
const { toBuffer, isBytes, toBytes } = internal("crypto/bytes");
const { isKeyObject, requireKind, bytesOf, PublicKeyObject } = internal("crypto/key-object");
const { Buffer } = require("node/buffer");

const flagsOf = { wildcards: 0x2, partialWildcards: 0x4, multiLabelWildcards: 0x8, singleLabelSubdomains: 0x10 };

class X509Certificate {
    #der;
    #fields;

    constructor(data) {
        if (typeof data !== "string" && !isBytes(data)) {
            throw invalidArgumentType("buffer", "of type string or an instance of Buffer, TypedArray, or DataView", data);
        }
        this.#der = toBuffer(ops.readCertificate(toBytes(data, "buffer")));
    }

    get #known() {
        this.#fields ??= JSON.parse(ops.describeCertificate(this.#der));
        return this.#fields;
    }

    get subject() { return this.#known.subject; }
    get issuer() { return this.#known.issuer; }
    get subjectAltName() { return this.#known.subjectAltName; }
    get infoAccess() { return this.#known.infoAccess; }
    get validFrom() { return this.#known.validFrom; }
    get validTo() { return this.#known.validTo; }
    get serialNumber() { return this.#known.serialNumber; }
    get ca() { return this.#known.ca; }
    get keyUsage() { return this.#known.keyUsage; }
    get issuerCertificate() { return undefined; }
    get raw() { return Buffer.from(this.#der); }
    get fingerprint() { return fingerprint("sha1", this.#der); }
    get fingerprint256() { return fingerprint("sha256", this.#der); }
    get fingerprint512() { return fingerprint("sha512", this.#der); }
    get publicKey() { return new PublicKeyObject("public", toBuffer(ops.certificateKey(this.#der))); }

    #match(kind, name, flags) {
        return ops.matchCertificate(this.#der, kind, name, flags) ?? undefined;
    }

    checkHost(name, options = {}) {
        requireString(name, "name");
        return this.#match("host", name, flags(options));
    }

    checkEmail(email, options = {}) {
        requireString(email, "email");
        return this.#match("email", email, flags(options));
    }

    checkIP(ip) {
        requireString(ip, "ip");
        return this.#match("ip", ip, 0);
    }

    checkIssued(other) {
        if (!(other instanceof X509Certificate)) throw invalidArgumentType("otherCert", "an instance of X509Certificate", other);
        return ops.isIssuer(this.#der, other.#der);
    }

    checkPrivateKey(key) {
        if (!isKeyObject(key)) throw invalidArgumentType("pkey", "an instance of KeyObject", key);
        requireKind(key, "private");
        return ops.isPrivateKeyOfCertificate(this.#der, bytesOf(key));
    }

    verify(key) {
        if (!isKeyObject(key)) throw invalidArgumentType("pkey", "an instance of KeyObject", key);
        requireKind(key, "public");
        return ops.verifyCertificate(this.#der, bytesOf(key));
    }

    toString() {
        const lines = this.#der.toString("base64").match(/.{1,64}/g).join("\n");
        return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
    }

    toJSON() {
        return this.toString();
    }

    toLegacyObject() {
        throw internal("errors").notImplemented("X509Certificate.toLegacyObject()");
    }
}

function flags(options) {
    const { subject = "default" } = options;
    let found = subject === "always" ? 0x1 : subject === "never" ? 0x20 : 0;
    if (options.wildcards === false) found |= flagsOf.wildcards;
    if (options.partialWildcards === false) found |= flagsOf.partialWildcards;
    if (options.multiLabelWildcards === true) found |= flagsOf.multiLabelWildcards;
    if (options.singleLabelSubdomains === true) found |= flagsOf.singleLabelSubdomains;
    return found;
}

function fingerprint(algorithm, der) {
    const { createHash } = internal("crypto/hash");
    return createHash(algorithm).update(der).digest("hex").toUpperCase().match(/../g).join(":");
}

exports.X509Certificate = X509Certificate;
