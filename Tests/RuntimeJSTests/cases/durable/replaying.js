"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");

/** Replays the whole history of a play; gives what the script logged with console-like calls to context.log. */
function replay(play, events, cut = play.history.length) {
    play.driver.logs.length = 0;
    play.driver.call("endSession", { id: play.id });
    const past = play.history.slice(0, cut);
    const answer = play.driver.call("turn", { id: play.id, execution: "e1", name: "Orchestrator", past, events });
    return { answer, logged: play.driver.logs.map((line) => line.message) };
}

/** Writes around context.log, which is silent during replays. */
const noting = function* (context) {
    const seen = [context.df.isReplaying];
    yield context.df.callActivity("A");
    seen.push(context.df.isReplaying);
    yield context.df.callActivity("B");
    seen.push(context.df.isReplaying);
    return seen;
};

module.exports = {
    "nothing is a replay when it happens for the first time"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(noting, { level, tellsReplays: true });
            play.complete(0);
            assert.deepStrictEqual(play.complete(1).ending, ["returned", [false, false, false]]);
        }
    },
    "what the past resumed is a replay, what is new is not"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(noting, { level, tellsReplays: true });
            play.complete(0);
            const news = [["OrchestratorStarted", play.now], ["TaskCompleted", play.now, 1]];
            assert.deepStrictEqual(replay(play, news).answer.ending, ["returned", [true, true, false]]);
        }
    },
    "after Task.all it is the event of the last task that counts, after Task.any that of the winner"() {
        const play = new Play(function* (context) {
            const [a, b] = [context.df.callActivity("A"), context.df.callActivity("B")];
            yield context.df.Task.any([a, b]);
            const afterAny = context.df.isReplaying;
            yield context.df.Task.all([a, b]);
            return [afterAny, context.df.isReplaying];
        });
        play.complete(0);
        const news = [["OrchestratorStarted", play.now], ["TaskCompleted", play.now, 1]];
        assert.deepStrictEqual(replay(play, news).answer.ending, ["returned", [true, false]]);
    },
    "a finished task that is yielded in new code does not make it a replay"() {
        const play = new Play(function* (context) {
            const first = context.df.callActivity("A");
            yield first;
            yield context.df.callActivity("B");
            yield first;
            return context.df.isReplaying;
        });
        play.complete(0);
        const news = [["OrchestratorStarted", play.now], ["TaskCompleted", play.now, 1]];
        assert.deepStrictEqual(replay(play, news).answer.ending, ["returned", false]);
    },
    "context.log is silent in replays"() {
        const play = new Play(function* (context) {
            context.log("start");
            yield context.df.callActivity("A");
            context.log.warn("middle");
            yield context.df.callActivity("B");
            context.log.error("end");
        });
        play.complete(0);
        assert.deepStrictEqual(play.driver.logs.map((line) => line.message), ["start", "middle"]);
        const news = [["OrchestratorStarted", play.now], ["TaskCompleted", play.now, 1]];
        assert.deepStrictEqual(replay(play, news).logged, ["end"]);
    },
    "currentUtcDateTime is the beginning of the episode, the same between two yields"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(function* (context) {
                const now = () => context.df.currentUtcDateTime.getTime();
                const times = [now()];
                yield context.df.callActivity("A");
                times.push(now(), now());
                yield context.df.callActivity("B");
                return [...times, now()];
            }, { level });
            play.turn([["TaskCompleted", start + 77, 0]], undefined, 1000);
            assert.deepStrictEqual(play.complete(1).ending, ["returned", [start, start + 1000, start + 1000, start + 2000]]);
        }
    },
    "currentUtcDateTime never goes back"() {
        const play = new Play(function* (context) {
            yield context.df.callActivity("A");
            return context.df.currentUtcDateTime.getTime();
        });
        assert.deepStrictEqual(play.turn([["TaskCompleted", start, 0]], undefined, -5000).ending, ["returned", start]);
    },
    "currentUtcDateTime after the last failed attempt is when it failed"() {
        const play = new Play(function* (context) {
            try { yield context.df.callActivityWithRetry("A", new df.RetryOptions(1000, 2)); } catch { return context.df.currentUtcDateTime.getTime(); }
        });
        play.fail(0);
        play.fire(1);
        assert.deepStrictEqual(play.fail(2).ending, ["returned", start + 3000]);
    },
    "inputs that are changed after they were given do not make replays differ"() {
        const play = new Play(function* (context) {
            const list = [];
            for (let n = 0; n < 3; n++) {
                list.push(n);
                yield context.df.callActivity("A", list);
            }
            context.df.signalEntity({ name: "E", key: "k" }, "op", list);
            list.length = 0;
            return list;
        });
        for (let task = 0; task < 3; task++) play.complete(task);
        assert.deepStrictEqual(play.actions.map((action) => action.at(-1)), [[0], [0, 1], [0, 1, 2], [0, 1, 2]]);
        assert.deepStrictEqual(play.ending, ["returned", []]);
    },
    "everything at once comes out the same in every cut"() {
        const play = new Play(function* (context) {
            const { df: durable } = context;
            const retry = Object.assign(new df.RetryOptions(500, 3), { backoffCoefficient: 2, jitter: 0.3 });
            const timer = durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + 3600000));
            const flaky = durable.callActivityWithRetry("Flaky", retry, durable.newGuid());
            const http = durable.callHttp("GET", "http://a");
            const go = durable.waitForExternalEvent("Go");
            const results = [];
            let rest = [flaky, http, go];
            while (rest.length > 0) {
                const winner = yield durable.Task.any([timer, durable.Task.any(rest)]);
                durable.setCustomStatus(rest.length);
                durable.signalEntity({ name: "Log", key: "1" }, "add", rest.length);
                results.push(rest.indexOf(winner.result));
                rest = rest.filter((task) => task !== winner.result);
            }
            timer.cancel();
            const lock = yield durable.lock({ name: "E", key: "1" });
            results.push(yield durable.callEntity({ name: "E", key: "1" }, "get"));
            lock.release();
            results.push(yield durable.callSubOrchestrator("S", durable.newGuid("x")));
            return results;
        });
        play.fail(1);
        play.raise("Other");
        play.respond(2, 202, { Location: "/1" });
        play.raise("Go", "now");
        while (play.ending === undefined) {
            const open = play.tasks.findIndex((action, task) => !play.done?.has(task) && task > 2 && action[0] !== "signalEntity" && action[0] !== "unlock");
            (play.done ??= new Set()).add(open);
            const kind = play.tasks[open][0];
            if (kind === "timer") play.fire(open);
            else if (kind === "lock") play.grant(open);
            else if (play.tasks[open][1] === "BuiltIn::HttpActivity") play.respond(open, 200);
            else play.complete(open, kind);
        }
        assert.deepStrictEqual(play.ending[1].slice(-2), ["callEntity", "subOrchestration"]);
        assert.deepStrictEqual(play.actions.filter(([kind]) => kind === "signalEntity").map((action) => action[4]), [3, 2, 1]);
        assert.deepStrictEqual(play.actions.filter(([kind]) => kind === "cancelTimer"), [["cancelTimer", 0]]);
    },
    "an unfinished orchestration comes out the same in every cut, too"() {
        const play = new Play(function* (context) {
            for (let round = 0; ; round++) {
                context.df.setCustomStatus({ round });
                yield context.df.Task.any([context.df.waitForExternalEvent("E"), context.df.callActivity("A", round)]);
            }
        });
        for (let round = 0; round < 6; round++) {
            if (round % 2 === 0) play.raise("E", round);
            else play.complete(round);
        }
        play.checkReplays();
        assert.strictEqual(play.actions.length, 7);
    },
};
