"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");

const orchestrator = (options) => `const df = require("durable-functions");
    module.exports = df.orchestrator(function* (context) {
        const options = Object.assign(new df.RetryOptions(1000, 3), ${options});
        return yield context.df.callActivityWithRetry("A", options, "in");
    });`;

module.exports = {
    "each attempt is a task, with a timer between"() {
        const play = new Play(orchestrator("{}"));
        assert.deepStrictEqual(play.actions, [["task", "A", "in"]]);
        assert.deepStrictEqual(play.fail(0).actions, [["timer", start + 1000 + 1000]]);
        assert.deepStrictEqual(play.fire(1).actions, [["task", "A", "in"]]);
        assert.deepStrictEqual(play.complete(2, "out").ending, ["returned", "out"]);
    },
    "the last error is thrown when the attempts are used up, without a further timer"() {
        const play = new Play(orchestrator("{ maxNumberOfAttempts: 2 }"));
        play.fail(0);
        play.fire(1);
        const { actions, ending } = play.fail(2, { errorType: "Error", message: "last", error: { name: "Error", message: "last" } });
        assert.deepStrictEqual(actions, []);
        assert.match(ending[1].message, /^Activity function 'A' failed:  Error: last/);
    },
    "the delay grows up to the maximum"() {
        const play = new Play(orchestrator("{ maxNumberOfAttempts: 5, backoffCoefficient: 3, maxRetryIntervalInMilliseconds: 4000 }"));
        const delays = [];
        for (let attempt = 0; attempt < 4; attempt++) {
            const failedAt = play.now + 1000;
            play.fail(attempt * 2);
            delays.push(play.tasks.at(-1)[1] - failedAt);
            play.fire(attempt * 2 + 1);
        }
        assert.deepStrictEqual(delays, [1000, 3000, 4000, 4000]);
        play.complete(8, 1);
    },
    "retryTimeoutInMilliseconds ends the retries with the last error"() {
        const play = new Play(orchestrator("{ maxNumberOfAttempts: 100, retryTimeoutInMilliseconds: 2500 }"));
        play.fail(0);
        play.fire(1);
        assert.strictEqual(play.fail(2).ending[0], "threw");
    },
    "handleError decides and may look at the error"() {
        const play = new Play(orchestrator("{ handleError: (error) => error.failureDetails.message !== 'fatal' }"));
        play.fail(0);
        play.fire(1);
        assert.strictEqual(play.fail(2, { errorType: "Error", message: "fatal", error: { name: "Error", message: "fatal" } }).ending[0], "threw");
    },
    "jitter shortens the delay, the same on every replay"() {
        const play = new Play(orchestrator("{ jitter: 0.5 }"));
        play.fail(0);
        const delay = play.tasks[1][1] - play.now;
        assert.ok(delay > 500 && delay < 1000, String(delay));
        play.fire(1);
        play.complete(2, 1);
    },
    "plain objects are options, others are not"() {
        const play = new Play(function* (context) {
            const texts = [];
            for (const bad of [undefined, {}, { firstRetryIntervalInMilliseconds: 1 }]) {
                try { context.df.callActivityWithRetry("A", bad); } catch (error) { texts.push(error.message); }
            }
            texts.push(yield context.df.callActivityWithRetry("A", { firstRetryIntervalInMilliseconds: 1, maxNumberOfAttempts: 1 }));
            return texts;
        });
        assert.deepStrictEqual(play.complete(0, "ok").ending[1], [
            ...["undefined", "object", "object"].map((type) => `retryOptions: Expected object of type RetryOptions but got ${type}; are you missing properties?`), "ok"]);
    },
    "RetryOptions checks its numbers"() {
        const play = new Play(`const df = require("durable-functions");
            module.exports = df.orchestrator(function* () {
                return [["x", 1], [0, 1], [1, "y"]].map((values) => {
                    try { new df.RetryOptions(...values); } catch (error) { return error.name + ": " + error.message; }
                });
            });`);
        assert.deepStrictEqual(play.ending[1], [
            "TypeError: firstRetryIntervalInMilliseconds: Expected number but got string",
            "RangeError: firstRetryIntervalInMilliseconds value must be greater than 0.",
            "TypeError: maxNumberOfAttempts: Expected number but got string"]);
    },
    "retries run side by side in Task.all"() {
        const play = new Play(function* (context) {
            const options = { firstRetryIntervalInMilliseconds: 10, maxNumberOfAttempts: 2 };
            return yield context.df.Task.all(["A", "B"].map((name) => context.df.callActivityWithRetry(name, options)));
        });
        play.fail(0);
        play.complete(1, "b");
        play.fire(2);
        assert.deepStrictEqual(play.complete(3, "a").ending, ["returned", ["a", "b"]]);
    },
    "sub-orchestrations are tried again with the same id"() {
        const play = new Play(function* (context) {
            return yield context.df.callSubOrchestratorWithRetry("S", { firstRetryIntervalInMilliseconds: 10, maxNumberOfAttempts: 2 }, "in", "child");
        });
        play.fail(0);
        assert.deepStrictEqual(play.fire(1).actions, [["subOrchestration", "S", "child", null, "in"]]);
        assert.deepStrictEqual(play.complete(2, "out").ending, ["returned", "out"]);
    },
    "each option at every level"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(orchestrator("{ maxNumberOfAttempts: 4, backoffCoefficient: 2, maxRetryIntervalInMilliseconds: 3000, retryTimeoutInMilliseconds: 1e6 }"), { level });
            const delays = [];
            for (let attempt = 0; attempt < 3; attempt++) {
                play.fail(attempt * 2);
                delays.push(play.tasks.at(-1)[1] - play.now);
                play.fire(attempt * 2 + 1);
            }
            assert.deepStrictEqual(delays, [1000, 2000, 3000]);
            assert.match(play.fail(6).ending[1].message, /^Activity function 'A' failed:  Error: boom/);
        }
    },
    "without further options the delay stays what it was, and is six days at most"() {
        const play = new Play(orchestrator("{ maxNumberOfAttempts: 3, firstRetryIntervalInMilliseconds: 1e12 }"));
        play.fail(0);
        assert.strictEqual(play.tasks[1][1] - play.now, 6 * 24 * 3600 * 1000);
        play.fire(1);
        play.fail(2);
        assert.strictEqual(play.tasks[3][1] - play.now, 6 * 24 * 3600 * 1000);
        play.fire(3);
        play.complete(4);
    },
    "a delay without end is the end of time"() {
        const play = new Play(orchestrator("{ maxNumberOfAttempts: 2, firstRetryIntervalInMilliseconds: Infinity, maxRetryIntervalInMilliseconds: Infinity }"));
        play.fail(0);
        assert.deepStrictEqual(play.tasks[1], ["timer", 8.64e15]);
    },
    "maxNumberOfAttempts counts the first, and is not checked"() {
        for (const attempts of [1, 0, -1]) {
            const play = new Play(orchestrator(`{ maxNumberOfAttempts: ${attempts} }`));
            assert.strictEqual(play.fail(0).ending[0], "threw");
        }
    },
    "an error of handleError is the error of the call"() {
        const play = new Play(orchestrator("{ handleError() { throw new RangeError('mine'); } }"));
        assert.deepStrictEqual([play.fail(0).ending[1].errorType, play.ending[1].message], ["RangeError", "mine"]);
    },
    "options that are changed later do not change a call"() {
        const play = new Play(function* (context) {
            const options = new df.RetryOptions(1000, 2);
            const call = context.df.callActivityWithRetry("A", options);
            options.maxNumberOfAttempts = 1;
            return yield call;
        });
        play.fail(0);
        play.fire(1);
        assert.deepStrictEqual(play.complete(2, 1).ending, ["returned", 1]);
    },
};
