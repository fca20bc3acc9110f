"use strict";
// Strings of the web, as arguments.

/** A string whose characters are bytes. */
exports.byteString = function byteString(value) {
    const text = `${value}`;
    for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        if (code <= 255) continue;
        throw new TypeError("Cannot convert argument to a ByteString because the character at " +
            `index ${index} has a value of ${code} which is greater than 255.`);
    }
    return text;
};

/** A string without halves of characters. */
exports.wellFormed = (value) => internal("utf8").decode(internal("utf8").encode(`${value}`)).text;

const plural = (count) => (count === 1 ? "argument" : "arguments");

/** Throws unless so many arguments were given. */
exports.requireCount = function requireCount(given, count, name) {
    if (given < count) {
        throw new TypeError(`${name}: ${count} ${plural(count)} required, but${given > 0 ? " only" : ""} ${given} found.`);
    }
};
