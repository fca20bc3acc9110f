"use strict";
// Writable, Duplex, Transform.

const assert = require("assert");
const { Writable, Duplex, Transform, PassThrough, Readable, duplexPair } = require("stream");
const { watch, settle } = require("../support/streams");

/** Takes each chunk in the next turn. */
const slow = (log, options) => new Writable({
    ...options,
    write(chunk, encoding, callback) {
        log.push(`write ${chunk}`);
        setImmediate(callback);
    },
});

module.exports = {
    "the state has the fields that packages look at"() {
        const { _writableState: state } = new Writable();
        const seen = {};
        for (const name of ["highWaterMark", "length", "corked", "writelen", "pendingcb", "objectMode", "finalCalled", "needDrain",
            "ending", "ended", "finished", "destroyed", "decodeStrings", "writing", "sync", "bufferProcessing", "constructed",
            "prefinished", "errorEmitted", "emitClose", "autoDestroy", "closed", "closeEmitted", "errored", "defaultEncoding",
            "bufferedRequestCount"]) seen[name] = state[name];
        assert.deepStrictEqual(seen, {
            highWaterMark: 16384, length: 0, corked: 0, writelen: 0, pendingcb: 0, objectMode: false, finalCalled: false,
            needDrain: false, ending: false, ended: false, finished: false, destroyed: false, decodeStrings: true, writing: false,
            sync: true, bufferProcessing: false, constructed: true, prefinished: false, errorEmitted: false, emitClose: true,
            autoDestroy: true, closed: false, closeEmitted: false, errored: null, defaultEncoding: "utf8", bufferedRequestCount: 0,
        });
    },
    async "writes come one after the other, then finish and close"() {
        const log = [];
        const stream = watch(slow(log), log);
        stream.write("a", () => log.push("wrote a"));
        stream.write("b", () => log.push("wrote b"));
        stream.end("c", () => log.push("ended"));
        log.push(`now ${stream.writableEnded} ${stream.writable} ${stream.writableLength}`);
        await settle(8);
        assert.deepStrictEqual(log, ["write a", "now true false 3", "write b", "wrote a", "write c", "wrote b", "prefinish", "ended", "finish", "close"]);
    },
    async "write says when it is full, drain when it is not"() {
        const log = [];
        const stream = watch(slow(log, { highWaterMark: 2 }), log);
        assert.deepStrictEqual([stream.write("a"), stream.write("b"), stream.write("c")], [true, false, false]);
        assert.strictEqual(stream.writableNeedDrain, true);
        await settle(8);
        assert.deepStrictEqual(log, ["write a", "write b", "write c", "drain"]);
        assert.strictEqual(stream.writableNeedDrain, false);
    },
    async "a synchronous write calls back in the next tick"() {
        const log = [];
        const stream = new Writable({ write(chunk, encoding, callback) { log.push(String(chunk)); callback(); } });
        stream.write("a", (error) => log.push(["wrote", error]));
        log.push("after");
        await settle();
        assert.deepStrictEqual(log, ["a", "after", ["wrote", null]]);
    },
    "arguments are checked"() {
        const stream = new Writable({ write() {} });
        assert.throws(() => stream.write(null), { code: "ERR_STREAM_NULL_VALUES", message: "May not write null values to stream" });
        assert.throws(() => stream.write(1), {
            code: "ERR_INVALID_ARG_TYPE",
            message: 'The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (1)',
        });
        assert.throws(() => stream.write("x", "bad"), { code: "ERR_UNKNOWN_ENCODING", message: "Unknown encoding: bad" });
        assert.throws(() => stream.setDefaultEncoding("zz"), { code: "ERR_UNKNOWN_ENCODING" });
    },
    async "write after the end, or after destroy, is an error"() {
        const log = [];
        const ended = watch(slow(log), log, ["error", "close", "finish"]);
        ended.end();
        assert.strictEqual(ended.write("x", (error) => log.push(error.code)), false);
        await settle();
        assert.deepStrictEqual(log, ["ERR_STREAM_WRITE_AFTER_END", "error write after end", "close"]);
        log.length = 0;
        const gone = watch(slow(log), log, ["error", "close"]);
        gone.destroy();
        gone.write("x", (error) => log.push(error.message));
        await settle();
        assert.deepStrictEqual(log, ["close", "Cannot call write after a stream was destroyed"]);
    },
    async "end twice"() {
        const log = [];
        const stream = slow(log);
        stream.end();
        await settle();
        stream.end((error) => log.push([error.code, error.message]));
        await settle();
        assert.deepStrictEqual(log, [["ERR_STREAM_ALREADY_FINISHED", "Cannot call end after a stream was finished"]]);
    },
    async "an error of a write fails what is buffered"() {
        const log = [];
        const stream = watch(new Writable({ write(chunk, encoding, callback) { setImmediate(callback, new Error(`no ${chunk}`)); } }), log, ["error", "close", "finish"]);
        stream.write("a", (error) => log.push(`a ${error.message}`));
        stream.write("b", (error) => log.push(`b ${error.message}`));
        stream.end((error) => log.push(`end ${error.message}`));
        await settle();
        assert.deepStrictEqual(log, ["a no a", "b no a", "end no a", "error no a", "close"]);
    },
    async "cork holds chunks back for one writev"() {
        const log = [];
        const stream = new Writable({
            writev(chunks, callback) {
                log.push([chunks.allBuffers, chunks.map(({ chunk, encoding }) => `${chunk} ${encoding}`)]);
                callback();
            },
        });
        stream.cork();
        stream.write("a");
        stream.write("b", "latin1");
        assert.strictEqual(stream.writableCorked, 1);
        stream.uncork();
        stream.write("c");
        stream.cork();
        stream.write("d");
        stream.end();
        await settle();
        assert.deepStrictEqual(log, [[true, ["a buffer", "b buffer"]], [undefined, ["c buffer"]], [undefined, ["d buffer"]]]);
        assert.strictEqual(stream.writableFinished, true);
    },
    async "final comes between the last write and finish"() {
        const log = [];
        const stream = watch(slow(log, { final(callback) { log.push("final"); setImmediate(callback); } }), log, ["prefinish", "finish", "close"]);
        stream.end("x");
        await settle();
        assert.deepStrictEqual(log, ["write x", "final", "prefinish", "finish", "close"]);
        log.length = 0;
        const failing = watch(slow(log, { final: (callback) => callback(new Error("no")) }), log, ["finish", "error", "close"]);
        failing.end((error) => log.push(`end ${error.message}`));
        await settle();
        assert.deepStrictEqual(log, ["error no", "close", "end no"]);
    },
    async "a callback called twice is an error"() {
        const log = [];
        const stream = new Writable({ write(chunk, encoding, callback) { callback(); callback(); } });
        stream.on("error", (error) => log.push([error.code, error.message]));
        stream.write("x");
        await settle();
        assert.deepStrictEqual(log, [["ERR_MULTIPLE_CALLBACK", "Callback called multiple times"]]);
    },
    async "decodeStrings and object mode leave chunks alone"() {
        const log = [];
        const text = new Writable({ decodeStrings: false, write(chunk, encoding, callback) { log.push([chunk, encoding]); callback(); } });
        text.write("x", "hex");
        const objects = new Writable({ objectMode: true, write(chunk, encoding, callback) { log.push([chunk, encoding]); callback(); } });
        objects.write({ a: 1 });
        objects.write(5, () => {});
        await settle();
        assert.deepStrictEqual(log, [["x", "hex"], [{ a: 1 }, undefined], [5, null]]);
        assert.strictEqual(objects.writableHighWaterMark, 16);
    },
    async "construct holds writes back"() {
        const log = [];
        const stream = slow(log, { construct(callback) { log.push("construct"); setImmediate(callback); } });
        stream.write("x");
        log.push("wrote");
        stream.end();
        stream.on("close", () => log.push("close"));
        await settle();
        assert.deepStrictEqual(log, ["wrote", "construct", "write x", "close"]);
    },
    "what is a Writable"() {
        assert.ok(new Duplex() instanceof Writable);
        assert.ok(new PassThrough() instanceof Transform);
        assert.ok(!(new Readable() instanceof Writable));
        assert.ok(!({} instanceof Writable));
        class Mine extends Writable {}
        assert.ok(!(new Duplex() instanceof Mine));
        assert.ok(Writable() instanceof Writable);
    },
    async "a Writable cannot be piped"() {
        const log = [];
        const stream = new Writable();
        stream.on("error", (error) => log.push(error.code));
        stream.pipe(new PassThrough());
        await settle();
        assert.deepStrictEqual(log, ["ERR_STREAM_CANNOT_PIPE"]);
    },
    async "a Duplex closes when both sides have ended"() {
        const log = [];
        const stream = watch(new Duplex({ read() {}, write(chunk, encoding, callback) { callback(); } }), log, ["end", "finish", "close"]);
        stream.resume();
        stream.push(null);
        await settle();
        assert.deepStrictEqual(log, ["end"]);
        stream.end();
        await settle();
        assert.deepStrictEqual(log, ["end", "finish", "close"]);
    },
    async "allowHalfOpen: false ends the other side"() {
        const log = [];
        const stream = watch(new Duplex({ allowHalfOpen: false, read() {}, write(chunk, encoding, callback) { callback(); } }), log, ["end", "finish", "close"]);
        stream.resume();
        stream.push(null);
        await settle();
        assert.deepStrictEqual(log, ["end", "finish", "close"]);
    },
    async "a Transform transforms, flushes and ends"() {
        const upper = new Transform({
            transform(chunk, encoding, callback) { callback(null, String(chunk).toUpperCase()); },
            flush(callback) { callback(null, "!"); },
        });
        const log = [];
        watch(upper, log);
        upper.write("a");
        upper.end("b");
        await settle();
        assert.deepStrictEqual(log, ["data A", "data B", "data !", "prefinish", "resume", "end", "finish", "close"]);
    },
    async "a Transform that fails"() {
        const log = [];
        watch(new Transform({ transform: (chunk, encoding, callback) => callback(new Error("bad")) }), log, ["error", "close", "finish"]).write("x");
        await settle();
        assert.deepStrictEqual(log, ["error bad", "close"]);
    },
    async "a Transform waits for who reads"() {
        const stream = new PassThrough({ highWaterMark: 2 });
        assert.deepStrictEqual([stream.write("a"), stream.write("b"), stream.write("c"), stream.write("d"), stream.write("e")], [true, true, false, false, false]);
        await settle();
        assert.deepStrictEqual([stream.readableLength, stream.writableLength], [2, 4]);
        stream.end();
        assert.strictEqual(String(Buffer.concat(await stream.toArray())), "abcde");
    },
    async "a Transform in the old style"() {
        function Old() { Transform.call(this, { objectMode: true }); }
        require("util").inherits(Old, Transform);
        Old.prototype._transform = function (chunk, encoding, callback) { this.push(chunk * 2); callback(); };
        const stream = new Old();
        stream.write(1);
        stream.end(2);
        assert.deepStrictEqual(await stream.toArray(), [2, 4]);
    },
    async "Duplex.from and duplexPair"() {
        const doubled = Duplex.from(async function* (source) { for await (const chunk of source) yield String(chunk).repeat(2); });
        doubled.end("x");
        assert.deepStrictEqual((await doubled.toArray()).map(String), ["xx"]);
        assert.deepStrictEqual(await Duplex.from(["a"]).toArray(), ["a"]);
        assert.deepStrictEqual(await Duplex.from(Promise.resolve(5)).toArray(), [5]);
        const written = [];
        const joined = Duplex.from({ readable: Readable.from(["r"]), writable: new Writable({ write(chunk, encoding, callback) { written.push(String(chunk)); callback(); } }) });
        joined.end("w");
        assert.deepStrictEqual(await joined.toArray().then((chunks) => chunks.map(String)), ["r"]);
        assert.deepStrictEqual(written, ["w"]);
        const [one, two] = duplexPair();
        one.end("hello");
        two.setEncoding("utf8");
        assert.deepStrictEqual(await Promise.race([new Promise((resolve) => two.on("data", resolve))]), "hello");
    },
};
