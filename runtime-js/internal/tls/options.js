"use strict";
// The options of tls.connect and tls.createSecureContext, as the host takes them.

const { Buffer } = require("node/buffer");
const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");

const versions = { "TLSv1": 0x301, "TLSv1.1": 0x302, "TLSv1.2": 0x303, "TLSv1.3": 0x304 };
const defaults = {
    minVersion: "TLSv1.2",
    maxVersion: "TLSv1.3",
    ecdhCurve: "auto",
    ciphers: "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256:" +
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256:" +
        "ECDHE-RSA-AES128-SHA256:DHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384:DHE-RSA-AES256-SHA384:ECDHE-RSA-AES256-SHA256:" +
        "DHE-RSA-AES256-SHA256:HIGH:!aNULL:!eNULL:!EXPORT:!DES:!RC4:!MD5:!PSK:!SRP:!CAMELLIA",
};

const list = (value) => (value === undefined || value === null || value === false || value === "" ? [] : [value].flat());

function text(value, name) {
    if (typeof value === "string") return value;
    if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1");
    throw coded("TypeError", "ERR_INVALID_ARG_TYPE",
        `The "${name}" property must be of type string or an instance of Buffer, TypedArray, or DataView.${invalidArgumentType("x", "", value).message.replace(/^.*? must be \./, "")}`);
}

function version(name, fallback) {
    const chosen = name ?? fallback;
    if (!Object.hasOwn(versions, chosen)) {
        throw coded("TypeError", "ERR_TLS_INVALID_PROTOCOL_VERSION", `${internal("inspect").inspect(chosen)} is not a valid ${fallback === defaults.minVersion ? "minimum" : "maximum"} TLS protocol version`);
    }
    return versions[chosen];
}

function protocolRange({ minVersion, maxVersion, secureProtocol }) {
    if (secureProtocol !== undefined && secureProtocol !== null) {
        if (minVersion || maxVersion) {
            throw coded("TypeError", "ERR_TLS_PROTOCOL_VERSION_CONFLICT",
                `TLS protocol version ${internal("inspect").inspect(minVersion ?? maxVersion)} conflicts with secureProtocol ${internal("inspect").inspect(secureProtocol)}`);
        }
        const exact = /^TLSv1(?:_([12]))?(?:_client)?_method$/.exec(secureProtocol);
        if (exact !== null) return Array(2).fill(versions[exact[1] === undefined ? "TLSv1" : `TLSv1.${exact[1]}`]);
        if (/^(?:TLS|SSLv23)(?:_client)?_method$/.test(secureProtocol)) return [versions.TLSv1, versions["TLSv1.3"]];
        throw coded("TypeError", "ERR_TLS_INVALID_PROTOCOL_METHOD", `Unknown method: ${secureProtocol}`);
    }
    return [version(minVersion, defaults.minVersion), version(maxVersion, defaults.maxVersion)];
}

/** Certificates that NODE_EXTRA_CA_CERTS names; a file that cannot be read is as if it were not there, as in Node. */
function extraAuthorities() {
    const file = require("node/process").env.NODE_EXTRA_CA_CERTS;
    if (!file) return [];
    try {
        return [require("node/fs").readFileSync(file, "latin1")];
    } catch (error) {
        require("node/process").emitWarning(`Ignoring extra certs from \`${file}\`, load failed: ${error.message}`);
        return [];
    }
}

/** `{settings, bundles}`: an object for JSON, and the PKCS #12 files one after the other. */
exports.forHost = function forHost(options) {
    const [minVersion, maxVersion] = protocolRange(options);
    const names = (options.ciphers ?? defaults.ciphers).split(":");
    const isSuite = (name) => name.startsWith("TLS_");
    const pfx = list(options.pfx).map((entry) => (entry.buf === undefined ? { bytes: entry, passphrase: options.passphrase } : { bytes: entry.buf, passphrase: entry.passphrase ?? options.passphrase }));
    const bundles = pfx.map(({ bytes }) => (typeof bytes === "string" ? Buffer.from(bytes, "latin1") : Buffer.from(bytes)));
    const settings = {
        extraCA: options.ca === undefined ? extraAuthorities() : [],
        cert: list(options.cert).map((value) => text(value, "options.cert")),
        key: list(options.key).map((value) => {
            const isPair = typeof value === "object" && !ArrayBuffer.isView(value) && value.pem !== undefined;
            return { pem: text(isPair ? value.pem : value, "options.key"), passphrase: (isPair ? value.passphrase : undefined) ?? options.passphrase };
        }),
        pfx: pfx.map(({ passphrase }) => passphrase ?? null),
        pfxLengths: bundles.map(({ length }) => length),
        protocols: protocolNames(options.ALPNProtocols),
        minVersion, maxVersion,
        ciphers: names.filter((name) => !isSuite(name)).join(":") || undefined,
        suites: names.filter(isSuite).join(":") || undefined,
    };
    if (list(options.ca).length > 0) settings.ca = list(options.ca).map((value) => text(value, "options.ca"));
    if (options.servername) settings.servername = String(options.servername);
    return { settings, bundles: Buffer.concat(bundles) };
};

/** ALPNProtocols may be names, or bytes each with their length before them. */
function protocolNames(value) {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value.map(String);
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    const names = [];
    for (let position = 0; position < bytes.length; position += bytes[position] + 1) {
        names.push(bytes.toString("latin1", position + 1, position + 1 + bytes[position]));
    }
    return names;
}

exports.defaults = defaults;
