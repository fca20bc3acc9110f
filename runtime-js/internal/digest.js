"use strict";
// Hashes and random bytes made by the host.

const { random } = internal("determinism");

/** The digest of a string (as UTF-8) or of bytes. */
exports.digest = function digest(algorithm, data) {
    return new Uint8Array(ops.digest(algorithm, data));
};

/** Random bytes; in an orchestrator those of its execution. */
exports.randomBytes = function randomBytes(count) {
    const generator = random("A function of crypto that makes random values");
    if (generator !== undefined) return generator.bytes(count);
    return new Uint8Array(ops.randomBytes(count));
};
