"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

const levels = [1, 2, 3];

/** What each call throws, as "Name: message", inside an orchestrator of the given level. */
function thrownBy(level, ...calls) {
    const play = new Play(`const df = require("durable-functions");
        module.exports = df.orchestrator(function* (context) {
            const options = new df.RetryOptions(1, 1);
            const entity = new df.EntityId("E", "k");
            return [${calls.map((call) => `() => ${call}`).join(", ")}].map((call) => {
                try { call(); return "nothing"; } catch (error) { return error.name + ": " + error.message; }
            });
        });`, { level });
    return play.ending[1];
}

function eachThrows(expected, ...calls) {
    for (const level of levels) assert.deepStrictEqual(thrownBy(level, ...calls), calls.map(() => expected), `level ${level}`);
}

module.exports = {
    "a name that is no string"() {
        for (const [value, type] of [["undefined", "undefined"], ["null", "object"], ["{}", "object"], ["5", "number"], ["() => 1", "function"]]) {
            eachThrows(`TypeError: functionName: Expected non-empty, non-whitespace string but got ${type}`,
                `context.df.callActivity(${value})`, `context.df.callActivityWithRetry(${value}, options)`);
        }
        eachThrows("TypeError: functionName: Expected non-empty, non-whitespace string but got number",
            "context.df.callSubOrchestrator(5)", "context.df.callSubOrchestratorWithRetry(5, options)");
    },
    "a blank name"() {
        eachThrows("Error: functionName: Expected non-empty, non-whitespace string but got empty string",
            "context.df.callActivity('')", "context.df.callActivity(' \\t')", "context.df.callActivityWithRetry('', options)",
            "context.df.callSubOrchestrator(' ')", "context.df.callSubOrchestratorWithRetry(' ', options)");
    },
    "no name of a sub-orchestration"() {
        eachThrows("Error: A sub-orchestration function name must be provided when attempting to create a suborchestration",
            "context.df.callSubOrchestrator()", "context.df.callSubOrchestrator('')", "context.df.callSubOrchestrator(null)",
            "context.df.callSubOrchestratorWithRetry('', options)");
    },
    "an instance id that is no string or blank"() {
        eachThrows("TypeError: instanceId: Expected non-empty, non-whitespace string but got number",
            "context.df.callSubOrchestrator('S', 1, 5)", "context.df.callSubOrchestratorWithRetry('S', options, 1, 5)");
        eachThrows("Error: instanceId: Expected non-empty, non-whitespace string but got empty string",
            "context.df.callSubOrchestrator('S', 1, ' ')", "context.df.callSubOrchestratorWithRetry('S', options, 1, ' ')");
    },
    "an operation that is no string or blank"() {
        eachThrows("TypeError: operation: Expected non-empty, non-whitespace string but got undefined",
            "context.df.callEntity(entity)", "context.df.signalEntity(entity)");
        eachThrows("Error: operation: Expected non-empty, non-whitespace string but got empty string",
            "context.df.callEntity(entity, '')", "context.df.signalEntity(entity, ' ')");
    },
    "no entity id"() {
        eachThrows("Error: Must provide EntityId to CallEntityAction constructor", "context.df.callEntity()", "context.df.callEntity(null, 'op')");
        eachThrows("Error: Must provide EntityId to SignalEntityAction constructor", "context.df.signalEntity()", "context.df.signalEntity('', 'op')");
    },
    "an event name that is no string or blank"() {
        eachThrows("TypeError: externalEventName: Expected non-empty, non-whitespace string but got undefined", "context.df.waitForExternalEvent()");
        eachThrows("Error: externalEventName: Expected non-empty, non-whitespace string but got empty string", "context.df.waitForExternalEvent(' ')");
    },
    "a time that is no Date, or not a valid one"() {
        eachThrows("TypeError: fireAt: Expected valid Date object but got 2020-01-01", "context.df.createTimer('2020-01-01')");
        eachThrows("TypeError: fireAt: Expected valid Date object but got undefined", "context.df.createTimer()");
        eachThrows("TypeError: fireAt: Expected valid Date object but got 5", "context.df.createTimer(5)");
        eachThrows("TypeError: fireAt: Expected valid Date object but got Invalid Date", "context.df.createTimer(new Date('x'))");
    },
    "retry options that lack something; plain objects will do"() {
        for (const [value, type] of [["undefined", "undefined"], ["null", "object"], ["5", "number"], ["{}", "object"], ["{ firstRetryIntervalInMilliseconds: 1 }", "object"], ["{ maxNumberOfAttempts: 1 }", "object"]]) {
            eachThrows(`TypeError: retryOptions: Expected object of type RetryOptions but got ${type}; are you missing properties?`,
                `context.df.callActivityWithRetry("A", ${value})`, `context.df.callSubOrchestratorWithRetry("S", ${value})`);
        }
        eachThrows("nothing", "context.df.callActivityWithRetry('A', { firstRetryIntervalInMilliseconds: 1, maxNumberOfAttempts: 1 })");
    },
    "a compound of something that is no task"() {
        for (const method of ["Task.all", "Task.any"]) {
            eachThrows(`Error: ${method} received a non-valid input. This may occur if it somehow received a non-list input, or if the input list's Tasks were corrupted. Please review your orchestrator code and/or file an issue.`,
                `context.df.${method}([5])`, `context.df.${method}([undefined])`, `context.df.${method}([context.df.callActivity("A"), {}])`);
        }
    },
    "a compound of what is no array"() {
        for (const method of ["Task.all", "Task.any"]) {
            eachThrows(`TypeError: ${method} received a non-valid input. This may occur if it somehow received a non-list input, or if the input list's Tasks were corrupted. Please review your orchestrator code and/or file an issue.`,
                `context.df.${method}()`, `context.df.${method}("x")`, `context.df.${method}(context.df.callActivity("A"))`, `context.df.${method}(new Set())`);
        }
    },
    "level 1: Task.any of nothing"() {
        assert.deepStrictEqual(thrownBy(1, "context.df.Task.any([])"), ["Error: At least one yieldable task must be provided to wait for."]);
    },
    "level 2 and above: Task.any of nothing"() {
        for (const level of [2, 3]) {
            assert.deepStrictEqual(thrownBy(level, "context.df.Task.any([])"), ["Error: When constructing a CompoundTask (such as Task.all() or Task.any()), you must specify at least one Task."]);
        }
    },
    "Task.all of nothing gives an empty array at every level"() {
        for (const level of levels) {
            assert.deepStrictEqual(new Play(function* (context) { return yield context.df.Task.all([]); }, { level }).ending, ["returned", []]);
        }
    },
    "cancelling a timer that has fired"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                const timer = context.df.createTimer(context.df.currentUtcDateTime);
                yield timer;
                timer.cancel();
            }, { level });
            assert.strictEqual(play.fire(0).ending[1].message, "Cannot cancel a completed task.");
        }
    },
    "what is not caught fails the orchestration"() {
        const play = new Play(function* (context) { yield context.df.callActivity(5); });
        assert.deepStrictEqual([play.ending[0], play.ending[1].message], ["threw", "functionName: Expected non-empty, non-whitespace string but got number"]);
    },
};
