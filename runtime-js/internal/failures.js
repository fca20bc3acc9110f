"use strict";
// Failures as data: what was thrown, in a form that survives JSON, and the Error made of it again.

const { isError, stackText } = internal("errors");

const { setOwn } = internal("own-property");

const depthLimit = 8;

/** The properties of an error that JSON can carry: name, message, stack, cause and its own enumerable ones. */
function flatten(error, depth) {
    const flat = { name: String(error.name), message: String(error.message) };
    const stack = stackText(error);
    if (stack !== undefined) flat.stack = stack;
    for (const key of Object.keys(error)) {
        if (key === "name" || key === "message" || key === "stack" || isEnginePosition(error, key)) continue;
        const value = portable(error[key], depth);
        if (value !== undefined) setOwn(flat, key, value);
    }
    if (error.cause !== undefined && flat.cause === undefined) flat.cause = portable(error.cause, depth);
    if (Array.isArray(error.errors) && error instanceof AggregateError) flat.errors = portable(error.errors, depth);
    return flat;
}

// JavaScriptCore puts these three on every Error; they would otherwise look like the author's own.
function isEnginePosition(error, key) {
    return (key === "line" || key === "column" || key === "sourceURL") && isError(error);
}

function portable(value, depth) {
    if (value === null || typeof value !== "object") {
        return typeof value === "bigint" ? String(value) : value;
    }
    if (depth >= depthLimit) return undefined;
    if (isError(value)) return flatten(value, depth + 1);
    if (Array.isArray(value) && value.some(isError)) return value.map((entry) => portable(entry, depth + 1));
    try {
        return JSON.stringify(value) === undefined ? undefined : value;
    } catch {
        return undefined;
    }
}

/** The text an uncaught throw is reported with: an Error's message, a string itself, the JSON of anything else. */
function messageOf(thrown) {
    if (typeof thrown === "string") return thrown;
    if (thrown !== null && typeof thrown === "object" && typeof thrown.message === "string") return thrown.message;
    try {
        const text = JSON.stringify(thrown);
        return text === undefined ? String(thrown) : text;
    } catch {
        return Object.prototype.toString.call(thrown);
    }
}

/** Whatever was thrown, as `{errorType, message, stackTrace?, error?}`. Never throws itself. */
function describe(thrown) {
    try {
        if (isError(thrown)) {
            const error = flatten(thrown, 0);
            const failure = { errorType: error.name, message: error.message };
            if (error.stack !== undefined) failure.stackTrace = error.stack;
            failure.error = error;
            return failure;
        }
        const failure = { errorType: thrown === null ? "null" : typeof thrown, message: messageOf(thrown) };
        const error = portable(thrown, 0);
        if (error !== undefined) failure.error = error;
        return failure;
    } catch (error) {
        return { errorType: "Error", message: "An error was thrown that cannot be read: " + String(error) };
    }
}

/** Gives `error` what JSON carried: name, stack, cause and own properties; `message` is left alone. */
function restore(error, flat) {
    for (const key of Object.keys(flat)) {
        const value = flat[key];
        if (key === "message" || key === "name" || key === "stack" || key === "cause") continue;
        setOwn(error, key, value);
    }
    if (typeof flat.name === "string" && flat.name !== error.name) define(error, "name", flat.name);
    if (typeof flat.stack === "string") define(error, "stack", flat.stack);
    if (flat.cause !== undefined) define(error, "cause", looksLikeError(flat.cause) ? revive(flat.cause) : flat.cause);
    return error;
}

function looksLikeError(value) {
    return value !== null && typeof value === "object" && typeof value.message === "string" && typeof value.name === "string";
}

function define(target, key, value) {
    Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: false });
}

/** An Error with everything that `flat` carries. */
function revive(flat) {
    if (!looksLikeError(flat)) return new Error(messageOf(flat));
    return restore(new Error(flat.message), flat);
}

exports.describe = describe;
exports.restore = restore;
exports.revive = revive;
exports.messageOf = messageOf;
exports.define = define;
