"use strict";
// Calls of activities and of triggered functions.

const uncaught = internal("uncaught");
const registry = require("host/registry");
const { makeContext } = require("host/context");
const { collect } = require("host/outputs");

/** Runs a function once; resolves to `{result?, response?, outputs?}`, rejects with what it threw. */
exports.invoke = async function invoke(body) {
    const definition = registry.named(body.function);
    const loading = registry.prepare(definition);
    if (loading !== undefined) await loading;
    if (definition.isRegistered) {
        return require("host/registered-invocation").invoke(definition, registry.loaded(definition), body);
    }
    const { fn, thisArgument } = registry.loaded(definition);
    const { context, inputs, values, completion, end } = makeContext(definition, body);
    const finished = completion.promise;
    const invocation = uncaught.begin(definition.scriptFile, (error) => completion.fail(error));
    let returned;
    try {
        returned = fn.call(thisArgument, context, ...inputs);
    } catch (error) {
        completion.fail(error);
    }
    if (isThenable(returned)) completion.follow(returned);
    else if (returned !== undefined && !completion.isOver) {
        context.log.warn(`The function '${definition.name}' returned a value but no promise: it ends when it calls context.done(). ` +
            "Make it an async function to end with the value.");
    }
    try {
        return collect(definition, context, await finished, values);
    } finally {
        uncaught.end(invocation);
        end();
    }
};

function isThenable(value) {
    return value !== null && value !== undefined && typeof value.then === "function";
}
