"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");

const levels = [1, 2, 3];

module.exports = {
    "Task.all starts all and gives the results in argument order"() {
        const play = new Play(function* (context) {
            return yield context.df.Task.all(context.df.getInput().map((n) => context.df.callActivity("A", n)));
        }, { input: [1, 2, 3] });
        assert.deepStrictEqual(play.actions, [["task", "A", 1], ["task", "A", 2], ["task", "A", 3]]);
        play.complete(2, "c");
        play.complete(0, "a");
        assert.deepStrictEqual(play.complete(1, "b").ending, ["returned", ["a", "b", "c"]]);
    },
    "tasks are numbered depth first"() {
        const play = new Play(function* (context) {
            const { callActivity: _, Task } = context.df;
            const act = (name) => context.df.callActivity(name);
            return yield Task.all([act("1"), Task.all([act("2"), Task.any([act("3"), act("4")])]), act("5")]);
        });
        assert.deepStrictEqual(play.actions.map((action) => action[1]), ["1", "2", "3", "4", "5"]);
        for (const task of [4, 3, 1, 0]) play.complete(task, task);
        assert.strictEqual(play.ending[0], "returned");
        assert.strictEqual(play.ending[1][1][1].result, 3);
    },
    "Task.any gives the task that finished first, failed or not"() {
        const play = new Play(function* (context) {
            const tasks = [context.df.callActivity("A"), context.df.callActivity("B")];
            const winner = yield context.df.Task.any(tasks);
            return [winner === tasks[1], winner.isFaulted, winner.result instanceof Error];
        });
        assert.deepStrictEqual(play.fail(1).ending, ["returned", [true, true, true]]);
    },
    "removing the winner and going on with the rest runs nothing twice"() {
        const play = new Play(function* (context) {
            let rest = [1, 2, 3].map((n) => context.df.callActivity("A", n));
            const results = [];
            while (rest.length > 0) {
                const winner = yield context.df.Task.any(rest);
                results.push(winner.result);
                rest = rest.filter((task) => task !== winner);
            }
            return results;
        });
        play.complete(1, "b");
        play.complete(2, "c");
        assert.deepStrictEqual(play.complete(0, "a").ending, ["returned", ["b", "c", "a"]]);
        assert.strictEqual(play.actions.length, 3);
    },
    "a new task in a decided compound starts too"() {
        const play = new Play(function* (context) {
            const first = context.df.callActivity("A");
            yield first;
            const second = context.df.callActivity("B");
            const winner = yield context.df.Task.any([second, first]);
            return [winner === first, yield second];
        });
        assert.deepStrictEqual(play.complete(0, 1).actions, [["task", "B"]]);
        assert.deepStrictEqual(play.complete(1, 2).ending, ["returned", [true, 2]]);
    },
    "compounds over finished tasks complete at once"() {
        const play = new Play(function* (context) {
            const task = context.df.callActivity("A");
            yield task;
            return [yield context.df.Task.all([task, task]), (yield context.df.Task.any([task])).result];
        });
        assert.deepStrictEqual(play.complete(0, 1).ending, ["returned", [[1, 1], 1]]);
    },
    "Task.all([]) gives [] and Task.any([]) throws"() {
        for (const level of [1, 2]) {
            const play = new Play(function* (context) {
                const none = yield context.df.Task.all([]);
                try { context.df.Task.any([]); } catch (error) { return [none, error.message]; }
            }, { level });
            assert.deepStrictEqual(play.ending[1][0], []);
            assert.match(play.ending[1][1], /at least one Task|At least one yieldable task/i);
        }
    },
    "a compound of no tasks at all is refused"() {
        const play = new Play(function* (context) {
            const texts = [];
            for (const bad of [[1], "x", undefined]) {
                try { context.df.Task.all(bad); } catch (error) { texts.push(error.message.slice(0, 38)); }
            }
            return texts;
        });
        assert.deepStrictEqual(play.ending, ["returned", Array(3).fill("Task.all received a non-valid input. T")]);
    },
    "level 2: Task.all fails with the first error at once"() {
        const play = new Play(function* (context) {
            try {
                yield context.df.Task.all([context.df.callActivity("A"), context.df.callActivity("B")]);
            } catch (error) { return [error.message.split(" \n ")[0], error.errors.length, error.errors[0] === error]; }
        });
        assert.deepStrictEqual(play.fail(1).ending, ["returned", ["Activity function 'B' failed:  Error: boom", 1, true]]);
    },
    "level 1: Task.all waits for all and throws one error for them"() {
        const play = new Play(function* (context) {
            try {
                yield context.df.Task.all([context.df.callActivity("A"), context.df.callActivity("B")]);
            } catch (error) { return [error.message.startsWith("context.df.Task.all() encountered the below error messages:\n\nName: Error\nMessage: "), error.errors.length]; }
        }, { level: 1 });
        assert.strictEqual(play.fail(0).ending, undefined);
        assert.deepStrictEqual(play.complete(1, 1).ending, ["returned", [true, 1]]);
    },
    "isCompleted, isFaulted and result follow the level"() {
        const script = function* (context) {
            const task = context.df.callActivity("A");
            try { yield task; } catch {}
            return [task.isCompleted, task.isFaulted, typeof task.result, task.exception instanceof Error];
        };
        assert.deepStrictEqual(new Play(script, { level: 1 }).fail(0).ending, ["returned", [true, true, "string", true]]);
        assert.deepStrictEqual(new Play(script, { level: 2 }).fail(0).ending, ["returned", [false, true, "object", false]]);
    },
    "a thousand tasks in a loop of Task.any stay cheap"() {
        const play = new Play(function* (context) {
            const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60000));
            for (let n = 0; n < 40; n++) yield context.df.Task.any([timer, context.df.callActivity("A", n)]);
            timer.cancel();
            return timer.isCanceled;
        });
        for (let n = 1; n <= 40; n++) play.complete(n, n);
        assert.deepStrictEqual(play.ending, ["returned", true]);
        assert.deepStrictEqual(play.actions.at(-1), ["cancelTimer", 0]);
        assert.deepStrictEqual(play.actions[0], ["timer", start + 60000]);
    },
    "level 2 and above: tasks that failed before Task.all was made are all among its errors, first come first"() {
        for (const level of [2, 3]) {
            const play = new Play(function* (context) {
                const tasks = ["A", "B", "C"].map((name) => context.df.callActivity(name));
                for (let n = 0; n < 2; n++) yield context.df.Task.any(tasks.filter((task) => !task.isFaulted));
                try { yield context.df.Task.all(tasks); } catch (error) { return [error === tasks[2].result, error.errors.map((each) => each.message.split("'")[1])]; }
            }, { level });
            play.fail(2);
            assert.deepStrictEqual(play.fail(0).ending, ["returned", [true, ["C", "A"]]]);
        }
    },
    "the errors that an error brought along are not replaced"() {
        const play = new Play(function* (context) {
            try { yield context.df.Task.all([context.df.callActivity("A")]); } catch (error) { return error.errors; }
        });
        assert.deepStrictEqual(play.fail(0, { errorType: "AggregateError", message: "m", error: { name: "AggregateError", message: "m", errors: ["own"] } }).ending, ["returned", ["own"]]);
    },
    "level 1: the error of Task.all lists every failure in argument order"() {
        const play = new Play(function* (context) {
            try { yield context.df.Task.all(["A", "B", "C"].map((name) => context.df.callActivity(name))); } catch (error) { return [error.message, error.errors.map((each) => each.message)]; }
        }, { level: 1 });
        play.fail(2, { errorType: "Error", message: "c", stackTrace: "SC", error: { name: "Error", message: "c", stack: "SC" } });
        play.complete(1);
        const { ending } = play.fail(0, { errorType: "TypeError", message: "a", stackTrace: "SA", error: { name: "TypeError", message: "a", stack: "SA" } });
        const [a, c] = ["Activity function 'A' failed:  TypeError: a", "Activity function 'C' failed:  Error: c"];
        assert.deepStrictEqual(ending[1], [
            `context.df.Task.all() encountered the below error messages:\n\nName: TypeError\nMessage: ${a}\nStackTrace: SA\n-----------------------------------\nName: Error\nMessage: ${c}\nStackTrace: SC`, [a, c]]);
    },
    "a task may be in several compounds"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                const [a, b, c] = ["A", "B", "C"].map((name) => context.df.callActivity(name));
                const [first, second] = [context.df.Task.all([a, b]), context.df.Task.all([b, c, b])];
                return yield context.df.Task.all([first, second, b]);
            }, { level });
            assert.deepStrictEqual(play.actions, [["task", "A"], ["task", "B"], ["task", "C"]]);
            for (const task of [1, 2, 0]) play.complete(task, task);
            assert.deepStrictEqual(play.ending, ["returned", [[0, 1], [1, 2, 1], 1]]);
        }
    },
    "compounds nest as deep as one likes, at every level"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                const { Task } = context.df;
                const leaf = (name) => context.df.callActivity(name);
                const winner = yield Task.any([Task.all([leaf("A"), Task.any([leaf("B"), leaf("C")])]), Task.all([leaf("D"), Task.all([leaf("E")])])]);
                return winner.result;
            }, { level });
            play.complete(3, "d");
            play.complete(2, "c");
            assert.deepStrictEqual(play.complete(4, "e").ending, ["returned", ["d", ["e"]]]);
        }
    },
    "Task.any of finished tasks gives the one that finished first, wherever it stands"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                const tasks = ["A", "B"].map((name) => context.df.callActivity(name));
                yield context.df.Task.all(tasks);
                return (yield context.df.Task.any(tasks)) === tasks[1];
            }, { level });
            play.complete(1);
            assert.deepStrictEqual(play.complete(0).ending, ["returned", true]);
        }
    },
    "losers go on and give their results later"() {
        const play = new Play(function* (context) {
            const [a, b] = [context.df.callActivity("A"), context.df.callActivity("B")];
            yield context.df.Task.any([a, b]);
            return yield a;
        });
        play.complete(1);
        assert.deepStrictEqual(play.complete(0, "late").ending, ["returned", "late"]);
    },
    "an orchestration ends while losers are still running"() {
        for (const level of levels) {
            const play = new Play(function* (context) {
                yield context.df.Task.any([context.df.callActivity("A"), context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1e9))]);
                return "done";
            }, { level });
            assert.deepStrictEqual(play.complete(0).ending, ["returned", "done"]);
        }
    },
};
