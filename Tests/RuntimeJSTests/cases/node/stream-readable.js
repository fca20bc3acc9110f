"use strict";
// Readable.

const assert = require("assert");
const { Readable, Writable, PassThrough, Stream } = require("stream");
const { watch, settle } = require("../support/streams");

const counting = (count, options) => {
    let next = 0;
    return new Readable({ ...options, read() { this.push(next < count ? String(next++) : null); } });
};

module.exports = {
    "the state has the fields that packages look at"() {
        const { _readableState: state } = new Readable({ highWaterMark: 5, objectMode: true });
        const seen = {};
        for (const name of ["flowing", "length", "ended", "endEmitted", "objectMode", "highWaterMark", "pipes", "destroyed",
            "errored", "reading", "sync", "needReadable", "closed", "errorEmitted", "emitClose", "autoDestroy", "constructed",
            "defaultEncoding", "encoding", "decoder", "dataEmitted", "resumeScheduled", "pipesCount", "buffer", "awaitDrainWriters"]) {
            seen[name] = state[name];
        }
        assert.deepStrictEqual(seen, {
            flowing: null, length: 0, ended: false, endEmitted: false, objectMode: true, highWaterMark: 5, pipes: [],
            destroyed: false, errored: null, reading: false, sync: true, needReadable: false, closed: false, errorEmitted: false,
            emitClose: true, autoDestroy: true, constructed: true, defaultEncoding: "utf8", encoding: null, decoder: null,
            dataEmitted: false, resumeScheduled: false, pipesCount: 0, buffer: [], awaitDrainWriters: null,
        });
    },
    async "data flows, ends and closes in order"() {
        const log = [];
        watch(counting(3), log);
        await settle();
        assert.deepStrictEqual(log, ["resume", "data 0", "data 1", "data 2", "end", "close"]);
    },
    async "readable and read take what is there"() {
        const stream = counting(3, { encoding: "utf8" });
        const log = [];
        stream.on("readable", () => {
            let chunk;
            while ((chunk = stream.read()) !== null) log.push(chunk);
        });
        stream.on("end", () => log.push("end"));
        await settle();
        assert.strictEqual(log.join(""), "012end");
        assert.strictEqual(stream.readableEnded, true);
    },
    "read(n) cuts chunks and waits for enough"() {
        const stream = new Readable({ read() {} });
        stream.push("hello");
        stream.push("world");
        assert.strictEqual(String(stream.read(3)), "hel");
        assert.strictEqual(String(stream.read(4)), "lowo");
        assert.strictEqual(stream.read(4), null);
        assert.strictEqual(stream.readableLength, 3);
        assert.strictEqual(String(stream.read()), "rld");
        assert.strictEqual(stream.read(), null);
    },
    "push says whether more is wanted"() {
        const stream = new Readable({ highWaterMark: 3, read() {} });
        assert.deepStrictEqual([stream.push("a"), stream.push("b"), stream.push("c"), stream.push("d")], [true, true, false, false]);
        assert.strictEqual(stream.push(null), false);
    },
    async "unshift puts back to the front"() {
        const stream = new Readable({ read() {} });
        stream.push("body");
        stream.unshift("head ");
        stream.push(null);
        assert.strictEqual(String(stream.read()), "head body");
        const seen = [];
        stream.on("error", (error) => seen.push(error.code));
        stream.on("end", () => stream.unshift("x"));
        stream.read();
        await settle();
        assert.deepStrictEqual(seen, ["ERR_STREAM_UNSHIFT_AFTER_END_EVENT"]);
    },
    async "push after the end is an error"() {
        const stream = new Readable({ read() {} });
        const seen = [];
        stream.on("error", (error) => seen.push(`${error.code} ${error.message}`));
        stream.push(null);
        assert.strictEqual(stream.push("x"), false);
        await settle();
        assert.deepStrictEqual(seen, ["ERR_STREAM_PUSH_AFTER_EOF stream.push() after EOF"]);
    },
    async "a wrong chunk is an error of the stream"() {
        const stream = new Readable({ read() {} });
        const seen = [];
        stream.on("error", (error) => seen.push(error.code));
        stream.push(5);
        await settle();
        assert.deepStrictEqual(seen, ["ERR_INVALID_ARG_TYPE"]);
    },
    async "characters cut in two come out whole"() {
        const stream = new Readable({ read() {} });
        stream.setEncoding("utf8");
        const bytes = Buffer.from("a€b");
        const seen = [];
        stream.on("data", (chunk) => seen.push(chunk));
        stream.push(bytes.subarray(0, 2));
        stream.push(bytes.subarray(2));
        stream.push(null);
        await settle();
        assert.strictEqual(seen.join(""), "a€b");
        assert.strictEqual(seen.length, 2);
        assert.strictEqual(stream.readableEncoding, "utf8");
    },
    async "setEncoding also decodes what is buffered"() {
        const stream = new Readable({ read() {} });
        stream.push(Buffer.from("é").subarray(0, 1));
        stream.push(Buffer.from("é").subarray(1));
        stream.setEncoding("utf8");
        assert.strictEqual(stream.readableLength, 1);
        assert.strictEqual(stream.read(), "é");
        assert.throws(() => stream.setEncoding("nonsense"), { code: "ERR_UNKNOWN_ENCODING" });
    },
    async "pause and resume"() {
        const stream = counting(3);
        const log = [];
        watch(stream, log);
        stream.once("data", () => {
            stream.pause();
            setImmediate(() => {
                log.push("later");
                stream.resume();
            });
        });
        assert.strictEqual(stream.isPaused(), false);
        await settle(8);
        assert.deepStrictEqual(log, ["resume", "data 0", "pause", "later", "resume", "data 1", "data 2", "end", "close"]);
    },
    async "destroy with an error"() {
        const stream = new Readable({ read() {} });
        const log = [];
        watch(stream, log);
        const error = new Error("boom");
        assert.strictEqual(stream.destroy(error), stream);
        log.push(`now ${stream.destroyed} ${stream.readable} ${stream.errored === error} ${stream.closed}`);
        stream.destroy(new Error("again"));
        await settle();
        assert.deepStrictEqual(log, ["now true false true true", "resume", "error boom", "close"]);
        assert.strictEqual(stream.readableAborted, true);
    },
    async "destroy without an error closes only"() {
        const stream = new Readable({ read() {} });
        const log = [];
        watch(stream, log);
        stream.push("x");
        stream.destroy();
        await settle();
        assert.deepStrictEqual(log, ["resume", "data x", "close"]);
    },
    async "what _destroy says is what is emitted"() {
        const log = [];
        const stream = watch(new Readable({
            read() {},
            destroy(error, callback) {
                log.push(`destroy ${error.message}`);
                setImmediate(callback, new Error("other"));
            },
        }), log);
        stream.destroy(new Error("first"));
        await settle();
        assert.deepStrictEqual(log, ["destroy first", "resume", "error other", "close"]);
    },
    async "a read that throws destroys the stream"() {
        const log = [];
        watch(new Readable({ read() { throw new Error("no"); } }), log);
        await settle();
        assert.deepStrictEqual(log, ["resume", "error no", "close"]);
    },
    async "without read it is an error that names itself"() {
        const stream = new Readable();
        const seen = [];
        stream.on("error", (error) => seen.push([error.code, error.message]));
        stream.read();
        await settle();
        assert.deepStrictEqual(seen, [["ERR_METHOD_NOT_IMPLEMENTED", "The _read() method is not implemented"]]);
    },
    async "construct comes before read"() {
        const log = [];
        const stream = new Readable({
            construct(callback) {
                log.push("construct");
                setImmediate(() => {
                    log.push("constructed");
                    callback();
                });
            },
            read() {
                log.push("read");
                this.push(null);
            },
        });
        stream.resume();
        stream.on("close", () => log.push("close"));
        await settle();
        assert.deepStrictEqual(log, ["construct", "constructed", "read", "close"]);
    },
    async "a construct that fails destroys"() {
        const log = [];
        watch(new Readable({ construct: (callback) => callback(new Error("cannot")), read() {} }), log, ["error", "close"]);
        await settle();
        assert.deepStrictEqual(log, ["error cannot", "close"]);
    },
    async "emitClose and autoDestroy can be turned off"() {
        const log = [];
        const quiet = watch(new Readable({ emitClose: false, read() { this.push(null); } }), log);
        quiet.resume();
        const lasting = watch(new Readable({ autoDestroy: false, read() { this.push(null); } }), log);
        await settle();
        assert.deepStrictEqual(log, ["resume", "resume", "end", "end"]);
        assert.deepStrictEqual([quiet.destroyed, lasting.destroyed], [true, false]);
    },
    async "async iteration gives the chunks and destroys at the end"() {
        const stream = counting(3, { encoding: "utf8" });
        let text = "";
        for await (const chunk of stream) text += chunk;
        assert.strictEqual(text, "012");
        assert.strictEqual(stream.destroyed, true);
        const left = counting(100);
        for await (const _ of left) break;
        assert.strictEqual(left.destroyed, true);
        const kept = Readable.from([1, 2, 3]);
        for await (const _ of kept.iterator({ destroyOnReturn: false })) break;
        assert.strictEqual(kept.destroyed, false);
        assert.deepStrictEqual(await kept.toArray(), [2, 3]);
    },
    async "async iteration fails as the stream does"() {
        const stream = new Readable({ read() { this.destroy(new Error("boom")); } });
        await assert.rejects(async () => { for await (const _ of stream); }, /boom/);
        const gone = new Readable({ read() {} });
        setImmediate(() => gone.destroy());
        await assert.rejects(async () => { for await (const _ of gone); }, { code: "ERR_STREAM_PREMATURE_CLOSE", message: "Premature close" });
    },
    async "from takes iterables, text and bytes"() {
        assert.deepStrictEqual(await Readable.from(["a", "b"]).toArray(), ["a", "b"]);
        assert.deepStrictEqual(await Readable.from("text").toArray(), ["text"]);
        assert.deepStrictEqual(await Readable.from(Buffer.from("b")).toArray(), [Buffer.from("b")]);
        assert.deepStrictEqual(await Readable.from([Promise.resolve(1), 2]).toArray(), [1, 2]);
        assert.deepStrictEqual(await Readable.from((async function* () { yield 1; yield 2; })()).toArray(), [1, 2]);
        assert.throws(() => Readable.from(1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "iterable" argument must be an instance of Iterable. Received type number (1)' });
        await assert.rejects(Readable.from([null]).toArray(), { code: "ERR_STREAM_NULL_VALUES" });
        await assert.rejects(Readable.from((function* () { yield 1; throw new Error("gen"); })()).toArray(), /gen/);
    },
    async "from closes its generator when it is destroyed"() {
        const log = [];
        const stream = Readable.from((async function* () {
            try {
                yield 1;
                yield 2;
            } finally {
                log.push("closed");
            }
        })());
        for await (const chunk of stream) {
            log.push(chunk);
            break;
        }
        await settle();
        assert.deepStrictEqual(log, [1, "closed"]);
    },
    async "pipe: end, events, several targets"() {
        const log = [];
        const source = counting(3);
        const made = (name) => watch(new Writable({ write(chunk, encoding, callback) { log.push(`${name} ${chunk}`); callback(); } }), log, ["pipe", "unpipe", "finish"]);
        assert.ok(source.pipe(made("a")) instanceof Writable);
        source.pipe(made("b"));
        assert.strictEqual(source._readableState.pipes.length, 2);
        await settle();
        assert.deepStrictEqual(log, ["pipe", "pipe", "a 0", "b 0", "a 1", "b 1", "a 2", "b 2", "finish", "unpipe", "finish", "unpipe"]);
    },
    async "pipe waits for slow targets"() {
        const written = [];
        const source = counting(6);
        const slow = new Writable({ highWaterMark: 1, write(chunk, encoding, callback) { written.push(String(chunk)); setImmediate(callback); } });
        source.pipe(slow);
        await settle(30);
        assert.deepStrictEqual(written, ["0", "1", "2", "3", "4", "5"]);
        assert.strictEqual(slow.writableFinished, true);
    },
    async "pipe with end: false leaves the target open, unpipe stops"() {
        const target = new PassThrough();
        counting(2).pipe(target, { end: false });
        await settle();
        assert.strictEqual(target.writableEnded, false);
        const source = new Readable({ read() {} });
        const log = [];
        watch(target, log, ["unpipe"]);
        source.pipe(target);
        source.unpipe(target);
        assert.deepStrictEqual(log, ["unpipe"]);
        assert.strictEqual(source.readableFlowing, false);
    },
    async "an error of the target unpipes and stays its own"() {
        const source = counting(100);
        const log = [];
        const target = watch(new Writable({ write: (chunk, encoding, callback) => callback(new Error("full")) }), log, ["error", "unpipe", "close"]);
        source.pipe(target);
        await settle();
        assert.deepStrictEqual(log, ["unpipe", "error full", "close"]);
        assert.strictEqual(source.destroyed, false);
        assert.strictEqual(source._readableState.pipes.length, 0);
    },
    "constructor options are checked"() {
        assert.throws(() => new Readable({ highWaterMark: -1 }),
            { code: "ERR_INVALID_ARG_VALUE", message: "The property 'options.highWaterMark' is invalid. Received -1" });
        assert.ok(Readable() instanceof Readable);
        assert.ok(new Readable() instanceof Stream);
    },
    async "subclasses in the old style"() {
        function Old() { Readable.call(this, { objectMode: true }); }
        require("util").inherits(Old, Readable);
        Old.prototype._read = function () { this.push({ a: 1 }); this.push(null); };
        assert.deepStrictEqual(await new Old().toArray(), [{ a: 1 }]);
    },
    async "a signal destroys the stream"() {
        const controller = new AbortController();
        const stream = new Readable({ read() {}, signal: controller.signal });
        const log = [];
        stream.on("error", (error) => log.push([error.name, error.code, error.message]));
        controller.abort();
        await settle();
        assert.deepStrictEqual(log, [["AbortError", "ABORT_ERR", "The operation was aborted"]]);
    },
    async "wrap makes a Readable of the oldest kind"() {
        const old = new Stream();
        old.pause = () => {};
        old.resume = () => {};
        const stream = new Readable().wrap(old);
        old.emit("data", Buffer.from("a"));
        old.emit("data", Buffer.from("b"));
        old.emit("end");
        assert.strictEqual(String(Buffer.concat(await stream.toArray())), "ab");
    },
    async "the pipe of old streams"() {
        const source = new Stream();
        source.readable = true;
        const log = [];
        const target = watch(new PassThrough(), log, ["data", "end", "pipe"]);
        source.pipe(target);
        source.emit("data", "x");
        source.emit("end");
        await settle();
        assert.deepStrictEqual(log, ["pipe", "data x", "end"]);
    },
};
