"use strict";
const assert = require("assert");
const { Driver } = require("../support/driver");
const { run } = require("../support/entity");

const now = Date.UTC(2024, 0, 1);
const asked = "The orchestrator asked for more than 3 actions in one turn, which is the limit that perdure.limits.actionsPerTurn of " +
    "host.json sets.";

/** Turns of an orchestrator that may ask for three things in each. */
function orchestration(script) {
    const driver = new Driver();
    const functions = [{
        name: "O", kind: "orchestrator", bindings: [{ name: "context", type: "orchestrationTrigger", direction: "in" }],
        script: `const df = require("durable-functions");\nmodule.exports = df.orchestrator(${script});`,
    }];
    assert.deepStrictEqual(driver.load(functions, { actionsPerTurn: 3 }), []);
    return (past, ...events) => driver.call("turn", { id: "a", execution: "e", name: "O", past, events });
}

const episode = ["OrchestratorStarted", now];
const begin = [episode, ["ExecutionStarted", now, { name: "O" }]];
const raised = [episode, ["EventRaised", now, "Go"]];

function failure({ actions, ending }) {
    assert.deepStrictEqual([actions, ending[0]], [[], "threw"]);
    return [ending[1].errorType, ending[1].message];
}

const tooMany = ["ActionLimitExceeded", asked];

module.exports = {
    "an endless loop of signals ends the execution, and none is sent"() {
        const turn = orchestration(function* (context) { for (;;) context.df.signalEntity(new df.EntityId("E", "k"), "add"); });
        assert.deepStrictEqual(failure(turn([], ...begin)), tooMany);
    },
    "so do endless loops of tasks that are never yielded"() {
        for (const script of [
            function* (context) { for (;;) context.df.callActivity("A"); },
            function* (context) { for (;;) context.df.callSubOrchestrator("A"); },
            function* (context) { for (;;) context.df.waitForExternalEvent("A"); },
            function* (context) { for (;;) context.df.createTimer(new Date(0)); },
            function* (context) { for (;;) context.df.callEntity(new df.EntityId("E", "k"), "get"); },
        ]) {
            assert.deepStrictEqual(failure(orchestration(script)([], ...begin)), tooMany);
        }
    },
    "an orchestrator that catches the error ends all the same"() {
        const turn = orchestration(function* (context) {
            for (let index = 0; index < 10; index++) try { context.df.callActivity("A"); } catch {}
            yield context.df.Task.all([]);
            return "done";
        });
        assert.deepStrictEqual(failure(turn([], ...begin)), tooMany);
    },
    "as many as are allowed are asked for, in each turn anew"() {
        const turn = orchestration(function* (context) {
            for (;;) {
                context.df.signalEntity(new df.EntityId("E", "k"), "add");
                context.df.signalEntity(new df.EntityId("E", "k"), "add");
                yield context.df.waitForExternalEvent("Go");
            }
        });
        assert.strictEqual(turn([], ...begin).actions.length, 2);
        for (let index = 0; index < 3; index++) assert.strictEqual(turn(undefined, ...raised).actions.length, 2);
    },
    "what is replayed was asked for under another limit"() {
        const turn = orchestration(function* (context) {
            for (let index = 0; index < 5; index++) context.df.signalEntity(new df.EntityId("E", "k"), "add");
            yield context.df.waitForExternalEvent("Go");
            return "done";
        });
        const answer = turn(begin, ...raised);
        assert.deepStrictEqual([answer.replayed.length, answer.ending], [5, ["returned", "done"]]);
    },
    async "an entity's batch may send so many signals, and what sends more is rolled back"() {
        const answer = await run(({ df }) => {
            for (let index = 0; index < df.getInput(); index++) df.signalEntity({ name: "Other", key: "o" }, "tell");
        }, [["x", 2], ["x", 5], ["x", 1]], {}, { actionsPerTurn: 3 });
        assert.deepStrictEqual(answer.results.map(([outcome]) => outcome), ["returned", "threw", "returned"]);
        assert.strictEqual(answer.results[1][1].message, "The entity '@counter@K1' asked for more than 3 actions in one batch, " +
            "which is the limit that perdure.limits.actionsPerTurn of host.json sets.");
        assert.strictEqual(answer.signals.length, 3);
    },
    async "a state that is too large fails its operation alone"() {
        const answer = await run(({ df }) => df.setState("ü".repeat(df.getInput())), [["x", 4], ["x", 5], ["x", 1]], {},
            { payloadLimit: 10 });
        assert.deepStrictEqual([answer.state, answer.results.map(([outcome]) => outcome)], ["ü", ["returned", "threw", "returned"]]);
        const { errorType, message } = answer.results[1][1];
        assert.deepStrictEqual([errorType, message], ["PayloadTooLarge", "The state that operation 'x' of entity '@counter@K1' sets " +
            "is too large: 12 bytes of JSON. The limit is 10 bytes, which perdure.limits.payloadInMegabytes of host.json sets."]);
    },
    async "so do a result and a signal's input"() {
        const answer = await run(({ df }) => {
            if (df.operationName === "tell") df.signalEntity({ name: "Other", key: "o" }, "tell", "x".repeat(20));
            else df.return("x".repeat(20));
        }, [["get"], ["tell"]], {}, { payloadLimit: 10 });
        assert.deepStrictEqual(answer.results.map(([, value]) => value.message.split(":")[0]), [
            "The result of operation 'get' of entity '@counter@K1' is too large",
            "The input of the signal 'tell' that operation 'tell' of entity '@counter@K1' sends is too large",
        ]);
        assert.deepStrictEqual(answer.signals, []);
    },
};
