"use strict";
const assert = require("assert");
const { evaluate, status } = require("../support/client");

const from = "new Date('2024-01-02T03:04:05.006Z')";
const to = "new Date(Date.UTC(2024, 1, 1))";
const purged = (count) => () => ({ status: 200, body: { instancesDeleted: count } });

/** The argument of the one operation that `expression` asks for. */
async function argumentOf(expression, operate, level) {
    const asked = [];
    await evaluate(expression, operate, { asked, level });
    assert.strictEqual(asked.length, 1);
    return asked[0];
}

const none = () => ({ status: 200, body: [] });

module.exports = {
    async "getStatusAll gives all pages as one list"() {
        const asked = [];
        const pages = [
            { status: 200, body: [status("Running"), status("Failed", "why")], continuationToken: "t-1" },
            { status: 200, body: [], continuationToken: "t-2" },
            { status: 200, body: [status("Completed", 1)] },
        ];
        const all = await evaluate("client.getStatusAll()", () => pages.shift(), { asked });
        assert.deepStrictEqual(all, [status("Running"), status("Failed", "why"), status("Completed", 1)]);
        const filter = { top: "500" };
        assert.deepStrictEqual(asked, [{ filter }, { filter, continuationToken: "t-1" }, { filter, continuationToken: "t-2" }]
            .map((argument) => ["durable.listInstances", argument]));
        await assert.rejects(evaluate("client.getStatusAll()", () => ({ status: 500, body: "x" })), { message: 'The operation failed with an unexpected status code: 500. Details: "x"' });
    },
    async "above level 2 lists hold DurableOrchestrationStatus objects"() {
        const page = () => ({ status: 200, body: [status("Running")] });
        const members = "(([s]) => [s.createdTime instanceof Date, s.createdTime.getTime(), s.runtimeStatus, s.output])";
        assert.deepStrictEqual(await evaluate(`client.getStatusAll().then(${members})`, page, { level: 3 }), [true, 1577836800000, "Running", null]);
        assert.strictEqual(await evaluate("client.getStatusBy({}).then(([s]) => typeof s.createdTime)", page), "string");
    },
    async "getStatusBy takes its filters one by one or as an object"() {
        const all = { createdTimeFrom: "2024-01-02T03:04:05.006Z", createdTimeTo: "2024-02-01T00:00:00.000Z", runtimeStatus: "Running,Failed", top: "500" };
        for (const level of [1, 2, 3]) {
            const statuses = "[df.OrchestrationRuntimeStatus.Running, 'Failed']";
            assert.deepStrictEqual(await argumentOf(`client.getStatusBy(${from}, ${to}, ${statuses})`, none, level), ["durable.listInstances", { filter: all }]);
            assert.deepStrictEqual(await argumentOf(`client.getStatusBy({ createdTimeFrom: ${from}, createdTimeTo: ${to}, runtimeStatus: ${statuses} })`, none, level), ["durable.listInstances", { filter: all }]);
        }
        for (const [given, filter] of [["", {}], ["undefined, undefined, ['Running']", { runtimeStatus: "Running" }], ["null, null, 'Pending'", { runtimeStatus: "Pending" }],
            [`${from}, undefined, []`, { createdTimeFrom: all.createdTimeFrom }], [`{ createdTimeTo: ${to} }`, { createdTimeTo: all.createdTimeTo }]]) {
            assert.deepStrictEqual(await argumentOf(`client.getStatusBy(${given})`, none), ["durable.listInstances", { filter: { ...filter, top: "500" } }], given);
        }
    },
    async "wrong filters are named"() {
        for (const [given, message] of [["'2024-01-01'", "createdTimeFrom must be a valid Date"], ["new Date(NaN)", "createdTimeFrom must be a valid Date"],
            ["{ createdTimeTo: 5 }", "createdTimeTo must be a valid Date"], ["undefined, undefined, 7", "runtimeStatus: Expected an array of statuses but got number"]]) {
            await assert.rejects(evaluate(`client.getStatusBy(${given})`), { message }, given);
        }
        for (const given of ["", "{}", "undefined, new Date()", "'today'"]) {
            await assert.rejects(evaluate(`client.purgeInstanceHistoryBy(${given})`), { message: "createdTimeFrom must be a valid Date" }, given);
        }
        const refused = () => ({ status: 400, body: { Message: "no" } });
        await assert.rejects(evaluate("client.getStatusBy(undefined, undefined, ['Nope'])", refused), { message: 'The operation failed with an unexpected status code: 400. Details: {"Message":"no"}' });
    },
    async "purgeInstanceHistory tells how many instances went"() {
        const asked = [];
        assert.deepStrictEqual(await evaluate("client.purgeInstanceHistory('i')", purged(3), { asked }), { instancesDeleted: 3 });
        assert.deepStrictEqual(await evaluate("client.purgeInstanceHistory('i', { force: true })", () => ({ status: 404 }), { asked }), { instancesDeleted: 0 });
        assert.deepStrictEqual(asked, [["durable.purge", { instanceId: "i", force: false }], ["durable.purge", { instanceId: "i", force: true }]]);
        assert.strictEqual(await evaluate("client.purgeInstanceHistory('i').then((r) => r instanceof require('durable-functions/lib/src/classes').PurgeHistoryResult)", purged(1)), true);
        await assert.rejects(evaluate("client.purgeInstanceHistory('i')", () => ({ status: 409, body: { Message: "runs" } })), { message: 'The operation failed with an unexpected status code: 409. Details: {"Message":"runs"}' });
    },
    async "purgeInstanceHistoryBy takes its filters one by one or as an object"() {
        const filter = { createdTimeFrom: "2024-01-02T03:04:05.006Z", createdTimeTo: "2024-02-01T00:00:00.000Z", runtimeStatus: "Completed" };
        for (const given of [`${from}, ${to}, ['Completed']`, `{ createdTimeFrom: ${from}, createdTimeTo: ${to}, runtimeStatus: ['Completed'] }`]) {
            assert.deepStrictEqual(await argumentOf(`client.purgeInstanceHistoryBy(${given})`, purged(1)), ["durable.purgeInstances", { filter }]);
        }
        assert.deepStrictEqual(await evaluate(`client.purgeInstanceHistoryBy(${from})`, purged(7)), { instancesDeleted: 7 });
        assert.deepStrictEqual(await evaluate(`client.purgeInstanceHistoryBy(${from})`, () => ({ status: 404 })), { instancesDeleted: 0 });
    },
};
