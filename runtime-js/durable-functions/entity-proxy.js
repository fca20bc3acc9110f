"use strict";
// createEntityProxy: an entity's operations as methods.

// Promises ask for "then", JSON.stringify for "toJSON": neither is meant as an operation.
const reserved = new Set(["then", "toJSON"]);

function methods(make) {
    return new Proxy(Object.freeze(Object.create(null)), {
        get: (_, key) => (typeof key !== "string" || reserved.has(key) ? undefined : make(key)),
    });
}

/**
 * `proxy.add(5)` is `call(entityId, "add", 5)`; `proxy.signal.add(5, at)` is `signal(entityId, "add", 5, at)`.
 * Symbols, "then" and "toJSON" are undefined; an operation named "signal" has to be called without a proxy.
 */
exports.makeEntityProxy = function makeEntityProxy(entityId, { call, signal }) {
    const signals = methods((operation) => (input, scheduledTime) => signal(entityId, operation, input, scheduledTime));
    return methods((key) => (key === "signal" ? signals : (input) => call(entityId, key, input)));
};
