"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");

const levels = [1, 2, 3];
const id = "c79da3a3-18e4-5c7a-bf95-ce9b1b9ac5f1";

/** What an orchestrator returns at once, at each level. */
function atEachLevel(script, options, expected) {
    for (const level of levels) assert.deepStrictEqual(new Play(script, { ...options, level }).ending, ["returned", expected], `level ${level}`);
}

module.exports = {
    "instanceId and parentInstanceId"() {
        atEachLevel(function* (context) { return [context.df.instanceId, context.df.parentInstanceId]; }, { id: "i", parentInstanceId: "p" }, ["i", "p"]);
        atEachLevel(function* (context) { return context.df.parentInstanceId === undefined; }, {}, true);
    },
    "isReplaying is a boolean from the start"() {
        atEachLevel(function* (context) { return context.df.isReplaying; }, { tellsReplays: true }, false);
    },
    "currentUtcDateTime is a Date of its own each time"() {
        atEachLevel(function* (context) {
            const date = context.df.currentUtcDateTime;
            date.setTime(0);
            return [date instanceof Date, context.df.currentUtcDateTime.getTime()];
        }, {}, [true, start]);
    },
    "version is that of the start, undefined without one"() {
        atEachLevel(function* (context) { return context.df.version; }, { version: "1.2" }, "1.2");
        atEachLevel(function* (context) { return context.df.version === undefined; }, {}, true);
    },
    "getInput gives the parsed input, the same object at each call, null without one"() {
        atEachLevel(function* (context) { return [context.df.getInput(), context.df.getInput() === context.df.getInput()]; }, { input: { a: [1] } }, [{ a: [1] }, true]);
        atEachLevel(function* (context) { return [context.df.getInput()]; }, {}, [null]);
    },
    "callActivity"() {
        for (const level of levels) {
            const play = new Play(function* (context) { return yield context.df.callActivity("A", { a: 1 }); }, { level });
            assert.deepStrictEqual(play.actions, [["task", "A", { a: 1 }]]);
            assert.deepStrictEqual(play.complete(0, "r").ending, ["returned", "r"]);
        }
    },
    "callActivityWithRetry"() {
        for (const level of levels) {
            const play = new Play(function* (context) { return yield context.df.callActivityWithRetry("A", new df.RetryOptions(1000, 2), 5); }, { level });
            play.fail(0);
            play.fire(1);
            assert.deepStrictEqual(play.complete(2, "r").ending, ["returned", "r"]);
            assert.deepStrictEqual(play.actions, [["task", "A", 5], ["timer", start + 2000], ["task", "A", 5]]);
        }
    },
    "callSubOrchestrator"() {
        for (const level of levels) {
            const play = new Play(function* (context) { return yield context.df.callSubOrchestrator("S", [1], "child"); }, { level });
            assert.deepStrictEqual(play.actions, [["subOrchestration", "S", "child", null, [1]]]);
            assert.deepStrictEqual(play.complete(0, "r").ending, ["returned", "r"]);
        }
    },
    "callSubOrchestratorWithRetry"() {
        for (const level of levels) {
            const play = new Play(function* (context) { return yield context.df.callSubOrchestratorWithRetry("S", new df.RetryOptions(1000, 2), 5, "child"); }, { level });
            play.fail(0);
            play.fire(1);
            assert.deepStrictEqual(play.complete(2, "r").ending, ["returned", "r"]);
            assert.deepStrictEqual(play.actions[2], ["subOrchestration", "S", "child", null, 5]);
        }
    },
    "createTimer and waitForExternalEvent"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1000));
                return yield context.df.waitForExternalEvent("E");
            }, { level });
            assert.deepStrictEqual(play.actions, [["timer", start + 1000]]);
            play.fire(0);
            assert.deepStrictEqual(play.raise("E", 1).ending, ["returned", 1]);
        }
    },
    "Task.all and Task.any"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                const tasks = [context.df.callActivity("A"), context.df.callActivity("B")];
                const winner = yield context.df.Task.any(tasks);
                return [winner === tasks[1], yield context.df.Task.all(tasks)];
            }, { level });
            play.complete(1, "b");
            assert.deepStrictEqual(play.complete(0, "a").ending, ["returned", [true, ["a", "b"]]]);
        }
    },
    "continueAsNew needs no yield and allows one"() {
        for (const level of levels) {
            assert.deepStrictEqual(new Play(function* (context) { context.df.continueAsNew(1); }, { level }).ending, ["continuedAsNew", 1, []]);
            assert.deepStrictEqual(new Play(function* (context) { yield context.df.continueAsNew(1); }, { level }).ending, ["continuedAsNew", 1, []]);
        }
    },
    "newGuid depends on its argument, the time and how often it was called; without one on the instance id"() {
        atEachLevel(function* (context) { return [context.df.newGuid("iid"), context.df.newGuid("iid"), context.df.newGuid("undefined")]; }, { id: "x" },
            ["b483bd49-d12c-568e-9bbf-fff0f37b7970", new Play(function* (context) { context.df.newGuid(); return context.df.newGuid(); }, { id: "iid" }).ending[1], "456c7448-1e70-5d83-b143-3fc71860098e"]);
        atEachLevel(function* (context) { return context.df.newGuid(); }, { id: "iid" }, "b483bd49-d12c-568e-9bbf-fff0f37b7970");
    },
    "newGuid at another time gives another GUID"() {
        const play = new Play(function* (context) {
            yield context.df.createTimer(new Date(Date.UTC(2030, 0, 1)));
            return [context.df.newGuid("abc"), context.df.newGuid("abc")];
        });
        const [first, second] = play.fire(0).ending[1];
        assert.notStrictEqual(first, second);
        assert.match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.notStrictEqual(first, id);
    },
    "the counter of newGuid is not reset between yields"() {
        const play = new Play(function* (context) {
            const first = context.df.newGuid("x");
            yield context.df.callActivity("A");
            return context.df.newGuid("x") === first;
        });
        // The same moment, so that only the counter can tell the two apart.
        assert.deepStrictEqual(play.turn([["TaskCompleted", start, 0]], undefined, 0).ending, ["returned", false]);
    },
    "what of the original's negotiation could fail does not exist: no limits of timers or polling are asked of the host"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 400 * 24 * 3600 * 1000));
                return (yield context.df.callHttp("GET", "http://a")).statusCode;
            }, { level });
            assert.deepStrictEqual(play.actions, [["timer", start + 400 * 24 * 3600 * 1000]]);
            play.fire(0);
            play.respond(1, 202, { Location: "http://a/1" });
            play.fire(2);
            assert.deepStrictEqual(play.respond(3, 200).ending, ["returned", 200]);
        }
    },
};
