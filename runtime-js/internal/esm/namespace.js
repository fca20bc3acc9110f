"use strict";
// Module namespace objects.

const made = new WeakSet();

/** The namespace of a record: accessors, since what they read may change, until `settle` makes values of what is final. */
exports.make = function make(record, names) {
    const namespace = Object.create(null);
    Object.defineProperty(namespace, Symbol.toStringTag, { value: "Module" });
    for (const name of [...names].sort()) {
        const binding = record.resolveExport(name);
        if (binding === null || binding.conflict !== undefined) continue;
        Object.defineProperty(namespace, name, { get: () => binding.record.read(binding.name), enumerable: true, configurable: true });
    }
    made.add(namespace);
    return namespace;
};

/** The module has run: what cannot change any more becomes a value. */
exports.settle = function settle(namespace, record) {
    for (const name of Object.keys(namespace)) {
        const binding = record.resolveExport(name);
        if (binding.record.isFinal(binding.name)) {
            Object.defineProperty(namespace, name, { value: binding.record.read(binding.name), enumerable: true, configurable: false });
        } else Object.defineProperty(namespace, name, { configurable: false });
    }
    Object.preventExtensions(namespace);
};

exports.isNamespace = (value) => made.has(value);
