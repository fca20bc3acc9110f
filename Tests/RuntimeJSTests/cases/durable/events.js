"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

module.exports = {
    "an event resumes the wait, whatever the case of its name"() {
        const play = new Play(function* (context) { return yield context.df.waitForExternalEvent("Approval"); });
        assert.deepStrictEqual(play.raise("APPROVAL", { ok: 1 }).ending, ["returned", { ok: 1 }]);
    },
    "an event without a value gives undefined"() {
        const play = new Play(function* (context) { return [(yield context.df.waitForExternalEvent("A")) === undefined]; });
        assert.deepStrictEqual(play.raise("A").ending, ["returned", [true]]);
    },
    "events that come before the wait are kept, first in, first out"() {
        const play = new Play(function* (context) {
            yield context.df.callActivity("A");
            return [yield context.df.waitForExternalEvent("E"), yield context.df.waitForExternalEvent("e")];
        });
        play.raise("E", 1);
        play.raise("other", 0);
        play.raise("E", 2);
        assert.deepStrictEqual(play.complete(0).ending, ["returned", [1, 2]]);
    },
    "a new event goes to the newest live wait"() {
        const play = new Play(function* (context) {
            return yield context.df.Task.all([context.df.waitForExternalEvent("E"), context.df.waitForExternalEvent("E")]);
        });
        play.raise("E", "first");
        assert.deepStrictEqual(play.raise("E", "second").ending, ["returned", ["second", "first"]]);
    },
    "an abandoned wait of a lost Task.any swallows nothing"() {
        const play = new Play(function* (context) {
            for (let round = 0; round < 2; round++) {
                yield context.df.Task.any([context.df.waitForExternalEvent("E"), context.df.callActivity("A")]);
            }
            yield context.df.callActivity("Between");
            return yield context.df.waitForExternalEvent("E");
        });
        play.complete(0);
        play.complete(1);
        play.raise("E", "kept");
        assert.deepStrictEqual(play.complete(2).ending, ["returned", "kept"]);
    },
    "a wait kept across a loop is served when it is live again"() {
        const play = new Play(function* (context) {
            const wait = context.df.waitForExternalEvent("E");
            yield context.df.Task.any([wait, context.df.callActivity("A")]);
            yield context.df.callActivity("B");
            const winner = yield context.df.Task.any([wait, context.df.callActivity("C")]);
            return [winner === wait, wait.result];
        });
        play.complete(0);
        play.raise("E", 5);
        assert.deepStrictEqual(play.complete(1).ending, ["returned", [true, 5]]);
    },
    "of several waits the event that came first decides"() {
        const play = new Play(function* (context) {
            yield context.df.callActivity("A");
            const waits = [context.df.waitForExternalEvent("X"), context.df.waitForExternalEvent("Y")];
            const winner = yield context.df.Task.any(waits);
            return [waits.indexOf(winner), winner.result, yield context.df.waitForExternalEvent("X")];
        });
        play.raise("Y", "y");
        play.raise("X", "x");
        assert.deepStrictEqual(play.complete(0).ending, ["returned", [1, "y", "x"]]);
    },
    "a wait under a decided inner compound is no longer live"() {
        const play = new Play(function* (context) {
            const inner = context.df.Task.any([context.df.waitForExternalEvent("E"), context.df.callActivity("A")]);
            yield context.df.Task.all([inner, context.df.callActivity("B")]);
            return yield context.df.waitForExternalEvent("E");
        });
        play.complete(0);
        play.raise("E", "for later");
        assert.deepStrictEqual(play.complete(1).ending, ["returned", "for later"]);
    },
    "the name must be a string with something in it"() {
        const play = new Play(function* (context) {
            const texts = [];
            for (const bad of [undefined, " "]) {
                try { context.df.waitForExternalEvent(bad); } catch (error) { texts.push(error.message); }
            }
            return texts;
        });
        assert.deepStrictEqual(play.ending[1], [
            "externalEventName: Expected non-empty, non-whitespace string but got undefined",
            "externalEventName: Expected non-empty, non-whitespace string but got empty string",
        ]);
    },
    "falsy values of events survive"() {
        const play = new Play(function* (context) {
            const values = [];
            for (let n = 0; n < 4; n++) values.push(yield context.df.waitForExternalEvent("E"));
            return values;
        });
        for (const value of [0, "", false, null]) play.raise("E", value);
        assert.deepStrictEqual(play.ending, ["returned", [0, "", false, null]]);
    },
    "an early event, and buffered ones in their order, at every level"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(function* (context) {
                yield context.df.callActivity("A");
                return yield context.df.Task.all(["E", "e", "E"].map((name) => context.df.waitForExternalEvent(name)));
            }, { level });
            for (const value of [1, 2, 3]) play.raise("E", value);
            assert.deepStrictEqual(play.complete(0).ending, ["returned", [1, 2, 3]]);
        }
    },
    "the newest live wait is served first at every level"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(function* (context) { return yield context.df.Task.all([context.df.waitForExternalEvent("E"), context.df.waitForExternalEvent("E")]); }, { level });
            play.raise("E", "first");
            assert.deepStrictEqual(play.raise("E", "second").ending, ["returned", ["second", "first"]]);
        }
    },
    "a loop of event or timeout loses nothing"() {
        const play = new Play(function* (context) {
            const seen = [];
            while (seen.length < 3) {
                const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60000));
                const wait = context.df.waitForExternalEvent("E");
                const winner = yield context.df.Task.any([wait, timer]);
                if (winner === wait) timer.cancel();
                seen.push(winner === wait ? wait.result : "timeout");
            }
            return seen;
        });
        play.fire(0);
        play.raise("E", "a");
        assert.deepStrictEqual(play.raise("E", "b").ending, ["returned", ["timeout", "a", "b"]]);
    },
    "two events of one turn serve two waits, one after the other"() {
        const play = new Play(function* (context) { return [yield context.df.waitForExternalEvent("E"), yield context.df.waitForExternalEvent("E")]; });
        assert.deepStrictEqual(play.turn([["EventRaised", 0, "E", 1], ["EventRaised", 0, "E", 2]]).ending, ["returned", [1, 2]]);
    },
};
