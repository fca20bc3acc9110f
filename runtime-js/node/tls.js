"use strict";
// Node's tls: clients. Servers can be made, but not listen.

const { TLSSocket, connect } = internal("tls/socket");
const { SecureContext, createSecureContext, getCiphers, rootCertificates } = internal("tls/secure-context");
const { checkServerIdentity } = internal("tls/identity");
const { defaults } = internal("tls/options");
const { makeServer } = internal("net/server");
const { missing } = internal("errors");

const Server = makeServer("tls", "secureConnection");
Object.assign(Server.prototype, { addContext() {}, setSecureContext() {}, getTicketKeys: missing("tls.Server.getTicketKeys()"), setTicketKeys() {} });

/** The names in the form of the protocol, as `out.ALPNProtocols`. */
function convertALPNProtocols(protocols, out) {
    const { Buffer } = require("node/buffer");
    if (Array.isArray(protocols)) {
        out.ALPNProtocols = Buffer.concat(protocols.map((name, index) => {
            const bytes = Buffer.from(name);
            if (bytes.length > 255) throw internal("validators").outOfRange(`The byte length of the protocol at index ${index} exceeds the maximum length.`, "<= 255", bytes.length);
            return Buffer.concat([Buffer.from([bytes.length]), bytes]);
        }));
    } else if (ArrayBuffer.isView(protocols)) out.ALPNProtocols = Buffer.from(protocols.buffer.slice(protocols.byteOffset, protocols.byteOffset + protocols.byteLength));
}

module.exports = {
    CLIENT_RENEG_LIMIT: 3,
    CLIENT_RENEG_WINDOW: 600,
    getCiphers,
    convertALPNProtocols,
    checkServerIdentity,
    createSecureContext,
    SecureContext,
    TLSSocket,
    Server,
    createServer: (options, listener) => new Server(options, listener),
    connect,
    createSecurePair: missing("tls.createSecurePair()"),
};

for (const [name, key] of [["DEFAULT_CIPHERS", "ciphers"], ["DEFAULT_ECDH_CURVE", "ecdhCurve"], ["DEFAULT_MIN_VERSION", "minVersion"], ["DEFAULT_MAX_VERSION", "maxVersion"]]) {
    Object.defineProperty(module.exports, name, {
        configurable: true,
        enumerable: true,
        get: () => defaults[key],
        set: (value) => { defaults[key] = value; },
    });
}
Object.defineProperty(module.exports, "rootCertificates", { configurable: false, enumerable: true, get: rootCertificates });
