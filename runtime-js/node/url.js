"use strict";
// Node's url: the WHATWG classes and the old parse, format and resolve.

const { URL, URLSearchParams } = require("web/url");
const querystring = require("node/querystring");
const { coded } = internal("errors");
const { requireString } = internal("validators");

class Url {
    constructor() {
        for (const key of [
            "protocol", "slashes", "auth", "host", "port", "hostname", "hash", "search", "query", "pathname", "path", "href",
        ]) this[key] = null;
    }

    format() {
        return format(this);
    }
}

const slashed = /^(https?|ftp|file|gopher|wss?):$/;

/** The old parser; with `parseQuery` the query becomes an object, with `slashesHost` "//x" starts a host. */
function parse(text, parseQuery = false, slashesHost = false) {
    if (text instanceof Url) return text;
    requireString(text, "url");
    const url = new Url();
    let rest = text.trim().replaceAll("\\", "/");
    const hash = rest.indexOf("#");
    if (hash >= 0) {
        url.hash = rest.slice(hash);
        rest = rest.slice(0, hash);
    }
    const question = rest.indexOf("?");
    if (question >= 0) {
        url.search = rest.slice(question);
        rest = rest.slice(0, question);
    } else if (parseQuery) {
        url.search = null;
    }
    url.query = url.search === null ? null : url.search.slice(1);
    if (parseQuery) url.query = querystring.parse(url.query ?? "");
    const scheme = /^[a-z0-9.+-]+:/i.exec(rest)?.[0];
    if (scheme !== undefined) {
        url.protocol = scheme.toLowerCase();
        rest = rest.slice(scheme.length);
    }
    if (rest.startsWith("//") && (scheme !== undefined || slashesHost)) {
        url.slashes = true;
        rest = parseHost(url, rest.slice(2));
    }
    url.pathname = rest === "" ? (slashed.test(url.protocol ?? "") && url.hostname ? "/" : null) : rest;
    if (url.pathname !== null || url.search !== null) url.path = (url.pathname ?? "") + (url.search ?? "");
    url.href = format(url);
    return url;
}

function parseHost(url, text) {
    const end = text.indexOf("/") < 0 ? text.length : text.indexOf("/");
    const authority = text.slice(0, end);
    const at = authority.lastIndexOf("@");
    if (at >= 0) url.auth = decodeURIComponent(authority.slice(0, at));
    const [, name, port] = /^(.*?)(?::(\d*))?$/.exec(authority.slice(at + 1));
    url.hostname = name.toLowerCase().replace(/^\[(.*)\]$/, "$1");
    url.port = port || null;
    url.host = name.toLowerCase() + (url.port === null ? "" : `:${url.port}`);
    return text.slice(end);
}

function format(value, options) {
    if (typeof value === "string") return parse(value).href;
    if (value instanceof URL) return formatURL(value, options);
    const protocol = value.protocol ? value.protocol.replace(/:?$/, ":") : "";
    const auth = value.auth ? encodeURIComponent(value.auth).replace("%3A", ":") + "@" : "";
    const name = value.hostname?.includes(":") ? `[${value.hostname}]` : value.hostname;
    const host = value.host ? auth + value.host : name ? auth + name + (value.port ? `:${value.port}` : "") : "";
    const query = value.query !== null && typeof value.query === "object" ? querystring.stringify(value.query) : "";
    const search = value.search || (query === "" ? "" : `?${query}`);
    let pathname = (value.pathname ?? "").replace(/[?#]/g, encodeURIComponent);
    const hasSlashes = value.slashes || ((!protocol || slashed.test(protocol)) && host !== "");
    if (hasSlashes && pathname !== "" && !pathname.startsWith("/")) pathname = `/${pathname}`;
    const hash = value.hash ? value.hash.replace(/^#?/, "#") : "";
    return protocol + (hasSlashes ? "//" : "") + host + pathname + search.replace(/^\??(?=.)/, "?").replaceAll("#", "%23") + hash;
}

function formatURL(url, { auth = true, fragment = true, search = true } = {}) {
    const copy = new URL(url.href);
    if (!auth) copy.username = copy.password = "";
    if (!fragment) copy.hash = "";
    if (!search) copy.search = "";
    return copy.href;
}

/** `to` seen from `from`, as a browser resolves a link. */
function resolve(from, to) {
    const base = new URL(from, "resolve://");
    const url = new URL(to, base);
    return url.protocol === "resolve:" ? url.pathname + url.search + url.hash : url.href;
}

function fileURLToPath(value) {
    const url = typeof value === "string" ? new URL(value) : value;
    if (url.protocol !== "file:") throw coded("TypeError", "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file");
    return decodeURIComponent(url.pathname);
}

function pathToFileURL(path) {
    const absolute = require("node/path").resolve(path) + (path.endsWith("/") && path.length > 1 ? "/" : "");
    return new URL("file://" + encodeURI(absolute).replace(/[?#]/g, encodeURIComponent));
}

function urlToHttpOptions(url) {
    const { protocol, hash, search, pathname, href, username, password } = url;
    const options = { protocol, hostname: url.hostname.replace(/^\[(.*)\]$/, "$1"), hash, search, pathname, path: pathname + search, href };
    if (url.port !== "") options.port = Number(url.port);
    if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return options;
}

Object.assign(exports, {
    URL, URLSearchParams, Url, parse, format, resolve, fileURLToPath, pathToFileURL, urlToHttpOptions,
    resolveObject: (from, to) => parse(resolve(from, to)),
    domainToASCII: (domain) => (URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : ""),
    domainToUnicode: (domain) => domain,
});
