"use strict";
// util.MIMEType and util.MIMEParams, after the WHATWG MIME Sniffing standard.

const { coded } = internal("errors");

const notToken = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const notQuotable = /[^\t\u0020-~\u0080-\u00ff]/;
const blanks = "\r\n\t ";

function invalid(production, text, index) {
    const place = index === -1 ? "" : ` at ${index}`;
    return coded("TypeError", "ERR_INVALID_MIME_SYNTAX", `The MIME syntax for a ${production} in ${JSON.stringify(text)} is invalid${place}`);
}

function trimEnd(text) {
    let end = text.length;
    while (end > 0 && blanks.includes(text[end - 1])) end -= 1;
    return text.slice(0, end);
}

function trim(text) {
    let start = 0;
    while (start < text.length && blanks.includes(text[start])) start += 1;
    return trimEnd(text.slice(start));
}

function token(text, production, source = text) {
    const index = text.search(notToken);
    if (text === "" || index !== -1) throw invalid(production, source, index);
    return text.toLowerCase();
}

/** `[text, position]` of the quoted value that starts after `start`. */
function unquote(text, start) {
    let value = "";
    let index = start;
    for (; index < text.length && text[index] !== '"'; index++) {
        if (text[index] === "\\" && index + 1 < text.length) index += 1;
        value += text[index];
    }
    return [value, index + 1];
}

const quoted = (value) =>
    value !== "" && !notToken.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;

class MIMEParams {
    #values = new Map();

    /** Fills in what stands behind the first semicolon. */
    static read(params, text) {
        let position = 0;
        while (position < text.length) {
            while (blanks.includes(text[position] ?? "x")) position += 1;
            const stop = text.slice(position).search(/[;=]/);
            const end = stop < 0 ? text.length : position + stop;
            const name = text.slice(position, end).toLowerCase();
            position = end;
            if (text[position] === "=") {
                let value;
                if (text[position + 1] === '"') {
                    [value, position] = unquote(text, position + 2);
                    while (position < text.length && text[position] !== ";") position += 1;
                } else {
                    const next = text.indexOf(";", position);
                    value = trimEnd(text.slice(position + 1, next < 0 ? text.length : next));
                    position = next < 0 ? text.length : next;
                }
                const isBlank = value === "" && text[end + 1] !== '"';
                if (name !== "" && !notToken.test(name) && !notQuotable.test(value) && !isBlank && !params.has(name)) {
                    params.#values.set(name, value);
                }
            }
            position += 1;
        }
    }

    delete(name) {
        this.#values.delete(name);
    }

    get(name) {
        return this.#values.has(name) ? this.#values.get(name) : null;
    }

    has(name) {
        return this.#values.has(name);
    }

    set(name, value) {
        const text = `${value}`;
        const key = `${name}`;
        const badName = key.search(notToken);
        if (key.length === 0 || badName !== -1) throw invalid("parameter name", key, badName);
        const badValue = text.search(notQuotable);
        if (badValue !== -1) throw invalid("parameter value", text, badValue);
        this.#values.set(key, text);
    }

    *entries() {
        yield* this.#values.entries();
    }

    *keys() {
        yield* this.#values.keys();
    }

    *values() {
        yield* this.#values.values();
    }

    toString() {
        return [...this.#values].map(([name, value]) => `${name}=${quoted(value)}`).join(";");
    }

    toJSON() {
        return this.toString();
    }

    [Symbol.iterator]() {
        return this.entries();
    }
}

class MIMEType {
    #type;
    #subtype;
    #params = new MIMEParams();

    constructor(input) {
        const text = trim(`${input}`);
        const slash = text.indexOf("/");
        if (slash < 0) throw invalid("type", text, -1);
        this.#type = token(text.slice(0, slash), "type", text);
        const semicolon = text.indexOf(";", slash);
        const rest = text.slice(slash + 1, semicolon < 0 ? text.length : semicolon);
        this.#subtype = token(trimEnd(rest), "subtype", text);
        if (semicolon >= 0) read(this.#params, text.slice(semicolon + 1));
    }

    get type() {
        return this.#type;
    }

    set type(value) {
        this.#type = token(`${value}`, "type");
    }

    get subtype() {
        return this.#subtype;
    }

    set subtype(value) {
        this.#subtype = token(`${value}`, "subtype");
    }

    get essence() {
        return `${this.#type}/${this.#subtype}`;
    }

    get params() {
        return this.#params;
    }

    toString() {
        const params = this.#params.toString();
        return params === "" ? this.essence : `${this.essence};${params}`;
    }

    toJSON() {
        return this.toString();
    }
}

const { read } = MIMEParams;
delete MIMEParams.read;
exports.MIMEType = MIMEType;
exports.MIMEParams = MIMEParams;
