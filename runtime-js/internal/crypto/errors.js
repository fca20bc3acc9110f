"use strict";
// Errors that crypto's functions share.

const { coded } = internal("errors");

/** Node's words for an option that has a wrong value. */
exports.invalidProperty = (name, value, reason = "is invalid") =>
    coded("TypeError", "ERR_INVALID_ARG_VALUE", `The property '${name}' ${reason}. Received ${internal("inspect").inspect(value)}`);

exports.invalidDigest = (name) => coded("TypeError", "ERR_CRYPTO_INVALID_DIGEST", `Invalid digest: ${name}`);

exports.incompatibleOptions = (type, what) =>
    coded("Error", "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS", `The selected key encoding ${type} ${what}.`);
