"use strict";
// Hashes and random bytes made by the host.

/** The digest of a string (as UTF-8) or of bytes. */
exports.digest = function digest(algorithm, data) {
    return new Uint8Array(ops.digest(algorithm, data));
};

exports.randomBytes = function randomBytes(count) {
    return new Uint8Array(ops.randomBytes(count));
};
