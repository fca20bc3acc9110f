"use strict";
const assert = require("assert");

module.exports = {
    "events: emit, once, off and errors"() {
        const EventEmitter = require("events");
        const seen = [];
        class Mine extends EventEmitter {}
        const emitter = new Mine();
        const listener = (value) => seen.push(value);
        emitter.on("a", listener).once("a", (value) => seen.push("once " + value)).prependListener("a", () => seen.push("first"));
        assert.strictEqual(emitter.emit("a", 1), true);
        emitter.off("a", listener);
        emitter.emit("a", 2);
        assert.deepStrictEqual(seen, ["first", 1, "once 1", "first"]);
        assert.strictEqual(emitter.emit("none"), false);
        assert.throws(() => emitter.emit("error", new Error("boom")), /boom/);
        assert.strictEqual(emitter.listenerCount("a"), 1);
        assert.throws(() => emitter.on("a", 1), { code: "ERR_INVALID_ARG_TYPE" });
    },
    async "events.once resolves with the values"() {
        const { EventEmitter, once } = require("events");
        const emitter = new EventEmitter();
        setTimeout(() => emitter.emit("x", 1, 2), 1);
        assert.deepStrictEqual(await once(emitter, "x"), [1, 2]);
    },
    "querystring parses and writes"() {
        const querystring = require("querystring");
        assert.deepStrictEqual({ ...querystring.parse("a=1&b=2&a=3&c=%20x+y&d") }, { a: ["1", "3"], b: "2", c: " x y", d: "" });
        assert.strictEqual(querystring.stringify({ a: [1, 2], b: "x y", c: true, d: null }), "a=1&a=2&b=x%20y&c=true&d=");
    },
    "url: the old parser"() {
        const url = require("url");
        const parsed = url.parse("https://user:pw@Host.com:8080/p/a?x=1&y=2#h", true);
        assert.deepStrictEqual([parsed.protocol, parsed.host, parsed.hostname, parsed.port, parsed.auth, parsed.pathname, parsed.query.x, parsed.hash, parsed.path],
            ["https:", "host.com:8080", "host.com", "8080", "user:pw", "/p/a", "1", "#h", "/p/a?x=1&y=2"]);
        assert.strictEqual(url.resolve("http://a.com/b/c", "../d"), "http://a.com/d");
        assert.strictEqual(url.format({ protocol: "http", host: "a.com", pathname: "x", query: { a: 1 } }), "http://a.com/x?a=1");
        assert.strictEqual(url.fileURLToPath("file:///a%20b"), "/a b");
        assert.strictEqual(url.pathToFileURL("/a b#").href, "file:///a%20b%23");
    },
    "crypto: hashes and random values"() {
        const crypto = require("crypto");
        assert.strictEqual(crypto.createHash("sha256").update("abc").digest("hex"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert.strictEqual(crypto.createHash("md5").update("a").update(Buffer.from("bc")).digest("base64"), "kAFQmDzST7DWlj99KOF/cg==");
        assert.match(crypto.randomUUID(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.strictEqual(crypto.randomBytes(7).length, 7);
        const number = crypto.randomInt(3, 5);
        assert.ok(number === 3 || number === 4);
        assert.throws(() => crypto.createHash("nope"), /Digest method not supported/);
    },
    "string_decoder keeps cut characters together"() {
        const { StringDecoder } = require("string_decoder");
        const decoder = new StringDecoder("utf8");
        const bytes = Buffer.from("a€😀");
        assert.strictEqual([...bytes].map((byte) => decoder.write(Buffer.from([byte]))).join("") + decoder.end(), "a€😀");
    },
    async "timers and timers/promises"() {
        const order = [];
        await new Promise((resolve) => {
            setTimeout((value) => { order.push(value); resolve(); }, 200, "timeout");
            setImmediate(() => order.push("immediate"));
            process.nextTick(() => order.push("tick"));
            Promise.resolve().then(() => order.push("promise"));
            clearTimeout(setTimeout(() => order.push("never"), 1));
        });
        assert.deepStrictEqual(order.filter((entry) => entry !== "promise"), ["tick", "immediate", "timeout"]);
        assert.strictEqual(await require("timers/promises").setTimeout(1, "v"), "v");
        let count = 0;
        await new Promise((resolve) => { const id = setInterval(() => { count += 1; if (count === 3) { clearInterval(id); resolve(); } }, 1); });
        assert.strictEqual(count, 3);
    },
    "process tells of itself"() {
        assert.match(process.version, /^v20\./);
        assert.strictEqual(process.platform, "linux");
        assert.strictEqual(typeof process.pid, "number");
        assert.strictEqual(typeof process.hrtime.bigint(), "bigint");
        assert.ok(process.hrtime(process.hrtime())[0] === 0);
        process.env.PERDURE_CASE = 5;
        assert.strictEqual(process.env.PERDURE_CASE, "5");
        delete process.env.PERDURE_CASE;
        assert.strictEqual("PERDURE_CASE" in process.env, false);
        assert.strictEqual(global, globalThis);
        assert.ok(process.uptime() >= 0 && typeof process.memoryUsage().heapUsed === "number");
    },
    "modules with the node: prefix are the same"() {
        assert.strictEqual(require("node:path"), require("path"));
        assert.throws(() => require("node:nothing"), { code: "ERR_UNKNOWN_BUILTIN_MODULE" });
        assert.ok(require("module").builtinModules.includes("fs"));
        assert.strictEqual(typeof require("os").EOL, "string");
        assert.strictEqual(typeof require("perf_hooks").performance.now(), "number");
    },
};
