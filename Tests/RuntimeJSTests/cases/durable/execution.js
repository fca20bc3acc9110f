"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");
const { Driver } = require("../support/driver");

module.exports = {
    "sub-orchestrations give their result, null when there is none"() {
        const play = new Play(function* (context) {
            return [yield context.df.callSubOrchestrator("S", { a: 1 }), yield context.df.callSubOrchestrator("T", undefined, "id:1")];
        });
        assert.deepStrictEqual(play.actions, [["subOrchestration", "S", null, { a: 1 }]]);
        assert.deepStrictEqual(play.complete(0, "r").actions, [["subOrchestration", "T", "id:1"]]);
        assert.deepStrictEqual(play.complete(1).ending, ["returned", ["r", null]]);
    },
    "names of activities and sub-orchestrations are checked"() {
        const play = new Play(function* (context) {
            const attempt = (run) => { try { run(); return "none"; } catch (error) { return `${error.name}: ${error.message}`; } };
            return [
                attempt(() => context.df.callActivity(undefined)), attempt(() => context.df.callActivity("")), attempt(() => context.df.callSubOrchestrator("")),
                attempt(() => context.df.callSubOrchestrator(5)), attempt(() => context.df.callSubOrchestrator("S", 1, 5)), attempt(() => context.df.callSubOrchestrator("S", 1, " ")),
            ];
        });
        assert.deepStrictEqual(play.ending[1], [
            "TypeError: functionName: Expected non-empty, non-whitespace string but got undefined",
            "Error: functionName: Expected non-empty, non-whitespace string but got empty string",
            "Error: A sub-orchestration function name must be provided when attempting to create a suborchestration",
            "TypeError: functionName: Expected non-empty, non-whitespace string but got number",
            "TypeError: instanceId: Expected non-empty, non-whitespace string but got number",
            "Error: instanceId: Expected non-empty, non-whitespace string but got empty string",
        ]);
    },
    "continueAsNew takes effect when called, yielded or returned"() {
        for (const script of [
            function* (context) { context.df.continueAsNew(2); },
            function* (context) { yield context.df.continueAsNew(2); throw new Error("not reached"); },
            function* (context) { return context.df.continueAsNew(2); },
            function* (context) { context.df.continueAsNew(2); context.df.continueAsNew(3); return "ignored"; },
            function* (context) { context.df.continueAsNew(2); yield context.df.callActivity("Dropped"); },
        ]) {
            for (const level of [1, 2]) {
                const play = new Play(script, { level });
                assert.deepStrictEqual(play.ending, ["continuedAsNew", 2, []]);
                assert.deepStrictEqual(play.actions, []);
            }
        }
    },
    "a throw after continueAsNew fails the instance"() {
        const play = new Play(function* (context) { context.df.continueAsNew(1); throw new Error("after"); });
        assert.deepStrictEqual([play.ending[0], play.ending[1].message], ["threw", "after"]);
    },
    "continueAsNew carries unconsumed events over"() {
        const play = new Play(function* (context) {
            yield context.df.callActivity("A");
            yield context.df.waitForExternalEvent("E");
            context.df.continueAsNew();
        });
        play.raise("E", 1);
        play.raise("E", 2);
        play.raise("Other");
        assert.deepStrictEqual(play.complete(0).ending, ["continuedAsNew", null, [["E", 2], ["Other"]]]);
    },
    "events of the very turn that continues as new go over too"() {
        const play = new Play(function* (context) {
            yield context.df.waitForExternalEvent("E");
            context.df.continueAsNew("in");
        });
        const answer = play.turn([["EventRaised", 0, "E", 1], ["EventRaised", 0, "E", 2]], undefined);
        assert.deepStrictEqual(answer.ending, ["continuedAsNew", "in", [["E", 2]]]);
    },
    "custom status: falsy values count, only new ones are told"() {
        const play = new Play(function* (context) {
            context.df.setCustomStatus(0);
            yield context.df.callActivity("A");
            const kept = context.df.customStatus;
            yield context.df.callActivity("B");
            context.df.customStatus = { done: true };
            return [kept, context.df.customStatus];
        });
        assert.strictEqual(play.last.customStatus, 0);
        assert.strictEqual("customStatus" in play.complete(0), false);
        assert.deepStrictEqual(play.complete(1).customStatus, { done: true });
        assert.deepStrictEqual(play.ending, ["returned", [0, { done: true }]]);
    },
    "a custom status above 16 KB is refused"() {
        const play = new Play(function* (context) { context.df.setCustomStatus("x".repeat(9000)); });
        assert.strictEqual(play.ending[1].message, "The UTF-16 size of the JSON-serialized payload must not exceed 16 KB. The current payload size is 18 KB.");
    },
    "newGuid gives the known vectors"() {
        const play = new Play(function* (context) { return [context.df.newGuid("iid"), context.df.newGuid(), context.df.newGuid("undefined")]; }, { id: "iid" });
        assert.strictEqual(start, 1704067200000);
        assert.strictEqual(play.ending[1][0], "b483bd49-d12c-568e-9bbf-fff0f37b7970");
        assert.strictEqual(play.ending[1][2], "456c7448-1e70-5d83-b143-3fc71860098e");
        const withoutArgument = new Play(function* (context) { context.df.newGuid("x"); return context.df.newGuid("iid"); }, { id: "iid" });
        assert.strictEqual(play.ending[1][1], withoutArgument.ending[1]);
    },
    "the context tells of the instance"() {
        const play = new Play(function* (context) {
            const { df } = context;
            return [df.instanceId, df.parentInstanceId, df.currentUtcDateTime.getTime(), df.childId === undefined, context.bindings.context.input, context.bindingData.input];
        }, { input: "in", parentInstanceId: "p" });
        assert.deepStrictEqual(play.ending[1], ["abc", "p", start, true, "in", "in"]);
    },
    "context.log writes only when not replaying"() {
        const play = new Play(function* (context) {
            context.log("at start", context.df.isReplaying);
            yield context.df.callActivity("A");
            context.log.error("after %s", context.df.isReplaying);
            yield context.df.callActivity("B");
        });
        assert.deepStrictEqual(play.driver.logs, [{ level: "information", message: "at start false", function: "Orchestrator", instanceId: "abc" }]);
        play.complete(0);
        play.driver.logs = [];
        play.driver.call("endSession", { id: "abc" });
        play.driver.call("turn", { id: "abc", execution: "e1", name: "Orchestrator", past: play.history, events: [["OrchestratorStarted", play.now]] });
        assert.deepStrictEqual(play.driver.logs, []);
    },
    "a live session is used, a lost one reported"() {
        const play = new Play(function* (context) { yield context.df.callActivity("A"); });
        const turn = { id: "abc", name: "Orchestrator", events: [] };
        assert.deepStrictEqual(play.driver.call("turn", { ...turn, execution: "e2" }), { sessionGone: true });
        assert.deepStrictEqual(play.driver.call("turn", { ...turn, execution: "e1" }), { sessionGone: true });
        assert.deepStrictEqual(play.driver.call("turn", { ...turn, id: "none", execution: "e1" }), { sessionGone: true });
    },
    "names of orchestrators compare without case; unknown ones fail the instance"() {
        const driver = new Driver();
        driver.load([{ name: "Folder", durableName: "Hello", kind: "orchestrator", script: "module.exports = require('durable-functions').orchestrator(function* () { return 1; });" }]);
        const start = (name) => driver.call("turn", { id: "i", execution: "e", name, past: [], events: [["OrchestratorStarted", 1], ["ExecutionStarted", 1, { name }]] }).ending;
        assert.deepStrictEqual(start("HELLO"), ["returned", 1]);
        assert.strictEqual(start("Folder")[1].message, "The function 'Folder' doesn't exist, is disabled, or is not an orchestrator function. Additional info: The following are the known orchestrator functions: 'Hello'.");
    },
    "members that do not exist yet throw their name"() {
        const play = new Play(function* (context) {
            return ["callEntity", "signalEntity", "callHttp", "lock"].map((name) => {
                try { context.df[name](); } catch (error) { return error.message; }
            });
        });
        assert.deepStrictEqual(play.ending[1], ["callEntity", "signalEntity", "callHttp", "lock"].map((name) => `The context.df.${name}() method is not implemented`));
    },
};
