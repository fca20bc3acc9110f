"use strict";
// Node's http: clients. Servers can be made, but not listen.

const agents = internal("http/agent");
const { ClientRequest } = internal("http/client");
const { IncomingMessage } = internal("http/incoming");
const { OutgoingMessage } = internal("http/outgoing");
const { Server, ServerResponse } = internal("http/server");
const { METHODS, STATUS_CODES } = internal("http/status");
const { validateHeaderName, validateHeaderValue } = internal("http/headers");
const { missing } = internal("errors");

function request(url, options, callback) {
    return new ClientRequest(url, options, callback);
}

function get(url, options, callback) {
    const made = request(url, options, callback);
    made.end();
    return made;
}

module.exports = {
    _connectionListener: missing("http._connectionListener()"),
    METHODS,
    STATUS_CODES,
    Agent: agents.Agent,
    ClientRequest,
    IncomingMessage,
    OutgoingMessage,
    Server,
    ServerResponse,
    createServer: (options, listener) => new Server(options, listener),
    validateHeaderName,
    validateHeaderValue,
    get,
    request,
    setMaxIdleHTTPParsers(max) {
        internal("validators").requireInteger(max, "max", 1, Number.MAX_SAFE_INTEGER);
    },
    maxHeaderSize: 16384,
};

Object.defineProperty(module.exports, "globalAgent", {
    configurable: true,
    enumerable: true,
    get: () => agents.globalAgent,
    set: (agent) => { agents.globalAgent = agent; },
});
