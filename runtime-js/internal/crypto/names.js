"use strict";
// What libcrypto has, by name, and what is known of it.

const lists = new Map();
const sizes = new Map();

function list(kind) {
    if (!lists.has(kind)) lists.set(kind, JSON.parse(ops.cryptoNames(kind)));
    return lists.get(kind);
}

exports.getHashes = () => [...list("digests")];
exports.getCiphers = () => [...list("ciphers")];
exports.getCurves = () => [...list("curves")];

/** How many bytes a digest has; undefined when there is none of that name. */
exports.digestSize = function digestSize(name) {
    if (!sizes.has(name)) {
        try {
            sizes.set(name, ops.digest(name, "").byteLength);
        } catch {
            return undefined;
        }
    }
    return sizes.get(name);
};
