"use strict";
// What the durable client does with entities.

const operations = internal("operations");
const { EntityStateResponse } = require("durable-functions/values");
const { schedulerIdOf } = require("durable-functions/entity-id");

function idOf(method, entityId) {
    if (!entityId) throw new Error(`${method}: Expected an EntityId but got ${entityId}`);
    return schedulerIdOf(entityId);
}

/** The management API's answer to a signal; without a name the operation is "". */
exports.signal = function signal(entityId, operationName, operationContent) {
    if (operationName !== undefined && operationName !== null && typeof operationName !== "string") {
        throw new TypeError(`operationName: Expected string but got ${typeof operationName}`);
    }
    const argument = { entityId: idOf("signalEntity", entityId), operation: operationName ?? "" };
    if (operationContent !== undefined) argument.input = operationContent;
    return operations.run("durable.signalEntity", argument);
};

/** An EntityStateResponse, or undefined when the answer is neither 200 nor 404. */
exports.stateResponse = function stateResponse({ status, body }) {
    if (status === 200) return new EntityStateResponse(true, body);
    return status === 404 ? new EntityStateResponse(false) : undefined;
};

exports.readState = (entityId) =>
    operations.run("durable.readEntityState", { entityId: idOf("readEntityState", entityId) });

/** An object whose methods signal the entity; `readEntityState()` reads it. */
exports.makeProxy = function makeProxy(client, entityId) {
    idOf("createEntityProxy", entityId);
    return new Proxy({}, {
        get(_, key) {
            // What awaits it, prints it or turns it into JSON asks for these.
            if (typeof key !== "string" || key === "then" || key === "toJSON") return undefined;
            if (key === "readEntityState") return () => client.readEntityState(entityId);
            return (input) => client.signalEntity(entityId, key, input);
        },
    });
};
