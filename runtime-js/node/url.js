"use strict";
// Node's url: the WHATWG classes and the old parse, format and resolve.

const { URL, URLSearchParams } = require("web/url");
const legacy = require("node/url-legacy");
const { coded } = internal("errors");
const { invalidArgumentType, requireObject, requireString } = internal("validators");

/** A URL object by the options, else by the rules of the old parser. */
function format(value, options) {
    return value instanceof URL ? formatURL(value, options) : legacy.format(value);
}

function formatURL(url, options) {
    if (options !== undefined && options !== null) requireObject(options, "options");
    const { auth = true, fragment = true, search = true, unicode = false } = options ?? {};
    const copy = new URL(url.href);
    if (!auth) copy.username = copy.password = "";
    if (!fragment) copy.hash = "";
    if (!search) copy.search = "";
    return unicode ? copy.href.replace(copy.hostname, internal("idna").toUnicode(copy.hostname)) : copy.href;
}

function fileURLToPath(value) {
    const url = typeof value === "string" ? new URL(value) : value;
    if (url === null || typeof url !== "object" || typeof url.href !== "string" || typeof url.protocol !== "string") {
        throw invalidArgumentType("path", "of type string or an instance of URL", value);
    }
    if (url.protocol !== "file:") throw coded("TypeError", "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file");
    if (url.hostname !== "") {
        throw coded("TypeError", "ERR_INVALID_FILE_URL_HOST", 'File URL host must be "localhost" or empty on linux');
    }
    if (/%2f/i.test(url.pathname)) {
        throw coded("TypeError", "ERR_INVALID_FILE_URL_PATH", "File URL path must not include encoded / characters");
    }
    return decodeURIComponent(url.pathname);
}

const escapes = { "%": "%25", "\\": "%5C", "\n": "%0A", "\r": "%0D", "\t": "%09", "?": "%3F", "#": "%23" };

function pathToFileURL(path) {
    requireString(path, "path");
    const absolute = require("node/path").resolve(path) + (path.endsWith("/") && !/^\/+$/.test(path) ? "/" : "");
    return new URL(`file://${absolute.replace(/[%\\\n\r\t?#]/g, (character) => escapes[character])}`);
}

function urlToHttpOptions(url) {
    const { protocol, hash, search, pathname, href, username, password, hostname } = url;
    const options = {
        __proto__: null, ...url, protocol,
        hostname: hostname?.startsWith("[") ? hostname.slice(1, -1) : hostname,
        hash, search, pathname, path: `${pathname || ""}${search || ""}`, href,
    };
    if (url.port !== "") options.port = Number(url.port);
    if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return options;
}

const domainToASCII = (domain) => (URL.canParse(`ws://${domain}`) ? new URL(`ws://${domain}`).hostname : "");

module.exports = {
    Url: legacy.Url,
    parse: legacy.parse,
    resolve: legacy.resolve,
    resolveObject: legacy.resolveObject,
    format,
    URL,
    URLSearchParams,
    domainToASCII,
    domainToUnicode: (domain) => internal("idna").toUnicode(domainToASCII(domain)),
    pathToFileURL,
    fileURLToPath,
    urlToHttpOptions,
};
