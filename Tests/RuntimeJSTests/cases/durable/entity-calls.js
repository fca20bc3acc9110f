"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");

const levels = [1, 2, 3];
const failure = {
    errorType: "RangeError", message: "too many", stackTrace: "STACK",
    error: { name: "RangeError", message: "too many", stack: "STACK", code: "E7", cause: { name: "Error", message: "why" } },
};

module.exports = {
    "a call gives the operation's result, null when there is none"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                const id = new df.EntityId("Counter", "Key");
                return [yield context.df.callEntity(id, "add", 5), yield context.df.callEntity(id, "get")];
            }, { level });
            assert.deepStrictEqual(play.actions, [["callEntity", "@counter@Key", "add", 5]]);
            assert.deepStrictEqual(play.complete(0, 12).actions, [["callEntity", "@counter@Key", "get"]]);
            assert.deepStrictEqual(play.complete(1).ending, ["returned", [12, null]]);
        }
    },
    "inputs and results keep their values, falsy ones and strings too"() {
        const play = new Play(function* (context) {
            const id = { name: "E", key: "k" };
            const results = [];
            for (const input of [0, "", false, null, "Tokyo"]) results.push(yield context.df.callEntity(id, "echo", input));
            return results;
        });
        const values = [0, "", false, null, "Tokyo"];
        values.forEach((value, task) => play.complete(task, value));
        assert.deepStrictEqual(play.actions.map((action) => action[3]), values);
        assert.deepStrictEqual(play.ending, ["returned", values]);
    },
    "any object with a name and a key is an entity's id"() {
        const play = new Play(function* (context) {
            context.df.signalEntity({ name: "E", key: "A@b", other: 1 }, "x");
            context.df.signalEntity({ name: "E", key: 5 }, "x");
            context.df.signalEntity({ name: "E", key: "" }, "x");
        });
        assert.deepStrictEqual(play.actions.map((action) => action[1]), ["@e@A@b", "@e@5", "@e@"]);
    },
    "what is no entity's id is refused"() {
        const play = new Play(function* (context) {
            return [undefined, null, {}, { name: "E" }, { name: " ", key: "k" }, { name: "a@b", key: "k" }, "@e@k"].map((id) => {
                try { context.df.callEntity(id, "op"); } catch (error) { return `${error.name}: ${error.message}`; }
            });
        });
        assert.deepStrictEqual(play.ending[1], [
            "Error: Must provide EntityId to CallEntityAction constructor",
            "Error: Must provide EntityId to CallEntityAction constructor",
            "TypeError: entityId.name: Expected non-empty, non-whitespace string but got undefined",
            "TypeError: entityId.key: Expected string but got undefined",
            "Error: entityId.name: Expected non-empty, non-whitespace string but got empty string",
            "Error: entityId.name: The name of an entity must not contain '@' but got 'a@b'",
            "TypeError: entityId.name: Expected non-empty, non-whitespace string but got undefined",
        ]);
    },
    "a failed operation throws at every level, with the message of its error"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                try { yield context.df.callEntity({ name: "E", key: "k" }, "op"); } catch (error) {
                    return [error instanceof Error, error.message, error.name, error.stack, error.code, error.cause.message,
                        error.failureDetails.errorType, error.failureDetails.errorMessage, Object.keys(error)];
                }
            }, { level });
            assert.deepStrictEqual(play.fail(0, failure).ending,
                ["returned", [true, "too many", "RangeError", "STACK", "E7", "why", "RangeError", "too many", ["code"]]]);
        }
    },
    "a thrown string is the message"() {
        const play = new Play(function* (context) {
            try { yield context.df.callEntity({ name: "E", key: "k" }, "op"); } catch (error) { return error.message; }
        });
        assert.deepStrictEqual(play.fail(0, { errorType: "string", message: "plain", error: "plain" }).ending, ["returned", "plain"]);
    },
    "an error of an operation that is not caught fails the instance"() {
        const play = new Play(function* (context) { yield context.df.callEntity({ name: "E", key: "k" }, "op"); });
        assert.deepStrictEqual(play.fail(0, failure).ending[1].message, "too many");
    },
    "calls run side by side in Task.all and Task.any"() {
        const play = new Play(function* (context) {
            const calls = ["a", "b"].map((key) => context.df.callEntity({ name: "E", key }, "get"));
            const winner = yield context.df.Task.any([context.df.callActivity("A"), ...calls]);
            return [winner === calls[1], winner.result, yield context.df.Task.all(calls)];
        });
        play.complete(2, "b");
        assert.deepStrictEqual(play.complete(1, "a").ending, ["returned", [true, "b", ["a", "b"]]]);
    },
    "a call that is never yielded is never made"() {
        const play = new Play(function* (context) { context.df.callEntity({ name: "E", key: "k" }, "op"); return 1; });
        assert.deepStrictEqual([play.actions, play.ending], [[], ["returned", 1]]);
    },
    "a signal is sent at the call, takes a number and gives undefined"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                const id = new df.EntityId("Counter", "k");
                const pending = context.df.callActivity("A");
                const given = context.df.signalEntity(id, "add", 1);
                context.df.signalEntity(id, "reset");
                yield pending;
                return given === undefined;
            }, { level });
            assert.deepStrictEqual(play.actions, [["signalEntity", "@counter@k", "add", null, 1], ["signalEntity", "@counter@k", "reset", null], ["task", "A"]]);
            assert.deepStrictEqual(play.complete(2).ending, ["returned", true]);
        }
    },
    "a signal may be for later"() {
        const play = new Play(function* (context) {
            context.df.signalEntity({ name: "E", key: "k" }, "op", undefined, new Date(context.df.currentUtcDateTime.getTime() + 5000));
            try { context.df.signalEntity({ name: "E", key: "k" }, "op", 1, "tomorrow"); } catch (error) { return `${error.name}: ${error.message}`; }
        });
        assert.deepStrictEqual(play.actions, [["signalEntity", "@e@k", "op", start + 5000]].map((action) => [...action, null].slice(0, 4)));
        assert.deepStrictEqual(play.ending, ["returned", "TypeError: scheduledTime: Expected valid Date object but got tomorrow"]);
    },
    "falsy inputs of signals are sent"() {
        const play = new Play(function* (context) { for (const input of [0, "", false, null]) context.df.signalEntity({ name: "E", key: "k" }, "op", input); });
        assert.deepStrictEqual(play.actions.map((action) => action[4]), [0, "", false, null]);
    },
    "yielding a signal is harmless at level 1 and fails above"() {
        const script = function* (context) { yield context.df.signalEntity({ name: "E", key: "k" }, "op"); return "on"; };
        assert.deepStrictEqual(new Play(script, { level: 1 }).ending, ["returned", "on"]);
        for (const level of [2, 3]) {
            const play = new Play(script, { level });
            assert.match(play.ending[1].message, /^Durable Functions programming constraint violation: Orchestration yielded data of type undefined\. This is likely a result of yielding a "fire-and-forget API" such as signalEntity or continueAsNew\./);
            assert.strictEqual(play.actions.length, 1);
        }
    },
    "a proxy turns methods into calls and signals"() {
        const play = new Play(function* (context) {
            const counter = context.df.createEntityProxy(new df.EntityId("Counter", "k"));
            counter.signal.add(5);
            counter.signal.add(6, new Date(context.df.currentUtcDateTime.getTime() + 1000));
            return yield counter.get();
        });
        assert.deepStrictEqual(play.actions, [
            ["signalEntity", "@counter@k", "add", null, 5], ["signalEntity", "@counter@k", "add", start + 1000, 6], ["callEntity", "@counter@k", "get"]]);
        assert.deepStrictEqual(play.complete(2, 11).ending, ["returned", 11]);
    },
    "a proxy has no symbols and is no promise"() {
        const play = new Play(function* (context) {
            const counter = context.df.createEntityProxy({ name: "E", key: "k" });
            return [counter.then, counter[Symbol.iterator], counter[Symbol.toPrimitive], counter.toJSON, counter.signal.then].map((value) => value === undefined);
        });
        assert.deepStrictEqual(play.ending, ["returned", Array(5).fill(true)]);
    },
};
