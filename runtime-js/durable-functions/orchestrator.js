"use strict";
// df.orchestrator(function* (context) { ... }).

const { coded } = internal("errors");
const types = internal("types");

const generatorFunctions = new WeakMap();
let starting;

function refuseAsync(fn) {
    const kind = types.isGeneratorFunction(fn) ? "async function*" : "async function";
    throw coded("TypeError", "ERR_ASYNC_ORCHESTRATOR",
        `An orchestrator must be a generator function (function*), not an '${kind}': it is replayed and may only wait by ` +
        "yielding tasks. Replace 'async' by 'function*' and 'await' by 'yield'.");
}

/** Makes an orchestrator of a generator function; throws for async functions, which cannot be replayed. */
function orchestrator(fn) {
    if (typeof fn !== "function") {
        throw new TypeError(`df.orchestrator: Expected a generator function but got ${fn === null ? "null" : typeof fn}`);
    }
    if (types.isAsyncFunction(fn)) refuseAsync(fn);
    function orchestration(context) {
        if (starting === undefined || starting.context !== context) {
            require("durable-functions/outside").run(fn, context);
            return;
        }
        starting.fn = fn;
    }
    generatorFunctions.set(orchestration, fn);
    return orchestration;
}

/** The generator function behind an exported function, or undefined when df.orchestrator did not make it. */
function generatorFunctionOf(exported) {
    return generatorFunctions.get(exported);
}

/**
 * The generator of one execution. A function that is no orchestrator itself may call one with its context,
 * as hand-written wrappers do.
 */
function begin(exported, thisArgument, context, name) {
    let fn = generatorFunctions.get(exported);
    if (fn === undefined) {
        const outer = starting;
        const attempt = { context, fn: undefined };
        starting = attempt;
        try {
            exported.call(thisArgument, context);
        } finally {
            starting = outer;
        }
        fn = attempt.fn;
    }
    if (fn === undefined) {
        throw new TypeError(`The function '${name}' is bound to an orchestrationTrigger but is no orchestrator: ` +
            "export the result of df.orchestrator(function* (context) { ... }).");
    }
    const generator = fn(context);
    if (generator === null || typeof generator !== "object" || typeof generator.next !== "function" ||
        typeof generator.throw !== "function") {
        throw new TypeError(`The orchestrator function '${name}' is not a generator function: write function* instead of function.`);
    }
    return generator;
}

exports.orchestrator = orchestrator;
exports.generatorFunctionOf = generatorFunctionOf;
exports.refuseAsync = refuseAsync;
exports.begin = begin;
