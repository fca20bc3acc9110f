"use strict";
// df.app, df.trigger and df.input: durable functions in the v4 programming model.

const { nameTrigger, nameInput } = require("azure-functions/bindings");
const { refuseAsync, generatorFunctionOf } = require("durable-functions/orchestrator");
const { activityCaller, orchestrationCaller } = require("durable-functions/registered-tasks");
const { getClient } = require("durable-functions/client");
const { isClientBinding } = require("durable-functions/client-binding");
const types = internal("types");

const trigger = {
    orchestration: () => nameTrigger({ type: "orchestrationTrigger" }),
    activity: () => nameTrigger({ type: "activityTrigger" }),
    entity: () => nameTrigger({ type: "entityTrigger" }),
};

const input = {
    durableClient: () => nameInput({ type: "durableClient" }),
};

// Not before something is registered: most apps have function.json files.
const functions = () => require("azure-functions/app").app;

function requireHandler(method, name, options) {
    if (typeof options?.handler === "function") return;
    const kind = options === null ? "null" : typeof options;
    throw new TypeError(`${method}("${name}"): Expected options with a 'handler' that is a function` +
        (kind === "object" ? ", but that is missing." : `, but got ${kind}.`));
}

const asOptions = (handlerOrOptions) =>
    (typeof handlerOrOptions === "function" ? { handler: handlerOrOptions } : handlerOrOptions);

/** Registers an orchestrator, a generator function; returns `(input?, instanceId?) -> task` for others to call it by. */
function orchestration(name, handlerOrOptions) {
    const options = asOptions(handlerOrOptions);
    requireHandler("df.app.orchestration", name, options);
    const { handler } = options;
    if (types.isAsyncFunction(handler) && generatorFunctionOf(handler) === undefined) refuseAsync(handler);
    functions().generic(name, { ...options, trigger: trigger.orchestration() });
    return orchestrationCaller(name);
}

/** Registers an activity, `handler(input, context)`; returns `(input?) -> task` for orchestrators to call it by. */
function activity(name, options) {
    requireHandler("df.app.activity", name, options);
    functions().generic(name, { ...options, trigger: trigger.activity() });
    return activityCaller(name);
}

/** Registers an entity, `handler(context)`, which runs one operation. */
function entity(name, handlerOrOptions) {
    const options = asOptions(handlerOrOptions);
    requireHandler("df.app.entity", name, options);
    functions().generic(name, { ...options, trigger: trigger.entity() });
}

const clientMethods = [
    "http", "timer", "storageBlob", "storageQueue", "serviceBusQueue", "serviceBusTopic", "eventHub", "eventGrid", "cosmosDB",
    "generic",
];

/** Registers a function whose handler is called as `(triggerValue, client, context)`. */
function clientMethod(method) {
    return (name, options) => {
        requireHandler(`df.app.client.${method}`, name, options);
        const { handler } = options;
        const given = options.extraInputs ?? [];
        functions()[method](name, {
            ...options,
            extraInputs: given.some(isClientBinding) ? given : [...given, input.durableClient()],
            handler: (value, context) => handler(value, getClient(context), context),
        });
    };
}

const client = Object.fromEntries(clientMethods.map((method) => [method, clientMethod(method)]));

exports.app = { orchestration, activity, entity, client };
exports.trigger = trigger;
exports.input = input;
