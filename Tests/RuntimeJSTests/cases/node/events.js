"use strict";
// Node's events, beyond the plain emitter.

const assert = require("assert");
const events = require("events");
const EventEmitter = events;
const tick = () => new Promise((resolve) => setImmediate(resolve));

module.exports = {
    "the tables that packages look at are there"() {
        const emitter = new EventEmitter();
        assert.deepStrictEqual(Object.keys(emitter).slice(0, 3), ["_events", "_eventsCount", "_maxListeners"]);
        const first = () => {};
        const second = () => {};
        emitter.on("a", first);
        assert.strictEqual(emitter._events.a, first);
        assert.strictEqual(emitter._eventsCount, 1);
        emitter.on("a", second);
        assert.deepStrictEqual([...emitter._events.a], [first, second]);
        emitter.off("a", first);
        assert.strictEqual(emitter._events.a, second);
        emitter.off("a", second);
        assert.strictEqual(emitter._eventsCount, 0);
        assert.strictEqual(Object.getPrototypeOf(emitter._events), null);
    },
    "a subclass in the old style needs no constructor call"() {
        function Old() {}
        require("util").inherits(Old, EventEmitter);
        const one = new Old();
        const two = new Old();
        let count = 0;
        one.on("x", () => { count += 1; });
        two.emit("x");
        one.emit("x");
        assert.strictEqual(count, 1);
    },
    "methods can be mixed into an object or a function"() {
        const app = Object.assign(() => {}, EventEmitter.prototype);
        let seen;
        app.on("mount", (value) => { seen = value; });
        app.emit("mount", 5);
        assert.strictEqual(seen, 5);
    },
    "listeners added during an emit wait for the next, removed ones are still called"() {
        const emitter = new EventEmitter();
        const log = [];
        const b = () => log.push("b");
        emitter.on("x", () => {
            log.push("a");
            emitter.on("x", () => log.push("c"));
            emitter.off("x", b);
        });
        emitter.on("x", b);
        emitter.emit("x");
        assert.deepStrictEqual(log, ["a", "b"]);
        emitter.emit("x");
        assert.deepStrictEqual(log, ["a", "b", "a", "c"]);
    },
    "newListener comes before, removeListener after, both with the listener itself"() {
        const emitter = new EventEmitter();
        const log = [];
        emitter.on("newListener", (name, listener) => log.push(["new", name, listener, emitter.listenerCount(name)]));
        emitter.on("removeListener", (name, listener) => log.push(["gone", name, listener, emitter.listenerCount(name)]));
        log.length = 0;
        const listener = () => {};
        emitter.once("x", listener);
        emitter.emit("x");
        assert.deepStrictEqual(log, [["new", "x", listener, 0], ["gone", "x", listener, 0]]);
    },
    "removeAllListeners tells of each, the last first"() {
        const emitter = new EventEmitter();
        const log = [];
        emitter.on("removeListener", (name, listener) => log.push(`${String(name)} ${listener.name}`));
        emitter.on("x", function one() {});
        emitter.on("x", function two() {});
        emitter.on("y", function three() {});
        emitter.removeAllListeners();
        assert.deepStrictEqual(log, ["x two", "x one", "y three"]);
        assert.deepStrictEqual(emitter.eventNames(), []);
    },
    "errorMonitor sees errors before they are thrown"() {
        const emitter = new EventEmitter();
        const seen = [];
        emitter.on(events.errorMonitor, (error) => seen.push(error.message));
        assert.throws(() => emitter.emit("error", new Error("boom")), /boom/);
        assert.deepStrictEqual(seen, ["boom"]);
        assert.throws(() => new EventEmitter().emit("error", { a: 1 }),
            { code: "ERR_UNHANDLED_ERROR", message: "Unhandled error. ({ a: 1 })", context: { a: 1 } });
    },
    "arguments are checked"() {
        assert.throws(() => new EventEmitter().on("x", 1),
            { code: "ERR_INVALID_ARG_TYPE", message: 'The "listener" argument must be of type function. Received type number (1)' });
        assert.throws(() => new EventEmitter().setMaxListeners(-1), { code: "ERR_OUT_OF_RANGE" });
        assert.throws(() => { events.defaultMaxListeners = -1; }, { code: "ERR_OUT_OF_RANGE" });
        assert.throws(() => events.getEventListeners({}, "x"), { code: "ERR_INVALID_ARG_TYPE" });
        assert.throws(() => events.setMaxListeners(1, {}), { code: "ERR_INVALID_ARG_TYPE" });
        assert.throws(() => new EventEmitter({ captureRejections: 1 }), { code: "ERR_INVALID_ARG_TYPE" });
    },
    "getEventListeners and setMaxListeners also know event targets"() {
        const target = new EventTarget();
        const listener = () => {};
        target.addEventListener("x", listener);
        assert.deepStrictEqual(events.getEventListeners(target, "x"), [listener]);
        events.setMaxListeners(3, target);
        assert.strictEqual(events.getMaxListeners(target), 3);
        const emitter = new EventEmitter();
        events.setMaxListeners(4, emitter);
        assert.strictEqual(events.getMaxListeners(emitter), 4);
        assert.strictEqual(events.listenerCount(emitter, "x"), 0);
    },
    async "captureRejections turns rejections into errors"() {
        const emitter = new EventEmitter({ captureRejections: true });
        const seen = [];
        emitter.on("error", (error) => seen.push(error.message));
        emitter.on("x", async () => { throw new Error("late"); });
        emitter.emit("x");
        await tick();
        assert.deepStrictEqual(seen, ["late"]);
        const other = new EventEmitter({ captureRejections: true });
        other[events.captureRejectionSymbol] = (error, name, ...values) => seen.push([error.message, name, ...values]);
        other.on("y", async () => { throw new Error("z"); });
        other.emit("y", 1, 2);
        await tick();
        assert.deepStrictEqual(seen[1], ["z", "y", 1, 2]);
    },
    async "once takes a signal, and cleans up"() {
        const emitter = new EventEmitter();
        const controller = new AbortController();
        const waiting = events.once(emitter, "x", { signal: controller.signal });
        controller.abort("why");
        await assert.rejects(waiting, { name: "AbortError", code: "ABORT_ERR", message: "The operation was aborted", cause: "why" });
        assert.deepStrictEqual(emitter.eventNames(), []);
        await assert.rejects(events.once(emitter, "x", { signal: controller.signal }), { name: "AbortError" });
        await assert.rejects(events.once({}, "x"), { code: "ERR_INVALID_ARG_TYPE" });
        const failing = events.once(emitter, "x");
        emitter.emit("error", new Error("boom"));
        await assert.rejects(failing, /boom/);
        assert.deepStrictEqual(emitter.eventNames(), []);
    },
    async "on iterates over events until it is left"() {
        const emitter = new EventEmitter();
        const iterator = events.on(emitter, "x");
        emitter.emit("x", 1, 2);
        emitter.emit("x", 3);
        const seen = [];
        for await (const values of iterator) {
            seen.push(values);
            if (seen.length === 2) break;
        }
        assert.deepStrictEqual(seen, [[1, 2], [3]]);
        assert.deepStrictEqual(emitter.eventNames(), []);
    },
    async "on ends with an error, a signal, or a closing event"() {
        const emitter = new EventEmitter();
        const failing = events.on(emitter, "x");
        emitter.emit("x", 1);
        emitter.emit("error", new Error("boom"));
        assert.deepStrictEqual(await failing.next(), { value: [1], done: false });
        await assert.rejects(failing.next(), /boom/);
        assert.deepStrictEqual(await failing.next(), { value: undefined, done: true });
        const controller = new AbortController();
        const aborted = events.on(emitter, "x", { signal: controller.signal });
        const next = aborted.next();
        controller.abort();
        await assert.rejects(next, { name: "AbortError" });
        const closing = events.on(emitter, "x", { close: ["end"] });
        const last = closing.next();
        emitter.emit("end");
        assert.deepStrictEqual(await last, { value: undefined, done: true });
        assert.throws(() => events.on(emitter, "x", { signal: controller.signal }), { name: "AbortError" });
    },
};
