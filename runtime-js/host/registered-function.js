"use strict";
// The handlers of functions that the app's code registers, by the definitions that the host made of their registrations.

const registrations = require("azure-functions/registrations");

/** `{fn, thisArgument, registration}`; throws when it has not been registered here, or cannot be what its trigger says it is. */
exports.registeredFunction = function registeredFunction(definition) {
    const registration = registrations.named(definition.name);
    if (registration === undefined) {
        throw new Error(`The function '${definition.name}' was registered when the app was looked at, and is not now: ` +
            "what code registers must be the same at every start.");
    }
    return { fn: hosted(definition, registration.handler), thisArgument: undefined, registration };
};

// Where the handler is already what the durable module makes of one, it stays as it is.
function hosted({ kind }, handler) {
    if (kind === "orchestrator") {
        const { orchestrator, generatorFunctionOf } = require("durable-functions/orchestrator");
        return generatorFunctionOf(handler) === undefined ? orchestrator(handler) : handler;
    }
    if (kind === "entity") {
        const { entity, isEntity } = require("durable-functions/entity");
        return isEntity(handler) ? handler : entity(handler);
    }
    return handler;
}
