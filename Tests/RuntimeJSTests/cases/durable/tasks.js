"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");

const levels = [1, 2, 3];
const look = "const look = (task) => [task.isCompleted, task.isFaulted, task.hasResult];";
const orchestrator = (body) => `const df = require("durable-functions"); ${look}
    module.exports = df.orchestrator(function* (context) { ${body} });`;

module.exports = {
    "a task that has not finished"() {
        for (const level of levels) {
            const play = new Play(orchestrator(`
                const task = context.df.callActivity("A");
                return [look(task), task.result === undefined, task.id];`), { level });
            assert.deepStrictEqual(play.ending, ["returned", [[false, false, false], true, false]]);
        }
    },
    "a task that succeeded"() {
        for (const level of levels) {
            const play = new Play(orchestrator(`
                const task = context.df.callActivity("A");
                yield task;
                return [look(task), task.result, task.id, task.exception === undefined];`), { level });
            assert.deepStrictEqual(play.complete(0, "r").ending, ["returned", [[true, false, true], "r", 0, true]]);
        }
    },
    "level 1: a task that failed is completed, its result the reason, its exception the error"() {
        const play = new Play(orchestrator(`
            const task = context.df.callActivity("A");
            try { yield task; } catch (error) { return [look(task), task.result, task.exception === error]; }`), { level: 1 });
        assert.deepStrictEqual(play.fail(0).ending, ["returned", [[true, true, true], "Activity function 'A' failed:  Error: boom", true]]);
    },
    "level 2 and above: a task that failed is not completed, its result is the error"() {
        for (const level of [2, 3]) {
            const play = new Play(orchestrator(`
                const task = context.df.callActivity("A");
                try { yield task; } catch (error) { return [look(task), task.result === error, task.exception === undefined]; }`), { level });
            assert.deepStrictEqual(play.fail(0).ending, ["returned", [[false, true, true], true, true]]);
        }
    },
    "level 1: tasks know when they settled"() {
        const play = new Play(orchestrator(`
            const task = context.df.callActivity("A");
            const before = [task.timestamp, task.completionIndex].map((value) => value === undefined);
            yield task;
            return [before, task.timestamp.getTime(), task.completionIndex];`), { level: 1 });
        assert.deepStrictEqual(play.complete(0).ending, ["returned", [[true, true], start + 1000, 1]]);
    },
    "the id of a wait is the name of its event"() {
        const play = new Play(orchestrator(`
            const wait = context.df.waitForExternalEvent("Go");
            const before = wait.id;
            yield wait;
            return [before, wait.id];`));
        assert.deepStrictEqual(play.raise("go").ending, ["returned", [false, "Go"]]);
    },
    "compound tasks have children"() {
        for (const level of levels) {
            const play = new Play(orchestrator(`
                const tasks = [context.df.callActivity("A"), context.df.callActivity("B")];
                const [all, any] = [context.df.Task.all(tasks), context.df.Task.any(tasks)];
                yield all;
                return [all.children.length, any.children[1] === tasks[1], look(all), look(any), all.result, any.result === tasks[1]];`), { level });
            play.complete(1, "b");
            assert.deepStrictEqual(play.complete(0, "a").ending, ["returned", [2, true, [true, false, true], [true, false, true], ["a", "b"], true]]);
        }
    },
    "tasks settle while the orchestrator waits for another"() {
        const play = new Play(orchestrator(`
            const [first, second] = [context.df.callActivity("A"), context.df.callActivity("B")];
            yield context.df.Task.any([first, second]);
            yield context.df.callActivity("C");
            return [look(first), first.result];`));
        play.complete(1);
        play.complete(0, "late");
        assert.deepStrictEqual(play.complete(2).ending, ["returned", [[true, false, true], "late"]]);
    },
    "the winner is the very task that was given, a nested compound too"() {
        for (const level of levels) {
            const play = new Play(orchestrator(`
                const inner = context.df.Task.all([context.df.callActivity("A"), context.df.callActivity("B")]);
                const winner = yield context.df.Task.any([inner, context.df.callActivity("C")]);
                return [winner === inner, winner.result];`), { level });
            play.complete(0, "a");
            assert.deepStrictEqual(play.complete(1, "b").ending, ["returned", [true, ["a", "b"]]]);
        }
    },
    "if (!timer.isCompleted) timer.cancel() works at every level"() {
        for (const level of levels) {
            const play = new Play(orchestrator(`
                const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 5000));
                const work = context.df.callActivity("A");
                const winner = yield context.df.Task.any([timer, work]);
                if (!timer.isCompleted) timer.cancel();
                return [winner === work, winner.result, timer.isCanceled, look(timer)];`), { level });
            assert.deepStrictEqual(play.complete(1, "r").ending, ["returned", [true, "r", true, [false, false, false]]]);
            assert.deepStrictEqual(play.actions.at(-1), ["cancelTimer", 0]);
        }
    },
    "a task in a result is data"() {
        const play = new Play(orchestrator(`
            return context.df.Task.any([context.df.callActivity("A")]);`));
        assert.deepStrictEqual(play.complete(0, 5).ending, ["returned", { id: 0, isCompleted: true, isFaulted: false, result: 5 }]);
    },
    "a retried call is one task"() {
        const play = new Play(orchestrator(`
            const task = context.df.callActivityWithRetry("A", new df.RetryOptions(1000, 2));
            const before = look(task);
            try { yield task; } catch {}
            return [before, look(task), task.id, task.result.message.split(" \\n ")[0]];`));
        play.fail(0);
        play.fire(1);
        assert.deepStrictEqual(play.fail(2).ending, ["returned", [[false, false, false], [false, true, true], 0, "Activity function 'A' failed:  Error: boom"]]);
    },
    "classes for deep imports"() {
        for (const path of ["durable-functions/lib/src/classes", "durable-functions/lib/src/task"]) {
            const play = new Play(`const df = require("durable-functions");
                const { Task, TimerTask, DurableError, AggregatedError } = require("${path}");
                module.exports = df.orchestrator(function* (context) {
                    const timer = context.df.createTimer(context.df.currentUtcDateTime);
                    return [timer instanceof Task, timer instanceof TimerTask, new DurableError("x").name, new AggregatedError([new Error("y")]).errors.length];
                });`);
            assert.deepStrictEqual(play.ending, ["returned", [true, true, "Error", 1]]);
        }
    },
};
