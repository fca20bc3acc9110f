"use strict";
// https.Agent.

const { Agent: HTTPAgent } = internal("http/agent");

function Agent(options) {
    if (!(this instanceof Agent)) return new Agent(options);
    HTTPAgent.call(this, options);
    this.defaultPort = 443;
    this.protocol = "https:";
    this.maxCachedSessions = this.options.maxCachedSessions ?? 100;
    this._sessionCache = { map: {}, list: [] };
}

Object.setPrototypeOf(Agent.prototype, HTTPAgent.prototype);
Object.setPrototypeOf(Agent, HTTPAgent);

Agent.prototype.createConnection = function createConnection(port, host, options) {
    let settings = options;
    if (port !== null && typeof port === "object") settings = port;
    else if (host !== null && typeof host === "object") settings = { ...host };
    else settings = options === null || typeof options !== "object" ? {} : { ...options };
    if (typeof port === "number") settings.port = port;
    if (typeof host === "string") settings.host = host;
    return require("node/tls").connect(settings);
};

const parts = [
    "ca", "cert", "clientCertEngine", "ciphers", "key", "pfx", "rejectUnauthorized", "servername", "minVersion", "maxVersion",
    "secureProtocol", "crl", "honorCipherOrder", "ecdhCurve", "dhparam", "secureOptions", "sessionIdContext", "sigalgs",
    "privateKeyIdentifier", "privateKeyEngine",
];

/** Connections with different certificates must not be taken for one another. */
Agent.prototype.getName = function getName(options = {}) {
    let name = HTTPAgent.prototype.getName.call(this, options);
    for (const part of parts) {
        name += ":";
        const value = options[part];
        if (part === "rejectUnauthorized" || part === "honorCipherOrder") {
            if (value !== undefined) name += value;
        } else if (part === "servername") {
            if (value && value !== options.host) name += value;
        } else if (part === "pfx" && Array.isArray(value)) {
            name += JSON.stringify(value);
        } else if (value) name += value;
    }
    return name;
};

for (const name of ["_getSession", "_cacheSession", "_evictSession"]) Agent.prototype[name] = function nothing() {};

exports.Agent = Agent;
exports.globalAgent = new Agent({ keepAlive: true, scheduling: "lifo", timeout: 5000 });
