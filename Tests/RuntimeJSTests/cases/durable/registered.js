"use strict";
// Orchestrators that the app's code registers (df.app), and the callable registrations.

const assert = require("assert");
const { appOf } = require("../support/registered");

const start = Date.UTC(2024, 0, 1);

/** Feeds one turn to the orchestration "o" of an app; `past` begins a new session. */
function turn(app, events, past) {
    return app.driver.call("turn", { id: "abc", execution: "e1", name: "o", past, events: [["OrchestratorStarted", start], ...events] });
}

async function begin(text, input) {
    const app = appOf(text);
    assert.deepStrictEqual(await app.load(), []);
    const started = ["ExecutionStarted", start, { name: "o" }, ...(input === undefined ? [] : [input])];
    return { app, first: turn(app, [started], []) };
}

module.exports = {
    async "a registered activity is called by what registering it returned"() {
        const { app, first } = await begin(`const say = df.app.activity('sayHello', { handler: (name) => 'Hello ' + name });
            df.app.orchestration('o', function* (context) { return [yield say('Tokyo'), yield say()]; });`);
        assert.deepStrictEqual(first.actions, [["task", "sayHello", "Tokyo"]]);
        assert.deepStrictEqual(turn(app, [["TaskCompleted", start, 0, "Hello Tokyo"]]).actions, [["task", "sayHello"]]);
        assert.deepStrictEqual(turn(app, [["TaskCompleted", start, 1, 5]]).ending, ["returned", ["Hello Tokyo", 5]]);
    },
    async "such tasks go into compounds"() {
        const { first } = await begin(`const say = df.app.activity('a', { handler() {} });
            df.app.orchestration('o', function* (context) { yield context.df.Task.all([say(1), say(2)]); });`);
        assert.deepStrictEqual(first.actions, [["task", "a", 1], ["task", "a", 2]]);
    },
    async "a registered orchestration is called as a sub-orchestration, with an id if one is given"() {
        const { first } = await begin(`const sub = df.app.orchestration('sub', function* () {});
            df.app.orchestration('o', function* (context) { yield context.df.Task.all([sub('x'), sub(undefined, 'id1')]); });`);
        assert.deepStrictEqual(first.actions, [["subOrchestration", "sub", null, null, "x"], ["subOrchestration", "sub", "id1", null]]);
    },
    async "withRetry tries again"() {
        const { app, first } = await begin(`const flaky = df.app.activity('flaky', { handler() {} });
            df.app.orchestration('o', function* () { return yield flaky(1).withRetry(new df.RetryOptions(1000, 2)); });`);
        assert.deepStrictEqual(first.actions, [["task", "flaky", 1]]);
        const failure = { errorType: "Error", message: "boom" };
        assert.deepStrictEqual(turn(app, [["TaskFailed", start, 0, failure]]).actions, [["timer", start + 1000]]);
        assert.deepStrictEqual(turn(app, [["TimerFired", start, 1]]).actions, [["task", "flaky", 1]]);
        assert.deepStrictEqual(turn(app, [["TaskCompleted", start, 2, "ok"]]).ending, ["returned", "ok"]);
    },
    async "withRetry of a task that was yielded is refused"() {
        for (const [make, what] of [["df.app.activity('x', { handler() {} })", "activity x"], ["df.app.orchestration('x', function* () {})", "subOrchestrator x"]]) {
            const { app } = await begin(`const call = ${make};
                df.app.orchestration('o', function* () { const task = call(); yield task; task.withRetry(new df.RetryOptions(1, 1)); });`);
            const kind = what.startsWith("activity") ? "TaskCompleted" : "SubOrchestrationInstanceCompleted";
            const [ending, failure] = turn(app, [[kind, start, 0]]).ending;
            assert.deepStrictEqual([ending, failure.message], ["threw", "Invalid use of `.withRetry`: attempted to create a retriable task " +
                `from an already scheduled task. A task with ID 0 to call ${what} has already been scheduled. ` +
                "Make sure to only invoke `.withRetry` on tasks that have not previously been yielded."]);
        }
    },
    async "retry options are checked"() {
        const { first } = await begin(`const a = df.app.activity('a', { handler() {} });
            df.app.orchestration('o', function* () { yield a().withRetry({}); });`);
        assert.match(first.ending[1].message, /^retryOptions: Expected object of type RetryOptions/);
    },
    async "outside of an orchestrator there is nothing to call"() {
        const app = appOf("const a = df.app.activity('a', { handler: () => a() });");
        await assert.rejects(app.invoke("a", { kind: "activity" }), {
            message: "The function that registering 'a' returned makes a task for an orchestrator to yield: it can only be called while an orchestrator runs." });
    },
    async "the context of an orchestrator is an InvocationContext with df"() {
        const { first } = await begin(`df.app.orchestration('o', function* (context) {
            return [context instanceof azure.InvocationContext, context.functionName, context.invocationId, context.df.instanceId,
                context.df.getInput(), context.options.trigger.type, context.triggerMetadata.instanceId]; });`, { a: 1 });
        assert.deepStrictEqual(first.ending[1], [true, "o", "e1", "abc", { a: 1 }, "orchestrationTrigger", "abc"]);
    },
    async "what an orchestrator logs is written once"() {
        const app = appOf(`const a = df.app.activity('a', { handler() {} });
            df.app.orchestration('o', function* (context) { context.log('one'); yield a(); context.warn('two'); context.debug('three'); });`);
        await app.load();
        turn(app, [["TaskCompleted", start, 0]], [["OrchestratorStarted", start], ["ExecutionStarted", start, { name: "o" }]]);
        assert.deepStrictEqual(app.driver.logs.map(({ level, message, function: name, instanceId }) => [level, message, name, instanceId]),
            [["warning", "two", "o", "abc"], ["debug", "three", "o", "abc"]]);
    },
    async "a handler that is no generator function fails its instances"() {
        const { first } = await begin("df.app.orchestration('o', () => 5);");
        assert.match(first.ending[1].message, /is not a generator function: write function\* instead of function/);
    },
    async "a task of the function.json model's own methods works beside"() {
        const { first } = await begin("df.app.orchestration('o', function* (context) { yield context.df.callActivity('a', 1); });");
        assert.deepStrictEqual(first.actions, [["task", "a", 1]]);
    },
    async "determinism holds"() {
        const { first } = await begin("df.app.orchestration('o', function* () { setTimeout(() => {}, 1); });");
        assert.match(first.ending[1].message, /must not be used in an orchestrator/);
    },
};
