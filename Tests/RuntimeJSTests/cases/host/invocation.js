"use strict";
const assert = require("assert");
const { Driver } = require("../support/driver");

const activityBindings = [{ name: "name", type: "activityTrigger", direction: "in" }];

/** Runs an activity; `{answer, logs}`. */
async function run(script, input, { bindings = activityBindings, ...body } = {}) {
    const driver = new Driver();
    assert.deepStrictEqual(driver.load([{ name: "Act", kind: "activity", script: `module.exports = ${script};`, bindings }]), []);
    const answer = await driver.callLater("invoke", { function: "ACT", invocationId: "inv", kind: "activity", input, instanceId: "orch", ...body });
    return { answer, logs: driver.logs, driver };
}

module.exports = {
    async "the input is the second argument, a binding and spread over bindingData"() {
        const { answer } = await run("async (context, input) => [input, context.bindings.name, context.bindingData.city, context.bindingData.name, context.bindingData.instanceId, context.bindingData.invocationId]", { city: "Oslo", Zip: 1 });
        const input = { city: "Oslo", Zip: 1 };
        assert.deepStrictEqual(answer, { result: [input, input, "Oslo", input, "orch", "inv"] });
        assert.deepStrictEqual((await run("async (context) => [context.bindingData.zip, context.bindingData.Zip, context.bindingData.data.Zip]", input)).answer.result, [1, 1, 1]);
    },
    async "strings, falsy inputs and results stay what they are"() {
        for (const value of ["123", "", 0, false, null, [1]]) {
            assert.deepStrictEqual((await run("async (context, input) => input", value)).answer, { result: value });
        }
        assert.deepStrictEqual((await run("async () => {}", 1)).answer, {});
    },
    async "context.done ends a function, with an error or a result"() {
        assert.deepStrictEqual((await run("function (context) { context.done(null, 'Hello ' + context.bindings.name); }", "X")).answer, { result: "Hello X" });
        assert.deepStrictEqual((await run("(context) => setTimeout(() => context.done(null, 5), 1)", 1)).answer, { result: 5 });
        await assert.rejects(run("function (context) { context.done(new Error('bad')); }"), { message: "bad" });
        await assert.rejects(run("function (context) { context.done('text'); }"), { message: "text" });
    },
    async "the first end wins and the second is complained of"() {
        const twice = await run("function (context) { context.done(null, 1); context.done(null, 2); }");
        assert.deepStrictEqual(twice.answer, { result: 1 });
        assert.strictEqual(twice.logs[0].message, "Error: 'done' has already been called. Please check your script for extraneous calls to 'done'.");
        const both = await run("async function (context) { context.done(null, 'done'); return 'promise'; }");
        assert.deepStrictEqual(both.answer, { result: "done" });
        assert.strictEqual(both.logs[0].message, "Error: Choose either to return a promise or call 'done'. Do not use both in your script.");
    },
    async "throws and rejections are failures with everything"() {
        const failure = async (script) => { try { await run(script); } catch (error) { return error.failure; } };
        const sync = await failure("function () { throw Object.assign(new TypeError('t'), { code: 1 }); }");
        assert.deepStrictEqual([sync.errorType, sync.message, sync.error.code], ["TypeError", "t", 1]);
        assert.match(sync.stackTrace, /^TypeError: t\n {4}at .*\/app\/Act\/index.js:1/s);
        assert.deepStrictEqual(await failure("async () => { throw 'text'; }"), { errorType: "string", message: "text", error: "text" });
        assert.deepStrictEqual(await failure("async () => { throw { a: 1 }; }"), { errorType: "object", message: '{"a":1}', error: { a: 1 } });
        assert.strictEqual((await failure("async () => 5n")).errorType, "TypeError");
    },
    async "log lines carry function and invocation; late ones warn"() {
        const { logs, driver } = await run("async (context) => { context.log('a', { b: 1 }); context.log.error('e'); context.log.warn('w'); context.log.verbose('v'); console.log('c %d', 1); setTimeout(() => context.log('late'), 1); }");
        assert.deepStrictEqual(logs.map(({ level, message }) => [level, message]), [["information", "a { b: 1 }"], ["error", "e"], ["warning", "w"], ["trace", "v"], ["information", "c 1"]]);
        assert.deepStrictEqual(logs[0], { level: "information", message: "a { b: 1 }", function: "Act", invocationId: "inv" });
        assert.deepStrictEqual(logs[4], { level: "information", message: "c 1", console: true });
        driver.fireTimers();
        assert.match(driver.logs.at(-2).message, /^Warning: Unexpected call to 'log' on the context object after function execution has completed\./);
    },
    async "the context tells of the function"() {
        const { answer } = await run("async function (context) { return [context.executionContext, context.bindingDefinitions, context.invocationId, context.req, context.res]; }");
        assert.deepStrictEqual(answer.result, [{ invocationId: "inv", functionName: "Act", functionDirectory: "/app/Act", retryContext: null }, [{ name: "name", type: "activityTrigger", direction: "in" }], "inv", null, null]);
    },
    async "output bindings take their values from the result or the bindings"() {
        const bindings = [...activityBindings, { name: "out", type: "queue", direction: "out" }, { name: "more", type: "blob", direction: "out" }];
        assert.deepStrictEqual((await run("async (context) => { context.bindings.out = 1; context.bindings.more = 2; return { out: 'r' }; }", 0, { bindings })).answer, { outputs: { out: "r", more: 2 } });
        assert.deepStrictEqual((await run("async (context) => { context.bindings.out = 1; return 'result'; }", 0, { bindings })).answer, { outputs: { out: 1 }, result: "result" });
        assert.deepStrictEqual((await run("async () => 5", 0, { bindings: [...activityBindings, { name: "$return", type: "queue", direction: "out" }] })).answer, { outputs: { $return: 5 } });
    },
    async "bytes come in and go out as base64"() {
        const bindings = [...activityBindings, { name: "file", type: "blob", direction: "in" }, { name: "text", type: "blob", direction: "in" }, { name: "out", type: "blob", direction: "out" }, { name: "view", type: "blob", direction: "out" }];
        const script = "async (context, input, file, text) => { const { out, view } = context.bindings; context.bindings.out = Buffer.concat([file, Buffer.from(text)]); context.bindings.view = new Uint8Array([1, 2]).subarray(1); return [Buffer.isBuffer(file), file === context.bindings.file, typeof out, typeof view]; }";
        const { answer } = await run(script, 0, { bindings, inputs: { text: "é" }, binaryInputs: { file: "/wA=" } });
        assert.deepStrictEqual(answer, { result: [true, true, "undefined", "undefined"], binaryOutputs: { out: "/wDDqQ==", view: "Ag==" } });
    },
    async "the value of a trigger may be bytes, or several of them"() {
        const bindings = [{ name: "name", type: "blobTrigger", direction: "in" }];
        const script = "async (context, value) => [].concat(value).map((part) => [Buffer.isBuffer(part), part.toString()])";
        assert.deepStrictEqual((await run(script, undefined, { bindings, binaryInput: "YQ==" })).answer.result, [[true, "a"]]);
        assert.deepStrictEqual((await run(script, undefined, { bindings, binaryInput: ["YQ==", ""] })).answer.result, [[true, "a"], [true, ""]]);
    },
    async "an input that is not there is undefined, whatever its name"() {
        const bindings = [...activityBindings, { name: "toString", type: "blob", direction: "in" }];
        assert.deepStrictEqual((await run("async (context, input, blob) => [typeof blob, Object.hasOwn(context.bindings, 'toString')]", 0, { bindings, inputs: {} })).answer.result, ["undefined", false]);
    },
    async "an inout binding puts out what was assigned or may have been changed"() {
        const bindings = [...activityBindings, { name: "doc", type: "blob", direction: "inout" }];
        assert.deepStrictEqual((await run("async () => {}", 0, { bindings, inputs: { doc: "same" } })).answer, {});
        assert.deepStrictEqual((await run("async (context) => { context.bindings.doc += '!'; }", 0, { bindings, inputs: { doc: "same" } })).answer, { outputs: { doc: "same!" } });
        assert.deepStrictEqual((await run("async (context, input, doc) => { doc.n += 1; }", 0, { bindings, inputs: { doc: { n: 1 } } })).answer, { outputs: { doc: { n: 2 } } });
    },
    async "methods are called on their exports and module state survives"() {
        const driver = new Driver();
        driver.load([{ name: "Act", kind: "activity", script: "let n = 0; module.exports = { base: 10, async run() { n += 1; return this.base + n; } };", bindings: activityBindings }]);
        const call = () => driver.callLater("invoke", { function: "Act", invocationId: "i", kind: "activity" });
        assert.deepStrictEqual([await call(), await call()], [{ result: 11 }, { result: 12 }]);
    },
    async "an unknown function or entry fails only its call"() {
        const driver = new Driver();
        driver.load([]);
        await assert.rejects(driver.callLater("invoke", { function: "None", invocationId: "i", kind: "activity" }), { message: "There is no function named 'None'" });
        assert.throws(() => driver.call("nothing", {}), { message: "There is no entry named 'nothing'" });
        assert.throws(() => driver.call("constructor", {}), { message: "There is no entry named 'constructor'" });
    },
    async "unhandled rejections and uncaught timer errors are logged"() {
        const { driver } = await run("async () => { setTimeout(() => { throw new Error('in timer'); }, 1); }");
        driver.fireTimers();
        driver.entries.unhandledRejection(new Error("lost"));
        driver.drain();
        assert.deepStrictEqual(driver.logs.slice(-2).map((log) => [log.level, log.message.split("\n")[0]]), [["error", "Uncaught exception: Error: in timer"], ["error", "Unhandled rejection: Error: lost"]]);
    },
};
