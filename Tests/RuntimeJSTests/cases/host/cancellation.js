"use strict";
const assert = require("assert");
const { Driver } = require("../support/driver");

const waiting = "async (context) => { const { signal } = context; if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve)); return [signal.reason.name, signal.reason.message, signal.reason.code, signal.reason instanceof Error]; }";

function app(script, kind = "activity", type = "activityTrigger") {
    const driver = new Driver();
    assert.deepStrictEqual(driver.load([{ name: "F", kind, script, bindings: [{ name: "input", type, direction: "in" }] }]), []);
    return driver;
}

const invoke = (driver, invocationId, more = {}) => driver.send("invoke", { function: "F", invocationId, kind: "activity", ...more });

module.exports = {
    async "context.signal is aborted with an AbortError that says why"() {
        const driver = app(`module.exports = ${waiting};`);
        const call = invoke(driver, "one");
        assert.strictEqual(driver.call("cancelInvocation", { invocationId: "one", reason: "The instance was terminated" }), null);
        await driver.settle();
        assert.deepStrictEqual(driver.answer(call).result, ["AbortError", "The instance was terminated", 20, true]);
    },
    async "without a reason there is a text of its own"() {
        const driver = app(`module.exports = ${waiting};`);
        const call = invoke(driver, "one");
        driver.call("cancelInvocation", { invocationId: "one" });
        await driver.settle();
        assert.strictEqual(driver.answer(call).result[1], "The invocation was cancelled");
    },
    async "a signal asked for after the cancellation is aborted already"() {
        const driver = app(`module.exports = async (context) => { await new Promise((resolve) => setTimeout(resolve, 1)); return [context.signal.aborted, context.signal === context.signal, context.signal.reason.message]; };`);
        const call = invoke(driver, "one");
        driver.call("cancelInvocation", { invocationId: "one", reason: "first" });
        driver.call("cancelInvocation", { invocationId: "one", reason: "second" });
        driver.fireTimers();
        await driver.settle();
        assert.deepStrictEqual(driver.answer(call).result, [true, true, "first"]);
    },
    async "only the named invocation is cancelled, and one that has ended is left alone"() {
        const driver = app("module.exports = async (context, input) => { if (input) await new Promise((resolve) => setTimeout(resolve, 1)); return context.signal.aborted; };");
        const first = invoke(driver, "one", { input: true });
        const second = invoke(driver, "two", { input: true });
        const quick = invoke(driver, "three", { input: false });
        await driver.settle();
        assert.strictEqual(driver.answer(quick).result, false);
        for (const invocationId of ["one", "three", "never"]) driver.call("cancelInvocation", { invocationId });
        driver.fireTimers();
        await driver.settle();
        assert.deepStrictEqual([driver.answer(first).result, driver.answer(second).result], [true, false]);
    },
    async "functions that are no activities have a signal too"() {
        const driver = app("module.exports = async function (context) { await new Promise((resolve) => context.signal.addEventListener('abort', resolve)); context.res = { body: context.signal.reason.message }; };", "function", "httpTrigger");
        driver.load([{ name: "F", kind: "function", scriptFile: "/app/F/index.js", bindings: [{ name: "req", type: "httpTrigger" }, { name: "res", type: "http", direction: "out" }] }]);
        const call = invoke(driver, "web", { kind: "http", request: { method: "GET", url: "http://x/", headers: {} } });
        driver.call("cancelInvocation", { invocationId: "web", reason: "away" });
        await driver.settle();
        assert.deepStrictEqual(driver.answer(call).response.body, { text: "away" });
    },
    async "entities have a signal too"() {
        const driver = app(`const df = require("durable-functions"); module.exports = df.entity(async (context) => { await new Promise((resolve) => context.signal.addEventListener("abort", resolve)); context.df.return(context.signal.reason.message); });`, "entity", "entityTrigger");
        const call = driver.send("entity", { name: "F", key: "k", exists: false, invocationId: "batch", operations: [{ name: "x" }] });
        driver.call("cancelInvocation", { invocationId: "batch", reason: "away" });
        await driver.settle();
        assert.deepStrictEqual(driver.answer(call).results, [["returned", "away"]]);
    },
    async "a failing invocation ends too"() {
        const driver = app("let signal; module.exports = async (context, input) => { if (input === 'look') return signal.aborted; signal = context.signal; throw new Error('x'); };");
        invoke(driver, "one");
        await driver.settle();
        driver.call("cancelInvocation", { invocationId: "one" });
        const look = invoke(driver, "two", { input: "look" });
        await driver.settle();
        assert.strictEqual(driver.answer(look).result, false);
    },
    async "bindingData is made when it is asked for, and may be assigned"() {
        const driver = app("module.exports = async (context, input) => { const names = Object.keys(context); const { city } = context.bindingData; context.bindingData.more = 1; const both = [city, context.bindingData.more]; context.bindingData = 'mine'; return [...both, context.bindingData, names.includes('bindingData')]; };");
        const call = invoke(driver, "one", { input: { city: "Oslo" } });
        await driver.settle();
        assert.deepStrictEqual(driver.answer(call).result, ["Oslo", 1, "mine", true]);
    },
};
