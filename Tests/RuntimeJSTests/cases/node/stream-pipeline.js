"use strict";
// stream.pipeline, finished, addAbortSignal, compose, the operators of Readable.

const assert = require("assert");
const stream = require("stream");
const { Readable, Writable, PassThrough, Transform, pipeline, finished, addAbortSignal, compose } = stream;
const promises = require("stream/promises");
const { promisify } = require("util");
const { settle } = require("../support/streams");

const collector = (chunks, options) => new Writable({ objectMode: true, ...options, write(chunk, encoding, callback) { chunks.push(String(chunk)); callback(); } });
const upper = () => new Transform({ objectMode: true, transform(chunk, encoding, callback) { callback(null, String(chunk).toUpperCase()); } });

module.exports = {
    "the module is the old Stream with everything on it"() {
        assert.strictEqual(stream.Stream, stream);
        assert.strictEqual(stream.promises, promises);
        assert.strictEqual(promisify(pipeline), promises.pipeline);
        assert.strictEqual(promisify(finished), promises.finished);
        assert.strictEqual(stream.getDefaultHighWaterMark(false), 16384);
        assert.strictEqual(stream.getDefaultHighWaterMark(true), 16);
    },
    async "pipeline runs streams to the end"() {
        const chunks = [];
        const target = collector(chunks);
        const result = await new Promise((resolve, reject) => {
            const last = pipeline(Readable.from(["a", "b"]), upper(), target, (error, value) => (error ? reject(error) : resolve([last === target, value])));
        });
        assert.deepStrictEqual([result, chunks], [[true, undefined], ["A", "B"]]);
    },
    async "pipeline takes functions and iterables"() {
        const value = await promises.pipeline(
            ["a", "b"],
            async function* (source, { signal }) { for await (const chunk of source) yield `${chunk}${signal.aborted}`; },
            async (source) => {
                const all = [];
                for await (const chunk of source) all.push(chunk);
                return all.join();
            });
        assert.strictEqual(value, "afalse,bfalse");
        const chunks = [];
        await promises.pipeline(async function* () { yield "x"; }, collector(chunks));
        assert.deepStrictEqual(chunks, ["x"]);
    },
    async "an error anywhere destroys all of them"() {
        const source = new Readable({ read() {} });
        const middle = new PassThrough();
        const target = collector([]);
        const done = promises.pipeline(source, middle, target);
        middle.destroy(new Error("boom"));
        await assert.rejects(done, /boom/);
        assert.deepStrictEqual([source.destroyed, middle.destroyed, target.destroyed], [true, true, true]);
        await assert.rejects(promises.pipeline(async function* () { throw new Error("gen"); }, new PassThrough()), /gen/);
        await assert.rejects(promises.pipeline(Readable.from(["a"]), async () => { throw new Error("sink"); }), /sink/);
    },
    async "a stream that closes early is a premature close"() {
        const source = new Readable({ read() {} });
        const done = promises.pipeline(source, new PassThrough());
        source.destroy();
        await assert.rejects(done, { code: "ERR_STREAM_PREMATURE_CLOSE", message: "Premature close" });
    },
    async "pipeline can be aborted, and can leave the target open"() {
        const controller = new AbortController();
        const source = new Readable({ read() {} });
        const done = promises.pipeline(source, new PassThrough(), { signal: controller.signal });
        controller.abort();
        await assert.rejects(done, { name: "AbortError", code: "ABORT_ERR" });
        assert.strictEqual(source.destroyed, true);
        const chunks = [];
        const target = collector(chunks);
        await promises.pipeline(Readable.from(["a"]), target, { end: false });
        assert.strictEqual(target.writableEnded, false);
        await promises.pipeline(Readable.from(["b"]), target);
        assert.deepStrictEqual([chunks, target.writableFinished], [["a", "b"], true]);
    },
    "pipeline checks its arguments"() {
        assert.throws(() => pipeline(), { code: "ERR_INVALID_ARG_TYPE", message: 'The "streams[stream.length - 1]" property must be of type function. Received undefined' });
        assert.throws(() => pipeline(new PassThrough(), () => {}), { code: "ERR_MISSING_ARGS", message: 'The "streams" argument must be specified' });
        assert.throws(() => pipeline(() => 5, new PassThrough(), () => {}), { code: "ERR_INVALID_RETURN_VALUE" });
    },
    async "finished tells once how it ended"() {
        const log = [];
        const readable = Readable.from(["a"]);
        finished(readable, (error) => log.push(["read", error]));
        readable.resume();
        const gone = new Readable({ read() {} });
        finished(gone, (error) => log.push(["gone", error.code]));
        gone.destroy();
        const failed = new Writable();
        finished(failed, (error) => log.push(["failed", error.message]));
        failed.destroy(new Error("boom"));
        await settle(8);
        assert.deepStrictEqual(log.sort(), [["failed", "boom"], ["gone", "ERR_STREAM_PREMATURE_CLOSE"], ["read", undefined]]);
        await promises.finished(readable);
        const stopped = new PassThrough();
        finished(stopped, () => log.push("stopped"))();
        stopped.destroy();
        await settle();
        assert.strictEqual(log.length, 3);
        assert.throws(() => finished(1, () => {}), {
            code: "ERR_INVALID_ARG_TYPE",
            message: 'The "stream" argument must be an instance of ReadableStream, WritableStream, or Stream. Received type number (1)',
        });
    },
    async "finished can look at one side only, and be aborted"() {
        const half = new PassThrough();
        const written = promises.finished(half, { readable: false });
        half.end();
        await written;
        const controller = new AbortController();
        const waiting = promises.finished(new PassThrough(), { signal: controller.signal });
        controller.abort();
        await assert.rejects(waiting, { name: "AbortError" });
    },
    async "addAbortSignal"() {
        const controller = new AbortController();
        const made = addAbortSignal(controller.signal, new PassThrough());
        const failed = assert.rejects(made.toArray(), { name: "AbortError" });
        controller.abort();
        await failed;
        assert.throws(() => addAbortSignal(1, made), { code: "ERR_INVALID_ARG_TYPE", message: 'The "signal" argument must be an instance of AbortSignal. Received type number (1)' });
        assert.throws(() => addAbortSignal(controller.signal, 1), { code: "ERR_INVALID_ARG_TYPE" });
    },
    async "compose makes one of several"() {
        const both = compose(upper(), async function* (source) { for await (const chunk of source) yield `${chunk}!`; });
        both.end("a");
        assert.deepStrictEqual((await both.toArray()).map(String), ["A!"]);
        assert.deepStrictEqual((await Readable.from(["x"]).compose(upper()).toArray()).map(String), ["X"]);
        assert.throws(() => compose(), { code: "ERR_MISSING_ARGS" });
    },
    async "operators that give streams"() {
        const numbers = () => Readable.from([1, 2, 3, 4]);
        assert.deepStrictEqual(await numbers().map((x) => x * 2).toArray(), [2, 4, 6, 8]);
        assert.deepStrictEqual(await numbers().map(async (x) => { if (x === 1) await settle(3); return x; }, { concurrency: 3 }).toArray(), [1, 2, 3, 4]);
        assert.deepStrictEqual(await numbers().filter((x) => x % 2).toArray(), [1, 3]);
        assert.deepStrictEqual(await numbers().flatMap((x) => [x, x]).toArray(), [1, 1, 2, 2, 3, 3, 4, 4]);
        assert.deepStrictEqual(await numbers().drop(1).take(2).toArray(), [2, 3]);
        assert.deepStrictEqual(await numbers().take(0).toArray(), []);
        assert.ok(numbers().map((x) => x) instanceof Readable);
    },
    async "operators that give promises"() {
        const numbers = () => Readable.from([1, 2, 3]);
        assert.strictEqual(await numbers().some((x) => x === 2), true);
        assert.strictEqual(await numbers().every((x) => x < 3), false);
        assert.strictEqual(await numbers().find(async (x) => x > 1), 2);
        assert.strictEqual(await numbers().reduce((sum, x) => sum + x), 6);
        assert.strictEqual(await numbers().reduce((sum, x) => sum + x, 10), 16);
        const seen = [];
        assert.strictEqual(await numbers().forEach((x) => { seen.push(x); }), undefined);
        assert.deepStrictEqual(seen, [1, 2, 3]);
        await assert.rejects(Readable.from([]).reduce((x) => x), { code: "ERR_MISSING_ARGS" });
        await assert.rejects(numbers().map(() => { throw new Error("no"); }).toArray(), /no/);
    },
    "operators check their arguments"() {
        assert.throws(() => new Readable().map(1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "fn" argument must be of type function or an instance of AsyncFunction. Received type number (1)' });
        assert.throws(() => new Readable().map((x) => x, { concurrency: 0 }), { code: "ERR_OUT_OF_RANGE", message: 'The value of "options.concurrency" is out of range. It must be >= 1 && <= 9007199254740991. Received 0' });
        assert.throws(() => new Readable().take(-1), { code: "ERR_OUT_OF_RANGE", message: 'The value of "number" is out of range. It must be >= 0. Received -1' });
    },
    async "what can be told of a stream"() {
        const readable = Readable.from(["a"]);
        assert.deepStrictEqual([stream.isReadable(readable), stream.isErrored(readable), stream.isDisturbed(readable)], [true, false, false]);
        await readable.toArray();
        assert.deepStrictEqual([stream.isReadable(readable), stream.isErrored(readable), stream.isDisturbed(readable)], [false, false, true]);
        const failed = new PassThrough();
        failed.on("error", () => {});
        failed.destroy(new Error("x"));
        await settle();
        assert.deepStrictEqual([stream.isErrored(failed), stream.isReadable(failed), stream.isWritable(failed), stream.isDestroyed(failed)], [true, false, false, true]);
        assert.strictEqual(stream.isReadable({}), null);
    },
};
