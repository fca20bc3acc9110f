"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

const constraint = "Durable Functions programming constraint violation: Orchestration yielded data of type ";

module.exports = {
    "whatever is thrown fails the instance"() {
        for (const [thrown, message, error] of [
            ["new Error('msg')", "msg"], ["new Error()", ""], ["'a string'", "a string", "a string"], ["{ a: 1 }", '{"a":1}', { a: 1 }],
            ["null", "null", null], ["undefined", "undefined", undefined], ["0", "0", 0], ["Object.create(null)", "{}", {}],
        ]) {
            const play = new Play(`module.exports = require("durable-functions").orchestrator(function* () { throw ${thrown.startsWith("{") ? `(${thrown})` : thrown}; });`);
            assert.deepStrictEqual([play.ending[0], play.ending[1].message], ["threw", message], thrown);
            if (!thrown.startsWith("new")) assert.deepStrictEqual(play.ending[1].error, error);
        }
    },
    "a thrown error keeps name, stack, cause and own properties"() {
        const play = new Play(`module.exports = require("durable-functions").orchestrator(function* () {
            const error = Object.assign(new RangeError("out", { cause: new TypeError("inner") }), { code: 42, circle: {} });
            error.circle.self = error.circle;
            throw error; });`);
        const { errorType, message, stackTrace, error } = play.ending[1];
        assert.deepStrictEqual([errorType, message, error.name, error.code, error.cause.name, error.cause.message, "circle" in error], ["RangeError", "out", "RangeError", 42, "TypeError", "inner", false]);
        assert.ok(stackTrace.startsWith("RangeError: out\n    at "), stackTrace);
        assert.ok(stackTrace.includes("/app/Orchestrator/index.js:2"), stackTrace);
    },
    "a stack ends where the author's code does"() {
        const play = new Play(`module.exports = require("durable-functions").orchestrator(function* () {
            const error = new Error("x");
            error.stack = "helper@perdure:node/fs.js:1:2\\nmine@/app/x.js:3:4\\ncall@perdure:host/entry.js:5:6\\n[native code]";
            throw error; });`);
        assert.strictEqual(play.ending[1].stackTrace, "Error: x\n    at helper (perdure:node/fs.js:1:2)\n    at mine (/app/x.js:3:4)");
    },
    "the error of an activity has the reason as message and everything else of the original"() {
        const script = function* (context) {
            try { yield context.df.callActivity("A"); } catch (error) {
                return [error.message, error.name, error.stack, error.code, error.cause.message, error.failureDetails.errorType, error.failureDetails.message, Object.keys(error)];
            }
        };
        const failure = { errorType: "TypeError", message: "boom", stackTrace: "STACK", error: { name: "TypeError", message: "boom", stack: "STACK", code: "E1", cause: { name: "Error", message: "why" } } };
        const rest = ["TypeError", "STACK", "E1", "why", "TypeError", "boom", ["code"]];
        assert.deepStrictEqual(new Play(script, { level: 1 }).fail(0, failure).ending[1], ["Activity function 'A' failed:  TypeError: boom", ...rest]);
        assert.deepStrictEqual(new Play(script, { level: 2 }).fail(0, failure).ending[1], ["Activity function 'A' failed:  TypeError: boom \n STACK", ...rest]);
    },
    "failures that are no errors have their text"() {
        const script = function* (context) { try { yield context.df.callActivity("A"); } catch (error) { return error.message; } };
        assert.strictEqual(new Play(script, { level: 1 }).fail(0, { errorType: "string", message: "plain", error: "plain" }).ending[1], "Activity function 'A' failed:  plain");
        assert.strictEqual(new Play(script, { level: 1 }).fail(0, { errorType: "NotFound", message: "Activity function 'A' does not exist." }).ending[1], "Activity function 'A' failed: Activity function 'A' does not exist.");
    },
    "the error of a sub-orchestration has its own reason"() {
        const script = function* (context) { try { yield context.df.callSubOrchestrator("S"); } catch (error) { return error.message; } };
        assert.strictEqual(new Play(script, { level: 1 }).fail(0).ending[1], "Orchestrator function 'S' failed: boom");
        assert.strictEqual(new Play(script, { level: 2 }).fail(0).ending[1], "Orchestrator function 'S' failed: boom \n Error: boom\n    at x");
    },
    "try, catch and finally work around a yield"() {
        const play = new Play(function* (context) {
            const seen = [];
            try {
                try { yield context.df.callActivity("A"); } finally { seen.push("finally"); }
            } catch { seen.push("catch"); }
            seen.push(yield context.df.callActivity("B"));
            return seen;
        });
        play.fail(0);
        assert.deepStrictEqual(play.complete(1, "b").ending, ["returned", ["finally", "catch", "b"]]);
    },
    "level 1: what is yielded and is no task comes back"() {
        const play = new Play(function* (context) {
            const list = [];
            for (const value of [5, "s", undefined, null]) list.push(yield value);
            return list.concat((yield [context.df.callActivity("Never")]).length);
        }, { level: 1 });
        assert.deepStrictEqual(play.ending, ["returned", [5, "s", null, null, 1]]);
        assert.deepStrictEqual(play.actions, []);
    },
    "level 2: yielding what is no task fails the instance, and cannot be caught"() {
        for (const [value, type] of [["5", "number"], ["'s'", "string"], ["{}", "object"], ["[]", "object"], ["Promise.resolve()", "object"], ["undefined", "undefined"]]) {
            const play = new Play(`module.exports = require("durable-functions").orchestrator(function* () { try { yield (${value}); } catch { return "caught"; } });`);
            assert.strictEqual(play.ending[0], "threw");
            assert.ok(play.ending[1].message.startsWith(`${constraint}${type}.`), play.ending[1].message);
        }
    },
    "a function that is no generator fails the instance"() {
        const play = new Play(`module.exports = require("durable-functions").orchestrator(function () { return 1; });`);
        assert.match(play.ending[1].message, /is not a generator function/);
        const none = new Play("module.exports = function () {};");
        assert.match(none.ending[1].message, /no orchestrator/);
    },
    "a result that cannot be serialised fails the instance"() {
        for (const value of ["5n", "(() => { const a = {}; a.a = a; return a; })()"]) {
            const driver = new (require("../support/driver").Driver)();
            driver.load([{ name: "O", kind: "orchestrator", script: `module.exports = require("durable-functions").orchestrator(function* () { return ${value}; });` }]);
            const { ending } = driver.call("turn", { id: "i", execution: "e", name: "O", past: [], events: [["OrchestratorStarted", 1], ["ExecutionStarted", 1, { name: "O" }]] });
            assert.deepStrictEqual([ending[0], ending[1].errorType], ["threw", "TypeError"]);
        }
    },
};
