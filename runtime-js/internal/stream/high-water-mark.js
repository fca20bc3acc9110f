"use strict";
// How much streams buffer: bytes, or objects in object mode.

const { coded } = internal("errors");
const { inspect } = internal("inspect");
const { requireInteger } = internal("validators");

let bytes = 16 * 1024;
let objects = 16;

exports.getDefault = (objectMode) => (objectMode ? objects : bytes);

exports.setDefault = function setDefault(objectMode, value) {
    requireInteger(value, "value", 0, Number.MAX_SAFE_INTEGER);
    if (objectMode) objects = value;
    else bytes = value;
};

/** What the options ask for; `key` is the option for that side of a duplex stream. */
exports.from = function from(objectMode, options, key, isDuplex) {
    const value = options.highWaterMark ?? (isDuplex ? options[key] : undefined);
    if (value === undefined || value === null) return exports.getDefault(objectMode);
    if (!Number.isInteger(value) || value < 0) {
        const name = isDuplex && options.highWaterMark === undefined ? `options.${key}` : "options.highWaterMark";
        throw coded("TypeError", "ERR_INVALID_ARG_VALUE", `The property '${name}' is invalid. Received ${inspect(value)}`);
    }
    return value;
};
