"use strict";
// Argument checks of context.df and of the data classes, with the texts of the original.

/** Throws unless `value` is a string with something in it. */
function requireName(value, parameter) {
    if (typeof value !== "string") {
        throw new TypeError(`${parameter}: Expected non-empty, non-whitespace string but got ${typeof value}`);
    }
    if (value.trim() === "") {
        throw new Error(`${parameter}: Expected non-empty, non-whitespace string but got empty string`);
    }
}

/** The milliseconds of a Date from whatever realm. */
function requireDate(value, parameter) {
    const milliseconds = Object.prototype.toString.call(value) === "[object Date]" ? Number(value) : NaN;
    if (Number.isNaN(milliseconds)) throw new TypeError(`${parameter}: Expected valid Date object but got ${value}`);
    return milliseconds;
}

exports.requireName = requireName;
exports.requireDate = requireDate;
