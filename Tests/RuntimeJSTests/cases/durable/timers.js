"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");

module.exports = {
    "a timer gives undefined when it fires"() {
        const play = new Play(function* (context) {
            const result = yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 5000));
            return [result === undefined, context.df.currentUtcDateTime.getTime()];
        });
        assert.deepStrictEqual(play.actions, [["timer", start + 5000]]);
        assert.deepStrictEqual(play.fire(0).ending, ["returned", [true, start + 5000]]);
    },
    "a cancelled timer is told to the host, and firing no longer matters"() {
        const play = new Play(function* (context) {
            const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 5000));
            const winner = yield context.df.Task.any([timer, context.df.waitForExternalEvent("Go")]);
            if (!timer.isCompleted) timer.cancel();
            yield context.df.callActivity("A");
            return winner !== timer;
        });
        assert.deepStrictEqual(play.raise("Go").actions, [["cancelTimer", 0], ["task", "A"]]);
        assert.deepStrictEqual(play.fire(0).actions, []);
        assert.deepStrictEqual(play.complete(1).ending, ["returned", true]);
    },
    "a timer cancelled before it was yielded never exists"() {
        const play = new Play(function* (context) {
            const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime));
            timer.cancel();
            timer.cancel();
            yield context.df.Task.any([timer, context.df.callActivity("A")]);
            return timer.isCanceled;
        });
        assert.deepStrictEqual(play.actions, [["task", "A"]]);
        assert.deepStrictEqual(play.complete(0).ending, ["returned", true]);
    },
    "a finished timer cannot be cancelled"() {
        const play = new Play(function* (context) {
            const timer = context.df.createTimer(context.df.currentUtcDateTime);
            yield timer;
            try { timer.cancel(); } catch (error) { return error.message; }
        });
        assert.deepStrictEqual(play.fire(0).ending, ["returned", "Cannot cancel a completed task."]);
    },
    "what is no date is refused"() {
        const play = new Play(function* (context) {
            const texts = [];
            for (const bad of ["2020-01-01", 5, undefined, new Date(NaN)]) {
                try { context.df.createTimer(bad); } catch (error) { texts.push(`${error.name}: ${error.message}`); }
            }
            return texts;
        });
        assert.deepStrictEqual(play.ending[1], ["2020-01-01", 5, undefined, "Invalid Date"].map((bad) => `TypeError: fireAt: Expected valid Date object but got ${bad}`));
    },
    "yielding a cancelled timer alone throws instead of hanging"() {
        const play = new Play(function* (context) {
            const timer = context.df.createTimer(context.df.currentUtcDateTime);
            timer.cancel();
            yield timer;
        });
        assert.match(play.ending[1].message, /never fire/);
    },
    "a compound that can never finish throws instead of hanging"() {
        for (const [compound, hangs] of [["all([timer, context.df.callActivity('A')])", true], ["any([timer])", true], ["any([context.df.Task.all([timer])])", true], ["any([timer, context.df.callActivity('A')])", false]]) {
            const play = new Play(`module.exports = require("durable-functions").orchestrator(function* (context) {
                const timer = context.df.createTimer(context.df.currentUtcDateTime);
                timer.cancel();
                try { yield context.df.Task.${compound}; return "done"; } catch (error) { return error.message; } });`);
            if (hangs) assert.match(play.ending[1], /would never fire/);
            else assert.deepStrictEqual(play.complete(0).ending, ["returned", "done"]);
        }
    },
    "a cancelled timer that is returned fails the instance"() {
        const play = new Play(function* (context) {
            const timer = context.df.createTimer(context.df.currentUtcDateTime);
            timer.cancel();
            return timer;
        });
        assert.match(play.ending[1].message, /would never fire/);
    },
    "timers have no limit of length"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(function* (context) { yield context.df.createTimer(new Date(8.64e15)); }, { level });
            assert.deepStrictEqual(play.actions, [["timer", 8.64e15]]);
            play.fire(0);
        }
    },
    "a time that has passed is asked for as it is"() {
        const play = new Play(function* (context) { yield context.df.createTimer(new Date(1000)); return context.df.currentUtcDateTime.getTime(); });
        assert.deepStrictEqual(play.actions, [["timer", 1000]]);
        assert.deepStrictEqual(play.fire(0).ending, ["returned", start]);
    },
    "timers of the same time are timers of their own"() {
        const play = new Play(function* (context) {
            const at = new Date(context.df.currentUtcDateTime.getTime() + 1000);
            const timers = [context.df.createTimer(at), context.df.createTimer(at)];
            const winner = yield context.df.Task.any(timers);
            timers[0].cancel();
            return [winner === timers[1], timers[0].isCanceled, timers[1].isCanceled];
        });
        assert.deepStrictEqual(play.fire(1).ending, ["returned", [true, true, false]]);
    },
    "a timer keeps the time it was given"() {
        const play = new Play(function* (context) {
            const at = new Date(context.df.currentUtcDateTime.getTime() + 1000);
            const timer = context.df.createTimer(at);
            at.setTime(0);
            yield timer;
        });
        assert.deepStrictEqual(play.actions, [["timer", start + 1000]]);
    },
    "a timer is data without a result"() {
        const play = new Play(function* (context) {
            const timer = context.df.createTimer(context.df.currentUtcDateTime);
            const winner = yield context.df.Task.any([timer]);
            return [winner === timer, timer.result === undefined, timer.isCompleted, timer.isCanceled];
        });
        assert.deepStrictEqual(play.fire(0).ending, ["returned", [true, true, true, false]]);
    },
};
