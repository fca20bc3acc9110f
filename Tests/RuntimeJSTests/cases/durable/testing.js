"use strict";
// What unit tests of orchestrators use: dummy contexts, and durable-functions/testing.

const assert = require("assert");
const { appOf } = require("../support/registered");

/** What the text of a function body gives, in an app of that level. */
async function evaluate(body, level) {
    const app = appOf(`df.app.activity('f', { handler: async () => { ${body} } });`, { level });
    return (await app.invoke("f", { kind: "activity" })).result;
}

const hello = `const orchestrator = df.orchestrator(function* (context) {
    const outputs = [];
    for (const city of ['Tokyo', 'Lima']) outputs.push(yield context.df.callActivity('Hello', city));
    return outputs;
});`;

module.exports = {
    async "an orchestrator can be called with a dummy context whose methods are stubs"() {
        for (const level of [1, 2]) {
            const value = await evaluate(`${hello}
                const context = new df.DummyOrchestrationContext();
                context.df.callActivity = (name, input) => name + ' ' + input + '!';
                orchestrator(context);
                return [context.doneValue.output, context.doneValue.isDone, context.err, context instanceof df.DummyOrchestrationContext];`, level);
            assert.deepStrictEqual(value, [["Hello Tokyo!", "Hello Lima!"], true, null, true]);
        }
    },
    async "without stubs the dummy context tells what was asked for"() {
        const value = await evaluate(`${hello}
            const context = new df.DummyOrchestrationContext('id', undefined, { a: 1 });
            orchestrator(context);
            return [context.doneValue.isDone, context.doneValue.actions, context.df.instanceId, context.df.getInput(), context.df.parentInstanceId ?? null];`, 2);
        assert.deepStrictEqual(value, [false, [[["task", "Hello", "Tokyo"]]], "id", { a: 1 }, null]);
    },
    async "a history settles what was asked for"() {
        const value = await evaluate(`${hello}
            const Timestamp = '2024-01-01T00:00:00Z';
            const context = new df.DummyOrchestrationContext('id', [
                { EventType: 12, EventId: -1, Timestamp }, { EventType: 0, EventId: -1, Timestamp, Name: 'o' }, { EventType: 4, EventId: 0, Timestamp },
                { EventType: 5, EventId: -1, TaskScheduledId: 0, Result: '"one"', Timestamp }, { EventType: 5, TaskScheduledId: 1, Result: '"two"', Timestamp }]);
            orchestrator(context);
            return context.doneValue.output;`, 2);
        assert.deepStrictEqual(value, ["one", "two"]);
    },
    async "level 1: the dummy context has the time that it is given"() {
        const value = await evaluate(`const orchestrator = df.orchestrator(function* (context) { return context.df.currentUtcDateTime.toISOString(); });
            const context = new df.DummyOrchestrationContext('', undefined, null, new Date(0));
            orchestrator(context);
            return context.doneValue.output;`, 1);
        assert.strictEqual(value, "1970-01-01T00:00:00.000Z");
    },
    async "what an orchestrator throws is told to done"() {
        const value = await evaluate(`const orchestrator = df.orchestrator(function* () { throw new RangeError('boom'); });
            const context = new df.DummyOrchestrationContext();
            orchestrator(context);
            return [context.err.name, context.err.message, context.doneValue.isDone];`, 2);
        assert.deepStrictEqual(value, ["RangeError", "boom", true]);
    },
    async "a context made by hand will do, if it has df or a binding"() {
        const value = await evaluate(`${hello}
            const told = [];
            orchestrator({ df: { callActivity: (name, city) => city }, done: (error, state) => told.push(error, state.output) });
            orchestrator({ bindings: { x: { history: [], instanceId: 'i', isReplaying: false, input: 5 } }, done: (error, state) => told.push(state.actions) });
            try { orchestrator({ bindings: {} }); } catch (error) { told.push(error.message); }
            return told;`, 2);
        assert.deepStrictEqual(value, [null, ["Tokyo", "Lima"], [[["task", "Hello", "Tokyo"]]], "Could not find an orchestrationClient binding on context."]);
    },
    async "level 3: dummy contexts are InvocationContexts"() {
        const value = await evaluate(`const lines = [];
            const one = new df.DummyOrchestrationContext('name', 'id', (level, ...items) => lines.push([level, ...items]));
            one.info('a');
            const two = new df.DummyEntityContext();
            const [first] = (function* (context) { yield context.df.callActivity('a', 1); })(one);
            return [one.functionName, one.invocationId, lines, two.functionName, two.invocationId.length, one instanceof azure.InvocationContext, first.isCompleted];`, 3);
        assert.deepStrictEqual(value, ["name", "id", [["information", "a"]], "dummyContextFunctionName", 36, true, false]);
    },
    async "runOrchestrator runs activities and timers to the end"() {
        const value = await evaluate(`const { runOrchestrator, createActivityContext } = require('durable-functions/testing');
            return runOrchestrator(function* (context) {
                context.df.setCustomStatus('busy');
                const before = context.df.currentUtcDateTime.getTime();
                yield context.df.createTimer(new Date(before + 3600000));
                const later = context.df.currentUtcDateTime.getTime() - before;
                const loser = context.df.createTimer(new Date(8e14));
                const both = yield context.df.Task.all([context.df.callActivity('ADD', context.df.getInput()), context.df.callActivity('add', [5, 6])]);
                yield context.df.Task.any([loser, context.df.callActivity('add', [0, 0])]);
                loser.cancel();
                return [later, ...both];
            }, { input: [1, 2], instanceId: 'i', activities: { add: ([a, b], context) => a + b + context.functionName.length } });`, 3);
        assert.deepStrictEqual(value, { instanceId: "i", runtimeStatus: "Completed", output: [3600000, 6, 14], customStatus: "busy" });
    },
    async "runOrchestrator tells failures, goes on after continueAsNew, and never waits for ever"() {
        const value = await evaluate(`const { runOrchestrator, createActivityContext } = require('durable-functions/testing');
            const failed = await runOrchestrator(function* (context) { yield context.df.callActivity('none'); });
            const counted = await runOrchestrator(function* (context) { const n = context.df.getInput(); if (n < 3) context.df.continueAsNew(n + 1); else return n; }, { input: 0 });
            const stuck = await runOrchestrator(function* (context) { yield context.df.waitForExternalEvent('e'); }).catch((error) => error.message);
            return [failed.runtimeStatus, failed.failure.message, counted.output, stuck, createActivityContext().functionName];`, 3);
        assert.strictEqual(value[0], "Failed");
        assert.match(value[1], /There is no activity 'none' among the activities of the test/);
        assert.deepStrictEqual(value.slice(2), [3, "The orchestrator waits for an event that nobody raises.", "activity"]);
    },
};
