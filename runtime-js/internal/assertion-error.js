"use strict";
// What assert throws.

const { requireObject } = internal("validators");

const longest = 10;

function shortText(value) {
    if (typeof value !== "string") return value;
    const lines = value.split("\n", longest + 1);
    return lines.length > longest ? `${lines.slice(0, longest).join("\n")}\n...` : value;
}

class AssertionError extends Error {
    constructor(options) {
        requireObject(options, "options");
        const { message, operator, actual, expected, stackStartFn } = options;
        const isGiven = message !== undefined && message !== null;
        const isDifference = operator === "strictEqual" || operator === "deepStrictEqual";
        super(isGiven && !isDifference ? String(message) : internal("assertion-diff").describe(actual, expected, operator, message));
        Object.defineProperty(this, "name", { value: "AssertionError", writable: true, configurable: true, enumerable: false });
        this.generatedMessage = !message;
        this.code = "ERR_ASSERTION";
        this.actual = actual;
        this.expected = expected;
        this.operator = operator;
        Error.captureStackTrace?.(this, stackStartFn);
        internal("errors").markCoded(this);
    }

    toString() {
        return `${this.name} [${this.code}]: ${this.message}`;
    }

    [Symbol.for("nodejs.util.inspect.custom")](depth, options, inspect) {
        const { actual, expected } = this;
        this.actual = shortText(actual);
        this.expected = shortText(expected);
        try {
            return inspect(this, { ...options, customInspect: false, depth: 0 });
        } finally {
            this.actual = actual;
            this.expected = expected;
        }
    }
}

exports.AssertionError = AssertionError;
