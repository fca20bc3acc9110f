"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

module.exports = {
    "whatever is thrown fails the instance"() {
        for (const [thrown, message, error] of [
            ["new Error('msg')", "msg"], ["new Error()", ""], ["'a string'", "a string", "a string"], ["{ a: 1 }", '{"a":1}', { a: 1 }],
            ["null", "null", null], ["undefined", "undefined", undefined], ["0", "0", 0], ["Object.create(null)", "{}", {}],
        ]) {
            for (const level of [1, 2, 3]) {
                const play = new Play(`module.exports = require("durable-functions").orchestrator(function* () { throw (${thrown}); });`, { level });
                assert.deepStrictEqual([play.ending[0], play.ending[1].message], ["threw", message], thrown);
                if (!thrown.startsWith("new")) assert.deepStrictEqual(play.ending[1].error, error);
            }
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
    "an error without a stack of its own has its head for one"() {
        const script = function* (context) { try { yield context.df.callActivity("A"); } catch (error) { return error.stack; } };
        const failure = { errorType: "TypeError", message: "boom", error: { name: "TypeError", message: "boom" } };
        assert.strictEqual(new Play(script, { level: 1 }).fail(0, failure).ending[1], "TypeError: Activity function 'A' failed:  TypeError: boom");
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
    "a function that makes no orchestrator fails the instance"() {
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
    "level 1: what a failed call throws is a DurableError whose name stays Error"() {
        for (const [call, failure, message] of [
            ["callActivity('A')", undefined, "Activity function 'A' failed:  Error: boom"],
            ["callSubOrchestrator('S')", undefined, "Orchestrator function 'S' failed: boom"],
            ["callHttp('GET', 'http://a')", undefined, "boom"],
        ]) {
            const play = new Play(`const df = require("durable-functions");
                const { DurableError } = require("durable-functions/lib/src/classes");
                module.exports = df.orchestrator(function* (context) {
                    try { yield context.df.${call}; } catch (error) { return [error instanceof DurableError, error instanceof Error, error.name, error.message]; } });`, { level: 1 });
            assert.deepStrictEqual(play.fail(0, failure).ending, ["returned", [true, true, "Error", message]]);
        }
    },
    "level 2 and above: what a failed call throws is an Error, its message the reason and the details"() {
        for (const level of [2, 3]) {
            for (const [call, message] of [
                ["callActivity('A')", "Activity function 'A' failed:  Error: boom"], ["callSubOrchestrator('S')", "Orchestrator function 'S' failed: boom"],
                ["callHttp('GET', 'http://a')", "boom"],
            ]) {
                const play = new Play(`module.exports = require("durable-functions").orchestrator(function* (context) {
                    try { yield context.df.${call}; } catch (error) { return [error.constructor === Error, error.message]; } });`, { level });
                assert.deepStrictEqual(play.fail(0).ending, ["returned", [true, `${message} \n Error: boom\n    at x`]]);
            }
        }
    },
    "an activity that does not exist fails its call, which can be caught"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(function* (context) { try { yield context.df.callActivity("None"); } catch (error) { return error.message.split(" \n ")[0]; } }, { level });
            assert.deepStrictEqual(play.fail(0, { errorType: "NotFound", message: "Activity function 'None' does not exist." }).ending,
                ["returned", "Activity function 'None' failed: Activity function 'None' does not exist."]);
        }
    },
    "no finally block runs when a turn ends at a yield"() {
        const play = new Play(function* (context) {
            try { yield context.df.callActivity("A"); } finally { context.df.signalEntity({ name: "E", key: "k" }, "finally"); }
        });
        play.driver.call("endSession", { id: "abc" });
        assert.deepStrictEqual(play.actions, [["task", "A"]]);
    },
    "an error that is thrown on keeps what it brought"() {
        const play = new Play(function* (context) { yield context.df.callActivity("A"); });
        const { ending } = play.fail(0, { errorType: "TypeError", message: "m", error: { name: "TypeError", message: "m", stack: "TypeError: m\n    at x", code: "E1", cause: "why" } });
        assert.deepStrictEqual([ending[1].errorType, ending[1].error.code, ending[1].error.cause, ending[1].stackTrace], ["TypeError", "E1", "why", "TypeError: m\n    at x"]);
    },
};
