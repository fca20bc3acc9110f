"use strict";
// Node's https: clients. Servers can be made, but not listen.

const { Agent, globalAgent } = internal("http/tls-agent");
const { ClientRequest } = internal("http/client");
const { makeServer } = internal("net/server");

const Server = makeServer("https", "request");
const agents = { globalAgent };

function request(...values) {
    let options = {};
    if (typeof values[0] === "string" || values[0] instanceof URL) {
        const { normalize } = internal("http/request-options");
        [options] = normalize(values.shift());
    }
    if (values[0] && typeof values[0] !== "function") Object.assign(options, values.shift());
    options._defaultAgent = agents.globalAgent;
    return new ClientRequest(options, ...values);
}

function get(...values) {
    const made = request(...values);
    made.end();
    return made;
}

module.exports = { Agent, Server, createServer: (options, listener) => new Server(options, listener), get, request };

Object.defineProperty(module.exports, "globalAgent", {
    configurable: true,
    enumerable: true,
    get: () => agents.globalAgent,
    set: (agent) => { agents.globalAgent = agent; },
});
