"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

module.exports = {
    "sub-orchestrations give their result, null when there is none"() {
        const play = new Play(function* (context) {
            return [yield context.df.callSubOrchestrator("S", { a: 1 }), yield context.df.callSubOrchestrator("T", undefined, "id:1")];
        });
        assert.deepStrictEqual(play.actions, [["subOrchestration", "S", null, null, { a: 1 }]]);
        assert.deepStrictEqual(play.complete(0, "r").actions, [["subOrchestration", "T", "id:1", null]]);
        assert.deepStrictEqual(play.complete(1).ending, ["returned", ["r", null]]);
    },
    "a version goes with the call, also when it is tried again"() {
        const play = new Play(function* (context) {
            yield context.df.callSubOrchestrator("S", 0, undefined, "2.0");
            return yield context.df.callSubOrchestratorWithRetry("S", new df.RetryOptions(10, 2), "in", "child", "1.1");
        });
        assert.deepStrictEqual(play.actions, [["subOrchestration", "S", null, "2.0", 0]]);
        assert.deepStrictEqual(play.complete(0).actions, [["subOrchestration", "S", "child", "1.1", "in"]]);
        play.fail(1);
        assert.deepStrictEqual(play.fire(2).actions, [["subOrchestration", "S", "child", "1.1", "in"]]);
        assert.deepStrictEqual(play.complete(3, "out").ending, ["returned", "out"]);
    },
    "a version that is no string is refused"() {
        const play = new Play(function* (context) {
            try { context.df.callSubOrchestrator("S", null, null, 2); } catch (error) { return `${error.name}: ${error.message}`; }
        });
        assert.deepStrictEqual(play.ending, ["returned", "TypeError: version: Expected string but got number"]);
    },
    "the id of a child must not be that of the instance or of its parent, in whatever case"() {
        const play = new Play(function* (context) {
            return ["ABC", "abc", "Parent", "PARENT", "abc:1"].map((id) => {
                try { return typeof context.df.callSubOrchestratorWithRetry("S", new df.RetryOptions(1, 1), null, id); } catch (error) { return error.message; }
            });
        }, { id: "abc", parentInstanceId: "parent" });
        const text = "The instance ID of a sub-orchestration must be different than the instance ID of a parent orchestration.";
        assert.deepStrictEqual(play.ending, ["returned", [text, text, text, text, "object"]]);
    },
    "an id like an entity's is refused"() {
        const play = new Play(function* (context) { yield context.df.callSubOrchestrator("S", null, "@counter@1"); });
        assert.match(play.ending[1].message, /^instanceId: .* must not start with '@'.* but got '@counter@1'$/);
    },
    "an id that is not given is left to the host"() {
        for (const id of ["undefined", "null", "''", "0"]) {
            const play = new Play(`const df = require("durable-functions");
                module.exports = df.orchestrator(function* (context) { return yield context.df.callSubOrchestrator("S", 1, ${id}); });`);
            assert.deepStrictEqual(play.actions, [["subOrchestration", "S", null, null, 1]]);
        }
    },
    "sub-orchestrations with the same id run one after the other, each a task of its own"() {
        const play = new Play(function* (context) {
            return [yield context.df.callSubOrchestrator("S", 1, "same"), yield context.df.callSubOrchestrator("S", 2, "same")];
        });
        play.complete(0, "a");
        assert.deepStrictEqual(play.complete(1, "b").ending, ["returned", ["a", "b"]]);
    },
    "string inputs are not quoted again"() {
        const play = new Play(function* (context) { return yield context.df.callSubOrchestrator("S", "Tokyo"); });
        assert.deepStrictEqual(play.actions, [["subOrchestration", "S", null, null, "Tokyo"]]);
    },
};
