"use strict";
const assert = require("assert");
const { Driver } = require("../support/driver");

const { base, client, evaluate, status } = require("../support/client");

module.exports = {
    async "startNew resolves to the instance id"() {
        const asked = [];
        const started = () => ({ status: 202, body: { id: "i1" } });
        assert.strictEqual(await evaluate("client.startNew('O', undefined, { a: 1 })", started, { asked }), "i1");
        await evaluate("client.startNew('O', 'my:id', 0)", started, { asked });
        await evaluate("client.startNew('O')", started, { asked });
        await evaluate("client.startNew('O', { instanceId: 'x', input: 2 })", started, { asked, level: 3 });
        assert.deepStrictEqual(asked.map(([, argument]) => argument), [{ name: "O", input: { a: 1 } }, { name: "O", instanceId: "my:id", input: 0 }, { name: "O" }, { name: "O", instanceId: "x", input: 2 }]);
        await assert.rejects(evaluate("client.startNew('')"), { message: "orchestratorFunctionName must be a valid string." });
        await assert.rejects(evaluate("client.startNew('O')", () => ({ status: 400, body: { Message: "no" } })), { message: 'The operation failed with an unexpected status code: 400. Details: {"Message":"no"}' });
    },
    async "getStatus gives the body, an empty text for an unknown id"() {
        const asked = [];
        assert.deepStrictEqual(await evaluate("client.getStatus('i1', true, true, false)", () => ({ status: 202, body: status("Running") }), { asked }), status("Running"));
        assert.deepStrictEqual(asked[0], ["durable.getStatus", { instanceId: "i1", showHistory: true, showHistoryOutput: true, showInput: false }]);
        assert.strictEqual(await evaluate("client.getStatus('none')", () => ({ status: 404 })), "");
        await assert.rejects(evaluate("client.getStatus('none')", () => ({ status: 404 }), { level: 3 }), /replied with HTTP 404 response\. .*instanceId provided: none\.$/);
        assert.strictEqual(await evaluate("client.getStatus('i1').then((s) => s.createdTime instanceof Date)", () => ({ status: 200, body: status("Completed") }), { level: 3 }), true);
        await assert.rejects(evaluate("client.getStatus('i')", () => ({ status: 418, body: "x" })), /unexpected status code: 418\. Details: "x"/);
    },
    async "raiseEvent and terminate: 202 and 410 are fine, 404 is not"() {
        const asked = [];
        for (const code of [202, 410]) {
            await evaluate("client.raiseEvent('i', 'E', 0)", () => ({ status: code }), { asked });
            await evaluate("client.terminate('i', 'why')", () => ({ status: code }), { asked });
        }
        assert.deepStrictEqual(asked.slice(0, 2), [["durable.raiseEvent", { instanceId: "i", eventName: "E", value: 0 }], ["durable.terminate", { instanceId: "i", reason: "why" }]]);
        await assert.rejects(evaluate("client.raiseEvent('i', 'E')", () => ({ status: 404 })), { message: "No instance with ID 'i' found." });
        await assert.rejects(evaluate("client.raiseEvent('i', '')"), { message: "eventName must be a valid string." });
    },
    async "createCheckStatusResponse takes the origin of the request, of whatever it is given"() {
        const response = await evaluate("client.createCheckStatusResponse(context.bindingData.req, 'a:b c')");
        assert.deepStrictEqual(response.headers, { "Content-Type": "application/json", Location: response.body.statusQueryGetUri, "Retry-After": 10 });
        assert.strictEqual(response.status, 202);
        assert.strictEqual(response.body.id, "a:b c");
        assert.strictEqual(response.body.statusQueryGetUri, "https://public.example:8443/runtime/webhooks/durabletask/instances/a:b%20c?taskHub=H&code=K");
        assert.ok(response.body.sendEventPostUri.endsWith("/raiseEvent/{eventName}?code=K"));
        for (const request of ["undefined", "null", "context.bindingData", "{ eventType: 'x' }", "{ url: 5 }"]) {
            const local = await evaluate(`client.createCheckStatusResponse(${request}, 'i')`);
            assert.ok(local.body.statusQueryGetUri.startsWith(`${base}/instances/i?`), request);
        }
        assert.strictEqual((await evaluate("client.createCheckStatusResponse({ http: { url: 'http://old/x' } }, 'i')")).body.id, "i");
        assert.deepStrictEqual(Object.keys(await evaluate("client.createHttpManagementPayload('i')")), Object.keys(client.managementUrls));
    },
    async "the key of an instance is asked of the host, under the id as it is"() {
        const scoped = JSON.stringify({ ...client, managementUrls: { id: "INSTANCEID", statusQueryGetUri: `${base}/instances/INSTANCEID?taskHub=H&code=INSTANCEKEY`, restartPostUri: `${base}/instances/INSTANCEID/restart?code=INSTANCEKEY&x=INSTANCEKEY` } });
        const payload = await evaluate(`new (require("durable-functions/lib/src/classes").DurableOrchestrationClient)(${scoped}).createHttpManagementPayload("a b")`);
        assert.strictEqual(payload.statusQueryGetUri, `${base}/instances/a%20b?taskHub=H&code=instanceKey-of-a b`);
        assert.strictEqual(payload.restartPostUri, `${base}/instances/a%20b/restart?code=instanceKey-of-a b&x=INSTANCEKEY`);
    },
    async "waitForCompletionOrCreateCheckStatusResponse waits, then gives output, status or URLs"() {
        let polls = 0;
        const after = (final) => () => ({ status: 200, body: (polls += 1) < 3 ? status("Running") : final });
        const wait = (options) => `client.waitForCompletionOrCreateCheckStatusResponse(req, 'i1'${options})`;
        assert.deepStrictEqual(await evaluate(wait(""), after(status("Completed", ["x"]))), { status: 200, body: '["x"]', headers: { "Content-Type": "application/json" } });
        assert.strictEqual((await evaluate(wait(""), after(status("Failed", "why")))).status, 500);
        assert.strictEqual(JSON.parse((await evaluate(wait(""), after(status("Terminated")))).body).runtimeStatus, "Terminated");
        assert.strictEqual((await evaluate(wait(", 1, 1"), () => ({ status: 202, body: status("Running") }))).status, 202);
        await assert.rejects(evaluate(wait(", 1, 2")), { message: "Total timeout 1 (ms) should be bigger than retry timeout 2 (ms)" });
    },
    async "a failing operation rejects with its error"() {
        await assert.rejects(evaluate("client.startNew('O')", () => { throw Object.assign(new Error("storage is away"), { code: "EIO" }); }), { message: "storage is away" });
    },
    async "readEntityState tells whether the entity exists and what its state is"() {
        const asked = [];
        const found = await evaluate("client.readEntityState(new df.EntityId('Counter', 'K/1'))", () => ({ status: 200, body: { n: 0 } }), { asked });
        assert.deepStrictEqual([found, asked], [{ entityExists: true, entityState: { n: 0 } }, [["durable.readEntityState", { entityId: "@counter@K/1" }]]]);
        for (const state of [0, "", false, null]) assert.strictEqual((await evaluate("client.readEntityState({ name: 'c', key: 'k' })", () => ({ status: 200, body: state }))).entityState, state);
        assert.deepStrictEqual(await evaluate("client.readEntityState({ name: 'c', key: 'k' }, 'h', 'Conn').then((r) => [r.entityExists, r.entityState === undefined, r instanceof df.EntityStateResponse])", () => ({ status: 404 })), [false, true, true]);
        await assert.rejects(evaluate("client.readEntityState({ name: 'c', key: 'k' })", () => ({ status: 500, body: "x" })), { message: 'The operation failed with an unexpected status code: 500. Details: "x"' });
    },
    async "signalEntity takes a name and an input or neither, and resolves to nothing"() {
        const asked = [];
        for (const rest of ["", ", 'add'", ", 'add', 0", ", 'add', null", ", 'add', { a: 1 }, 'H', 'C'"]) assert.strictEqual(await evaluate(`client.signalEntity({ name: 'C', key: 'k' }${rest}).then((value) => typeof value)`, undefined, { asked }), "undefined");
        await evaluate("client.signalEntity({ name: 'C', key: 'k' }, 'add', 1, { taskHubName: 'h' })", undefined, { asked, level: 3 });
        const id = "@c@k";
        assert.deepStrictEqual(asked.map(([name, argument]) => [name, argument]), [{ operation: "" }, { operation: "add" }, { operation: "add", input: 0 }, { operation: "add", input: null }, { operation: "add", input: { a: 1 } }, { operation: "add", input: 1 }]
            .map((rest) => ["durable.signalEntity", { entityId: id, ...rest }]));
        await assert.rejects(evaluate("client.signalEntity({ name: 'c', key: 'k' }, 'x')", () => ({ status: 400 })), { message: 'The operation failed with an unexpected status code: 400. Details: ""' });
    },
    async "wrong arguments for entities are named"() {
        await assert.rejects(evaluate("client.signalEntity()"), { message: "signalEntity: Expected an EntityId but got undefined" });
        await assert.rejects(evaluate("client.readEntityState(null)"), { message: "readEntityState: Expected an EntityId but got null" });
        await assert.rejects(evaluate("client.readEntityState({ name: 'c' })"), { message: "entityId.key: Expected string but got undefined" });
        await assert.rejects(evaluate("client.signalEntity({ name: 'c', key: 'k' }, 5)"), { message: "operationName: Expected string but got number" });
        await assert.rejects(evaluate("client.signalEntity({ name: 'c', key: 'k' }, 'x', 1, 'Other')"), { message: "signalEntity: This host serves the task hub 'H', not 'Other'." });
        await assert.rejects(evaluate("client.readEntityState({ name: 'c', key: 'k' }, { taskHubName: 'Other' })", undefined, { level: 3 }), { message: "readEntityState: This host serves the task hub 'H', not 'Other'." });
    },
    async "an entity's proxy turns calls into signals, and can be read, awaited and printed"() {
        const asked = [];
        const value = await evaluate("(async () => { const counter = await client.createEntityProxy({ name: 'C', key: 'k' }); await counter.add(5); await counter.reset(); return [await counter.readEntityState(), JSON.stringify(counter)]; })()",
            (name) => (name === "durable.readEntityState" ? { status: 200, body: 5 } : { status: 202 }), { asked });
        assert.deepStrictEqual([value, asked.map(([, argument]) => argument)], [[{ entityExists: true, entityState: 5 }, "{}"], [{ entityId: "@c@k", operation: "add", input: 5 }, { entityId: "@c@k", operation: "reset" }, { entityId: "@c@k" }]]);
        await assert.rejects(evaluate("client.createEntityProxy('x')"), { message: "entityId.name: Expected non-empty, non-whitespace string but got undefined" });
    },
    async "the script of a function.json registers nothing in code"() {
        for (const name of ["df.app.orchestration('x', function* () {})", "require('@azure/functions').app.get('x', () => {})"]) {
            await assert.rejects(evaluate(name), { message: "A function can only be registered during app startup." });
        }
    },
    async "without a client binding getClient says so"() {
        const driver = new Driver();
        driver.load([{ name: "A", kind: "activity", bindings: [{ name: "n", type: "activityTrigger" }], script: "module.exports = async (context) => require('durable-functions').getClient(context);" }]);
        await assert.rejects(driver.callLater("invoke", { function: "A", invocationId: "i", kind: "activity" }), { message: "An orchestration client function must have an orchestrationClient input binding. Check your function.json definition." });
    },
    async "a client declared as output is a client too, and its binding an output"() {
        const driver = new Driver();
        driver.load([{ name: "A", kind: "function", bindings: [{ name: "q", type: "queueTrigger", direction: "in" }, { name: "starter", type: "orchestrationClient", direction: "out" }],
            script: "module.exports = async (context) => { require('durable-functions').getClient(context); context.bindings.starter = [{ FunctionName: 'O' }]; };" }]);
        const answer = await driver.callLater("invoke", { function: "A", invocationId: "i", kind: "trigger", input: "m", client });
        assert.deepStrictEqual(answer, { outputs: { starter: [{ FunctionName: "O" }] } });
        driver.load([{ name: "B", kind: "function", bindings: [{ name: "q", type: "queueTrigger", direction: "in" }, { name: "starter", type: "durableClient", direction: "out" }],
            script: "module.exports = async (context) => { require('durable-functions').getClient(context); };" }]);
        assert.deepStrictEqual(await driver.callLater("invoke", { function: "B", invocationId: "i", kind: "trigger", client }), {});
    },
};
