"use strict";
// The ways to call net.connect, and what they come to.

/** `[options, callback]` of (options), (path) or (port, host), each with a callback or without; marked as done. */
exports.normalize = function normalize(values) {
    if (values.length === 0) return mark([{}, null]);
    const [first] = values;
    let options = {};
    if (typeof first === "object" && first !== null) options = first;
    else if (isPath(first)) options.path = first;
    else {
        options.port = first;
        if (values.length > 1 && typeof values[1] === "string") options.host = values[1];
    }
    const last = values.at(-1);
    return mark([options, typeof last === "function" ? last : null]);
};

const normalized = Symbol("normalizedArgs");

exports.isNormalized = (value) => Array.isArray(value) && value[normalized] === true;

function mark(list) {
    Object.defineProperty(list, normalized, { value: true });
    return list;
}

function isPath(value) {
    return typeof value === "string" && !(Number(value) >= 0);
}
