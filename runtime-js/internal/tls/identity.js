"use strict";
// Whether a certificate is for the host (RFC 6125), and how certificates look to scripts.

const { coded } = internal("errors");
const { isIP, toNumber } = internal("net/address");

/** "key:value, key:value" with values that may be JSON strings. */
function splitAltNames(text) {
    const names = [];
    for (let rest = text; rest !== "";) {
        const quoted = /^([^:,]*):("(?:[^"\\]|\\.)*")(?:, |$)/.exec(rest);
        const match = quoted ?? /^(.*?)(?:, |$)/.exec(rest);
        names.push(quoted === null ? match[1] : `${match[1]}:${JSON.parse(match[2])}`);
        rest = rest.slice(match[0].length);
    }
    return names;
}

const labelsOf = (name) => name.replace(/\.$/, "").toLowerCase().split(".");

function matches(hostLabels, pattern, allowsWildcards) {
    if (!pattern) return false;
    const labels = labelsOf(pattern);
    if (labels.length !== hostLabels.length || labels.includes("") || !/^[\x21-\x7f]*$/.test(pattern)) return false;
    if (!labels.every((label, index) => index === 0 || label === hostLabels[index])) return false;
    const [first] = labels;
    const parts = first.split("*");
    if (parts.length === 1 || first.includes("xn--")) return hostLabels[0] === first;
    // "*.com" would be for too many.
    if (!allowsWildcards || parts.length > 2 || labels.length <= 2) return false;
    const [prefix, suffix] = parts;
    return prefix.length + suffix.length <= hostLabels[0].length && hostLabels[0].startsWith(prefix) && hostLabels[0].endsWith(suffix);
}

/** undefined, or the error that says why the certificate is not for the host. */
function checkServerIdentity(hostname, certificate) {
    const { subject, subjectaltname } = certificate;
    const names = [];
    const addresses = [];
    const host = `${hostname}`;
    for (const name of subjectaltname ? splitAltNames(subjectaltname) : []) {
        if (name.startsWith("DNS:")) names.push(name.slice(4));
        else if (name.startsWith("IP Address:")) addresses.push(name.slice(11));
    }
    let reason = "Unknown reason";
    let isValid = false;
    if (isIP(host) !== 0) {
        isValid = addresses.some((address) => sameAddress(address, host));
        if (!isValid) reason = `IP: ${host} is not in the cert's list: ${addresses.join(", ")}`;
    } else if (names.length > 0 || subject?.CN) {
        const labels = labelsOf(host);
        if (names.length > 0) {
            isValid = names.some((name) => matches(labels, name, true));
            if (!isValid) reason = `Host: ${host}. is not in the cert's altnames: ${subjectaltname}`;
        } else {
            isValid = [subject.CN].flat().some((name) => matches(labels, name, true));
            if (!isValid) reason = `Host: ${host}. is not cert's CN: ${subject.CN}`;
        }
    } else {
        reason = "Cert does not contain a DNS name";
    }
    if (isValid) return undefined;
    const error = coded("Error", "ERR_TLS_CERT_ALTNAME_INVALID", `Hostname/IP does not match certificate's altnames: ${reason}`);
    return Object.assign(error, { reason, host, cert: certificate });
}

function sameAddress(one, other) {
    const family = isIP(one);
    if (family === 0 || family !== isIP(other)) return false;
    return toNumber(one, `ipv${family}`) === toNumber(other, `ipv${family}`);
}

/** A certificate as getPeerCertificate gives it; `chain` are those above it. */
function present(found, chain = []) {
    const { Buffer } = require("node/buffer");
    const raw = Buffer.from(found.raw, "hex");
    const digest = (algorithm) => [...internal("digest").digest(algorithm, raw)].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(":");
    const certificate = { subject: nameOf(found.subject), issuer: nameOf(found.issuer) };
    for (const key of ["subjectaltname", "infoAccess"]) {
        if ((found[key] ?? undefined) === undefined) continue;
        certificate[key] = key === "infoAccess" ? infoOf(found[key]) : found[key];
    }
    certificate.ca = found.ca;
    if (found.modulus !== undefined) Object.assign(certificate, { modulus: found.modulus, bits: found.bits, exponent: `0x${BigInt(`0x${found.exponent}`).toString(16)}` });
    else if (found.curve !== undefined) Object.assign(certificate, { bits: found.bits });
    if (found.pubkey !== undefined) certificate.pubkey = Buffer.from(found.pubkey, "hex");
    if (found.curve !== undefined) certificate.asn1Curve = found.curve;
    Object.assign(certificate, {
        valid_from: found.valid_from, valid_to: found.valid_to, fingerprint: digest("sha1"), fingerprint256: digest("sha256"), fingerprint512: digest("sha512"),
    });
    if (found.ext_key_usage !== undefined) certificate.ext_key_usage = found.ext_key_usage;
    certificate.serialNumber = found.serialNumber;
    certificate.raw = raw;
    if (chain.length > 0) certificate.issuerCertificate = present(chain[0], chain.slice(1));
    return certificate;
}

function nameOf(pairs) {
    const name = Object.create(null);
    for (const [key, value] of pairs) name[key] = name[key] === undefined ? value : [name[key], value].flat();
    return name;
}

function infoOf(text) {
    const info = Object.create(null);
    for (const line of text.split("\n").filter((one) => one !== "")) {
        const [, key, value] = /^(.*? - [^:]*):(.*)$/.exec(line) ?? [];
        if (key !== undefined) (info[key] ??= []).push(value);
    }
    return info;
}

exports.checkServerIdentity = checkServerIdentity;
exports.present = present;
