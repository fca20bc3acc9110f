"use strict";
// process.env: its values are strings, whatever is assigned.

const { coded } = internal("errors");

function text(value) {
    if (typeof value === "symbol") throw new TypeError("Cannot convert a Symbol value to a string");
    return String(value);
}

function refuse(message) {
    throw coded("TypeError", "ERR_INVALID_OBJECT_DEFINE_PROPERTY", `'process.env' ${message}`);
}

/** A proxy for the variables of an object. */
module.exports = function environment(variables) {
    return new Proxy(variables, {
        set(target, key, value) {
            target[text(key)] = text(value);
            return true;
        },
        defineProperty(target, key, descriptor) {
            if ("get" in descriptor || "set" in descriptor) refuse("does not accept an accessor(getter/setter) descriptor");
            if (!("value" in descriptor)) refuse("only accepts a configurable, writable, and enumerable data descriptor");
            const { configurable, writable, enumerable } = descriptor;
            if (!configurable || !writable || !enumerable) {
                refuse("only accepts a configurable, writable, and enumerable data descriptor");
            }
            return Reflect.defineProperty(target, key, { ...descriptor, value: text(descriptor.value) });
        },
    });
};
