"use strict";
const assert = require("assert");
const { base, client, evaluate, status } = require("../support/client");

module.exports = {
    async "suspend and resume: 202 and 410 are fine, 404 is not"() {
        for (const method of ["suspend", "resume"]) {
            const asked = [];
            for (const code of [202, 410]) {
                assert.strictEqual(await evaluate(`client.${method}('i', 'why').then((value) => typeof value)`, () => ({ status: code }), { asked }), "undefined");
            }
            await evaluate(`client.${method}(5)`, undefined, { asked });
            assert.deepStrictEqual(asked, [{ instanceId: "i", reason: "why" }, { instanceId: "i", reason: "why" }, { instanceId: "5" }].map((argument) => [`durable.${method}`, argument]));
            await assert.rejects(evaluate(`client.${method}('i', 'why')`, () => ({ status: 404 })), { message: "No instance with ID 'i' found." });
            await assert.rejects(evaluate(`client.${method}('i', 'why')`, () => ({ status: 409, body: { Message: "no" } })), { message: 'The operation failed with an unexpected status code: 409. Details: {"Message":"no"}' });
        }
    },
    async "rewind is for failed instances"() {
        const asked = [];
        await evaluate("client.rewind('i', 'why')", undefined, { asked });
        await evaluate("client.rewind('i', 'why', 'h', 'C')", undefined, { asked });
        await evaluate("client.rewind('i', 'why', { taskHubName: 'H' })", undefined, { asked, level: 3 });
        assert.deepStrictEqual(asked, Array(3).fill(["durable.rewind", { instanceId: "i", reason: "why" }]));
        const message = "The rewind operation is only supported on failed orchestration instances.";
        await assert.rejects(evaluate("client.rewind('i', 'why')", () => ({ status: 410 })), { message });
        await assert.rejects(evaluate("client.rewind('i', 'why')", () => ({ status: 409, body: { Message: message } })), { message });
        await assert.rejects(evaluate("client.rewind('i', 'why')", () => ({ status: 404 })), { message: "No instance with ID 'i' found." });
        await assert.rejects(evaluate("client.rewind('i', 'why')", () => ({ status: 500, body: "x" })), { message: 'The operation failed with an unexpected status code: 500. Details: "x"' });
    },
    async "restart resolves to the id of the new instance"() {
        const asked = [];
        const started = () => ({ status: 202, body: { id: "n" } });
        for (const rest of ["", ", true", ", false"]) assert.strictEqual(await evaluate(`client.restart('i'${rest})`, started, { asked }), "n");
        assert.deepStrictEqual(asked.map(([name, { restartWithNewInstanceId }]) => [name, restartWithNewInstanceId]), [true, true, false].map((value) => ["durable.restart", value]));
        await assert.rejects(evaluate("client.restart('i')", () => ({ status: 400, body: { Message: "no" } })), { message: 'The operation failed with an unexpected status code: 400. Details: {"Message":"no"}' });
    },
    async "terminate takes the sub-orchestrations along when it is told to"() {
        const asked = [];
        for (const rest of ["", ", { recursive: true }", ", { recursive: false }", ", 'Hub'"]) await evaluate(`client.terminate('i', 'why'${rest})`, undefined, { asked });
        const plain = { instanceId: "i", reason: "why" };
        assert.deepStrictEqual(asked.map(([, argument]) => argument), [plain, { ...plain, recursive: true }, plain, plain]);
    },
    async "startNew passes version and dedupeStatuses on"() {
        const asked = [];
        const start = (options) => evaluate(`client.startNew('O', ${options})`, () => ({ status: 202, body: { id: "i" } }), { asked, level: 3 });
        await start("{ instanceId: 'x', version: '2.0', dedupeStatuses: ['Running', 'Pending'] }");
        await start("{ dedupeStatuses: [] }");
        await start("{ version: undefined, dedupeStatuses: null }");
        await start("undefined, { a: 1 }");
        assert.deepStrictEqual(asked.map(([, argument]) => argument), [{ name: "O", instanceId: "x", version: "2.0", dedupeStatuses: ["Running", "Pending"] }, { name: "O", dedupeStatuses: [] }, { name: "O" }, { name: "O", input: { a: 1 } }]);
        await assert.rejects(start("{ dedupeStatuses: 5 }"), { message: "dedupeStatuses: Expected an array of statuses but got number" });
    },
    async "another task hub is refused"() {
        for (const [call, method] of [["raiseEvent('i', 'E', 1, 'Other')", "raiseEvent"], ["raiseEvent('i', 'E', 1, { taskHubName: 'Other' })", "raiseEvent"], ["rewind('i', 'why', 'Other')", "rewind"]]) {
            await assert.rejects(evaluate(`client.${call}`), { message: `${method}: This host serves the task hub 'H', not 'Other'.` });
        }
        const asked = [];
        await evaluate("client.raiseEvent('i', 'E', null, 'h', 'C')", undefined, { asked });
        assert.deepStrictEqual(asked, [["durable.raiseEvent", { instanceId: "i", eventName: "E", value: null }]]);
    },
    async "above level 2 getStatus has dates and the history"() {
        const events = [{ EventType: "ExecutionStarted" }];
        const full = () => ({ status: 202, body: { ...status("Running"), customStatus: "c", historyEvents: events } });
        const asked = [];
        const value = await evaluate("client.getStatus('i', { showHistory: true, showHistoryOutput: true, showInput: false })", full, { level: 3, asked });
        assert.deepStrictEqual(value, { ...status("Running"), customStatus: "c", createdTime: "2020-01-01T00:00:00.000Z", lastUpdatedTime: "2020-01-01T00:00:00.000Z", history: events });
        assert.deepStrictEqual(asked, [["durable.getStatus", { instanceId: "i", showHistory: true, showHistoryOutput: true, showInput: false }]]);
        await assert.rejects(evaluate("client.getStatus('i')", () => ({ status: 200 }), { level: 3 }), { message: "DurableClient error: the Durable Functions extension replied with an empty HTTP 200 response." });
        await assert.rejects(evaluate("client.getStatus('i')", () => ({ status: 400, body: { Message: "no" } }), { level: 3 }), { message: /^DurableClient error: could not construct a DurableOrchestrationStatus object using the data received from the Durable Functions extension: 'name' must be a string/ });
        await assert.rejects(evaluate("client.getStatus('i')", () => ({ status: 500, body: "x" }), { level: 3 }), { message: 'The operation failed with an unexpected status code: 500. Details: "x"' });
    },
    async "above level 2 responses suit both programming models"() {
        const response = await evaluate("client.createCheckStatusResponse(undefined, 'i')", undefined, { level: 3 });
        assert.deepStrictEqual(response.headers, { "Content-Type": "application/json", Location: `${base}/instances/i?taskHub=H&code=K`, "Retry-After": "10" });
        assert.deepStrictEqual(response.jsonBody, response.body);
        assert.deepStrictEqual(Object.keys(response.jsonBody), Object.keys(client.managementUrls));
        const done = await evaluate("client.waitForCompletionOrCreateCheckStatusResponse(context.bindingData.req, 'i', { timeoutInMilliseconds: 5, retryIntervalInMilliseconds: 5 })", () => ({ status: 200, body: status("Completed", { a: 1 }) }), { level: 3 });
        assert.deepStrictEqual(done, { status: 200, body: '{"a":1}', headers: { "Content-Type": "application/json" }, jsonBody: { a: 1 } });
        await assert.rejects(evaluate("client.waitForCompletionOrCreateCheckStatusResponse(undefined, 'none')", () => ({ status: 404 }), { level: 3 }), /replied with HTTP 404 response/);
    },
    async "an instance that is not there yet is waited for up to level 2"() {
        let polls = 0;
        const late = () => ((polls += 1) < 3 ? { status: 404 } : { status: 200, body: status("Completed", 0) });
        assert.strictEqual((await evaluate("client.waitForCompletionOrCreateCheckStatusResponse(undefined, 'i', 5000, 1)", late)).body, "0");
    },
    async "the payload takes the origin of a request that stands first"() {
        const payload = await evaluate("client.createHttpManagementPayload({ url: 'https://far:1/x' }, 'i')");
        assert.strictEqual(payload.statusQueryGetUri, "https://far:1/runtime/webhooks/durabletask/instances/i?taskHub=H&code=K");
        assert.deepStrictEqual(await evaluate("client.uniqueWebhookOrigins"), ["http://localhost:7071"]);
    },
    async "in the v4 programming model the client is an extra input"() {
        const input = "{ type: 'durableClient', name: 'c' }";
        const given = (data, inputs) => `df.getClient({ options: { extraInputs: [${inputs}] }, extraInputs: { get: () => (${data}) } }).taskHubName`;
        assert.strictEqual(await evaluate(given("starter", `{ type: 'blob' }, ${input}`), undefined, { level: 3 }), "H");
        await assert.rejects(evaluate(given("starter", "{ type: 'blob' }"), undefined, { level: 3 }), { message: "Could not find a registered durable client input binding. Check your extraInputs definition when registering your function." });
        await assert.rejects(evaluate(given("{}", input), undefined, { level: 3 }), { message: "Received input is not a valid durable client input. Check your extraInputs definition when registering your function." });
    },
};
