"use strict";
// Headers.

const { byteString, requireCount } = internal("fetch/byte-string");
const { inspectable } = internal("web-streams/shared");

const tokenPattern = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
let freeze;
let entriesOf;
let isHeaders;

function requireName(name, method) {
    const text = byteString(name);
    if (!tokenPattern.test(text)) throw new TypeError(`Headers.${method}: "${text}" is an invalid header name.`);
    return text;
}

function requireValue(value, method) {
    const text = byteString(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
    if (/[\0\r\n]/.test(text)) throw new TypeError(`Headers.${method}: "${text}" is an invalid header value.`);
    return text;
}

class Headers {
    #map = new Map();
    #isFrozen = false;

    constructor(init = undefined) {
        if (init === undefined) return;
        if (init === null || typeof init !== "object" && typeof init !== "function") {
            throw new TypeError("Headers constructor: init given as argument must be a sequence or a record.");
        }
        fill(this, init);
    }

    append(name, value) {
        requireCount(arguments.length, 2, "Headers.append");
        const key = requireName(name, "append");
        const text = requireValue(value, "append");
        this.#requireMutable();
        const entry = this.#map.get(key.toLowerCase());
        if (entry === undefined) this.#map.set(key.toLowerCase(), { name: key, values: [text] });
        else entry.values.push(text);
    }

    delete(name) {
        requireCount(arguments.length, 1, "Headers.delete");
        const key = requireName(name, "delete").toLowerCase();
        this.#requireMutable();
        this.#map.delete(key);
    }

    get(name) {
        requireCount(arguments.length, 1, "Headers.get");
        const entry = this.#map.get(requireName(name, "get").toLowerCase());
        return entry === undefined ? null : joined(entry);
    }

    has(name) {
        requireCount(arguments.length, 1, "Headers.has");
        return this.#map.has(requireName(name, "has").toLowerCase());
    }

    set(name, value) {
        requireCount(arguments.length, 2, "Headers.set");
        const key = requireName(name, "set");
        const text = requireValue(value, "set");
        this.#requireMutable();
        this.#map.set(key.toLowerCase(), { name: key, values: [text] });
    }

    getSetCookie() {
        return [...(this.#map.get("set-cookie")?.values ?? [])];
    }

    forEach(callback, self = undefined) {
        requireCount(arguments.length, 1, "Headers.forEach");
        if (typeof callback !== "function") {
            throw new TypeError("Failed to execute 'forEach' on 'Headers': parameter 1 is not of type 'Function'.");
        }
        for (const [name, value] of this) callback.call(self, value, name, this);
    }

    * entries() {
        // What is set while it is gone through is seen when it comes later.
        for (let index = 0; ; index++) {
            const pairs = this.#pairs();
            if (index >= pairs.length) return;
            yield pairs[index];
        }
    }

    * keys() {
        for (const [name] of this.entries()) yield name;
    }

    * values() {
        for (const [, value] of this.entries()) yield value;
    }

    #pairs() {
        const pairs = [];
        for (const key of [...this.#map.keys()].sort()) {
            const entry = this.#map.get(key);
            if (key === "set-cookie") for (const value of entry.values) pairs.push([key, value]);
            else pairs.push([key, joined(entry)]);
        }
        return pairs;
    }

    #requireMutable() {
        if (this.#isFrozen) throw new TypeError("immutable");
    }

    static {
        freeze = (headers) => {
            headers.#isFrozen = true;
            return headers;
        };
        entriesOf = (headers) => [...headers.#map.values()].flatMap(({ name, values }) =>
            (name.toLowerCase() === "set-cookie" ? values.map((value) => [name, value]) : [[name, joined({ name, values })]]));
        isHeaders = (value) => value !== null && typeof value === "object" && #map in value;
    }
}

const joined = ({ name, values }) => values.join(name.toLowerCase() === "cookie" ? "; " : ", ");

Object.defineProperty(Headers.prototype, Symbol.iterator, {
    value: Headers.prototype.entries, writable: true, configurable: true, enumerable: false,
});
inspectable(Headers, (headers) => Object.fromEntries(headers));

function fill(headers, init) {
    if (isHeaders(init)) {
        for (const [name, value] of entriesOf(init)) headers.append(name, value);
        return;
    }
    if (typeof init[Symbol.iterator] === "function") {
        for (const pair of init) {
            const values = [...pair];
            if (values.length !== 2) {
                throw new TypeError(`Headers constructor: expected name/value pair to be length 2, found ${values.length}.`);
            }
            headers.append(values[0], values[1]);
        }
        return;
    }
    for (const name of Reflect.ownKeys(init)) {
        if (Object.getOwnPropertyDescriptor(init, name)?.enumerable) headers.append(name, init[name]);
    }
}

Object.assign(exports, { Headers, freeze, entriesOf });
