"use strict";
const assert = require("assert");
const { AsyncLocalStorage, AsyncResource, createHook, executionAsyncId, triggerAsyncId } = require("async_hooks");
const { EventEmitter } = require("events");

const sleep = (milliseconds = 1) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Two runs of the body at the same time, each in a context of its own; what each has seen. */
async function twice(body) {
    const storage = new AsyncLocalStorage();
    const run = (store) => storage.run(store, () => body(() => storage.getStore(), storage));
    const results = await Promise.all([run("A"), run("B")]);
    assert.strictEqual(storage.getStore(), undefined);
    return results;
}

const only = (count) => [Array(count).fill("A"), Array(count).fill("B")];

module.exports = {
    async "contexts follow await of promises of every kind"() {
        const results = await twice(async (store) => {
            const seen = [store()];
            const look = () => seen.push(store());
            await Promise.resolve(1); look();
            await sleep(); look();
            await (async () => { await sleep(2); look(); return 1; })(); look();
            await { then(resolve) { setTimeout(resolve, 1); } }; look();
            try { await Promise.reject(new Error("x")); } catch { look(); }
            await Promise.all([sleep(), sleep(2)]); look();
            await Promise.race([sleep(), sleep(2)]); look();
            for await (const item of (async function* () { yield 1; await sleep(); look(); yield 2; })()) look(item);
            await new (class Other extends Promise {})((resolve) => setTimeout(resolve, 1)); look();
            return seen;
        });
        assert.deepStrictEqual(results, only(13));
    },
    async "contexts follow await of plain values"() {
        const results = await twice(async (store) => {
            const seen = [];
            for (let count = 0; count < 5; count++) { await count; seen.push(store()); }
            await sleep();
            for (let count = 0; count < 5; count++) { await null; seen.push(store()); }
            return seen;
        });
        assert.deepStrictEqual(results, only(10));
    },
    async "the context is that of who awaits, not of who resolves"() {
        const { promise, resolve } = (() => { let resolve; const promise = new Promise((done) => { resolve = done; }); return { promise, resolve }; })();
        const storage = new AsyncLocalStorage();
        const waiting = ["A", "B"].map((store) => storage.run(store, async () => { await promise; return storage.getStore(); }));
        const outside = (async () => { await promise; return storage.getStore(); })();
        storage.run("C", () => resolve());
        assert.deepStrictEqual(await Promise.all([...waiting, outside]), ["A", "B", undefined]);
    },
    async "contexts follow then, catch and finally"() {
        const results = await twice((store) => Promise.resolve()
            .then(() => [store()])
            .then((seen) => { throw [...seen, store()]; })
            .catch((seen) => [...seen, store()])
            .then((seen) => sleep().finally(() => seen.push(store())).then(() => seen)));
        assert.deepStrictEqual(results, only(4));
    },
    async "contexts follow timers, ticks and microtasks"() {
        const results = await twice(async (store) => {
            const seen = [];
            const wait = (start) => new Promise((resolve) => start(() => { seen.push(store()); resolve(); }));
            await wait((done) => setTimeout(done, 1));
            await wait((done) => setImmediate(done));
            await wait((done) => queueMicrotask(done));
            await wait((done) => process.nextTick(done));
            await wait((done) => { const timer = setInterval(() => { clearInterval(timer); done(); }, 1); });
            return seen;
        });
        assert.deepStrictEqual(results, only(5));
    },
    "run gives the result back, passes values on and restores"() {
        const storage = new AsyncLocalStorage();
        assert.strictEqual(storage.run(1, (a, b) => a + b + storage.getStore(), 2, 3), 6);
        assert.strictEqual(storage.getStore(), undefined);
        assert.throws(() => storage.run(1, () => { throw new Error("out"); }), /out/);
        assert.strictEqual(storage.getStore(), undefined);
        storage.run(1, () => {
            storage.run(2, () => assert.strictEqual(storage.getStore(), 2));
            assert.strictEqual(storage.getStore(), 1);
            storage.exit(() => assert.strictEqual(storage.getStore(), undefined));
            assert.strictEqual(storage.getStore(), 1);
        });
    },
    async "two storages do not see each other"() {
        const [one, other] = [new AsyncLocalStorage(), new AsyncLocalStorage()];
        await one.run(1, () => other.run(2, async () => {
            await sleep();
            assert.deepStrictEqual([one.getStore(), other.getStore()], [1, 2]);
            other.disable();
            assert.deepStrictEqual([one.getStore(), other.getStore()], [1, undefined]);
        }));
    },
    async "enterWith lasts to the end of the asynchronous function"() {
        const storage = new AsyncLocalStorage();
        await storage.run("outer", async () => {
            storage.enterWith("entered");
            assert.strictEqual(storage.getStore(), "entered");
            await sleep();
            assert.strictEqual(storage.getStore(), "entered");
            await null;
            assert.strictEqual(storage.getStore(), "entered");
        });
    },
    "bind and snapshot keep the context of when they were made"() {
        const storage = new AsyncLocalStorage();
        const bound = storage.run(1, () => AsyncLocalStorage.bind((a) => [storage.getStore(), a]));
        const inside = storage.run(2, () => AsyncLocalStorage.snapshot());
        assert.deepStrictEqual(storage.run(3, () => bound("a")), [1, "a"]);
        assert.strictEqual(storage.run(3, () => inside(() => storage.getStore())), 2);
        assert.throws(() => AsyncLocalStorage.bind(1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "fn" argument must be of type function. Received type number (1)' });
    },
    "AsyncResource runs functions in its context"() {
        const storage = new AsyncLocalStorage();
        const resource = storage.run("made", () => new AsyncResource("Pool"));
        const self = {};
        assert.deepStrictEqual(resource.runInAsyncScope(function (a) { return [storage.getStore(), this === self, a]; }, self, 1), ["made", true, 1]);
        assert.strictEqual(resource.bind(() => storage.getStore())(), "made");
        assert.strictEqual(storage.run("x", () => AsyncResource.bind(function (a, b) {})).length, 2);
        assert.ok(resource.asyncId() > 1);
        assert.strictEqual(typeof resource.triggerAsyncId(), "number");
        assert.strictEqual(resource.runInAsyncScope(() => executionAsyncId()), resource.asyncId());
        assert.strictEqual(resource.emitDestroy(), resource);
        assert.throws(() => new AsyncResource(), { code: "ERR_INVALID_ARG_TYPE", message: 'The "type" argument must be of type string. Received undefined' });
        assert.throws(() => new AsyncResource("x", { triggerAsyncId: "y" }), { code: "ERR_INVALID_ASYNC_ID", name: "RangeError" });
        assert.throws(() => resource.bind(1), { code: "ERR_INVALID_ARG_TYPE" });
    },
    "listeners run where they are called"() {
        const storage = new AsyncLocalStorage();
        const emitter = new EventEmitter();
        let seen;
        storage.run("on", () => emitter.on("event", () => { seen = storage.getStore(); }));
        storage.run("emit", () => emitter.emit("event"));
        assert.strictEqual(seen, "emit");
    },
    "hooks can be made"() {
        const hook = createHook({ init() {} });
        assert.strictEqual(hook.enable(), hook);
        assert.strictEqual(hook.disable(), hook);
        assert.throws(() => createHook({ init: 1 }), { code: "ERR_ASYNC_CALLBACK", message: "hook.init must be a function" });
        assert.strictEqual(typeof executionAsyncId(), "number");
        assert.strictEqual(typeof triggerAsyncId(), "number");
    },
    async "promises stay what they are"() {
        new AsyncLocalStorage();
        const promise = Promise.resolve(1);
        assert.strictEqual(Promise.resolve(promise), promise);
        assert.ok(promise.then(() => {}) instanceof Promise);
        assert.ok(promise instanceof promise.constructor);
        assert.strictEqual(promise.constructor.name, "Promise");
        class Other extends Promise {}
        assert.ok(Other.resolve(1).then(() => {}) instanceof Other);
        assert.ok(Promise.resolve(Other.resolve(1)) instanceof Promise);
        const order = [];
        await Promise.all([
            (async () => { order.push(1); await null; order.push(3); })(),
            (async () => { order.push(2); await null; order.push(4); })(),
        ]);
        assert.deepStrictEqual(order, [1, 2, 3, 4]);
        await assert.rejects(Promise.reject(new TypeError("t")), TypeError);
    },
};
