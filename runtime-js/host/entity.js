"use strict";
// Batches of operations on an entity.

const { describe } = internal("failures");
const uncaught = internal("uncaught");
const registry = require("host/registry");
const { makeContext } = require("host/context");
const { EntityBatch, runHosted } = require("durable-functions/entity");
const { EntityOutputs } = require("host/entity-outputs");

/** Runs the operations of the body of "entity"; resolves to the answer as JSON text. */
exports.run = async function run(body) {
    const stateText = body.state === undefined ? undefined : JSON.stringify(body.state);
    try {
        const definition = registry.durable("entity", body.name);
        const loading = registry.prepare(definition);
        if (loading !== undefined) await loading;
        const { fn, thisArgument, registration } = registry.loaded(definition);
        const makeOf = registration === undefined ? forFile : forRegistration(registration);
        return await runBatch(body, stateText, definition, makeOf, (context, call) =>
            runHosted(fn, thisArgument, context, call, definition.name));
    } catch (error) {
        // No entity to run them: each operation has failed, and nothing has changed.
        const failed = ["threw", describe(error)];
        return answerText({ exists: body.exists, stateText, signals: [], results: body.operations.map(() => failed) }, {});
    }
};

/** `{context, holder, end}`: `holder.bindings` is where operations leave the values of output bindings. */
function forFile(definition, invocation) {
    const { context, completion, end } = makeContext(definition, invocation);
    context.done = () => {
        throw new Error(`The entity function '${definition.name}' must not call context.done(): an operation ends when the function ` +
            "returns, or when its promise settles. Use context.df.return(value) for its result.");
    };
    const finish = () => {
        completion.succeed();
        end();
    };
    return { context, holder: context, end: finish };
}

function forRegistration(registration) {
    return (definition, invocation) => {
        const { context, end } = require("host/registered-context").makeContext(definition, registration, invocation);
        const { outputValues } = require("azure-functions/invocation-context");
        return { context, holder: { bindings: outputValues(context) }, end };
    };
}

async function runBatch(body, stateText, definition, makeOf, call) {
    const { name, key, exists, operations } = body;
    const batch = new EntityBatch({ name, key, exists, stateText, operations });
    const invocation = {
        ...body,
        function: definition.name,
        kind: "entity",
        invocationId: body.invocationId ?? require("node/crypto").randomUUID(),
        input: triggerValue(batch, stateText, operations),
    };
    const { context, holder, end } = makeOf(definition, invocation);
    const outputs = new EntityOutputs(definition, holder);
    let running;
    const failed = new Promise((_, reject) => { running = uncaught.begin(definition.scriptFile, reject); });
    try {
        await Promise.race([call(context, { batch, outputs }), failed]);
    } finally {
        uncaught.end(running);
        end();
    }
    return answerText(batch, outputs.texts());
}

/** The trigger binding's value as the original has it; few entities look at it. */
function triggerValue(batch, stateText, operations) {
    return {
        self: { ...batch.id },
        exists: batch.exists,
        state: stateText ?? null,
        get batch() {
            return operations.map(({ name, input, isSignal }) =>
                ({ name, input: input === undefined ? null : JSON.stringify(input), isSignal: Boolean(isSignal) }));
        },
    };
}

// State, results and inputs are JSON text already.
function answerText({ exists, stateText, results, signals }, outputs) {
    const resultTexts = results.map(([outcome, value]) =>
        (outcome === "returned" ? `["returned",${value}]` : JSON.stringify([outcome, value])));
    const signalTexts = signals.map(({ id, operation, at, inputText }) => {
        const head = JSON.stringify([id, operation, at]);
        return inputText === undefined ? head : `${head.slice(0, -1)},${inputText}]`;
    });
    const members = [`"exists":${exists}`];
    if (stateText !== undefined) members.push(`"state":${stateText}`);
    members.push(`"results":[${resultTexts}]`, `"signals":[${signalTexts}]`);
    const outputTexts = Object.entries(outputs).map(([name, text]) => `${JSON.stringify(name)}:${text}`);
    if (outputTexts.length > 0) members.push(`"outputs":{${outputTexts}}`);
    return `{${members}}`;
}
