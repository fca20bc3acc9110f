"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

/** The value of an expression in an app. */
const valueOf = (expression) => new Play(`const df = require("durable-functions");
    const attempt = (run) => { try { return run(); } catch (error) { return error.name + ": " + error.message; } };
    module.exports = df.orchestrator(function* () { return ${expression}; });`).ending[1];

module.exports = {
    "RetryOptions has its two numbers, the others when they are set"() {
        assert.deepStrictEqual(valueOf("new df.RetryOptions(1000, 3)"), { firstRetryIntervalInMilliseconds: 1000, maxNumberOfAttempts: 3 });
        assert.deepStrictEqual(valueOf("['backoffCoefficient', 'maxRetryIntervalInMilliseconds', 'retryTimeoutInMilliseconds'].map((key) => new df.RetryOptions(1, 1)[key] === undefined)"), [true, true, true]);
    },
    "EntityId has a name, a key and the text of both"() {
        assert.deepStrictEqual(valueOf("new df.EntityId('Counter', 'Key')"), { name: "Counter", key: "Key" });
        assert.strictEqual(valueOf("String(new df.EntityId('Counter', 'K@y'))"), "@counter@K@y");
        assert.deepStrictEqual(valueOf("df.EntityId.getEntityIdFromSchedulerId('@counter@K@y')"), { name: "counter", key: "K@y" });
        assert.strictEqual(valueOf("df.EntityId.getSchedulerIdFromEntityId({ name: 'A', key: 'B' })"), "@a@B");
        assert.deepStrictEqual(valueOf("[attempt(() => new df.EntityId('', 'k')), attempt(() => new df.EntityId('n'))]"), [
            "Error: name: Expected non-empty, non-whitespace string but got empty string", "TypeError: key: Expected non-empty, non-whitespace string but got undefined"]);
    },
    "the other classes have their fields"() {
        assert.deepStrictEqual(valueOf("new df.EntityStateResponse(true, 5)"), { entityExists: true, entityState: 5 });
        assert.deepStrictEqual(valueOf("new df.ManagedIdentityTokenSource('r')"), { kind: "AzureManagedIdentity", resource: "r" });
        assert.deepStrictEqual(valueOf("new df.DurableHttpRequest('GET', 'u', 'c', { h: '1' })"), { method: "GET", uri: "u", content: "c", headers: { h: "1" }, asynchronousPatternEnabled: true });
        assert.deepStrictEqual(valueOf("new df.DurableHttpResponse(200, 'c', { H: '1' })"), { statusCode: 200, content: "c", headers: { H: "1" } });
        assert.deepStrictEqual(valueOf("[new df.DurableHttpResponse(200, 'c', { 'X-A': '1' }).getHeader('x-a'), new df.DurableHttpResponse(200).getHeader('x') === undefined]"), ["1", true]);
    },
    "OrchestrationRuntimeStatus names each status"() {
        const names = ["Running", "Completed", "ContinuedAsNew", "Failed", "Canceled", "Terminated", "Pending", "Suspended"];
        assert.deepStrictEqual(valueOf("df.OrchestrationRuntimeStatus"), Object.fromEntries(names.map((name) => [name, name])));
    },
};
