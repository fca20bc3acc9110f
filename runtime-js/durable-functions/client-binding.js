"use strict";
// Where the client's data are found in an invocation.

const texts = {
    noBinding: "An orchestration client function must have an orchestrationClient input binding. Check your function.json definition.",
    noInput: "Could not find a registered durable client input binding. Check your extraInputs definition when registering your function.",
    wrongInput: "Received input is not a valid durable client input. Check your extraInputs definition when registering your function.",
};

function isClientData(value) {
    return value !== null && typeof value === "object" && value.taskHubName !== undefined &&
        value.creationUrls !== undefined && value.managementUrls !== undefined;
}

/** Whether a context is one of the v4 programming model. */
exports.isInvocationContext = (context) => typeof context?.extraInputs?.get === "function";

/** The value of the first durable client binding; in the v4 programming model, of the first durable client input. */
exports.clientData = function clientData(context) {
    return exports.isInvocationContext(context) ? fromInputs(context) : fromBindings(context);
};

function fromBindings(context) {
    const data = Object.values(context?.bindings ?? {}).find(isClientData);
    if (data === undefined) throw new Error(texts.noBinding);
    return data;
}

/** Whether a binding is one of a durable client. */
exports.isClientBinding = (binding) => ["durableclient", "orchestrationclient"].includes(String(binding?.type).toLowerCase());

function fromInputs(context) {
    const input = context.options?.extraInputs?.find(exports.isClientBinding);
    if (input === undefined) throw new Error(texts.noInput);
    const data = context.extraInputs.get(input);
    if (!isClientData(data)) throw new Error(texts.wrongInput);
    return data;
}
