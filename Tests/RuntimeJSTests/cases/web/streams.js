"use strict";
// The streams of the web.

const assert = require("assert");
const web = require("stream/web");
const { Readable, Writable, Duplex, PassThrough, pipeline } = require("stream");
const consumers = require("stream/consumers");
const { settle } = require("../support/streams");

const counting = (count) => {
    let next = 0;
    return new ReadableStream({
        pull(controller) {
            if (next < count) controller.enqueue(next++);
            else controller.close();
        },
    });
};
const collect = async (stream) => {
    const all = [];
    for await (const chunk of stream) all.push(chunk);
    return all;
};

module.exports = {
    "the globals are those of stream/web"() {
        for (const name of Object.keys(web)) assert.strictEqual(globalThis[name], web[name], name);
    },
    async "a reader reads to the end"() {
        const stream = counting(2);
        assert.strictEqual(stream.locked, false);
        const reader = stream.getReader();
        assert.strictEqual(stream.locked, true);
        assert.deepStrictEqual(await reader.read(), { value: 0, done: false });
        assert.deepStrictEqual(await reader.read(), { value: 1, done: false });
        assert.deepStrictEqual(await reader.read(), { value: undefined, done: true });
        assert.strictEqual(await reader.closed, undefined);
    },
    async "a locked stream refuses"() {
        const stream = counting(2);
        const reader = stream.getReader();
        assert.throws(() => stream.getReader(), { name: "TypeError", code: "ERR_INVALID_STATE", message: "Invalid state: ReadableStream is locked" });
        await assert.rejects(stream.cancel(), { code: "ERR_INVALID_STATE" });
        reader.releaseLock();
        await assert.rejects(reader.read(), { code: "ERR_INVALID_STATE" });
        assert.deepStrictEqual(await collect(stream), [0, 1]);
    },
    async "releasing rejects what is pending"() {
        const reader = new ReadableStream().getReader();
        const pending = reader.read();
        const { closed } = reader;
        reader.releaseLock();
        await assert.rejects(pending, { name: "TypeError" });
        await assert.rejects(closed, { name: "TypeError" });
    },
    async "start, pull and cancel are called in order and no more than needed"() {
        const log = [];
        const stream = new ReadableStream({
            start() { log.push("start"); },
            pull(controller) { log.push(`pull ${controller.desiredSize}`); controller.enqueue("x"); },
            cancel(reason) { log.push(`cancel ${reason}`); },
        }, { highWaterMark: 2 });
        log.push("made");
        await settle();
        assert.deepStrictEqual(log, ["start", "made", "pull 2", "pull 1"]);
        await stream.cancel("enough");
        assert.strictEqual(log.at(-1), "cancel enough");
    },
    async "errors reach the reader"() {
        const failing = new ReadableStream({ pull() { throw new Error("pull"); } });
        const reader = failing.getReader();
        await assert.rejects(reader.read(), /pull/);
        await assert.rejects(reader.closed, /pull/);
        await assert.rejects(new ReadableStream({ start: (controller) => controller.error(new Error("now")) }).getReader().read(), /now/);
        await assert.rejects(new ReadableStream({ async start() { throw new Error("late"); } }).getReader().read(), /late/);
        assert.throws(() => new ReadableStream({ start() { throw new Error("start"); } }), /start/);
    },
    "a closed controller refuses"() {
        let controller;
        new ReadableStream({ start(given) { controller = given; } });
        controller.close();
        assert.throws(() => controller.enqueue(1), { code: "ERR_INVALID_STATE", message: "Invalid state: Controller is already closed" });
        assert.throws(() => controller.close(), { code: "ERR_INVALID_STATE" });
        assert.throws(() => new ReadableStreamDefaultController(), { code: "ERR_ILLEGAL_CONSTRUCTOR" });
    },
    async "sizes make backpressure"() {
        let controller;
        const stream = new ReadableStream({ start(given) { controller = given; } }, { highWaterMark: 5, size: (chunk) => chunk.length });
        controller.enqueue("abc");
        assert.strictEqual(controller.desiredSize, 2);
        controller.enqueue("defg");
        assert.strictEqual(controller.desiredSize, -2);
        await stream.getReader().read();
        assert.strictEqual(controller.desiredSize, 1);
        assert.strictEqual(new CountQueuingStrategy({ highWaterMark: 3 }).size("abc"), 1);
        assert.strictEqual(new ByteLengthQueuingStrategy({ highWaterMark: 3 }).size(new Uint8Array(4)), 4);
        assert.throws(() => new ReadableStream({}, { highWaterMark: -1 }), { name: "RangeError", code: "ERR_INVALID_ARG_VALUE" });
    },
    async "async iteration cancels when it is left"() {
        let reason = "none";
        const stream = new ReadableStream({ pull: (controller) => controller.enqueue(1), cancel() { reason = "cancelled"; } });
        for await (const _ of stream) break;
        assert.deepStrictEqual([reason, stream.locked], ["cancelled", false]);
        const kept = counting(3);
        for await (const _ of kept.values({ preventCancel: true })) break;
        assert.deepStrictEqual(await collect(kept), [1, 2]);
    },
    async "ReadableStream.from"() {
        assert.deepStrictEqual(await collect(ReadableStream.from(["a", Promise.resolve("b")])), ["a", "b"]);
        assert.deepStrictEqual(await collect(ReadableStream.from((async function* () { yield 1; })())), [1]);
        assert.throws(() => ReadableStream.from(5), { name: "TypeError" });
    },
    async "tee gives both branches everything"() {
        const [one, two] = counting(3).tee();
        assert.deepStrictEqual(await Promise.all([collect(one), collect(two)]), [[0, 1, 2], [0, 1, 2]]);
        let reasons;
        const [left, right] = new ReadableStream({ cancel(given) { reasons = given; } }).tee();
        const cancelled = left.cancel("l");
        await right.cancel("r");
        await cancelled;
        assert.deepStrictEqual(reasons, ["l", "r"]);
    },
    async "byte streams fill the reader's buffer"() {
        const stream = new ReadableStream({
            type: "bytes",
            pull(controller) {
                const { view } = controller.byobRequest;
                view[0] = 1;
                view[1] = 2;
                controller.byobRequest.respond(2);
            },
        });
        const reader = stream.getReader({ mode: "byob" });
        const { value, done } = await reader.read(new Uint8Array(4));
        assert.deepStrictEqual([[...value], done, value.buffer.byteLength], [[1, 2], false, 4]);
    },
    async "byte streams hand out what was enqueued in pieces"() {
        const stream = new ReadableStream({
            type: "bytes",
            start(controller) {
                controller.enqueue(new Uint8Array([1, 2, 3]));
                controller.enqueue(new Uint8Array([4, 5]));
                controller.close();
            },
        });
        const reader = stream.getReader({ mode: "byob" });
        assert.deepStrictEqual([...(await reader.read(new Uint8Array(4))).value], [1, 2, 3, 4]);
        assert.deepStrictEqual([...(await reader.read(new Uint8Array(4))).value], [5]);
        const last = await reader.read(new Uint8Array(4));
        assert.deepStrictEqual([last.done, last.value.byteLength], [true, 0]);
        assert.throws(() => counting(1).getReader({ mode: "byob" }), { name: "TypeError" });
    },
    async "byte streams allocate for readers without a buffer"() {
        const stream = new ReadableStream({
            type: "bytes",
            autoAllocateChunkSize: 8,
            pull(controller) {
                controller.byobRequest.view[0] = 7;
                controller.byobRequest.respond(1);
                controller.close();
            },
        });
        assert.deepStrictEqual((await collect(stream)).map((chunk) => [...chunk]), [[7]]);
    },
    async "a writer writes in order and closes"() {
        const log = [];
        const stream = new WritableStream({
            start() { log.push("start"); },
            async write(chunk) { log.push(chunk); },
            close() { log.push("close"); },
        }, { highWaterMark: 2 });
        const writer = stream.getWriter();
        assert.strictEqual(writer.desiredSize, 2);
        writer.write("a");
        writer.write("b");
        assert.strictEqual(writer.desiredSize, 0);
        await writer.ready;
        await writer.close();
        assert.deepStrictEqual(log, ["start", "a", "b", "close"]);
        await writer.closed;
    },
    async "a sink that fails fails the writer"() {
        const writer = new WritableStream({ write() { throw new Error("full"); } }).getWriter();
        await assert.rejects(writer.write("a"), /full/);
        await assert.rejects(writer.closed, /full/);
        await assert.rejects(writer.write("b"), /full/);
    },
    async "abort tells the sink, and what waits fails"() {
        let reason;
        let signal;
        const writer = new WritableStream({
            start(controller) { signal = controller.signal; },
            write: () => new Promise((resolve) => setImmediate(resolve)),
            abort(given) { reason = given; },
        }).getWriter();
        await settle(1);
        const first = writer.write("a");
        const second = assert.rejects(writer.write("b"), /stop/);
        await writer.abort(new Error("stop"));
        await first;
        await second;
        assert.strictEqual(reason.message, "stop");
        assert.strictEqual(signal.aborted, true);
        await assert.rejects(writer.closed, /stop/);
    },
    async "transforms transform, flush and end"() {
        const upper = new TransformStream({
            transform(chunk, controller) { controller.enqueue(chunk.toUpperCase()); },
            flush(controller) { controller.enqueue("!"); },
        });
        assert.deepStrictEqual(await collect(ReadableStream.from(["a", "b"]).pipeThrough(upper)), ["A", "B", "!"]);
        const failing = new TransformStream({ transform() { throw new Error("bad"); } });
        await assert.rejects(collect(ReadableStream.from(["a"]).pipeThrough(failing)), /bad/);
        const identity = new TransformStream();
        const writer = identity.writable.getWriter();
        writer.write(1);
        writer.close();
        assert.deepStrictEqual(await collect(identity.readable), [1]);
    },
    async "terminate ends the readable side and fails the writable one"() {
        const stream = new TransformStream({ transform(chunk, controller) { controller.enqueue(chunk); controller.terminate(); } });
        const writer = stream.writable.getWriter();
        writer.write("a").catch(() => {});
        assert.deepStrictEqual(await collect(stream.readable), ["a"]);
        await assert.rejects(writer.closed, { name: "TypeError" });
    },
    async "pipeTo ends as its sides do"() {
        const chunks = [];
        const sink = () => new WritableStream({ write(chunk) { chunks.push(chunk); }, close() { chunks.push("close"); }, abort(reason) { chunks.push(`abort ${reason.message}`); } });
        await counting(2).pipeTo(sink());
        assert.deepStrictEqual(chunks.splice(0), [0, 1, "close"]);
        await counting(2).pipeTo(sink(), { preventClose: true });
        assert.deepStrictEqual(chunks.splice(0), [0, 1]);
        await assert.rejects(new ReadableStream({ pull() { throw new Error("source"); } }).pipeTo(sink()), /source/);
        assert.deepStrictEqual(chunks.splice(0), ["abort source"]);
        let cancelled;
        const endless = new ReadableStream({ pull(controller) { controller.enqueue(1); }, cancel(reason) { cancelled = reason.message; } });
        await assert.rejects(endless.pipeTo(new WritableStream({ write() { throw new Error("target"); } })), /target/);
        assert.strictEqual(cancelled, "target");
    },
    async "pipeTo can be aborted"() {
        const controller = new AbortController();
        let cancelled;
        const piping = new ReadableStream({ cancel(reason) { cancelled = reason; } }).pipeTo(new WritableStream(), { signal: controller.signal });
        controller.abort();
        await assert.rejects(piping, { name: "AbortError" });
        assert.strictEqual(cancelled.name, "AbortError");
    },
    async "text streams"() {
        const bytes = await collect(ReadableStream.from(["h", "é", "\ud83d", "\ude00"]).pipeThrough(new TextEncoderStream()));
        assert.strictEqual(Buffer.concat(bytes).toString(), "hé😀");
        const euro = Buffer.from("€!");
        const texts = await collect(ReadableStream.from([euro.subarray(0, 1), euro.subarray(1)]).pipeThrough(new TextDecoderStream()));
        assert.strictEqual(texts.join(""), "€!");
    },
    async "streams of Node and of the web change into each other"() {
        assert.deepStrictEqual(await collect(Readable.toWeb(Readable.from(["a", "b"]))), ["a", "b"]);
        assert.deepStrictEqual(await Readable.fromWeb(counting(3), { objectMode: true }).toArray(), [0, 1, 2]);
        const chunks = [];
        const made = () => new Writable({ write(chunk, encoding, callback) { chunks.push(String(chunk)); callback(); } });
        await ReadableStream.from([Buffer.from("x"), Buffer.from("y")]).pipeTo(Writable.toWeb(made()));
        assert.deepStrictEqual(chunks.splice(0), ["x", "y"]);
        const target = Writable.fromWeb(new WritableStream({ write(chunk) { chunks.push(String(chunk)); } }));
        await new Promise((resolve, reject) => pipeline(Readable.from([Buffer.from("z")]), target, (error) => (error ? reject(error) : resolve())));
        assert.deepStrictEqual(chunks.splice(0), ["z"]);
        const { readable, writable } = Duplex.toWeb(new PassThrough());
        const writer = writable.getWriter();
        writer.write(Buffer.from("w"));
        writer.close();
        assert.strictEqual(Buffer.concat(await collect(readable)).toString(), "w");
        const transform = new TransformStream({ transform(chunk, controller) { controller.enqueue(String(chunk).toUpperCase()); } });
        const duplex = Duplex.fromWeb(transform, { encoding: "utf8" });
        duplex.end("up");
        assert.strictEqual((await duplex.toArray()).join(""), "UP");
    },
    async "pipelines and finished take streams of the web"() {
        const { pipeline: run, finished } = require("stream/promises");
        const chunks = [];
        const sink = new WritableStream({ write(chunk) { chunks.push(String(chunk)); } });
        await run(ReadableStream.from(["a"]), new TransformStream({ transform(chunk, controller) { controller.enqueue(`${chunk}!`); } }), sink);
        assert.deepStrictEqual(chunks, ["a!"]);
        const closing = finished(new ReadableStream({ start(controller) { controller.close(); } }));
        await closing;
        await assert.rejects(finished(new ReadableStream({ start(controller) { controller.error(new Error("boom")); } })), /boom/);
        assert.deepStrictEqual([require("stream").isReadable(counting(1)), require("stream").isDisturbed(counting(1))], [true, false]);
    },
    async "consumers take the whole of a stream"() {
        assert.strictEqual(await consumers.text(Readable.from(["a", Buffer.from("b")])), "ab");
        assert.deepStrictEqual(await consumers.json(ReadableStream.from(['{"a":', "1}"])), { a: 1 });
        assert.deepStrictEqual(await consumers.buffer(Readable.from([Buffer.from("a"), Buffer.from("b")])), Buffer.from("ab"));
        assert.strictEqual((await consumers.arrayBuffer(Readable.from([Buffer.from("abc")]))).byteLength, 3);
    },
};
