"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

module.exports = {
    "activities run one after another"() {
        const play = new Play(function* (context) {
            const output = [];
            output.push(yield context.df.callActivity("SayHello", "Tokyo"));
            output.push(yield context.df.callActivity("SayHello", "Seattle"));
            return output;
        });
        assert.deepStrictEqual(play.last, { replayed: [], actions: [["task", "SayHello", "Tokyo"]] });
        assert.deepStrictEqual(play.complete(0, "Hello Tokyo!").actions, [["task", "SayHello", "Seattle"]]);
        assert.deepStrictEqual(play.complete(1, "Hello Seattle!").ending, ["returned", ["Hello Tokyo!", "Hello Seattle!"]]);
    },

    "an activity without a result gives null"() {
        const play = new Play(function* (context) {
            return { result: yield context.df.callActivity("A") };
        });
        assert.deepStrictEqual(play.actions, [["task", "A"]]);
        assert.deepStrictEqual(play.complete(0).ending, ["returned", { result: null }]);
    },

    "falsy inputs and results survive"() {
        const play = new Play(function* (context) {
            const results = [];
            for (const input of [0, "", false, null]) results.push(yield context.df.callActivity("A", input));
            return results;
        }, { input: 0 });
        for (const [task, result] of [0, "", false, null].entries()) play.complete(task, result);
        assert.deepStrictEqual(play.actions.map((action) => action[2]), [0, "", false, null]);
        assert.deepStrictEqual(play.ending, ["returned", [0, "", false, null]]);
    },

    "the input is null when there is none and the same object each time"() {
        const none = new Play(function* (context) { return [context.df.getInput()]; });
        assert.deepStrictEqual(none.ending, ["returned", [null]]);
        const play = new Play(function* (context) { return context.df.getInput() === context.df.getInput(); }, { input: { a: 1 } });
        assert.deepStrictEqual(play.ending, ["returned", true]);
    },

    "strings are passed on as they are"() {
        const play = new Play(function* (context) { return yield context.df.callActivity("A", context.df.getInput()); }, { input: "123" });
        assert.deepStrictEqual(play.actions, [["task", "A", "123"]]);
        assert.deepStrictEqual(play.complete(0, "\"x\"").ending, ["returned", "\"x\""]);
    },

    "nothing is scheduled before it is yielded"() {
        const play = new Play(function* (context) {
            context.df.callActivity("Never");
            const first = context.df.callActivity("First");
            const second = context.df.callActivity("Second");
            return [yield second, yield first];
        });
        assert.deepStrictEqual(play.actions, [["task", "Second"]]);
        assert.deepStrictEqual(play.complete(0, "s").actions, [["task", "First"]]);
        assert.deepStrictEqual(play.complete(1, "f").ending, ["returned", ["s", "f"]]);
    },

    "a task yielded twice runs once"() {
        const play = new Play(function* (context) {
            const task = context.df.callActivity("A");
            return [yield task, yield task];
        });
        assert.deepStrictEqual(play.complete(0, 1).ending, ["returned", [1, 1]]);
        assert.strictEqual(play.actions.length, 1);
    },

    "a failed task yielded twice throws twice"() {
        const play = new Play(function* (context) {
            const task = context.df.callActivity("A");
            let count = 0;
            for (let round = 0; round < 2; round++) {
                try { yield task; } catch { count += 1; }
            }
            return count;
        });
        assert.deepStrictEqual(play.fail(0).ending, ["returned", 2]);
    },

    "a task that is returned is awaited"() {
        const play = new Play(function* (context) { return context.df.callActivity("A"); });
        assert.deepStrictEqual(play.last, { replayed: [], actions: [["task", "A"]] });
        assert.deepStrictEqual(play.complete(0, 7).ending, ["returned", 7]);
    },

    "a failed task that is returned fails the instance"() {
        const play = new Play(function* (context) { return context.df.callActivity("A"); });
        assert.strictEqual(play.fail(0).ending[0], "threw");
    },

    "a generator may delegate to another"() {
        const play = new Play(`const df = require("durable-functions");
            function* helper(context) { return (yield context.df.callActivity("A")) + 1; }
            module.exports = df.orchestrator(function* (context) { return yield* helper(context); });`);
        assert.deepStrictEqual(play.complete(0, 1).ending, ["returned", 2]);
    },

    "the oldest form of the module works"() {
        const play = new Play(`const df = require("durable-functions");
            module.exports = df(function* (context) { return yield context.df.callActivityAsync("A", 1); });`, { level: 1 });
        assert.deepStrictEqual(play.actions, [["task", "A", 1]]);
        assert.deepStrictEqual(play.complete(0, 2).ending, ["returned", 2]);
    },

    "an orchestrator may be called by a wrapper"() {
        const play = new Play(`const df = require("durable-functions");
            const inner = df.orchestrator(function* (context) { return context.df.instanceId; });
            module.exports = function (context) { return inner(context); };`);
        assert.deepStrictEqual(play.ending, ["returned", "abc"]);
    },

    "undeclared variables are allowed"() {
        const play = new Play(function* (context) { currentValue = yield context.df.callActivity("A"); return currentValue; });
        assert.deepStrictEqual(play.complete(0, 3).ending, ["returned", 3]);
    },
};
