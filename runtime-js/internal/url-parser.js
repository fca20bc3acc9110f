"use strict";
// URLs into their parts, after the WHATWG URL standard.

const utf8 = internal("utf8");
const { parseHost } = internal("url-host");

const defaultPorts = { "http:": "80", "https:": "443", "ws:": "80", "wss:": "443", "ftp:": "21", "file:": "" };
const isSpecial = (protocol) => Object.hasOwn(defaultPorts, protocol);

const sets = {
    fragment: ' "<>`', query: ' "#<>', specialQuery: ' "#<>\'', path: ' "#<>?`{}', userinfo: ' "#<>?`{}/:;=@[\\]^|',
};

/** Percent-encodes control characters, what is not ASCII, and what stands in the named set. */
function percentEncode(text, set) {
    const special = sets[set];
    let result = "";
    for (const character of text) {
        const code = character.codePointAt(0);
        if (code > 0x1f && code < 0x7f && !special.includes(character)) {
            result += character;
            continue;
        }
        for (const byte of utf8.encode(character)) result += "%" + byte.toString(16).toUpperCase().padStart(2, "0");
    }
    return result;
}

const isSingleDot = (segment) => /^(\.|%2e)$/i.test(segment);
const isDoubleDot = (segment) => /^(\.|%2e){2}$/i.test(segment);

/** Appends the segments of `text` to `base`, resolving dots. */
function resolvePath(base, text, protocol) {
    const path = [...base];
    const segments = text.split(isSpecial(protocol) ? /[/\\]/ : "/");
    segments.forEach((segment, index) => {
        const isLast = index === segments.length - 1;
        if (isDoubleDot(segment)) {
            if (!(protocol === "file:" && path.length === 1 && /^[a-z]:$/i.test(path[0]))) path.pop();
            if (isLast) path.push("");
        } else if (isSingleDot(segment)) {
            if (isLast) path.push("");
        } else {
            path.push(percentEncode(segment, "path"));
        }
    });
    return path;
}

/** Without control characters and blanks at both ends. A pattern would look at each run of blanks inside once for every blank. */
function withoutBlankEnds(text) {
    let start = 0;
    let end = text.length;
    while (start < end && text.charCodeAt(start) <= 0x20) start++;
    while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
    return text.slice(start, end);
}

function splitOff(text, mark) {
    const index = text.indexOf(mark);
    return index < 0 ? [text, null] : [text.slice(0, index), text.slice(index + 1)];
}

/** Userinfo, host and port of "user:password@host:port" into the record; undefined when they are wrong. */
function parseAuthority(record, authority) {
    const at = authority.lastIndexOf("@");
    if (at >= 0) {
        const [username, password] = splitOff(authority.slice(0, at), ":");
        record.username = percentEncode(username, "userinfo");
        record.password = password === null ? "" : percentEncode(password, "userinfo");
    }
    const match = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(at + 1));
    if (match === null) return undefined;
    const [, name, port] = match;
    if (name === "" && (isSpecial(record.protocol) && record.protocol !== "file:" || at >= 0 || port !== undefined)) return undefined;
    record.host = parseHost(name, isSpecial(record.protocol));
    if (record.host === undefined || Number(port ?? 0) > 65535) return undefined;
    if (record.protocol === "file:" && record.host === "localhost") record.host = "";
    record.port = port === undefined || port === "" || port === defaultPorts[record.protocol] ? "" : String(Number(port));
    if (record.port === defaultPorts[record.protocol]) record.port = "";
    return record;
}

function parseQuery(record, query) {
    record.query = query === null ? null : percentEncode(query, isSpecial(record.protocol) ? "specialQuery" : "query");
    return record;
}

/** `{protocol, username, password, host, port, path, query, fragment}` (path: segments, or a text when opaque), or undefined. */
function parse(input, base) {
    const text = withoutBlankEnds(input).replace(/[\t\n\r]/g, "");
    const [beforeFragment, fragment] = splitOff(text, "#");
    const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(beforeFragment)?.[0].toLowerCase();
    const isRelativeSpecial = scheme !== undefined && base !== undefined && scheme === base.protocol && isSpecial(scheme) &&
        !/^[/\\]{2}/.test(beforeFragment.slice(scheme.length));
    let record;
    if (scheme !== undefined && !isRelativeSpecial) record = parseAbsolute(scheme, beforeFragment.slice(scheme.length));
    else if (base !== undefined) record = parseRelative(isRelativeSpecial ? beforeFragment.slice(scheme.length) : beforeFragment, base);
    if (record === undefined) return undefined;
    record.fragment = fragment === null ? null : percentEncode(fragment, "fragment");
    return record;
}

const blank = (protocol) => ({ protocol, username: "", password: "", host: null, port: "", path: [], query: null, fragment: null });

function parseAbsolute(protocol, rest) {
    const record = blank(protocol);
    const [hierarchy, query] = splitOff(rest, "?");
    if (isSpecial(protocol)) {
        const match = protocol === "file:" ? /^(?:[/\\]{2}([^/\\]*))?(.*)$/s.exec(hierarchy) : /^[/\\]*([^/\\]*)(.*)$/s.exec(hierarchy);
        if (parseAuthority(record, match[1] ?? "") === undefined) return undefined;
        record.path = resolvePath([], match[2].replace(/^[/\\]/, ""), protocol);
        return parseQuery(record, query);
    }
    const match = /^\/\/([^/]*)(\/.*)?$/s.exec(hierarchy);
    if (match !== null) {
        if (parseAuthority(record, match[1]) === undefined) return undefined;
        record.path = match[2] === undefined ? [] : resolvePath([], match[2].slice(1), protocol);
    } else if (hierarchy.startsWith("/")) {
        record.path = resolvePath([], hierarchy.slice(1), protocol);
    } else {
        record.path = hierarchy.replace(/[^\u0020-\u007e]/gu, (character) => percentEncode(character, "fragment"));
    }
    return parseQuery(record, query);
}

function parseRelative(text, base) {
    if (typeof base.path === "string") return text === "" ? { ...base } : undefined;
    const [hierarchy, query] = splitOff(text, "?");
    const slash = isSpecial(base.protocol) ? /^[/\\]/ : /^\//;
    if (slash.test(hierarchy) && slash.test(hierarchy.slice(1))) return parseAbsolute(base.protocol, text);
    const record = { ...base };
    if (hierarchy === "") return query === null ? record : parseQuery(record, query);
    record.path = slash.test(hierarchy)
        ? resolvePath([], hierarchy.slice(1), base.protocol)
        : resolvePath(base.path.slice(0, -1), hierarchy, base.protocol);
    return parseQuery(record, query);
}

/** The text of a record's path. */
function pathname(record) {
    if (typeof record.path === "string") return record.path;
    return record.path.length === 0 ? (isSpecial(record.protocol) ? "/" : "") : "/" + record.path.join("/");
}

/** The host with its port. */
const hostText = (record) => (record.host ?? "") + (record.port === "" ? "" : `:${record.port}`);

function serialise(record) {
    let text = record.protocol;
    if (record.host !== null) {
        text += "//";
        if (record.username !== "" || record.password !== "") {
            text += record.username + (record.password === "" ? "" : `:${record.password}`) + "@";
        }
        text += hostText(record);
    }
    text += pathname(record);
    if (record.query !== null) text += `?${record.query}`;
    return record.fragment === null ? text : `${text}#${record.fragment}`;
}

Object.assign(exports, { parse, parseAuthority, resolvePath, percentEncode, isSpecial, defaultPorts, pathname, hostText, serialise });
