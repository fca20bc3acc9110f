"use strict";
// The old url.parse, format and resolve.

const querystring = require("node/querystring");
const { coded } = internal("errors");
const { invalidArgumentType, requireString } = internal("validators");

const parts = ["protocol", "slashes", "auth", "host", "port", "hostname", "hash", "search", "query", "pathname", "path", "href"];

function Url() {
    for (const name of parts) this[name] = null;
}

const slashed = /^(?:https?|ftp|gopher|file|wss?):?$/;
const scheme = /^[a-z0-9.+-]+:/i;
const scriptScheme = /^javascript:?$/;
/** What is escaped wherever it stands in a path. */
const unsafe = /[\t\n\r "'<>\\^`{|}]/g;
const blanks = /^[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+|[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+$/g;
const forbiddenInHost = /[\0\t\n\r #%/:<>?@[\\\]^|]/;

const escapeUnsafe = (text) => text.replace(unsafe, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

/** Backslashes before the query are slashes. */
function withSlashes(text) {
    const query = text.search(/[?#]/);
    const [head, tail] = query < 0 ? [text, ""] : [text.slice(0, query), text.slice(query)];
    return head.replaceAll("\\", "/") + tail;
}

Url.prototype.parse = function parseInto(url, parsesQuery, slashesHost) {
    requireString(url, "url");
    let rest = withSlashes(url.replace(blanks, ""));
    if (!slashesHost && !rest.includes("#") && !rest.includes("@")) {
        const simple = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/.exec(rest);
        if (simple !== null) return this.simple(rest, simple, parsesQuery);
    }
    const start = scheme.exec(rest)?.[0];
    const protocol = start?.toLowerCase();
    if (start !== undefined) {
        this.protocol = protocol;
        rest = rest.slice(start.length);
    }
    const isScript = start !== undefined && scriptScheme.test(protocol);
    const hasSlashes = (slashesHost || start !== undefined || /^\/\/[^@/]+@[^@/]+/.test(rest)) && rest.startsWith("//");
    if (hasSlashes && !isScript) {
        rest = rest.slice(2);
        this.slashes = true;
    }
    if (!isScript && (hasSlashes || (start !== undefined && !slashed.test(start)))) rest = this.parseAuthority(rest, url);
    if (!isScript) rest = escapeUnsafe(rest);
    this.parseTail(rest, parsesQuery);
    if (protocol !== undefined && slashed.test(protocol) && this.hostname && !this.pathname) this.pathname = "/";
    if (this.pathname || this.search) this.path = (this.pathname ?? "") + (this.search ?? "");
    this.href = this.format();
    return this;
};

Url.prototype.simple = function simple(rest, [, pathname, search], parsesQuery) {
    this.path = rest;
    this.href = rest;
    this.pathname = pathname;
    if (search) {
        this.search = search;
        this.query = parsesQuery ? querystring.parse(search.slice(1)) : search.slice(1);
    } else if (parsesQuery) {
        this.search = null;
        this.query = Object.create(null);
    }
    return this;
};

/** Userinfo, host and port; gives back what follows them. */
Url.prototype.parseAuthority = function parseAuthority(text, url) {
    let end = text.search(/[/?#]/);
    if (end < 0) end = text.length;
    const at = text.slice(0, end).lastIndexOf("@");
    if (at >= 0) this.auth = decodeURIComponent(text.slice(0, at));
    const hostEnd = text.slice(at + 1).search(/[\t\n\r "#%'/;<>?\\^`{|}]/);
    const stop = hostEnd < 0 ? text.length : at + 1 + hostEnd;
    this.host = text.slice(at + 1, stop);
    let rest = text.slice(stop);
    this.parseHost();
    this.hostname ??= "";
    const isIPv6 = this.hostname.startsWith("[") && this.hostname.endsWith("]");
    if (!isIPv6) rest = this.checkHostname(rest);
    this.hostname = this.hostname.length > 255 ? "" : this.hostname.toLowerCase();
    if (this.hostname !== "") {
        if (isIPv6) {
            if (/[\0\t\n\r #%/<>?@\\^|]/.test(this.hostname)) throw invalid(url);
        } else {
            this.hostname = internal("idna").toASCII(this.hostname) ?? "";
            if (this.hostname === "" || forbiddenInHost.test(this.hostname)) throw invalid(url);
        }
    }
    this.host = this.hostname + (this.port ? `:${this.port}` : "");
    if (isIPv6) {
        this.hostname = this.hostname.slice(1, -1);
        if (!rest.startsWith("/")) rest = `/${rest}`;
    }
    return rest;
};

function invalid(url) {
    return Object.assign(coded("TypeError", "ERR_INVALID_URL", "Invalid URL"), { input: url });
}

/** Where the name has a character that no name has, the path begins. */
Url.prototype.checkHostname = function checkHostname(rest) {
    const bad = this.hostname.search(/[/\\#?:]/);
    if (bad < 0) return rest;
    const found = this.hostname;
    this.hostname = found.slice(0, bad);
    return `/${found.slice(bad)}${rest}`;
};

Url.prototype.parseHost = function parseHost() {
    let host = this.host;
    const port = /:[0-9]*$/.exec(host)?.[0];
    if (port !== undefined) {
        if (port !== ":") this.port = port.slice(1);
        host = host.slice(0, -port.length);
    }
    if (host) this.hostname = host;
};

Url.prototype.parseTail = function parseTail(rest, parsesQuery) {
    const hash = rest.indexOf("#");
    const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
    if (hash >= 0) this.hash = rest.slice(hash);
    const question = beforeHash.indexOf("?");
    if (question >= 0) {
        this.search = beforeHash.slice(question);
        this.query = parsesQuery ? querystring.parse(this.search.slice(1)) : this.search.slice(1);
    } else if (parsesQuery) {
        this.search = null;
        this.query = Object.create(null);
    }
    const path = question < 0 ? beforeHash : beforeHash.slice(0, question);
    if (path !== "") this.pathname = path;
};

Url.prototype.format = function format() {
    const auth = this.auth ? `${encodeURIComponent(this.auth).replace(/%3A/gi, ":")}@` : "";
    let protocol = this.protocol ?? "";
    let pathname = this.pathname ?? "";
    let hash = this.hash ?? "";
    let host = "";
    if (this.host) {
        host = auth + this.host;
    } else if (this.hostname) {
        const isIPv6 = this.hostname.includes(":") && !this.hostname.startsWith("[");
        host = auth + (isIPv6 ? `[${this.hostname}]` : this.hostname) + (this.port ? `:${this.port}` : "");
    }
    const query = this.query !== null && typeof this.query === "object" ? querystring.stringify(this.query) : "";
    let search = this.search || (query && `?${query}`) || "";
    if (protocol && !protocol.endsWith(":")) protocol += ":";
    pathname = pathname.replace(/[#?]/g, (character) => (character === "#" ? "%23" : "%3F"));
    if (this.slashes || (slashed.test(protocol) && host)) {
        if (pathname && !pathname.startsWith("/")) pathname = `/${pathname}`;
        host = `//${host}`;
    } else if (/^file/.test(protocol) && slashed.test(protocol)) {
        host = "//";
    }
    search = search.replaceAll("#", "%23");
    if (hash && !hash.startsWith("#")) hash = `#${hash}`;
    if (search && !search.startsWith("?")) search = `?${search}`;
    return protocol + host + pathname + search + hash;
};

Url.prototype.resolve = function resolve(relative) {
    return this.resolveObject(parse(relative, false, true)).format();
};

Url.prototype.resolveObject = function resolveObject(given) {
    let relative = given;
    if (typeof given === "string") relative = new Url().parse(given, false, true);
    const result = Object.assign(new Url(), this);
    result.hash = relative.hash;
    const finish = () => {
        result.href = result.format();
        return result;
    };
    if (relative.href === "") return finish();
    if (relative.slashes && !relative.protocol) {
        for (const key of Object.keys(relative)) if (key !== "protocol") result[key] = relative[key];
        if (slashed.test(result.protocol ?? "") && result.hostname && !result.pathname) result.path = result.pathname = "/";
        return finish();
    }
    if (relative.protocol && relative.protocol !== result.protocol) {
        if (!slashed.test(relative.protocol)) {
            Object.assign(result, relative);
            return finish();
        }
        return resolveScheme(result, relative, finish);
    }
    return resolvePath(result, relative, finish);
};

function resolveScheme(result, relative, finish) {
    result.protocol = relative.protocol;
    if (!relative.host && !/^file:?$/.test(relative.protocol) && !/^javascript:?$/.test(relative.protocol)) {
        const path = (relative.pathname || "").split("/");
        while (path.length > 0 && !(relative.host = path.shift()));
        relative.host ||= "";
        relative.hostname ||= "";
        if (path[0] !== "") path.unshift("");
        if (path.length < 2) path.unshift("");
        result.pathname = path.join("/");
    } else {
        result.pathname = relative.pathname;
    }
    Object.assign(result, {
        search: relative.search, query: relative.query, host: relative.host || "", auth: relative.auth,
        hostname: relative.hostname || relative.host, port: relative.port,
    });
    if (result.pathname || result.search) result.path = (result.pathname || "") + (result.search || "");
    result.slashes = result.slashes || relative.slashes;
    return finish();
}

function resolvePath(result, relative, finish) {
    const isSourceAbsolute = Boolean(result.pathname?.startsWith("/"));
    const isRelativeAbsolute = Boolean(relative.host || relative.pathname?.startsWith("/"));
    let mustEndAbsolute = isRelativeAbsolute || isSourceAbsolute || Boolean(result.host && relative.pathname);
    const removesAll = mustEndAbsolute;
    let source = result.pathname?.split("/") || [];
    const path = relative.pathname?.split("/") || [];
    const hasNoSlashes = Boolean(result.protocol && !slashed.test(result.protocol));
    if (hasNoSlashes) {
        result.hostname = "";
        result.port = null;
        if (result.host) {
            if (source[0] === "") source[0] = result.host;
            else source.unshift(result.host);
        }
        result.host = "";
        if (relative.protocol) {
            relative.hostname = relative.port = null;
            result.auth = null;
            if (relative.host) {
                if (path[0] === "") path[0] = relative.host;
                else path.unshift(relative.host);
            }
            relative.host = null;
        }
        mustEndAbsolute = mustEndAbsolute && (path[0] === "" || source[0] === "");
    }
    if (isRelativeAbsolute) {
        if (relative.host || relative.host === "") {
            if (result.host !== relative.host) result.auth = null;
            result.host = relative.host;
            result.port = relative.port;
        }
        if (relative.hostname || relative.hostname === "") {
            if (result.hostname !== relative.hostname) result.auth = null;
            result.hostname = relative.hostname;
        }
        Object.assign(result, { search: relative.search, query: relative.query });
        source = path;
    } else if (path.length > 0) {
        source = [...source.slice(0, -1), ...path];
        Object.assign(result, { search: relative.search, query: relative.query });
    } else if (relative.search !== null && relative.search !== undefined) {
        if (hasNoSlashes) takeHost(result, source);
        Object.assign(result, { search: relative.search, query: relative.query });
        if (result.pathname !== null || result.search !== null) result.path = (result.pathname || "") + (result.search || "");
        return finish();
    }
    if (source.length === 0) {
        result.pathname = null;
        result.path = result.search ? `/${result.search}` : null;
        return finish();
    }
    const last = source.at(-1);
    const endsInSlash = ((result.host || relative.host || source.length > 1) && (last === "." || last === "..")) || last === "";
    source = withoutDots(source, mustEndAbsolute || removesAll);
    if (mustEndAbsolute && source[0] !== "" && !source[0]?.startsWith("/")) source.unshift("");
    if (endsInSlash && !source.join("/").endsWith("/")) source.push("");
    const isAbsolute = source[0] === "" || Boolean(source[0]?.startsWith("/"));
    if (hasNoSlashes) {
        result.hostname = result.host = isAbsolute ? "" : source.length > 0 ? source.shift() : "";
        splitAuth(result);
    }
    mustEndAbsolute = mustEndAbsolute || Boolean(result.host && source.length > 0);
    if (mustEndAbsolute && !isAbsolute) source.unshift("");
    result.pathname = source.length === 0 ? null : source.join("/");
    result.path = source.length === 0 ? null : result.pathname;
    if (result.pathname !== null || result.search !== null) result.path = (result.pathname || "") + (result.search || "");
    result.auth = relative.auth || result.auth;
    result.slashes = result.slashes || relative.slashes;
    return finish();
}

function takeHost(result, source) {
    result.hostname = result.host = source.shift();
    splitAuth(result);
}

/** "user@host" in what became the host. */
function splitAuth(result) {
    const at = result.host?.indexOf("@") > 0 ? result.host.split("@") : undefined;
    if (at === undefined) return;
    result.auth = at.shift();
    result.host = result.hostname = at.shift();
}

function withoutDots(segments, removesAll) {
    const source = [...segments];
    let up = 0;
    for (let index = source.length - 1; index >= 0; index--) {
        if (source[index] === ".") {
            source.splice(index, 1);
        } else if (source[index] === "..") {
            source.splice(index, 1);
            up += 1;
        } else if (up > 0) {
            source.splice(index, 1);
            up -= 1;
        }
    }
    if (!removesAll) while (up-- > 0) source.unshift("..");
    return source;
}

function parse(url, parsesQuery, slashesHost) {
    if (url instanceof Url) return url;
    return new Url().parse(url, parsesQuery, slashesHost);
}

function format(value) {
    if (typeof value === "string") return parse(value).format();
    if (value === null || typeof value !== "object") throw invalidArgumentType("urlObject", "one of type object or string", value);
    return Url.prototype.format.call(value);
}

module.exports = {
    Url, parse, format,
    resolve: (from, to) => parse(from, false, true).resolve(to),
    resolveObject: (from, to) => (from ? parse(from, false, true).resolveObject(to) : to),
};
