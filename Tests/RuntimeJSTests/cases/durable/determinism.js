"use strict";
const assert = require("assert");
const { Driver } = require("../support/driver");
const { Play, start } = require("../support/play");

const orchestrator = (body) => `const df = require("durable-functions");\nmodule.exports = df.orchestrator(function* (context) { ${body} });`;

/** What an orchestrator with this body returns; `files` stand beside it. `{value, driver}`. */
function run(body, { files = {}, past = [], execution = "e1", ...options } = {}) {
    const driver = new Driver(files);
    assert.deepStrictEqual(driver.load([
        { name: "O", kind: "orchestrator", script: orchestrator(body) },
        { name: "A", kind: "activity", bindings: [{ name: "n", type: "activityTrigger" }], script: options.activity ?? "module.exports = async () => {};" },
    ], options), []);
    const events = [["OrchestratorStarted", start + 0.5], ["ExecutionStarted", start, { name: "O" }]];
    const answer = driver.call("turn", { id: "i", execution, name: "O", past, events: past.length > 0 ? [] : events });
    const ending = answer.ending ?? [];
    if (ending[0] === "threw") throw Object.assign(new Error(ending[1].message), { failure: ending[1] });
    return { value: ending[1], driver };
}

/** The message and the code of what an expression throws in an orchestrator. */
const refusal = (expression) => run(`try { ${expression}; return "nothing"; } catch (error) { return [error.code, error.message]; }`).value;

const must = (api, advice) => ["ERR_NONDETERMINISTIC_API", `${api} must not be used in an orchestrator: ${advice}`];
const wait = "it is replayed, so it may only wait for durable tasks. Use context.df.createTimer() and yield it.";
const request = "it is replayed, so it must not talk to the network. Use context.df.callHttp(), or call an activity, and yield it.";
const effect = "it is replayed, so what reads or changes the world belongs in an activity. Call an activity by context.df.callActivity() and yield it.";
const clock = "it is replayed, and a clock says something else each time. Use context.df.currentUtcDateTime.";
const exit = "it would end the host with everything that runs in it. Throw an error to fail the orchestration.";

module.exports = {
    "clocks show the time of the episode, in whole milliseconds"() {
        const text = "const { performance: p } = require('perf_hooks'); return [Date.now(), new Date().getTime(), new Date(Date()).getTime(), typeof Date(), performance.now(), p.now(), performance.timeOrigin];";
        assert.deepStrictEqual(run(text).value, [start, start, start, "string", start, start, 0]);
    },
    "the time moves with the episodes"() {
        const play = new Play(function* (context) {
            const first = Date.now();
            yield context.df.callActivity("A");
            return [first, Date.now(), context.df.currentUtcDateTime.getTime() === Date.now()];
        });
        assert.deepStrictEqual(play.complete(0).ending[1], [start, start + 1000, true]);
    },
    "a Date is still a Date: instanceof, subclasses, constructor, statics and arguments"() {
        const text = `class Later extends Date { constructor(...values) { super(...values); } get one() { return 1; } }
            const later = new Later(); const date = new Date();
            return [date instanceof Date, later instanceof Later, later instanceof Date, later.one, later.getTime(), Date.prototype.constructor === Date,
                date.constructor === Date, new date.constructor().getTime(), Object.prototype.toString.call(date), Date.name, Date.length, Date.UTC(2020, 0), Date.parse("2020-01-01T00:00:00Z"),
                new Date(5).getTime(), new Date(2020, 0, 2).getDate(), new Date(undefined).getTime(), Reflect.construct(Date, [], Later) instanceof Later, Object.keys(Date).length, require("util").types.isDate(date)];`;
        const time = Date.UTC(2020, 0);
        assert.deepStrictEqual(run(text).value, [true, true, true, 1, start, true, true, start, "[object Date]", "Date", 7, time, time, 5, 2, null, true, 0, true]);
    },
    "formatting without an argument formats the episode's time"() {
        const text = `const format = new Intl.DateTimeFormat("en-US", { year: "numeric", timeZone: "UTC" });
            return [format.format(), format.format === format.format, format.formatToParts()[0].value, format.format(new Date(0)), [0].map(format.format)[0], new Date().toLocaleDateString("en-US", { timeZone: "UTC" })];`;
        assert.deepStrictEqual(run(text).value, ["2024", true, "2024", "1970", "1970", "1/1/2024"]);
    },
    "chance is the same on every replay, and another in another execution"() {
        const text = "return [Math.random(), Math.random(), require('crypto').randomUUID(), crypto.randomUUID(), require('crypto').randomBytes(4).toString('hex'), require('crypto').randomInt(1000), [...crypto.getRandomValues(new Uint8Array(4))]];";
        const { value } = run(text);
        assert.deepStrictEqual(run(text).value, value);
        assert.notDeepStrictEqual(run(text, { execution: "e2" }).value, value);
        assert.ok(value[0] >= 0 && value[0] < 1 && value[0] !== value[1]);
        assert.match(value[2], /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.notStrictEqual(value[2], value[3]);
    },
    "chance goes on where it was after each yield, also on replay"() {
        const play = new Play(function* (context) {
            const values = [Math.random()];
            values.push(yield context.df.callActivity("A", Math.random()));
            values.push(Math.random());
            return values;
        });
        const [first, , third] = play.complete(0, "r").ending[1];
        assert.ok(new Set([first, play.actions[0][2], third]).size === 3);
    },
    "seeded chance is spread evenly"() {
        const [mean, low, bits] = run("const values = Array.from({ length: 2000 }, () => Math.random()); const bytes = require('crypto').randomBytes(2000); let ones = 0; for (const byte of bytes) for (let bit = 0; bit < 8; bit++) ones += (byte >> bit) & 1; return [values.reduce((a, b) => a + b) / 2000, values.filter((v) => v < 0.1).length / 2000, ones / 16000];").value;
        assert.ok(Math.abs(mean - 0.5) < 0.03 && Math.abs(low - 0.1) < 0.03 && Math.abs(bits - 0.5) < 0.02, `${mean} ${low} ${bits}`);
    },
    "outside of orchestrators clocks and chance are what they were"() {
        const driver = run("return Date.now();", { activity: `module.exports = async () => [Date.now(), new Date().getTime(), Math.random(), require("crypto").randomUUID(), performance.now() < 1e9, performance.timeOrigin > 1e12,
            new Date(Date()).getTime(), new Intl.DateTimeFormat("en-US", { year: "numeric" }).format() > "2024", await new Promise((resolve) => setTimeout(() => resolve("timer"), 1))];` }).driver;
        const call = () => driver.callLater("invoke", { function: "A", invocationId: "i", kind: "activity" });
        return Promise.all([call(), call()]).then(([one, two]) => {
            assert.ok(one.result[0] > start && one.result[1] >= one.result[0] && one.result[6] > start);
            assert.notStrictEqual(one.result[2], two.result[2]);
            assert.notStrictEqual(one.result[3], two.result[3]);
            assert.deepStrictEqual(one.result.filter((_, index) => [4, 5, 7, 8].includes(index)), [true, true, true, "timer"]);
        });
    },
    "timers are refused with the rule and what to use instead"() {
        for (const name of ["setTimeout", "setInterval", "setImmediate"]) {
            assert.deepStrictEqual(refusal(`${name}(() => {}, 1)`), must(`${name}()`, wait));
            assert.deepStrictEqual(refusal(`require("timers").${name}(() => {}, 1)`), must(`${name}()`, wait));
        }
        assert.deepStrictEqual(refusal("require('timers/promises').setTimeout(1)"), must("timers/promises.setTimeout()", wait));
        assert.deepStrictEqual(refusal("require('timers/promises').scheduler.wait(1)"), must("timers/promises.scheduler.wait()", wait));
        assert.deepStrictEqual(refusal("require('timers').promises.setImmediate()"), must("timers/promises.setImmediate()", wait));
        assert.deepStrictEqual(refusal("AbortSignal.timeout(1)"), must("setTimeout()", wait));
        assert.strictEqual(refusal("queueMicrotask(() => {}); process.nextTick(() => {}); clearTimeout(undefined)"), "nothing");
    },
    "the network is refused"() {
        assert.deepStrictEqual(refusal("fetch('http://x')"), must("fetch()", request));
        for (const call of ["http.request", "https.get", "net.connect", "http2.connect", "tls.connect"]) {
            assert.deepStrictEqual(refusal(`require("${call.split(".")[0]}").${call.split(".")[1]}("x")`), must(`${call}()`, request));
        }
        assert.deepStrictEqual(refusal("require('node:dns').lookup('x')"), must("dns.lookup()", effect));
    },
    "files and processes are refused"() {
        assert.deepStrictEqual(refusal("require('fs').readFileSync('/app/O/index.js')"), must("fs.readFileSync()", effect));
        assert.deepStrictEqual(refusal("require('node:fs').existsSync('/app')"), must("fs.existsSync()", effect));
        assert.deepStrictEqual(refusal("require('fs').realpath.native('/app')"), must("fs.realpath.native()", effect));
        assert.deepStrictEqual(refusal("require('fs').promises.readFile('/app')"), must("fs/promises.readFile()", effect));
        assert.deepStrictEqual(refusal("require('fs/promises').writeFile('/app', '')"), must("fs/promises.writeFile()", effect));
        assert.deepStrictEqual(refusal("require('child_process').exec('ls')"), must("child_process.exec()", effect));
        assert.deepStrictEqual(refusal("require('util').promisify(require('child_process').exec)('ls')"), must("child_process.exec()", effect));
        assert.deepStrictEqual(refusal("process.chdir('/')"), must("process.chdir()", effect));
        assert.deepStrictEqual(refusal("process.exit(1)"), must("process.exit()", exit));
        assert.deepStrictEqual(refusal("require('process').kill(1)"), must("process.kill()", exit));
        assert.deepStrictEqual(refusal("process.hrtime()"), must("process.hrtime()", clock));
        assert.deepStrictEqual(refusal("process.hrtime.bigint()"), must("process.hrtime.bigint()", clock));
        assert.deepStrictEqual(refusal("process.uptime()"), must("process.uptime()", clock));
        assert.strictEqual(refusal("process.cwd(); process.env.HOME; require('path').join('a'); require('fs').constants"), "nothing");
    },
    async "what the durable client asks of the host is refused"() {
        const { driver } = run("const { DurableOrchestrationClient } = require('durable-functions/lib/src/classes'); new DurableOrchestrationClient({ creationUrls: {}, managementUrls: {} }).startNew('O').catch((error) => context.log(error.code));");
        await driver.settle();
        assert.deepStrictEqual([driver.operations, driver.logs.map(({ message }) => message)], [[], ["ERR_NONDETERMINISTIC_API"]]);
    },
    "missing modules that only compute keep their own error"() {
        assert.deepStrictEqual(refusal("require('repl').start('x')"), ["ERR_METHOD_NOT_IMPLEMENTED", "The repl.start method is not implemented"]);
    },
    "keys are not made, and what only computes is free"() {
        for (const call of ["generateKeyPairSync('ed25519')", "generateKeySync('aes', { length: 128 })", "generatePrimeSync(32)", "createECDH('prime256v1').generateKeys()"]) {
            assert.strictEqual(refusal(`require('crypto').${call}`)[0], "ERR_NONDETERMINISTIC_API", call);
        }
        const computed = "const c = require('crypto'); c.createHash('md5').update('a').digest(); c.createHmac('sha1', 'k').digest(); c.pbkdf2Sync('a', 'b', 1, 8, 'sha1')";
        assert.strictEqual(refusal(computed), "nothing");
    },
    "a refusal nobody catches fails the instance and names the line"() {
        assert.throws(() => run("\nsetTimeout(() => {}, 1);"), ({ failure }) => {
            assert.strictEqual(failure.message, must("setTimeout()", wait)[1]);
            assert.match(failure.stackTrace, /\/app\/O\/index\.js:3:/);
            return failure.error.code === "ERR_NONDETERMINISTIC_API";
        });
    },
    "modules may be loaded lazily; the rules hold for what they run"() {
        const files = { "/app/lazy.js": "exports.now = Date.now();", "/app/data.json": '{"a":1}', "/app/waits.js": "setTimeout(() => {}, 1);" };
        assert.deepStrictEqual(run("return [require('../lazy').now, require('../data.json').a, require.resolve('../lazy')];", { files }).value, [start, 1, "/app/lazy.js"]);
        assert.throws(() => run("require('../waits');", { files }), { message: must("setTimeout()", wait)[1] });
    },
    "a script that is loaded only at its first turn is no part of the orchestration"() {
        const driver = new Driver();
        driver.load([{ name: "O", kind: "orchestrator", script: `const loaded = Date.now();\n${orchestrator("return loaded;")}` }], { eager: false });
        const answer = driver.call("turn", { id: "i", execution: "e", name: "O", past: [], events: [["OrchestratorStarted", start], ["ExecutionStarted", start, { name: "O" }]] });
        assert.ok(answer.ending[1] > start + 1000);
    },
    "the rules hold for wrappers, helpers and callbacks, and end with the turn"() {
        const play = new Play(`const df = require("durable-functions");
            function* helper(context) { try { yield context.df.callActivity("A"); } finally { context.seen = Date.now(); } }
            const orchestration = df.orchestrator(function* (context) {
                yield* helper(context);
                const options = { firstRetryIntervalInMilliseconds: 1, maxNumberOfAttempts: 2, handleError: () => { context.asked = Date.now(); return false; } };
                try { yield context.df.callActivityWithRetry("B", options); } catch { return [context.began, context.seen, context.asked]; }
            });
            module.exports = (context) => { context.began = Date.now(); return orchestration(context); };`);
        play.complete(0);
        assert.deepStrictEqual(play.fail(1).ending[1], [start, start + 1000, start + 2000]);
        assert.ok(Date.now() > start + 1e6);
    },
    "after a throw the rules are off again"() {
        const driver = new Driver();
        driver.load([{ name: "O", kind: "orchestrator", script: orchestrator("throw new Error('x');") }, { name: "A", kind: "activity", bindings: [{ name: "n", type: "activityTrigger" }], script: "module.exports = async () => { setTimeout(() => {}, 1); return Date.now(); };" }]);
        driver.call("turn", { id: "i", execution: "e", name: "O", past: [], events: [["OrchestratorStarted", start], ["ExecutionStarted", start, { name: "O" }]] });
        return driver.callLater("invoke", { function: "A", invocationId: "i", kind: "activity" }).then(({ result }) => assert.ok(result > start + 1000));
    },
    "with 'warn' everything works as usual, with one warning for each execution and API"() {
        const body = "const first = Date.now(); Date.now(); new Date(); setTimeout(() => {}, 1); setTimeout(() => {}, 1); return [first, require('fs').existsSync('/'), Math.random()];";
        const { value, driver } = run(body, { determinism: "warn" });
        assert.ok(value[0] > start + 1000 && value[1]);
        assert.notStrictEqual(run(body, { determinism: "warn" }).value[2], value[2]);
        assert.deepStrictEqual(driver.logs.map(({ message }) => message.split(" must not")[0]), ["Date.now()", "new Date()", "setTimeout()", "fs.existsSync()", "Math.random()"]);
        assert.deepStrictEqual(driver.logs[2], { level: "warning", message: must("setTimeout()", wait)[1], function: "O", instanceId: "i" });
        assert.strictEqual(driver.timers.size, 2);
    },
    "with 'warn' a replay is silent"() {
        const past = [["OrchestratorStarted", start], ["ExecutionStarted", start, { name: "O" }]];
        assert.deepStrictEqual(run("Date.now(); yield context.df.callActivity('A');", { determinism: "warn", past }).driver.logs, []);
    },
    "with 'off' nothing is done"() {
        const { value, driver } = run("setTimeout(() => {}, 1); return [Date.now(), Math.random()];", { determinism: "off" });
        assert.ok(value[0] > start + 1000);
        assert.deepStrictEqual([driver.logs, driver.timers.size], [[], 1]);
    },
};
