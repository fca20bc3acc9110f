"use strict";
// tls.createSecureContext, and what the machine knows of TLS.

const { forHost } = internal("tls/options");

class SecureContext {
    constructor(options = {}) {
        this.context = { options };
    }
}

/** Options that are checked now, for connections to come. */
function createSecureContext(options = {}) {
    const { settings, bundles } = forHost(options);
    ops.checkTLS(JSON.stringify(settings), bundles);
    const { ca, cert, key, pfx, passphrase, ciphers, minVersion, maxVersion, secureProtocol } = options;
    const given = { ca, cert, key, pfx, passphrase, ciphers, minVersion, maxVersion, secureProtocol };
    return new SecureContext(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
}

let ciphers;
let roots;

exports.SecureContext = SecureContext;
exports.createSecureContext = createSecureContext;

exports.getCiphers = function getCiphers() {
    ciphers ??= [...new Set(JSON.parse(ops.ciphersOfTLS()).map((name) => name.toLowerCase()))].sort();
    return [...ciphers];
};

exports.rootCertificates = function rootCertificates() {
    roots ??= Object.freeze(ops.trustedCertificates().match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []);
    return roots;
};
