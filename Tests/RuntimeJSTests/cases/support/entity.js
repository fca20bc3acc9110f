"use strict";
// Plays the host for an entity: one script, batches of operations.

const assert = require("assert");
const { Driver } = require("./driver");

const bindings = [{ name: "context", type: "entityTrigger", direction: "in" }];

/** A driver with the entity "Counter"; `script` is the text of its module, or a function for df.entity. */
exports.entityApp = function entityApp(script, { outputs = [], functions = [], ...options } = {}) {
    const text = typeof script === "string"
        ? script
        : `const df = require("durable-functions");\nmodule.exports = df.entity(${script});`;
    const driver = new Driver();
    const entity = { name: "Counter", kind: "entity", script: text, bindings: [...bindings, ...outputs] };
    assert.deepStrictEqual(driver.load([entity, ...functions], options), []);
    return driver;
};

/** Runs a batch of `[name, input?]`; what the entity is before it is in `body`. */
exports.batch = function batch(driver, operations, body = {}) {
    return driver.callLater("entity", {
        name: "Counter", key: "K1", exists: false,
        operations: operations.map(([name, ...input]) => ({ name, isSignal: false, ...(input.length === 0 ? {} : { input: input[0] }) })),
        ...body,
    });
};

/** One batch on a fresh driver. */
exports.run = function run(script, operations, body, options) {
    return exports.batch(exports.entityApp(script, options), operations, body);
};
