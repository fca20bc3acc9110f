"use strict";
// What assert throws.

class AssertionError extends Error {
    constructor({ message, actual, expected, operator, generated }) {
        super(message === undefined ? `${internal("inspect").inspect(actual)} ${operator} ${internal("inspect").inspect(expected)}` : String(message));
        Object.defineProperty(this, "name", { value: "AssertionError", writable: true, configurable: true, enumerable: false });
        this.generatedMessage = generated ?? message === undefined;
        this.code = "ERR_ASSERTION";
        this.actual = actual;
        this.expected = expected;
        this.operator = operator;
    }

    toString() {
        return `${this.name} [${this.code}]: ${this.message}`;
    }
}

exports.AssertionError = AssertionError;
