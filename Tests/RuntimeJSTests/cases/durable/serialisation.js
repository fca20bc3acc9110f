"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

module.exports = {
    "inputs of activities are what JSON makes of them"() {
        const play = new Play(function* (context) {
            const odd = { date: new Date(0), none: undefined, fn() {}, nan: NaN, map: new Map([[1, 2]]), set: new Set([1]), list: [undefined] };
            for (const input of ["13131", "Tokyo", 0, "", false, null, undefined, [1, "a"], odd]) yield context.df.callActivity("A", input);
        });
        for (let task = 0; task < 9; task++) play.complete(task);
        assert.deepStrictEqual(play.actions.map((action) => action.slice(2)), [
            ["13131"], ["Tokyo"], [0], [""], [false], [null], [], [[1, "a"]],
            [{ date: "1970-01-01T00:00:00.000Z", nan: null, map: {}, set: {}, list: [null] }]]);
    },
    "strings are never quoted twice, to whomever they go"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(function* (context) {
                context.df.signalEntity({ name: "E", key: "k" }, "op", "Tokyo");
                yield context.df.callActivity("A", "Tokyo");
                yield context.df.callSubOrchestrator("S", "Tokyo");
                yield context.df.callEntity({ name: "E", key: "k" }, "op", "Tokyo");
                context.df.continueAsNew("Tokyo");
            }, { level });
            for (const task of [1, 2, 3]) play.complete(task);
            assert.deepStrictEqual(play.actions.map((action) => action.at(-1)), Array(4).fill("Tokyo"));
            assert.deepStrictEqual(play.ending, ["continuedAsNew", "Tokyo", []]);
        }
    },
    "outputs are what JSON makes of them"() {
        for (const [value, output] of [
            ["new Date(0)", "1970-01-01T00:00:00.000Z"], ["NaN", null], ["new Map([[1, 2]])", {}], ["{ a: undefined, f() {} }", {}],
            ["0", 0], ["false", false], ["''", ""], ["null", null], ["'\"quoted\"'", '"quoted"'],
        ]) {
            const play = new Play(`module.exports = require("durable-functions").orchestrator(function* () { return ${value}; });`);
            assert.deepStrictEqual(play.ending, ["returned", output], value);
        }
        assert.deepStrictEqual(new Play(function* () {}).ending, ["returned"]);
    },
    "results come as they are, null for none"() {
        const play = new Play(function* (context) {
            const results = [];
            for (let n = 0; n < 6; n++) results.push(yield context.df.callActivity("A"));
            return results;
        });
        [[0], [""], [false], [null], [], [{ a: [1] }]].forEach((result, task) => play.complete(task, ...result));
        assert.deepStrictEqual(play.ending, ["returned", [0, "", false, null, null, { a: [1] }]]);
    },
    "numbers keep the precision of a double"() {
        const play = new Play(function* (context) { return yield context.df.callActivity("A", 0.1 + 0.2); });
        assert.deepStrictEqual(play.actions[0][2], 0.30000000000000004);
        assert.deepStrictEqual(play.complete(0, 9007199254740991).ending, ["returned", 9007199254740991]);
    },
    "a property named Timestamp stays a string"() {
        for (const level of [1, 2, 3]) {
            const input = { Timestamp: "2020-01-01T00:00:00Z", inner: { Timestamp: "x" } };
            const play = new Play(function* (context) { return [context.df.getInput(), yield context.df.callActivity("A")]; }, { input, level });
            assert.deepStrictEqual(play.complete(0, input).ending, ["returned", [input, input]]);
        }
    },
    "an input that JSON cannot carry throws at the yield, where it can be caught"() {
        const play = new Play(function* (context) {
            const circle = {};
            circle.self = circle;
            const seen = [];
            for (const call of [
                () => context.df.callActivity("A", 5n), () => context.df.callActivity("A", circle), () => context.df.callSubOrchestrator("S", 5n),
                () => context.df.callEntity({ name: "E", key: "k" }, "op", 5n), () => context.df.signalEntity({ name: "E", key: "k" }, "op", 5n),
                () => context.df.callActivityWithRetry("A", new df.RetryOptions(1, 3), 5n), () => context.df.Task.all([context.df.callActivity("B"), context.df.callActivity("A", 5n)]),
            ]) {
                try { yield call(); } catch (error) { seen.push(error.name); }
            }
            return seen.concat(yield context.df.callActivity("C"));
        });
        assert.deepStrictEqual(play.actions, [["task", "B"], ["task", "C"]]);
        assert.deepStrictEqual(play.complete(1, "c").ending, ["returned", [...Array(7).fill("TypeError"), "c"]]);
    },
    "an uncaught one fails the instance, and what was asked for before stays asked for"() {
        const play = new Play(function* (context) {
            context.df.signalEntity({ name: "E", key: "k" }, "op");
            yield context.df.callActivity("A");
            context.df.signalEntity({ name: "E", key: "k" }, "op");
            return context.df.callActivity("A", 5n);
        });
        assert.deepStrictEqual([play.complete(1).actions.length, play.ending[0], play.ending[1].errorType], [1, "threw", "TypeError"]);
        const output = new Play(function* (context) { context.df.signalEntity({ name: "E", key: "k" }, "op"); return 5n; });
        assert.deepStrictEqual([output.actions.length, output.ending[0], output.ending[1].errorType], [1, "threw", "TypeError"]);
    },
    "a compound that could not start is started by the next yield, each of its tasks once"() {
        const play = new Play(function* (context) {
            const input = { value: 5n };
            const all = context.df.Task.all([context.df.callActivity("A"), context.df.callActivity("B", input), context.df.callActivity("C")]);
            try { yield all; } catch { input.value = 5; }
            return yield all;
        });
        assert.deepStrictEqual(play.actions, [["task", "A"], ["task", "B", { value: 5 }], ["task", "C"]]);
        for (const task of [0, 1, 2]) play.complete(task, task);
        assert.deepStrictEqual(play.ending, ["returned", [0, 1, 2]]);
    },
};
