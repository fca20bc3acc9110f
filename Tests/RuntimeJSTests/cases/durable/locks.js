"use strict";
const assert = require("assert");
const { Play } = require("../support/play");

const texts = {
    nested: "Cannot acquire more locks when already holding some locks.",
    child: "Cannot invoke sub-orchestrations from within a critical section.",
    other: "Cannot call an entity from within a critical section unless it is one of the locked entities.",
    parallel: "Cannot call the same entity multiple times in parallel within a critical section.",
    signal: "Cannot signal an entity from within a critical section if the entity is one of the locked entities.",
};

/** A section over A@1 and B@2 in which `attempts` are made; gives their errors. */
const inSection = (...attempts) => `const df = require("durable-functions");
    module.exports = df.orchestrator(function* (context) {
        const a = new df.EntityId("A", "1"), b = new df.EntityId("B", "2"), c = new df.EntityId("C", "3");
        const before = context.df.callSubOrchestrator("Before");
        const lock = yield context.df.lock(a, b);
        const seen = [];
        for (const attempt of [${attempts.join(", ")}]) {
            try { yield* attempt(); seen.push("none"); } catch (error) {
                seen.push([error.name, error instanceof df.LockingRulesViolationError, error.message]);
            }
        }
        lock.release();
        return seen;
    });`;
const violation = (text) => ["LockingRulesViolationError", true, text];

module.exports = {
    "a lock is asked for in sorted order, each entity once, and granted"() {
        for (const call of ["lock(b, a, { name: 'B', key: '2' })", "lock([b, a, b])"]) {
            for (const level of [1, 2, 3]) {
                const play = new Play(`const df = require("durable-functions");
                    module.exports = df.orchestrator(function* (context) {
                        const a = new df.EntityId("A", "1"), b = new df.EntityId("b", "2");
                        const lock = yield context.df.${call};
                        const value = yield context.df.callEntity(a, "get");
                        lock.release();
                        return [lock instanceof df.DurableLock, lock.ownedLocks.map(String), lock.ownedLocks[0] instanceof df.EntityId, value];
                    });`, { level });
                assert.deepStrictEqual(play.actions, [["lock", ["@a@1", "@b@2"]]]);
                assert.deepStrictEqual(play.grant(0).actions, [["callEntity", "@a@1", "get"]]);
                assert.deepStrictEqual(play.complete(1, 7).actions, [["unlock"]]);
                assert.deepStrictEqual(play.ending, ["returned", [true, ["@a@1", "@b@2"], true, 7]]);
            }
        }
    },
    "a lock is asked for when it is yielded"() {
        const play = new Play(function* (context) {
            const pending = context.df.lock({ name: "A", key: "1" });
            yield context.df.callActivity("First");
            yield pending;
        });
        assert.deepStrictEqual(play.actions, [["task", "First"]]);
        assert.deepStrictEqual(play.complete(0).actions, [["lock", ["@a@1"]]]);
        assert.deepStrictEqual(play.grant(1).ending, ["returned"]);
    },
    "releasing needs no yield, takes a number and counts once"() {
        const play = new Play(function* (context) {
            const lock = yield context.df.lock({ name: "A", key: "1" });
            lock.release();
            lock.release();
            yield context.df.callActivity("Next");
            lock.release();
        });
        assert.deepStrictEqual(play.grant(0).actions, [["unlock"], ["task", "Next"]]);
        assert.deepStrictEqual(play.complete(2).actions, []);
    },
    "a released lock does not end a later section"() {
        const play = new Play(function* (context) {
            const first = yield context.df.lock({ name: "A", key: "1" });
            first.release();
            yield context.df.lock({ name: "B", key: "2" });
            first.release();
            return context.df.isLocked();
        });
        play.grant(0);
        assert.deepStrictEqual(play.grant(2).ending, ["returned", { isLocked: true, ownedLocks: [{ name: "B", key: "2" }] }]);
    },
    "using releases it where the engine knows Symbol.dispose"() {
        const play = new Play(function* (context) {
            const lock = yield context.df.lock({ name: "A", key: "1" });
            if (typeof Symbol.dispose === "symbol") lock[Symbol.dispose]();
            else lock.release();
        });
        assert.deepStrictEqual(play.grant(0).actions, [["unlock"]]);
    },
    "isLocked tells from the call of lock to that of release"() {
        const play = new Play(function* (context) {
            const states = [context.df.isLocked()];
            const pending = context.df.lock({ name: "A", key: "1" });
            states.push(context.df.isLocked());
            const lock = yield pending;
            states.push(context.df.isLocked());
            lock.release();
            states.push(context.df.isLocked());
            return [context.df.isLocked() instanceof df.LockState, states];
        });
        const locked = { isLocked: true, ownedLocks: [{ name: "A", key: "1" }] };
        const free = { isLocked: false, ownedLocks: [] };
        assert.deepStrictEqual(play.grant(0).ending, ["returned", [true, [free, locked, locked, free]]]);
    },
    "a lock needs entities"() {
        const play = new Play(function* (context) {
            const seen = [[], [[]], ["@a@1"], [[null]], [{ name: "A" }], [undefined]].map((values) => {
                try { context.df.lock(...values); } catch (error) { return `${error.name}: ${error.message}`; }
            });
            return [seen, context.df.isLocked().isLocked];
        });
        const none = "RangeError: lock requires at least one EntityId";
        const wrong = "TypeError: lock expected EntityId[]";
        assert.deepStrictEqual(play.ending, ["returned", [[none, none, wrong, wrong, wrong, wrong], false]]);
    },
    "lock moves the counter of newGuid on"() {
        const play = new Play(function* (context) {
            if (context.df.getInput()) context.df.lock({ name: "A", key: "1" });
            else context.df.newGuid();
            return context.df.newGuid("x");
        }, { input: true });
        const other = new Play(function* (context) { context.df.newGuid(); return context.df.newGuid("x"); });
        assert.deepStrictEqual(play.ending, other.ending);
    },
    "a failed lock() does not begin a section or move the counter"() {
        const play = new Play(function* (context) {
            try { context.df.lock(); } catch { return [context.df.isLocked().isLocked, context.df.newGuid("x")]; }
        });
        const other = new Play(function* (context) { return [false, context.df.newGuid("x")]; });
        assert.deepStrictEqual(play.ending, other.ending);
    },
    "no second lock in a section"() {
        const play = new Play(inSection("function* () { yield context.df.lock(c); }", "function* () { yield context.df.lock(a); }"));
        assert.deepStrictEqual(play.grant(0).ending, ["returned", [violation(texts.nested), violation(texts.nested)]]);
    },
    "no second lock while the first is pending"() {
        const play = new Play(function* (context) {
            context.df.lock({ name: "A", key: "1" });
            context.df.lock({ name: "B", key: "1" });
        });
        assert.strictEqual(play.ending[1].message, texts.nested);
    },
    "no sub-orchestrations in a section, retried or made before it"() {
        const play = new Play(inSection(
            "function* () { yield context.df.callSubOrchestrator('S'); }",
            "function* () { yield context.df.callSubOrchestratorWithRetry('S', new df.RetryOptions(1, 2)); }",
            "function* () { yield before; }", "function* () { yield context.df.Task.all([before]); }"));
        assert.deepStrictEqual(play.grant(0).ending, ["returned", Array(4).fill(violation(texts.child))]);
        assert.deepStrictEqual(play.actions, [["lock", ["@a@1", "@b@2"]], ["unlock"]]);
    },
    "an attempt of a sub-orchestration that falls into a section fails its task"() {
        const play = new Play(function* (context) {
            const child = context.df.callSubOrchestratorWithRetry("S", new df.RetryOptions(1000, 3));
            yield context.df.Task.any([child, context.df.callActivity("A")]);
            const lock = yield context.df.lock({ name: "A", key: "1" });
            try { yield child; } catch (error) { return [error.name, error.message]; } finally { lock.release(); }
        });
        play.fail(0);
        play.complete(1);
        play.grant(3);
        assert.deepStrictEqual(play.fire(2).ending, ["returned", ["LockingRulesViolationError", texts.child]]);
    },
    "calls go only to locked entities"() {
        const play = new Play(inSection("function* () { yield context.df.callEntity(c, 'op'); }"));
        assert.deepStrictEqual(play.grant(0).ending, ["returned", [violation(texts.other)]]);
    },
    "a call made before the section goes only to locked entities too"() {
        const play = new Play(function* (context) {
            const call = context.df.callEntity({ name: "C", key: "3" }, "op");
            yield context.df.lock({ name: "A", key: "1" });
            yield call;
        });
        assert.strictEqual(play.grant(0).ending[1].message, texts.other);
    },
    "one entity is not called twice at the same time, but one after the other and beside others"() {
        const play = new Play(inSection(
            "function* () { yield context.df.Task.all([context.df.callEntity(a, 'x'), context.df.callEntity(a, 'y')]); }",
            "function* () { context.df.callEntity(a, 'z'); }",
            "function* () { yield context.df.callEntity(b, 'op'); yield context.df.callEntity(b, 'op'); }"));
        assert.deepStrictEqual(play.grant(0).actions, [["callEntity", "@a@1", "x"], ["callEntity", "@b@2", "op"]]);
        assert.deepStrictEqual(play.complete(2).actions, [["callEntity", "@b@2", "op"]]);
        assert.deepStrictEqual(play.complete(3).ending, ["returned", [violation(texts.parallel), violation(texts.parallel), "none"]]);
    },
    "an entity whose operation failed may be called again"() {
        const play = new Play(inSection("function* () { try { yield context.df.callEntity(a, 'x'); } catch {} yield context.df.callEntity(a, 'y'); }"));
        play.grant(0);
        assert.deepStrictEqual(play.fail(1).actions, [["callEntity", "@a@1", "y"]]);
        assert.deepStrictEqual(play.complete(2).ending, ["returned", ["none"]]);
    },
    "locked entities are not signalled, others are"() {
        const play = new Play(inSection("function* () { context.df.signalEntity(a, 'op'); }", "function* () { context.df.signalEntity(c, 'op'); }"));
        assert.deepStrictEqual(play.grant(0).ending, ["returned", [violation(texts.signal), "none"]]);
        assert.deepStrictEqual(play.actions, [["lock", ["@a@1", "@b@2"]], ["signalEntity", "@c@3", "op", null], ["unlock"]]);
    },
    "names compare without case, keys exactly"() {
        const play = new Play(inSection("function* () { context.df.signalEntity({ name: 'a', key: '1' }, 'op'); }"));
        assert.deepStrictEqual(play.grant(0).ending, ["returned", [violation(texts.signal)]]);
        const keys = new Play(function* (context) {
            yield context.df.lock({ name: "A", key: "k" });
            context.df.signalEntity({ name: "A", key: "K" }, "op");
        });
        assert.deepStrictEqual(keys.grant(0).ending, ["returned"]);
    },
    "activities, timers and events go on in a section"() {
        const play = new Play(function* (context) {
            yield context.df.lock({ name: "A", key: "1" });
            return [yield context.df.callActivity("A"), yield context.df.waitForExternalEvent("E")];
        });
        play.grant(0);
        play.complete(1, 1);
        assert.deepStrictEqual(play.raise("E", 2).ending, ["returned", [1, 2]]);
    },
    "the rules end with the section, and a new one may begin"() {
        const play = new Play(function* (context) {
            (yield context.df.lock({ name: "A", key: "1" })).release();
            yield context.df.callEntity({ name: "C", key: "3" }, "op");
            context.df.signalEntity({ name: "A", key: "1" }, "op");
            (yield context.df.lock({ name: "B", key: "1" })).release();
        });
        assert.deepStrictEqual(play.grant(0).actions, [["unlock"], ["callEntity", "@c@3", "op"]]);
        assert.deepStrictEqual(play.complete(2).actions, [["signalEntity", "@a@1", "op", null], ["lock", ["@b@1"]]]);
        assert.deepStrictEqual(play.grant(4).ending, ["returned"]);
    },
    "the error class has the code of the original"() {
        const play = new Play(function* (context) { return [df.LockingRulesViolationError.code, new df.LockingRulesViolationError("x") instanceof Error]; });
        assert.deepStrictEqual(play.ending, ["returned", ["LOCKING_RULES_VIOLATION", true]]);
    },
    "a lock that lost a Task.any is still granted later"() {
        const play = new Play(function* (context) {
            const pending = context.df.lock({ name: "A", key: "1" });
            yield context.df.Task.any([pending, context.df.callActivity("A")]);
            (yield pending).release();
        });
        play.complete(1);
        assert.deepStrictEqual(play.grant(0).actions, [["unlock"]]);
    },
};
