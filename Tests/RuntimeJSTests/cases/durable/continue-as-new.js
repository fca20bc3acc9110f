"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

module.exports = {
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
    "code after continueAsNew goes on until control is given back"() {
        const play = new Play(function* (context) {
            const first = context.df.callActivity("A");
            yield first;
            context.df.continueAsNew("in");
            context.df.setCustomStatus("after");
            yield first;
            context.df.setCustomStatus("after a finished task");
            yield context.df.waitForExternalEvent("never");
            context.df.setCustomStatus("not reached");
        });
        const answer = play.complete(0);
        assert.deepStrictEqual([answer.customStatus, answer.ending], ["after a finished task", ["continuedAsNew", "in", []]]);
    },
    "signals after continueAsNew are dropped, those before are not"() {
        const play = new Play(function* (context) {
            context.df.signalEntity(new df.EntityId("E", "k"), "before");
            context.df.continueAsNew();
            context.df.signalEntity(new df.EntityId("E", "k"), "after");
        });
        assert.deepStrictEqual(play.actions, [["signalEntity", "@e@k", "before", null]]);
        assert.strictEqual(play.ending[0], "continuedAsNew");
    },
    "a string input is not quoted again"() {
        const play = new Play(function* (context) { context.df.continueAsNew("Tokyo"); });
        assert.deepStrictEqual(play.ending, ["continuedAsNew", "Tokyo", []]);
    },
    "falsy inputs survive"() {
        for (const input of [0, "", false, null]) {
            const play = new Play(function* (context) { context.df.continueAsNew(context.df.getInput()); }, { input });
            assert.deepStrictEqual(play.ending, ["continuedAsNew", input, []]);
        }
    },
    "an input that JSON cannot carry fails the instance"() {
        const play = new Play(function* (context) { context.df.continueAsNew(5n); });
        assert.deepStrictEqual([play.ending[0], play.ending[1].errorType], ["threw", "TypeError"]);
    },
    "a new generation starts with its own clock, numbers and GUIDs"() {
        const script = function* (context) {
            const id = context.df.newGuid();
            yield context.df.callActivity("A");
            context.df.continueAsNew(id);
        };
        const first = new Play(script);
        const second = new Play(script);
        assert.deepStrictEqual(first.complete(0).ending, second.complete(0).ending);
    },
};
