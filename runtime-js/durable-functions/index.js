"use strict";
// The module scripts get for require("durable-functions").

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
});

/** Members that most apps have no use for, loaded when they are first asked for. */
function defineLazily(names, file) {
    for (const name of names) {
        const fix = (value) => Object.defineProperty(df, name, { value, writable: true, configurable: true, enumerable: true });
        Object.defineProperty(df, name, { get: () => fix(require(file)[name])[name], set: fix, configurable: true, enumerable: true });
    }
}

defineLazily(["app", "trigger", "input"], "durable-functions/app");
defineLazily(["DummyOrchestrationContext", "DummyEntityContext"], "durable-functions/dummy-contexts");
Object.defineProperty(df, "default", { value: df, enumerable: false });
