"use strict";
// URL.

const parser = internal("url-parser");
const { parseHost } = internal("url-host");
const { coded } = internal("errors");
const { URLSearchParams } = require("web/url-search-params");

class URL {
    #record;
    #searchParams;

    constructor(input, base) {
        const text = String(input);
        const baseRecord = base === undefined ? undefined : parser.parse(String(base));
        const record = base !== undefined && baseRecord === undefined ? undefined : parser.parse(text, baseRecord);
        if (record === undefined) {
            const error = Object.assign(coded("TypeError", "ERR_INVALID_URL", "Invalid URL"), { input: text });
            if (base !== undefined) error.base = String(base);
            throw error;
        }
        this.#record = record;
    }

    static canParse(input, base) {
        try {
            return new URL(input, base) instanceof URL;
        } catch {
            return false;
        }
    }

    static createObjectURL(blob) {
        return require("web/blob").createObjectURL(blob);
    }

    static revokeObjectURL(url) {
        require("web/blob").revokeObjectURL(url);
    }

    get href() {
        return parser.serialise(this.#record);
    }

    set href(value) {
        this.#record = new URL(value).#record;
        this.#searchParams = undefined;
    }

    get origin() {
        const { protocol } = this.#record;
        return parser.isSpecial(protocol) && protocol !== "file:" ? `${protocol}//${this.host}` : "null";
    }

    get protocol() {
        return this.#record.protocol;
    }

    set protocol(value) {
        const match = /^[a-z][a-z0-9+.-]*/i.exec(String(value));
        const protocol = match === null ? undefined : match[0].toLowerCase() + ":";
        if (protocol === undefined || parser.isSpecial(protocol) !== parser.isSpecial(this.#record.protocol)) return;
        this.#record.protocol = protocol;
        if (this.#record.port === parser.defaultPorts[protocol]) this.#record.port = "";
    }

    get username() {
        return this.#record.username;
    }

    set username(value) {
        if (this.#record.host) this.#record.username = parser.percentEncode(String(value), "userinfo");
    }

    get password() {
        return this.#record.password;
    }

    set password(value) {
        if (this.#record.host) this.#record.password = parser.percentEncode(String(value), "userinfo");
    }

    get host() {
        return parser.hostText(this.#record);
    }

    set host(value) {
        const match = /^(\[[^\]]*\]|[^:/?#\\]*)(?::(\d+))?/.exec(String(value));
        this.hostname = match[1];
        if (match[2] !== undefined) this.port = match[2];
    }

    get hostname() {
        return this.#record.host ?? "";
    }

    set hostname(value) {
        if (typeof this.#record.path === "string") return;
        const host = parseHost(String(value).replace(/[/?#\\].*$/s, ""), parser.isSpecial(this.#record.protocol));
        if (host) this.#record.host = host;
    }

    get port() {
        return this.#record.port;
    }

    set port(value) {
        const digits = /^\d*/.exec(String(value))[0];
        if (!this.#record.host || (digits === "" && String(value) !== "") || Number(digits) > 65535) return;
        const port = digits === "" ? "" : String(Number(digits));
        this.#record.port = port === parser.defaultPorts[this.#record.protocol] ? "" : port;
    }

    get pathname() {
        return parser.pathname(this.#record);
    }

    set pathname(value) {
        if (typeof this.#record.path === "string") return;
        const text = String(value).replace(parser.isSpecial(this.#record.protocol) ? /^[/\\]/ : /^\//, "");
        this.#record.path = parser.resolvePath([], text, this.#record.protocol);
    }

    get search() {
        return this.#record.query ? `?${this.#record.query}` : "";
    }

    set search(value) {
        const text = String(value).replace(/^\?/, "");
        const set = parser.isSpecial(this.#record.protocol) ? "specialQuery" : "query";
        this.#record.query = text === "" ? null : parser.percentEncode(text, set);
        this.#searchParams = undefined;
    }

    get searchParams() {
        this.#searchParams ??= new URLSearchParams(this.#record.query ?? "", (text) => {
            this.#record.query = text === "" ? null : text;
        });
        return this.#searchParams;
    }

    get hash() {
        return this.#record.fragment ? `#${this.#record.fragment}` : "";
    }

    set hash(value) {
        const text = String(value).replace(/^#/, "");
        this.#record.fragment = text === "" ? null : parser.percentEncode(text, "fragment");
    }

    toString() {
        return this.href;
    }

    toJSON() {
        return this.href;
    }

    get [Symbol.toStringTag]() {
        return "URL";
    }

    [Symbol.for("nodejs.util.inspect.custom")](depth, options, inspect) {
        const { href, origin, protocol, username, password, host, hostname, port, pathname, search, searchParams, hash } = this;
        const parts = { href, origin, protocol, username, password, host, hostname, port, pathname, search, searchParams, hash };
        return `URL ${inspect(parts, options)}`;
    }
}

exports.URL = URL;
exports.URLSearchParams = URLSearchParams;
