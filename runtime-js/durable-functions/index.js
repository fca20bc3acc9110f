"use strict";
// The module scripts get for require("durable-functions").

const { missing, notImplemented } = internal("errors");
const { orchestrator } = require("durable-functions/orchestrator");
const { entity } = require("durable-functions/entity");
const { getClient } = require("durable-functions/client");
const { RetryOptions } = require("durable-functions/retry");
const { EntityId } = require("durable-functions/entity-id");
const { DurableLock, LockState, LockingRulesViolationError } = require("durable-functions/critical-section");
const values = require("durable-functions/values");

/** 0.0.x exported one function: `module.exports = df(function* (context) { ... })`. */
function df(fn) {
    return orchestrator(fn);
}

/** A class that can be named but not made yet. */
function missingClass(name) {
    const method = function unavailable() {
        throw notImplemented(`df.${name}`);
    };
    Object.defineProperty(method, "name", { value: name });
    return method;
}

/** `df.app.orchestration(...)` and its kin: every property is a function that throws when it is called. */
function missingNamespace(path) {
    return new Proxy({}, {
        get(_, key) {
            if (typeof key !== "string" || key === "then") return undefined;
            return key === "client" ? missingNamespace(`${path}.client`) : missing(`${path}.${key}()`);
        },
    });
}

module.exports = df;
Object.assign(df, {
    orchestrator,
    entity,
    getClient,
    RetryOptions,
    OrchestrationRuntimeStatus: values.OrchestrationRuntimeStatus,
    EntityId,
    EntityStateResponse: values.EntityStateResponse,
    ManagedIdentityTokenSource: values.ManagedIdentityTokenSource,
    DurableHttpRequest: values.DurableHttpRequest,
    DurableHttpResponse: values.DurableHttpResponse,
    DurableLock,
    LockState,
    LockingRulesViolationError,
    DummyOrchestrationContext: missingClass("DummyOrchestrationContext"),
    DummyEntityContext: missingClass("DummyEntityContext"),
    app: missingNamespace("df.app"),
    trigger: missingNamespace("df.trigger"),
    input: missingNamespace("df.input"),
});
Object.defineProperty(df, "default", { value: df, enumerable: false });
