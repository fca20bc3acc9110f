"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

const tooLarge = (size) => `The UTF-16 size of the JSON-serialized payload must not exceed 16 KB. The current payload size is ${size} KB.`;

module.exports = {
    "falsy values count, only new ones are told"() {
        const play = new Play(function* (context) {
            context.df.setCustomStatus(0);
            yield context.df.callActivity("A");
            const kept = context.df.customStatus;
            yield context.df.callActivity("B");
            context.df.customStatus = { done: true };
            return [kept, context.df.customStatus];
        });
        assert.strictEqual(play.last.customStatus, 0);
        assert.strictEqual("customStatus" in play.complete(0), false);
        assert.deepStrictEqual(play.complete(1).customStatus, { done: true });
        assert.deepStrictEqual(play.ending, ["returned", [0, { done: true }]]);
    },
    "null, 0, false and the empty string are statuses"() {
        for (const level of [1, 2, 3]) {
            for (const status of [null, 0, false, ""]) {
                const play = new Play(function* (context) { context.df.setCustomStatus(context.df.getInput()); }, { input: status, level });
                assert.strictEqual(play.last.customStatus, status);
            }
        }
    },
    "assigning customStatus is setting it"() {
        for (const level of [1, 2, 3]) {
            const play = new Play(function* (context) {
                context.df.customStatus = "assigned";
                yield context.df.callActivity("A");
                return context.df.customStatus;
            }, { level });
            assert.strictEqual(play.last.customStatus, "assigned");
            assert.deepStrictEqual(play.complete(0).ending, ["returned", "assigned"]);
        }
    },
    "undefined leaves the last status as it is"() {
        const play = new Play(function* (context) {
            context.df.setCustomStatus("kept");
            yield context.df.callActivity("A");
            context.df.setCustomStatus(undefined);
        });
        assert.strictEqual("customStatus" in play.complete(0), false);
    },
    "a status that is changed in place is told as it is at the end of the turn"() {
        const play = new Play(function* (context) {
            const status = { progress: 0 };
            context.df.setCustomStatus(status);
            status.progress = 1;
            yield context.df.callActivity("A");
            yield context.df.callActivity("B");
            status.progress = 2;
        });
        assert.deepStrictEqual(play.last.customStatus, { progress: 1 });
        assert.strictEqual("customStatus" in play.complete(0), false);
        assert.deepStrictEqual(play.complete(1).customStatus, { progress: 2 });
    },
    "up to just under 17 KB pass, more does not"() {
        const play = new Play(function* (context) {
            context.df.setCustomStatus("x".repeat(17408 / 2 - 2 - 1));
            context.df.setCustomStatus("x".repeat(17408 / 2 - 2));
        });
        assert.strictEqual(play.ending[1].message, tooLarge(17));
        assert.strictEqual(play.last.customStatus.length, 17408 / 2 - 2 - 1);
    },
    "what is too large is measured in whole kilobytes of UTF-16"() {
        const play = new Play(function* (context) { context.df.setCustomStatus("\u00e9".repeat(9000)); });
        assert.strictEqual(play.ending[1].message, tooLarge(17));
    },
    "the error can be caught, and the status before stays"() {
        const play = new Play(function* (context) {
            context.df.setCustomStatus("small");
            try { context.df.customStatus = "x".repeat(20000); } catch (error) { return error.message; }
        });
        assert.deepStrictEqual([play.ending, play.last.customStatus], [["returned", tooLarge(39)], "small"]);
    },
    "a status that grows too large in place fails the instance"() {
        const play = new Play(function* (context) {
            const status = { text: "" };
            context.df.setCustomStatus(status);
            yield context.df.callActivity("A");
            status.text = "x".repeat(9000);
            yield context.df.callActivity("B");
        });
        assert.strictEqual(play.complete(0).ending[1].message, tooLarge(17));
    },
    "a status is kept when the orchestration fails"() {
        const play = new Play(function* (context) { context.df.setCustomStatus("last words"); throw new Error("end"); });
        assert.deepStrictEqual([play.last.customStatus, play.ending[0]], ["last words", "threw"]);
    },
    "a status that JSON cannot carry is refused"() {
        const play = new Play(function* (context) { context.df.setCustomStatus(5n); });
        assert.deepStrictEqual([play.ending[0], play.ending[1].errorType], ["threw", "TypeError"]);
    },
};
