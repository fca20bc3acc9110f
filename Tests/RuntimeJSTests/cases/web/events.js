"use strict";
// Event, EventTarget, AbortSignal, messages, performance, TextDecoder, structuredClone.

const assert = require("assert");
const { settle } = require("../support/streams");

module.exports = {
    "an event knows where it is"() {
        const target = new EventTarget();
        const event = new Event("x", { cancelable: true });
        const seen = [];
        target.addEventListener("x", function (given) {
            given.preventDefault();
            seen.push(this === target, given.target === target, given.currentTarget === target, given.eventPhase, given.composedPath().length, given.defaultPrevented, given.returnValue);
        });
        assert.deepStrictEqual([event.eventPhase, event.target, event.composedPath()], [0, null, []]);
        assert.strictEqual(target.dispatchEvent(event), false);
        assert.deepStrictEqual(seen, [true, true, true, 2, 1, true, false]);
        assert.deepStrictEqual([event.eventPhase, event.target === target, event.composedPath()], [0, true, []]);
        assert.strictEqual(Event.AT_TARGET, 2);
    },
    "listeners: once, removed, objects, signals"() {
        const target = new EventTarget();
        const log = [];
        const gone = () => log.push("gone");
        const controller = new AbortController();
        target.addEventListener("x", () => log.push("once"), { once: true });
        target.addEventListener("x", () => target.removeEventListener("x", gone));
        target.addEventListener("x", gone);
        target.addEventListener("x", { handleEvent() { log.push("object"); } });
        target.addEventListener("x", () => log.push("signal"), { signal: controller.signal });
        const event = new Event("x", { cancelable: true });
        assert.strictEqual(target.dispatchEvent(event), true);
        controller.abort();
        target.dispatchEvent(new Event("x"));
        assert.deepStrictEqual(log, ["once", "object", "signal", "object"]);
        target.addEventListener("y", (given) => given.stopImmediatePropagation());
        target.addEventListener("y", () => log.push("never"));
        target.dispatchEvent(new Event("y"));
        assert.strictEqual(log.length, 4);
    },
    "arguments of events are checked"() {
        const target = new EventTarget();
        assert.throws(() => target.dispatchEvent({}), { code: "ERR_INVALID_ARG_TYPE", message: 'The "event" argument must be an instance of Event. Received an instance of Object' });
        assert.throws(() => target.addEventListener("x", 1), { code: "ERR_INVALID_ARG_TYPE" });
        assert.throws(() => new Event(), { code: "ERR_MISSING_ARGS" });
        assert.deepStrictEqual([new CustomEvent("x", { detail: 5 }).detail, new MessageEvent("message", { data: 1 }).data], [5, 1]);
        assert.strictEqual(Object.prototype.toString.call(target), "[object EventTarget]");
    },
    "AbortSignal.any follows the first"() {
        const one = new AbortController();
        const two = new AbortController();
        const any = AbortSignal.any([one.signal, two.signal]);
        let count = 0;
        any.onabort = () => { count += 1; };
        two.abort("why");
        one.abort("later");
        assert.deepStrictEqual([any.aborted, any.reason, count], [true, "why", 1]);
        assert.strictEqual(AbortSignal.any([one.signal]).reason, "later");
        assert.strictEqual(AbortSignal.any([]).aborted, false);
        assert.throws(() => AbortSignal.any([1]), { code: "ERR_INVALID_ARG_TYPE" });
        assert.throws(() => AbortSignal.timeout("x"), { code: "ERR_INVALID_ARG_TYPE" });
        assert.throws(() => AbortSignal.timeout(-1), { code: "ERR_OUT_OF_RANGE" });
    },
    async "AbortSignal.timeout"() {
        const signal = AbortSignal.timeout(1);
        // The signal's timer keeps nothing alive.
        const alive = setInterval(() => {}, 1000);
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        clearInterval(alive);
        assert.deepStrictEqual([signal.reason.name, signal.reason.code], ["TimeoutError", 23]);
    },
    async "messages go through channels in order, as copies"() {
        const { port1, port2 } = new MessageChannel();
        const sent = { a: 1 };
        port1.postMessage(sent);
        port1.postMessage(2);
        const seen = [];
        await new Promise((resolve) => {
            port2.onmessage = (event) => {
                seen.push(event.data);
                if (seen.length === 2) resolve();
            };
        });
        assert.deepStrictEqual(seen, [{ a: 1 }, 2]);
        assert.notStrictEqual(seen[0], sent);
        const answer = new Promise((resolve) => port1.once("message", resolve));
        port2.postMessage("back");
        assert.strictEqual(await answer, "back");
        const closed = new Promise((resolve) => port2.on("close", resolve));
        port1.close();
        await closed;
        assert.throws(() => new MessagePort(), { name: "TypeError" });
    },
    async "ports can be sent, functions cannot"() {
        const outer = new MessageChannel();
        const inner = new MessageChannel();
        const received = new Promise((resolve) => { outer.port2.onmessage = (event) => resolve(event); });
        outer.port1.postMessage({ port: inner.port2 }, [inner.port2]);
        const { data, ports } = await received;
        assert.strictEqual(ports.length, 1);
        const answer = new Promise((resolve) => { inner.port1.onmessage = (event) => resolve(event.data); });
        data.port.postMessage("through");
        assert.strictEqual(await answer, "through");
        assert.throws(() => outer.port1.postMessage(() => {}), { name: "DataCloneError" });
        outer.port1.close();
        inner.port1.close();
        await settle();
    },
    async "broadcasts reach the others of the name"() {
        const [one, two, other] = [new BroadcastChannel("q"), new BroadcastChannel("q"), new BroadcastChannel("r")];
        const seen = [];
        one.onmessage = () => seen.push("one");
        other.onmessage = () => seen.push("other");
        const received = new Promise((resolve) => { two.onmessage = (event) => resolve(event.data); });
        one.postMessage({ a: 1 });
        assert.deepStrictEqual([await received, seen, one.name], [{ a: 1 }, [], "q"]);
        for (const channel of [one, two, other]) channel.close();
        assert.throws(() => one.postMessage(1), { name: "InvalidStateError" });
    },
    async "marks and measures are kept and observed"() {
        const names = [];
        const observer = new PerformanceObserver((list) => names.push(...list.getEntries().map((entry) => entry.name)));
        observer.observe({ entryTypes: ["mark", "measure"] });
        const mark = performance.mark("a", { startTime: 5, detail: { x: 1 } });
        assert.deepStrictEqual([mark.name, mark.entryType, mark.startTime, mark.duration, mark.detail], ["a", "mark", 5, 0, { x: 1 }]);
        const measure = performance.measure("m", { start: "a", end: 9 });
        assert.deepStrictEqual([measure.entryType, measure.startTime, measure.duration, measure.detail], ["measure", 5, 4, null]);
        assert.deepStrictEqual(performance.getEntriesByName("m").map((entry) => entry.duration), [4]);
        assert.deepStrictEqual(performance.getEntriesByType("mark").map((entry) => entry.name), ["a"]);
        await settle(8);
        assert.deepStrictEqual(names, ["a", "m"]);
        observer.disconnect();
        performance.clearMarks();
        performance.clearMeasures("m");
        assert.deepStrictEqual(performance.getEntries().filter((entry) => ["a", "m"].includes(entry.name)), []);
        assert.throws(() => performance.measure("n", "zz"), { name: "SyntaxError", message: 'The "zz" performance mark has not been set' });
        assert.throws(() => performance.mark("x", { startTime: -1 }), { code: "ERR_PERFORMANCE_INVALID_TIMESTAMP" });
        assert.throws(() => new PerformanceObserver(1), { code: "ERR_INVALID_ARG_TYPE" });
        assert.strictEqual(require("perf_hooks").PerformanceObserver, PerformanceObserver);
    },
    "TextDecoder: UTF-16 in both orders, what is broken"() {
        assert.strictEqual(new TextDecoder("utf-16be").decode(new Uint8Array([0, 65, 0x20, 0xac])), "A€");
        const stream = new TextDecoder("utf-16le");
        assert.strictEqual(stream.decode(new Uint8Array([0x3d, 0xd8, 0x00]), { stream: true }) + stream.decode(new Uint8Array([0xde])), "😀");
        assert.throws(() => new TextDecoder("utf-16le", { fatal: true }).decode(new Uint8Array([0, 0xd8])),
            { code: "ERR_ENCODING_INVALID_ENCODED_DATA", message: "The encoded data was not valid for encoding utf-16le" });
        assert.strictEqual(new TextDecoder(" Latin1 ").encoding, "windows-1252");
        assert.strictEqual(new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 65])), "\ufeffA");
        assert.throws(() => new TextDecoder("nope"), { name: "RangeError", code: "ERR_ENCODING_NOT_SUPPORTED", message: 'The "nope" encoding is not supported' });
    },
    "structuredClone takes a transfer list"() {
        const buffer = new Uint8Array([1, 2]).buffer;
        const copy = structuredClone({ buffer }, { transfer: [buffer] });
        assert.deepStrictEqual(new Uint8Array(copy.buffer), new Uint8Array([1, 2]));
        assert.throws(() => structuredClone({}, { transfer: [{}] }), { code: "ERR_INVALID_TRANSFER_OBJECT", message: "Found invalid object in transferList" });
    },
};
