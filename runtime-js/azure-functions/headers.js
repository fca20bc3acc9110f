"use strict";
// Headers, where the realm has none of its own.

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function normalName(name) {
    const text = String(name);
    if (!token.test(text)) throw new TypeError(`Headers.append: ${text} is an invalid header name.`);
    return text.toLowerCase();
}

function normalValue(value) {
    const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
    if (/[\0\n\r]/.test(text)) throw new TypeError(`Headers.append: ${text} is an invalid header value.`);
    return text;
}

class Headers {
    /** By name in lower case. */
    #lists = new Map();

    constructor(init) {
        if (init === undefined || init === null) return;
        if (typeof init !== "object") throw new TypeError("Headers constructor: init must be an object or an iterable of pairs.");
        const pairs = typeof init[Symbol.iterator] === "function" ? init : Object.entries(init);
        for (const [name, value] of pairs) this.append(name, value);
    }

    append(name, value) {
        const key = normalName(name);
        const list = this.#lists.get(key) ?? [];
        list.push(normalValue(value));
        this.#lists.set(key, list);
    }

    set(name, value) {
        this.#lists.set(normalName(name), [normalValue(value)]);
    }

    get(name) {
        return this.#lists.get(normalName(name))?.join(", ") ?? null;
    }

    has(name) {
        return this.#lists.has(normalName(name));
    }

    delete(name) {
        this.#lists.delete(normalName(name));
    }

    getSetCookie() {
        return [...(this.#lists.get("set-cookie") ?? [])];
    }

    forEach(callback, thisArgument) {
        for (const [name, value] of this) callback.call(thisArgument, value, name, this);
    }

    /** Pairs in the order of the names; each cookie is a pair of its own. */
    *entries() {
        for (const name of [...this.#lists.keys()].sort()) {
            if (name === "set-cookie") for (const value of this.getSetCookie()) yield [name, value];
            else yield [name, this.get(name)];
        }
    }

    *keys() {
        for (const [name] of this) yield name;
    }

    *values() {
        for (const [, value] of this) yield value;
    }

    [Symbol.iterator]() {
        return this.entries();
    }
}

Object.defineProperty(Headers.prototype, Symbol.toStringTag, { value: "Headers", configurable: true });

/** Headers of the realm's own class, as soon as it has one. */
exports.makeHeaders = (init) => new (globalThis.Headers ?? Headers)(init);
