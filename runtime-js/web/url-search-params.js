"use strict";
// URLSearchParams.

const utf8 = internal("utf8");
const { coded } = internal("errors");

function decode(text) {
    const spaced = text.replaceAll("+", " ");
    if (!spaced.includes("%")) return spaced;
    const bytes = [];
    for (let index = 0; index < spaced.length;) {
        if (/^%[0-9a-f]{2}/i.test(spaced.slice(index, index + 3))) {
            bytes.push(Number.parseInt(spaced.slice(index + 1, index + 3), 16));
            index += 3;
        } else {
            const character = String.fromCodePoint(spaced.codePointAt(index));
            bytes.push(...utf8.encode(character));
            index += character.length;
        }
    }
    return utf8.decode(bytes).text;
}

function encode(text) {
    return encodeURIComponent(text.toWellFormed())
        .replace(/[!'()~]/g, (character) => "%" + character.charCodeAt(0).toString(16).toUpperCase())
        .replaceAll("%20", "+");
}

const parse = (text) => text.split("&").filter((pair) => pair !== "").map((pair) => {
    const index = pair.indexOf("=");
    return index < 0 ? [decode(pair), ""] : [decode(pair.slice(0, index)), decode(pair.slice(index + 1))];
});

function pairsOf(init) {
    if (init === undefined || init === null) return [];
    if (typeof init !== "object" && typeof init !== "function") return parse(String(init).replace(/^\?/, ""));
    if (typeof init[Symbol.iterator] === "function") {
        return Array.from(init, (pair) => {
            const entry = Array.from(pair);
            if (entry.length !== 2) {
                throw coded("TypeError", "ERR_INVALID_TUPLE", "Each query pair must be an iterable [name, value] tuple");
            }
            return entry.map(String);
        });
    }
    return Object.keys(init).map((key) => [key, String(init[key])]);
}

class URLSearchParams {
    #pairs;
    #changed;

    /** `changed(text)` is told of every change; for the URL that these belong to. */
    constructor(init, changed) {
        this.#pairs = pairsOf(init);
        this.#changed = typeof changed === "function" ? changed : () => {};
    }

    get size() {
        return this.#pairs.length;
    }

    append(name, value) {
        this.#pairs.push([String(name), String(value)]);
        this.#changed(this.toString());
    }

    delete(name, value) {
        this.#pairs = this.#pairs.filter((pair) => pair[0] !== String(name) || (value !== undefined && pair[1] !== String(value)));
        this.#changed(this.toString());
    }

    get(name) {
        return this.#pairs.find((pair) => pair[0] === String(name))?.[1] ?? null;
    }

    getAll(name) {
        return this.#pairs.filter((pair) => pair[0] === String(name)).map((pair) => pair[1]);
    }

    has(name, value) {
        return this.#pairs.some((pair) => pair[0] === String(name) && (value === undefined || pair[1] === String(value)));
    }

    set(name, value) {
        const first = this.#pairs.find((pair) => pair[0] === String(name));
        if (first === undefined) {
            this.append(name, value);
            return;
        }
        first[1] = String(value);
        this.#pairs = this.#pairs.filter((pair) => pair === first || pair[0] !== String(name));
        this.#changed(this.toString());
    }

    sort() {
        this.#pairs.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
        this.#changed(this.toString());
    }

    forEach(callback, thisArgument) {
        for (const [name, value] of this) callback.call(thisArgument, value, name, this);
    }

    * entries() {
        for (const [name, value] of this.#pairs) yield [name, value];
    }

    * keys() {
        for (const [name] of this.#pairs) yield name;
    }

    * values() {
        for (const [, value] of this.#pairs) yield value;
    }

    [Symbol.iterator]() {
        return this.entries();
    }

    toString() {
        return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
    }

    get [Symbol.toStringTag]() {
        return "URLSearchParams";
    }

    [Symbol.for("nodejs.util.inspect.custom")](_, options, inspect) {
        const entries = this.#pairs.map(([name, value]) => `${inspect(name)} => ${inspect(value)}`);
        return entries.length === 0 ? "URLSearchParams {}" : `URLSearchParams { ${entries.join(", ")} }`;
    }
}

exports.URLSearchParams = URLSearchParams;
