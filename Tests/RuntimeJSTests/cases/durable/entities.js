"use strict";
const assert = require("assert");
const { Driver } = require("../support/driver");
const { batch, entityApp, run } = require("../support/entity");

function counter(context) {
    const { df } = context;
    switch (df.operationName) {
        case "add": df.setState(df.getState(() => 0) + df.getInput()); break;
        case "get": df.return(df.getState(() => 0)); break;
        case "reset": df.setState(0); break;
        case "delete": df.destructOnExit(); break;
        case "addAndFail": df.setState(df.getState(() => 0) + df.getInput()); df.signalEntity({ name: "Other", key: "o" }, "tell"); throw new RangeError("too much");
    }
}

const failures = (answer) => answer.results.map(([outcome, value]) => (outcome === "threw" ? value.message : value));

module.exports = {
    async "operations run one after the other on the state the former left"() {
        assert.deepStrictEqual(await run(counter, [["add", 2], ["add", 3], ["get"], ["reset"], ["get"]]),
            { exists: true, state: 0, results: [["returned", null], ["returned", null], ["returned", 5], ["returned", null], ["returned", 0]], signals: [] });
    },
    async "async operations are awaited one by one"() {
        const script = "const df = require('durable-functions'); module.exports = df.entity(async (context) => { const before = context.df.getState(() => []); await new Promise((resolve) => setTimeout(resolve, 1)); context.df.setState([...before, context.df.operationName]); });";
        assert.deepStrictEqual((await run(script, [["a"], ["b"], ["c"]])).state, ["a", "b", "c"]);
    },
    async "entityName is in lower case, entityKey as given, entityId a plain object of both"() {
        const answer = await run((context) => { const { df } = context; df.return([df.entityName, df.entityKey, df.entityId, Object.getPrototypeOf(df.entityId) === Object.prototype]); }, [["x"]], { name: "COUNTER", key: "Key@Ä" });
        assert.deepStrictEqual(answer.results[0][1], ["counter", "Key@Ä", { name: "counter", key: "Key@Ä" }, true]);
    },
    async "operationName is the operation's name, also when it is empty"() {
        assert.deepStrictEqual((await run((context) => context.df.return(context.df.operationName), [["Add"], [""]])).results, [["returned", "Add"], ["returned", ""]]);
    },
    async "isNewlyConstructed tells of the start of this operation"() {
        const script = (context) => { const { df } = context; const atStart = df.isNewlyConstructed; if (df.operationName === "set") df.setState(1); if (df.operationName === "end") df.destructOnExit(); else df.return([atStart, df.isNewlyConstructed]); };
        assert.deepStrictEqual((await run(script, [["set"], ["get"], ["end"], ["get"]])).results.map(([, value]) => value), [[true, true], [false, false], null, [true, true]]);
        assert.deepStrictEqual((await run(script, [["get"]], { exists: true })).results[0][1], [false, false]);
    },
    async "getInput gives the input, undefined only when there is none"() {
        const script = (context) => { const input = context.df.getInput(); context.df.return([typeof input, input]); };
        assert.deepStrictEqual((await run(script, [["x"], ["x", null], ["x", 0], ["x", ""], ["x", false], ["x", { a: [1] }], ["x", "text"]])).results.map(([, value]) => value),
            [["undefined", null], ["object", null], ["number", 0], ["string", ""], ["boolean", false], ["object", { a: [1] }], ["string", "text"]]);
    },
    async "getState gives the initializer's value when there is no state, and does not store it"() {
        const script = (context) => { const { df } = context; df.operationName === "with" ? df.return([df.getState(() => ({ fresh: true })), df.isNewlyConstructed]) : df.return(df.getState() === undefined); };
        const answer = await run(script, [["with"], ["without"]]);
        assert.deepStrictEqual([answer.results, "state" in answer], [[["returned", [{ fresh: true }, true]], ["returned", true]], false]);
    },
    async "the states 0, empty text, false and null are kept"() {
        for (const state of [0, "", false, null]) {
            const answer = await run((context) => context.df.return(context.df.getState(() => "initial")), [["get"]], { exists: true, state });
            assert.deepStrictEqual([answer.results, answer.state], [[["returned", state]], state]);
            assert.strictEqual((await run((context) => context.df.setState(context.df.getInput()), [["set", state]])).state, state);
        }
    },
    async "setState takes effect at once, and undefined leaves an entity without a state"() {
        assert.deepStrictEqual((await run((context) => { context.df.setState({ n: 1 }); context.df.return(context.df.getState()); }, [["x"]])).results, [["returned", { n: 1 }]]);
        const answer = await run((context) => context.df.setState(undefined), [["x"]], { exists: true, state: 5 });
        assert.deepStrictEqual([answer.exists, "state" in answer], [true, false]);
    },
    async "the state passes through JSON: copies each time, class instances become plain objects"() {
        const script = `const df = require("durable-functions"); class Cart { constructor() { this.items = []; } add() {} }
            module.exports = df.entity((context) => {
                const cart = context.df.getState(() => new Cart());
                context.df.return([cart instanceof Cart, typeof cart.add, cart.items.length]);
                if (context.df.operationName === "keep") { context.df.setState(cart); cart.items.push("after"); }
                else cart.items.push("never kept");
            });`;
        const answer = await run(script, [["keep"], ["look"], ["look"]]);
        assert.deepStrictEqual(answer.results.map(([, value]) => value), [[true, "function", 0], [false, "undefined", 0], [false, "undefined", 0]]);
        assert.deepStrictEqual(answer.state, { items: [] });
    },
    async "the last return counts, and it makes the entity exist"() {
        const answer = await run((context) => { context.df.return(1); context.df.return(2); }, [["x"], ["x"]]);
        assert.deepStrictEqual(answer, { exists: true, results: [["returned", 2], ["returned", 2]], signals: [] });
        assert.deepStrictEqual((await run((context) => context.df.return(undefined), [["x"]])).results, [["returned", null]]);
    },
    async "what the function returns is the result at level 3 and ignored below"() {
        for (const [level, value] of [[1, null], [2, null], [3, { sum: 1 }]]) {
            const answer = await run(async () => ({ sum: 1 }), [["x"]], {}, { level });
            assert.deepStrictEqual([answer.results, answer.exists], [[["returned", value]], false]);
        }
        assert.deepStrictEqual((await run((context) => { context.df.return("said"); return "returned"; }, [["x"]], {}, { level: 3 })).results, [["returned", "said"]]);
    },
    async "destructOnExit ends the entity at once; a later setState or return makes it anew"() {
        assert.deepStrictEqual(await run(counter, [["delete"]], { exists: true, state: 4 }), { exists: false, results: [["returned", null]], signals: [] });
        const again = await run(counter, [["delete"], ["get"], ["add", 1]], { exists: true, state: 4 });
        assert.deepStrictEqual([again.exists, again.state, again.results[1]], [true, 1, ["returned", 0]]);
        assert.deepStrictEqual(await run((context) => { context.df.destructOnExit(); context.df.setState("new"); }, [["x"]], { exists: true, state: 4 }), { exists: true, state: "new", results: [["returned", null]], signals: [] });
    },
    async "an operation that neither sets a state nor returns leaves what is not there not there"() {
        assert.deepStrictEqual(await run((context) => { context.df.getState(() => 1); }, [["x"]]), { exists: false, results: [["returned", null]], signals: [] });
    },
    async "signals carry their input, falsy ones too, and none when it is undefined"() {
        const script = (context) => { for (const input of [undefined, 0, false, "", null, "text", { a: 1 }]) context.df.signalEntity({ name: "Other", key: "Key" }, "op", input); };
        assert.deepStrictEqual((await run(script, [["x"]])).signals, [["@other@Key", "op", null], ...[0, false, "", null, "text", { a: 1 }].map((input) => ["@other@Key", "op", null, input])]);
    },
    async "signals take an EntityId and a time, keep the input of the call and their order"() {
        const script = `const df = require("durable-functions"); module.exports = df.entity((context) => {
            const input = [1]; context.df.signalEntity(new df.EntityId("A", "a"), "first", input, new Date(5000)); input.push(2);
            context.df.signalEntity({ name: "B", key: "" }, "second"); });`;
        assert.deepStrictEqual((await run(script, [["x"], ["x"]])).signals.slice(0, 3), [["@a@a", "first", 5000, [1]], ["@b@", "second", null], ["@a@a", "first", 5000, [1]]]);
    },
    async "wrong arguments of signalEntity fail the operation with a text that names them"() {
        const script = "const df = require('durable-functions'); const calls = [[undefined, 'o'], [{}, 'o'], [{ name: 'a@b', key: 'k' }, 'o'], [{ name: 'a' }, 'o'], [{ name: 'a', key: 'k' }], [{ name: 'a', key: 'k' }, ' '], [{ name: 'a', key: 'k' }, 'o', 1, 'soon'], [{ name: 'a', key: 'k' }, 'o', 1n]];"
            + "module.exports = df.entity((context) => context.df.signalEntity(...calls[context.df.getInput()]));";
        assert.deepStrictEqual(failures(await run(script, Array.from({ length: 8 }, (_, index) => ["x", index]))).slice(0, 7), [
            "Must provide EntityId to SignalEntityAction constructor", "entityId.name: Expected non-empty, non-whitespace string but got undefined",
            "entityId.name: The name of an entity must not contain '@' but got 'a@b'", "entityId.key: Expected string but got undefined",
            "operation: Expected non-empty, non-whitespace string but got undefined", "operation: Expected non-empty, non-whitespace string but got empty string",
            "scheduledTime: Expected valid Date object but got soon",
        ]);
        assert.match(failures(await run(script, [["x", 7]]))[0], /^The input of the signal 'o' that operation 'x' of entity '@counter@K1' sends cannot be serialised: /);
    },
    async "a throw is rolled back: state, existence and signals; the other operations run"() {
        const answer = await run(counter, [["add", 1], ["addAndFail", 10], ["add", 2], ["get"]]);
        assert.deepStrictEqual([answer.state, answer.signals, failures(answer)], [3, [], [null, "too much", null, 3]]);
        const [, failure] = answer.results[1];
        assert.deepStrictEqual([failure.errorType, failure.error.name], ["RangeError", "RangeError"]);
        assert.match(failure.stackTrace, /^RangeError: too much\n {4}at .*\/app\/Counter\/index\.js:\d+:\d+/);
        const fresh = await run(counter, [["addAndFail", 10]]);
        assert.deepStrictEqual([fresh.exists, "state" in fresh], [false, false]);
        assert.deepStrictEqual(await run((context) => { context.df.destructOnExit(); throw "text"; }, [["x"]], { exists: true, state: 7 }),
            { exists: true, state: 7, results: [["threw", { errorType: "string", message: "text", error: "text" }]], signals: [] });
    },
    async "without rollback what was set before the throw stays"() {
        const answer = await run(counter, [["addAndFail", 10], ["add", 2]], {}, { rollbackEntityOperations: false });
        assert.deepStrictEqual([answer.exists, answer.state, answer.signals, failures(answer)], [true, 12, [["@other@o", "tell", null]], ["too much", null]]);
    },
    async "a rejected promise fails the operation, and a result given before is dropped"() {
        const answer = await run(async (context) => { context.df.return(1); await null; throw Object.assign(new Error("late"), { code: 42 }); }, [["x"], ["x"]]);
        assert.deepStrictEqual([failures(answer), answer.results[1][1].error.code, answer.exists], [["late", "late"], 42, false]);
    },
    async "states and results that cannot be serialised fail the operation, with a text that says what"() {
        const cycle = (context) => { const value = {}; value.self = value; context.df[context.df.operationName](value); };
        const answer = await run(cycle, [["setState"], ["return"]], { exists: true, state: 1 });
        assert.match(failures(answer)[0], /^The state that operation 'setState' of entity '@counter@K1' sets cannot be serialised: /);
        assert.match(failures(answer)[1], /^The result of operation 'return' of entity '@counter@K1' cannot be serialised: /);
        assert.deepStrictEqual([answer.state, answer.results[0][1].errorType], [1, "TypeError"]);
        assert.match(failures(await run(() => 1n, [["x"]], {}, { level: 3 }))[0], /^The result of operation 'x' of entity '@counter@K1' cannot be serialised: /);
    },
    async "each operation has a context.df of its own on the same context"() {
        const script = (context) => { const isFirst = context.seen === undefined; context.seen ??= []; context.df.return([isFirst, context.seen.includes(context.df)]); context.seen.push(context.df); };
        assert.deepStrictEqual((await run(script, [["x"], ["x"]])).results, [["returned", [true, false]], ["returned", [false, false]]]);
    },
    async "what an operation does after its end is refused"() {
        const script = "const df = require('durable-functions'); let left; module.exports = df.entity((context) => { if (context.df.operationName === 'leave') left = context.df; else left[context.df.getInput()](1); });";
        assert.deepStrictEqual(failures(await run(script, [["leave"], ["x", "setState"], ["x", "return"], ["x", "destructOnExit"], ["x", "signalEntity"]])).slice(1),
            ["setState", "return", "destructOnExit", "signalEntity"].map((member) => `context.df.${member}() was called after operation 'leave' of entity '@counter@K1' had ended: an entity must await what it starts.`));
    },
    async "members may be taken off context.df"() {
        assert.deepStrictEqual((await run((context) => { const { getState, setState, getInput } = context.df; setState(getState(() => 1) + getInput()); }, [["x", 2]])).state, 3);
    },
    async "the context has the trigger's value, log, ids and a signal"() {
        const driver = entityApp(async (context) => {
            context.log("op", context.df.operationName);
            const { self, exists, state, batch: operations } = context.bindings.context;
            context.df.return([self, exists, state, operations, context.bindingData.self, context.executionContext.functionName, context.invocationId === context.executionContext.invocationId, context.signal.aborted]);
        });
        const answer = await batch(driver, [["x", { a: 1 }], ["y"]], { exists: true, state: { n: 1 }, invocationId: "inv" });
        const self = { name: "counter", key: "K1" };
        const operations = [{ name: "x", input: '{"a":1}', isSignal: false }, { name: "y", input: null, isSignal: false }];
        assert.deepStrictEqual(answer.results[0][1], [self, true, '{"n":1}', operations, self, "Counter", true, false]);
        assert.deepStrictEqual(driver.logs[0], { level: "information", message: "op x", function: "Counter", invocationId: "inv" });
    },
    async "output bindings of all operations go out, those of a failed one do not"() {
        const outputs = [{ name: "signalR", type: "signalR", direction: "out" }, { name: "file", type: "blob", direction: "out" }, { name: "unused", type: "queue", direction: "out" }];
        const script = (context) => { context.bindings.signalR = [{ target: context.df.operationName }]; context.bindings.file = context.df.operationName; if (context.df.operationName === "bad") throw new Error("bad"); };
        const answer = await run(script, [["a"], ["bad"], ["b"]], {}, { outputs });
        assert.deepStrictEqual(answer.outputs, { signalR: [{ target: "a" }, { target: "b" }], file: "b" });
        assert.deepStrictEqual((await run(script, [["a"]], {}, { outputs })).outputs, { signalR: [{ target: "a" }], file: "a" });
        assert.strictEqual("outputs" in await run(script, [["bad"]], {}, { outputs }), false);
        const kept = await run(script, [["bad"]], {}, { outputs, rollbackEntityOperations: false });
        assert.deepStrictEqual(kept.outputs, { signalR: [{ target: "bad" }], file: "bad" });
    },
    async "names compare without case, and entityName stands before the function's name"() {
        const driver = new Driver();
        driver.load([{ name: "Folder", durableName: "Counter", kind: "entity", script: `const df = require("durable-functions"); module.exports = df.entity(${counter});` }]);
        assert.deepStrictEqual((await batch(driver, [["get"]], { name: "cOUNTER" })).results, [["returned", 0]]);
        assert.deepStrictEqual(failures(await batch(driver, [["get"], ["get"]], { name: "Folder" })), Array(2).fill(
            "The function 'Folder' doesn't exist, is disabled, or is not an entity function. Additional info: The following are the known entity functions: 'Counter'."));
    },
    async "a wrapper may call an entity with its context"() {
        const script = `const df = require("durable-functions"); const entity = df.entity(${counter}); module.exports = async function (context) { await entity(context); };`;
        assert.deepStrictEqual((await run(script, [["add", 1], ["get"]])).results[1], ["returned", 1]);
    },
    async "a plain function is refused with its name and the rule, and changes nothing"() {
        const answer = await run("module.exports = function (context) {};", [["a"], ["b"]], { exists: true, state: 1 });
        const text = "The function 'Counter' is bound to an entityTrigger but is no entity: export the result of df.entity(function (context) { ... }).";
        assert.deepStrictEqual([failures(answer), answer.state, answer.exists], [[text, text], 1, true]);
    },
    async "context.done is refused in an entity"() {
        const text = "The entity function 'Counter' must not call context.done(): an operation ends when the function returns, or when its promise settles. Use context.df.return(value) for its result.";
        assert.deepStrictEqual(failures(await run((context) => { context.df.setState(1); context.done(); }, [["x"]])), [text]);
        assert.deepStrictEqual(failures(await run("module.exports = (context) => context.done(null, {});", [["x"]])), [text]);
    },
    "orchestrators and generators are refused as entities at load, and entities as orchestrators"() {
        const load = (kind, script) => new Driver().load([{ name: "F", kind, script: `const df = require("durable-functions");\nmodule.exports = ${script};` }])[0].error;
        assert.strictEqual(load("entity", "df.orchestrator(function* () {})").message, "TypeError: The function 'F' is bound to an entityTrigger but exports an orchestrator: export the result of df.entity(function (context) { ... }).");
        assert.match(load("entity", "function* () {}").message, /exports an orchestrator/);
        assert.match(load("orchestrator", "df.entity(() => {})").message, /'F' is bound to an orchestrationTrigger but exports an entity/);
        assert.match(load("entity", "df.entity(function* () {})").message, /^TypeError: df\.entity: Expected a function or an async function but got a generator function/);
        const wrong = load("entity", "df.entity('x')");
        assert.deepStrictEqual([wrong.message, wrong.file, wrong.line], ["TypeError: df.entity: Expected a function but got string", "/app/F/index.js", 2]);
    },
    async "a script that cannot be loaded fails each operation"() {
        const driver = new Driver();
        driver.load([{ name: "Counter", kind: "entity", script: "throw new Error('broken');" }], { eager: false });
        assert.deepStrictEqual(failures(await batch(driver, [["a"], ["b"]], { exists: true, state: 3 })), ["broken", "broken"]);
    },
    async "outside of the host an entity reads its binding and calls context.done"() {
        const script = `const df = require("durable-functions"); const entity = df.entity(${counter});
            module.exports = async () => { const done = []; const context = { bindings: { other: null, any: { self: { name: "Counter", key: "K" }, exists: true, state: "1", batch: [{ name: "add", input: "2", isSignal: true }, { name: "get", input: null }, { name: "addAndFail", input: "1" }] } }, done: (...values) => done.push(values) };
                const returned = await entity(context); return { done, returned: String(returned), suppresses: context.suppressAsyncDoneError }; };`;
        const driver = new Driver();
        driver.load([{ name: "Test", kind: "activity", script, bindings: [{ name: "i", type: "activityTrigger" }] }]);
        const { done, returned, suppresses } = (await driver.callLater("invoke", { function: "Test", invocationId: "i", kind: "activity" })).result;
        const [error, state] = done[0];
        assert.deepStrictEqual([done.length, error, returned, suppresses], [1, null, "undefined", true]);
        assert.deepStrictEqual([state.entityExists, state.entityState, state.signals], [true, "3", []]);
        assert.deepStrictEqual(state.results.map(({ isError, duration, result }) => [isError, Number.isInteger(duration), isError ? JSON.parse(result).message : result ?? null]), [[false, true, "null"], [false, true, "3"], [true, true, "too much"]]);
    },
    async "outside of the host signals name their target; without a binding an entity rejects"() {
        const script = `const df = require("durable-functions");
            module.exports = async () => { let state; await df.entity((c) => { c.df.signalEntity({ name: "A", key: "b@c" }, "op", 0); c.df.signalEntity({ name: "A", key: "k" }, "op"); })({ bindings: { t: { self: { name: "X", key: "y" }, exists: false, state: null, batch: [{ name: "x" }] } }, done: (_, value) => { state = value; } });
                const text = await df.entity(() => {})({ bindings: { t: { self: {}, exists: true } } }).catch((e) => e.message); return [state.signals, state.entityExists, text]; };`;
        const driver = new Driver();
        driver.load([{ name: "Test", kind: "activity", script, bindings: [{ name: "i", type: "activityTrigger" }] }]);
        assert.deepStrictEqual((await driver.callLater("invoke", { function: "Test", invocationId: "i", kind: "activity" })).result,
            [[{ target: { name: "A", key: "b@c" }, name: "op", input: "0" }, { target: { name: "A", key: "k" }, name: "op", input: "" }], false, "Could not find an entityTrigger binding on context."]);
    },
};
