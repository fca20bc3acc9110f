"use strict";
// Argument checks with Node's error texts.

const { coded } = internal("errors");

/** How Node names a wrong argument: "Received undefined", "Received type number (5)", "an instance of X". */
function received(value) {
    if (value === null || value === undefined) return ` Received ${value}`;
    if (typeof value === "function") return ` Received function ${value.name}`;
    if (typeof value === "object") {
        if (value.constructor?.name) return ` Received an instance of ${value.constructor.name}`;
        return ` Received ${internal("inspect").inspect(value, { depth: -1 })}`;
    }
    let text = internal("inspect").inspect(value, { colors: false });
    if (text.length > 28) text = text.slice(0, 25) + "...";
    return ` Received type ${typeof value} (${text})`;
}

/** `expected` reads "of type string" or "an instance of Buffer". */
function invalidArgumentType(name, expected, value) {
    const subject = name.includes(".") ? `"${name}" property` : `"${name}" argument`;
    return coded("TypeError", "ERR_INVALID_ARG_TYPE", `The ${subject} must be ${expected}.${received(value)}`);
}

function outOfRange(name, range, value) {
    const isLong = typeof value === "bigint" ? value > 2n ** 32n || value < -(2n ** 32n) : Number.isInteger(value) && Math.abs(value) > 2 ** 32;
    const text = isLong || typeof value === "bigint"
        ? internal("inspect").inspect(value, { numericSeparator: isLong })
        : typeof value === "number" ? String(value) : internal("inspect").inspect(value);
    return coded("RangeError", "ERR_OUT_OF_RANGE", `The value of "${name}" is out of range. It must be ${range}. Received ${text}`);
}

function invalidArgumentValue(name, value, reason) {
    const text = internal("inspect").inspect(value);
    const subject = name.includes(".") ? "property" : "argument";
    return coded("TypeError", "ERR_INVALID_ARG_VALUE", `The ${subject} '${name}' ${reason}. Received ${text}`);
}

function requireString(value, name) {
    if (typeof value !== "string") throw invalidArgumentType(name, "of type string", value);
}

function requireFunction(value, name) {
    if (typeof value !== "function") throw invalidArgumentType(name, "of type function", value);
}

function requireInteger(value, name, low, high) {
    if (typeof value !== "number") throw invalidArgumentType(name, "of type number", value);
    if (!Number.isInteger(value)) throw outOfRange(name, "an integer", value);
    if (value < low || value > high) throw outOfRange(name, `>= ${low} && <= ${high}`, value);
}

function requireObject(value, name) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) throw invalidArgumentType(name, "of type object", value);
}

function requireBoolean(value, name) {
    if (typeof value !== "boolean") throw invalidArgumentType(name, "of type boolean", value);
}

function requireNumber(value, name) {
    if (typeof value !== "number") throw invalidArgumentType(name, "of type number", value);
}

function requireBytes(value, name) {
    if (!(value instanceof Uint8Array)) throw invalidArgumentType(name, "an instance of Buffer or Uint8Array", value);
}

/** An integer from `low` to `high`, inclusive. */
function requireWithin(value, name, low, high) {
    requireNumber(value, name);
    if (!Number.isInteger(value)) throw outOfRange(name, "an integer", value);
    if (value < low || value > high) throw outOfRange(name, `>= ${low} && <= ${high}`, value);
}

exports.requireBytes = requireBytes;
exports.requireWithin = requireWithin;
exports.received = received;
exports.invalidArgumentType = invalidArgumentType;
exports.invalidArgumentValue = invalidArgumentValue;
exports.outOfRange = outOfRange;
exports.requireString = requireString;
exports.requireFunction = requireFunction;
exports.requireInteger = requireInteger;
exports.requireObject = requireObject;
exports.requireBoolean = requireBoolean;
exports.requireNumber = requireNumber;
