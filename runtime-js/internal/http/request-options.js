"use strict";
// The ways to call http.request, and what they come to.

const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");
const { isToken } = internal("http/headers");
const agents = internal("http/agent");

/** Options of net out of an URL. */
function urlToOptions(url) {
    const { protocol, hostname, hash, search, pathname, href, port, username, password } = url;
    const options = {
        __proto__: null, ...url, protocol,
        hostname: hostname?.startsWith("[") ? hostname.slice(1, -1) : hostname,
        hash, search, pathname, path: `${pathname || ""}${search || ""}`, href,
    };
    if (port !== "") options.port = Number(port);
    if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return options;
}

const isURL = (value) => value !== null && typeof value === "object" && Boolean(value.href && value.protocol && value.auth === undefined && value.path === undefined);

/** `[options, callback]` of (url), (options) or (url, options), each with a callback or without. */
exports.normalize = function normalize(input, given, callback) {
    let url = input;
    if (typeof input === "string") url = urlToOptions(new (require("node/url").URL)(input));
    else if (isURL(input)) url = urlToOptions(input);
    else [url, given, callback] = [null, input, given];
    if (typeof given === "function") [given, callback] = [url || {}, given];
    else given = Object.assign(url || {}, given);
    return [given, callback];
};

exports.checkHost = function checkHost(host, name) {
    if (host !== null && host !== undefined && typeof host !== "string") {
        throw invalidArgumentType(`options.${name}`, "of type string or one of undefined or null", host);
    }
    return host;
};

/** The agent that the options ask for; `defaultAgent` when none. */
exports.chooseAgent = function chooseAgent(options, defaultAgent) {
    const { agent } = options;
    if (agent === false) return new defaultAgent.constructor();
    if (agent === null || agent === undefined) return typeof options.createConnection === "function" ? undefined : defaultAgent;
    if (typeof agent.addRequest !== "function") {
        throw coded("TypeError", "ERR_INVALID_ARG_TYPE",
            `The "options.agent" property must be one of Agent-like Object, undefined, or false.${invalidArgumentType("x", "", agent).message.replace(/^.*?must be \./, "")}`);
    }
    return agent;
};

exports.checkMethod = function checkMethod(method) {
    if (method !== null && method !== undefined && typeof method !== "string") throw invalidArgumentType("options.method", "of type string", method);
    if (!method) return "GET";
    if (!isToken(method)) throw coded("TypeError", "ERR_INVALID_HTTP_TOKEN", `Method must be a valid HTTP token ["${method}"]`);
    return method.toUpperCase();
};

exports.checkPath = function checkPath(path) {
    if (path && /[^\u0021-\u00ff]/.test(String(path))) throw coded("TypeError", "ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters");
    return path || "/";
};

exports.defaultAgentOf = (options) => options._defaultAgent || agents.globalAgent;
