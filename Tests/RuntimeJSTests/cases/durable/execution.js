"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");
const { Driver } = require("../support/driver");

module.exports = {
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
};
