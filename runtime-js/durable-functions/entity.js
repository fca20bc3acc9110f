"use strict";
// df.entity(function (context) { ... }).

const types = internal("types");
const { EntityBatch } = require("durable-functions/entity-batch");
const { batchOf, entityState } = require("durable-functions/entity-trigger");

const entities = new WeakSet();
const hosted = new WeakMap();

/** Makes an entity of a function that runs one operation; sync or async. */
function entity(fn) {
    if (typeof fn !== "function") {
        throw new TypeError(`df.entity: Expected a function but got ${fn === null ? "null" : typeof fn}`);
    }
    if (types.isGeneratorFunction(fn)) {
        throw new TypeError("df.entity: Expected a function or an async function but got a generator function: " +
            "only orchestrators yield. Replace 'function*' by 'async function' and 'yield' by 'await'.");
    }
    async function entityFunction(context) {
        const call = hosted.get(context);
        if (call !== undefined) {
            hosted.delete(context);
            await call.batch.run(fn, context, call.outputs);
            return;
        }
        const batch = batchOf(context);
        context.suppressAsyncDoneError = true;
        await batch.run(fn, context);
        context.done(null, entityState(batch));
    }
    entities.add(entityFunction);
    return entityFunction;
}

/**
 * Runs a batch on the context of an invocation. The exported function may also be a hand-written wrapper that calls the
 * entity with its context. `call` is `{batch, outputs}`, `name` the function's.
 */
async function runHosted(exported, thisArgument, context, call, name) {
    hosted.set(context, call);
    await exported.call(thisArgument, context);
    if (hosted.delete(context)) {
        throw new TypeError(`The function '${name}' is bound to an entityTrigger but is no entity: ` +
            "export the result of df.entity(function (context) { ... }).");
    }
}

exports.entity = entity;
exports.isEntity = (value) => entities.has(value);
exports.runHosted = runHosted;
exports.EntityBatch = EntityBatch;
