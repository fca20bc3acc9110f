"use strict";
// What the streams of the web share: hidden state, queues, strategies.

const { coded } = internal("errors");
const { inspect } = internal("inspect");

const slots = Symbol("state");
const inspectCustom = Symbol.for("nodejs.util.inspect.custom");

/** Gives an object its hidden state. */
function setSlots(object, value) {
    Object.defineProperty(object, slots, { value });
    return value;
}

const invalidState = (text) => coded("TypeError", "ERR_INVALID_STATE", `Invalid state: ${text}`);
const invalidThis = (name) => coded("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type ${name}`);
const illegalConstructor = () => coded("TypeError", "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor");

/** A promise to be settled from outside; nobody needs to handle its rejection. */
function deferred() {
    const made = { isPending: true };
    made.promise = new Promise((resolve, reject) => {
        made.resolve = (value) => {
            made.isPending = false;
            resolve(value);
        };
        made.reject = (error) => {
            made.isPending = false;
            reject(error);
        };
    });
    handled(made.promise);
    return made;
}

function handled(promise) {
    promise.then(undefined, () => {});
    return promise;
}

function rejected(error) {
    const made = deferred();
    made.reject(error);
    return made;
}

function resolved(value) {
    const made = deferred();
    made.resolve(value);
    return made;
}

/** A promise of what a function gives, also when it throws. */
function attempt(run) {
    try {
        return Promise.resolve(run());
    } catch (error) {
        return Promise.reject(error);
    }
}

/** Chunks and their sizes. */
class SizedQueue {
    #entries = [];
    total = 0;

    get length() {
        return this.#entries.length;
    }

    add(value, size) {
        const amount = Number(size);
        if (Number.isNaN(amount) || amount < 0 || amount === Infinity) {
            const error = coded("RangeError", "ERR_INVALID_ARG_VALUE",
                `The argument 'size' is invalid. Received ${inspect(amount)}`);
            throw error;
        }
        this.#entries.push({ value, size: amount });
        this.total += amount;
    }

    take() {
        const { value, size } = this.#entries.shift();
        this.total = this.#entries.length === 0 ? 0 : Math.max(0, this.total - size);
        return value;
    }

    peek() {
        return this.#entries[0].value;
    }

    clear() {
        this.#entries = [];
        this.total = 0;
    }
}

/** The callback of that name, bound; undefined when there is none. */
function callback(owner, name, label) {
    const value = owner?.[name];
    if (value === undefined) return undefined;
    if (typeof value !== "function") {
        throw internal("validators").invalidArgumentType(`${label}.${name}`, "of type function", value);
    }
    return value.bind(owner);
}

function requireDictionary(value, name) {
    if (value === undefined || value === null) return;
    if (typeof value !== "object" && typeof value !== "function") {
        throw internal("validators").invalidArgumentType(name, "of type object", value);
    }
}

function highWaterMark(strategy, standard) {
    const value = strategy?.highWaterMark;
    if (value === undefined) return standard;
    const mark = Number(value);
    if (Number.isNaN(mark) || mark < 0) {
        throw coded("RangeError", "ERR_INVALID_ARG_VALUE",
            `The property 'strategy.highWaterMark' is invalid. Received ${inspect(value)}`);
    }
    return mark;
}

const sizeOf = (strategy) => {
    const size = callback(strategy, "size", "strategy");
    return size === undefined ? () => 1 : size;
};

/** How a class shows itself in util.inspect: its name and these properties. */
function inspectable(type, describe) {
    Object.defineProperty(type.prototype, inspectCustom, {
        value: function inspectStream(depth, options) {
            if (depth < 0) return this;
            return `${type.name} ${inspect(describe(this), options)}`;
        },
        configurable: true, writable: true,
    });
    Object.defineProperty(type.prototype, Symbol.toStringTag, { value: type.name, configurable: true });
    for (const name of Object.getOwnPropertyNames(type.prototype)) {
        if (name === "constructor") continue;
        Object.defineProperty(type.prototype, name, { enumerable: true });
    }
}

Object.assign(exports, {
    slots, setSlots, invalidState, invalidThis, illegalConstructor, deferred, handled, rejected, resolved, attempt, SizedQueue,
    callback, requireDictionary, highWaterMark, sizeOf, inspectable,
});
