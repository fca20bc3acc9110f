"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

const levels = [1, 2, 3];
const above = [2, 3];
const constraint = "Durable Functions programming constraint violation: Orchestration yielded data of type ";
const onlyTasks = "check your yield statements to make sure you only yield Task types resulting from calling Durable Functions APIs.";
const fireAndForget = `${constraint}undefined. This is likely a result of yielding a "fire-and-forget API" such as signalEntity or continueAsNew. ` +
    "These APIs should not be yielded as they are not blocking operations. Please remove the yield statement preceding those invocations. " +
    `If you are not calling those APIs, please ${onlyTasks}`;
const script = (body) => `const df = require("durable-functions"); module.exports = df.orchestrator(function* (context) { ${body} });`;

function failsAbove(body, message) {
    for (const level of above) {
        const play = new Play(script(body), { level });
        assert.deepStrictEqual([play.ending[0], play.ending[1].message], ["threw", message], `level ${level}`);
        assert.deepStrictEqual(play.actions.filter(([kind]) => kind !== "signalEntity"), []);
    }
}

function returns(body, expected, playLevels = levels) {
    for (const level of playLevels) {
        const play = new Play(script(body), { level });
        assert.deepStrictEqual(play.ending, expected === undefined ? ["returned"] : ["returned", expected], `level ${level}`);
        assert.deepStrictEqual(play.actions.filter(([kind]) => kind !== "signalEntity"), []);
    }
}

module.exports = {
    "level 1: a number, an object, a string come back at once"() {
        returns("return [yield 5, yield {}, yield 's', yield null];", [5, {}, "s", null], [1]);
    },
    "level 2 and above: a number, an object, a string fail the instance"() {
        for (const [value, type] of [["5", "number"], ["{}", "object"], ["'s'", "string"], ["null", "object"], ["true", "boolean"], ["() => 1", "function"]]) {
            failsAbove(`yield (${value});`, `${constraint}${type}. Only Task types can be yielded. Please ${onlyTasks}`);
        }
    },
    "level 1: nothing and what signalEntity gives come back"() {
        returns("return [yield, yield undefined, yield context.df.signalEntity({ name: 'E', key: 'k' }, 'op')].map((value) => value === undefined);", [true, true, true], [1]);
    },
    "level 2 and above: nothing and what signalEntity gives fail the instance"() {
        for (const body of ["yield;", "yield undefined;", "yield context.df.signalEntity({ name: 'E', key: 'k' }, 'op');"]) failsAbove(body, fireAndForget);
    },
    "level 1: an array of tasks comes back, and nothing starts"() {
        returns("return (yield [context.df.callActivity('A')]).length;", 1, [1]);
    },
    "level 2 and above: an array of tasks fails the instance"() {
        failsAbove("yield [context.df.callActivity('A')];", `${constraint}object. Only Task types can be yielded. Please ${onlyTasks}`);
    },
    "a promise comes back at level 1 and fails the instance above"() {
        returns("return typeof (yield Promise.resolve(1)).then;", "function", [1]);
        failsAbove("yield Promise.resolve(1);", `${constraint}object. Only Task types can be yielded. Please ${onlyTasks}`);
    },
    "that failure cannot be caught, and no finally block runs"() {
        failsAbove("try { yield 5; } catch { return 'caught'; } finally { context.df.setCustomStatus('finally'); }",
            `${constraint}number. Only Task types can be yielded. Please ${onlyTasks}`);
        const play = new Play(script("try { yield 5; } finally { context.df.setCustomStatus('finally'); }"));
        assert.strictEqual(play.status, undefined);
    },
    "a task that is not yielded is never scheduled"() {
        returns("context.df.callActivity('A'); context.df.callSubOrchestrator('S'); context.df.createTimer(context.df.currentUtcDateTime); context.df.waitForExternalEvent('E'); context.df.Task.all([context.df.callActivity('B')]); return 1;", 1);
    },
    "a task that is returned is awaited, whatever it is"() {
        for (const level of levels) {
            const play = (body) => new Play(script(body), { level });
            assert.deepStrictEqual(play("return context.df.callActivity('A');").complete(0, 1).ending, ["returned", 1]);
            assert.deepStrictEqual(play("return context.df.callSubOrchestrator('A');").complete(0, 1).ending, ["returned", 1]);
            assert.deepStrictEqual(play("return context.df.waitForExternalEvent('E');").raise("E", 1).ending, ["returned", 1]);
            assert.deepStrictEqual(play("return context.df.createTimer(context.df.currentUtcDateTime);").fire(0).ending, ["returned"]);
            assert.deepStrictEqual(play("return context.df.Task.all([context.df.callActivity('A')]);").complete(0, 1).ending, ["returned", [1]]);
            const done = play("const task = context.df.callActivity('A'); yield task; return task;");
            assert.deepStrictEqual(done.complete(0, 1).ending, ["returned", 1]);
            assert.strictEqual(play("return context.df.callActivity('A');").fail(0).ending[0], "threw");
        }
    },
    "returning without a yield completes"() {
        returns("return { a: 1 };", { a: 1 });
    },
    "no return and return undefined complete without an output"() {
        returns("", undefined);
        returns("return undefined;", undefined);
    },
    "falsy results are kept, NaN becomes null"() {
        for (const [value, output] of [["0", 0], ["false", false], ["''", ""], ["null", null], ["NaN", null]]) returns(`return ${value};`, output);
    },
    "a task yielded twice runs once and gives the same twice"() {
        for (const level of levels) {
            const play = new Play(script("const task = context.df.callActivity('A'); const first = yield task; return first === (yield task);"), { level });
            assert.deepStrictEqual(play.complete(0, { a: 1 }).ending, ["returned", true]);
            assert.strictEqual(play.actions.length, 1);
        }
    },
    "a failed task yielded twice throws both times"() {
        for (const level of levels) {
            const play = new Play(script("const task = context.df.callActivity('A'), seen = []; for (const n of [1, 2]) try { yield task; } catch (error) { seen.push(error); } return [seen.length, seen[0] === seen[1]];"), { level });
            assert.deepStrictEqual(play.fail(0).ending, ["returned", [2, true]]);
        }
    },
    "yield* runs a helper's yields"() {
        for (const level of levels) {
            const play = new Play(`const df = require("durable-functions");
                function* helper(context, name) { return (yield context.df.callActivity(name)) + 1; }
                module.exports = df.orchestrator(function* (context) { return (yield* helper(context, "A")) + (yield* helper(context, "B")); });`, { level });
            play.complete(0, 1);
            assert.deepStrictEqual(play.complete(1, 2).ending, ["returned", 5]);
        }
    },
    "a function that is no generator fails the instance, with its name and the rule"() {
        for (const level of levels) {
            const play = new Play('module.exports = require("durable-functions").orchestrator(function (context) { return 1; });', { level });
            assert.strictEqual(play.ending[1].message, "The orchestrator function 'Orchestrator' is not a generator function: write function* instead of function.");
        }
    },
    "a function that is no generator and throws fails the instance with its error"() {
        for (const level of levels) {
            const play = new Play('module.exports = require("durable-functions").orchestrator(function (context) { throw new Error("at once"); });', { level });
            assert.deepStrictEqual([play.ending[0], play.ending[1].message], ["threw", "at once"]);
        }
    },
    "async functions are refused when the app loads, generators or not"() {
        const { Driver } = require("../support/driver");
        for (const level of levels) {
            for (const kind of ["async function", "async function*"]) {
                const [{ error: failure }] = new Driver().load([{ name: "O", kind: "orchestrator",
                    script: `module.exports = require("durable-functions").orchestrator(${kind} (context) { });` }], { level });
                assert.strictEqual(failure.file, "/app/O/index.js");
                assert.ok(failure.message.includes(`An orchestrator must be a generator function (function*), not an '${kind}'`), failure.message);
            }
        }
    },
    "a task of another execution cannot be awaited"() {
        const { Driver } = require("../support/driver");
        const driver = new Driver();
        driver.load([{ name: "O", kind: "orchestrator", script: `let kept; module.exports = require("durable-functions").orchestrator(function* (context) {
            yield (kept ??= context.df.callActivity("A")); });` }]);
        const begin = (id) => driver.call("turn", { id, execution: id, name: "O", past: [], events: [["OrchestratorStarted", 1], ["ExecutionStarted", 1, { name: "O" }]] });
        begin("one");
        assert.match(begin("two").ending[1].message, /Task that belongs to another execution/);
    },
};
