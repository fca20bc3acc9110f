"use strict";
// Names that mean something to JavaScript come in as data through every door: they stay data, and nothing else changes.

const assert = require("assert");
const { Driver } = require("../support/driver");
const { Play } = require("../support/play");
const entities = require("../support/entity");

const names = [
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__", "valueOf", "then", "0",
    "constructor.prototype", "__proto__.polluted", "__proto__[polluted]", "Symbol(Symbol.iterator)",
];

/** `{[name]: {polluted: true, prototype: {polluted: true}}}`, with the name as an own one whatever it is. */
const payload = (name) => JSON.parse(`{${JSON.stringify(name)}:{"polluted":true,"prototype":{"polluted":true}}}`);
const text = (name) => JSON.parse(`{${JSON.stringify(name)}:"polluted"}`);

// What a script finds out about an object that came in; `undefined` when all is well.
const probe = `
    function probe(value, name, isClass) {
        if (({}).polluted !== undefined || [].polluted !== undefined || (() => {}).polluted !== undefined) return "polluted";
        if (Object.keys(Object.prototype).length + Object.keys(Array.prototype).length > 0) return "prototypes changed";
        const prototype = Object.getPrototypeOf(value);
        if (!isClass && prototype !== null && prototype.constructor !== Object) return "another prototype";
        if (value.polluted !== undefined) return "inherits polluted";
        if (name !== undefined && !Object.hasOwn(value, name)) return "lost " + name;
    }`;

/** Runs `body` in a function of an app with the probe; it returns what is wrong, by door. */
async function host(kind, bindings, body, call, outputs = []) {
    const driver = new Driver();
    const script = `const df = require("durable-functions");${probe}\nmodule.exports = ${body};`;
    assert.deepStrictEqual(driver.load([{ name: "F", kind, script, bindings: [...bindings, ...outputs] }]), []);
    return driver.callLater("invoke", { function: "F", invocationId: "inv", ...call });
}

let count = 0;

/** `found`: what is wrong, by door, in the answer's terms (JSON). */
function check(found, name, doors) {
    count += doors;
    assert.strictEqual(Object.keys(found).length >= doors, true, `${name} went through ${Object.keys(found).length} doors`);
    for (const [door, problem] of Object.entries(found)) assert.strictEqual(problem, null, `${door} with ${name}: ${problem}`);
    assert.strictEqual({}.polluted, undefined);
}

const http = [{ name: "req", type: "httpTrigger", direction: "in" }, { name: "$return", type: "http", direction: "out" }];

module.exports = {
    async "requests: body, query, headers, parameters, binding data, forms"() {
        for (const name of names) {
            const { response } = await host("function", http, `async (context, req) => {
                const name = ${JSON.stringify(name)}, data = context.bindingData;
                const found = {
                    body: probe(req.body, name), query: probe(req.query, name), headers: probe(req.headers, name.toLowerCase()),
                    params: probe(req.params, name), data: probe(data, name), dataQuery: probe(data.query, name),
                    get: req.get(name) === "polluted" ? undefined : "lost", copy: probe({ ...req.body }, name),
                    clone: probe(structuredClone(req.body), name), req: probe(req, undefined, true),
                };
                return { body: Object.fromEntries(Object.entries(found).map(([door, problem]) => [door, problem ?? null])) };
            }`, { kind: "http", request: { method: "POST", url: "http://h/", headers: text(name), query: text(name), params: text(name), body: { text: JSON.stringify(payload(name)) } } });
            check(JSON.parse(response.body.text), name, 10);
            const boundary = `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\npolluted\r\n--b--\r\n`;
            for (const [type, body] of [["application/x-www-form-urlencoded", `${encodeURIComponent(name)}=polluted`], ["multipart/form-data; boundary=b", boundary]]) {
                const { response: form } = await host("function", http, `async (context, req) => {
                    const name = ${JSON.stringify(name)}, form = req.parseFormBody();
                    return { body: { form: probe(form, undefined, true) ?? null, field: form.get(name).value.toString() === "polluted" ? null : "lost", other: form.get("constructor2") } };
                }`, { kind: "http", request: { method: "POST", url: "http://h/", headers: { "content-type": type }, query: {}, params: {}, body: { base64: Buffer.from(body).toString("base64") } } });
                check(JSON.parse(form.body.text), name, 3);
            }
        }
    },
    async "headers that nobody sent are none"() {
        const { response } = await host("function", http, "async (context, req) => ({ body: [req.get('constructor'), req.get('__proto__'), req.get('toString')].map((value) => value === undefined) })", { kind: "http", request: { method: "GET", url: "http://h/", headers: {}, query: {}, params: {} } });
        assert.deepStrictEqual(JSON.parse(response.body.text), [true, true, true]);
    },
    async "responses: headers by their methods"() {
        for (const name of names) {
            const { response } = await host("function", [http[0], { name: "res", type: "http", direction: "out" }], `async (context) => {
                context.res.set(${JSON.stringify(name)}, "polluted");
                context.res.body = { res: probe(context.res.headers, ${JSON.stringify(name)}) ?? null };
            }`, { kind: "http", request: { method: "GET", url: "http://h/", headers: {}, query: {}, params: {} } });
            check(JSON.parse(response.body.text), name, 1);
            assert.ok(response.headers.some(([header, value]) => header === name && value === "polluted"));
        }
    },
    async "messages: value, metadata of queues, blobs and event hubs, retries, traces, inputs"() {
        for (const name of names) {
            const bindings = [{ name: "message", type: "queueTrigger", direction: "in" }, { name: "table", type: "table", direction: "in" }];
            const { result } = await host("function", bindings, `async (context, message) => {
                const name = ${JSON.stringify(name)}, data = context.bindingData;
                const found = {
                    message: probe(message, name), binding: probe(context.bindings.message, name), bindings: probe(context.bindings),
                    data: probe(data, name), metadata: probe(data.metadata, name), properties: probe(data.properties, name),
                    systemProperties: probe(data.systemProperties, name), table: probe(context.bindings.table, name),
                    retry: probe(context.executionContext.retryContext, name), trace: probe(context.traceContext.attributes, name),
                };
                return Object.fromEntries(Object.entries(found).map(([door, problem]) => [door, problem ?? null]));
            }`, {
                kind: "function", input: payload(name), inputs: { table: payload(name) }, retryContext: payload(name),
                traceContext: { traceparent: null, tracestate: null, attributes: text(name) },
                bindingData: Object.assign(payload(name === "__proto__" ? "other" : name), { metadata: text(name), properties: payload(name), systemProperties: payload(name) }),
            });
            check(result, name, 10);
            const own = await host("function", bindings, `async (context) => ({ data: probe(context.bindingData, ${JSON.stringify(name)}) ?? null })`, { kind: "function", input: "text", bindingData: payload(name) });
            check(own.result, name, 1);
        }
    },
    async "activities: input, result, failure"() {
        const bindings = [{ name: "input", type: "activityTrigger", direction: "in" }];
        for (const name of names) {
            const { result } = await host("activity", bindings, `async (context, input) => ({ input: probe(input, ${JSON.stringify(name)}) ?? null, value: input })`, { kind: "activity", input: payload(name), instanceId: "i" });
            assert.ok(Object.hasOwn(result.value, name));
            check({ input: result.input }, name, 1);
            // An error that has the name as its own property, and one that is made of it again.
            try {
                await host("activity", bindings, `async (context, input) => { const error = new Error("e"); Object.defineProperty(error, ${JSON.stringify(name)}, { value: input, enumerable: true }); throw error; }`, { kind: "activity", input: { polluted: true }, instanceId: "i" });
                assert.fail("nothing was thrown");
            } catch (error) {
                if (["toString", "valueOf"].includes(name)) continue;
                assert.ok(Object.hasOwn(error.failure.error, name), `${name} of the error`);
                check({ failure: error.failure.message === "e" ? null : error.failure.message }, name, 1);
            }
        }
    },
    "orchestrations: input, events, results, custom status, output, failures, HTTP answers"() {
        for (const name of names) {
            const play = new Play(`const df = require("durable-functions");${probe}
                module.exports = df.orchestrator(function* (context) {
                    const name = ${JSON.stringify(name)}, found = {};
                    const input = context.df.getInput();
                    found.input = probe(input, name) ?? null;
                    context.df.setCustomStatus(input);
                    found.event = probe(yield context.df.waitForExternalEvent("E"), name) ?? null;
                    found.result = probe(yield context.df.callActivity("A", input), name) ?? null;
                    const response = yield context.df.callHttp("GET", "https://a.example/", undefined, input);
                    found.headers = probe(response.headers, name) ?? null;
                    try { yield context.df.callActivity("B"); } catch (error) {
                        found.failure = probe(Object.assign(Object.create(null), { ...error }), undefined) ?? probe(error, name, true) ?? null;
                    }
                    return [found, input];
                });`, { input: payload(name) });
            assert.ok(Object.hasOwn(play.status, name));
            play.raise("E", payload(name));
            const task = play.tasks.findIndex(([kind, activity]) => kind === "task" && activity === "A");
            assert.ok(Object.hasOwn(play.tasks[task][2], name));
            play.complete(task, payload(name));
            play.complete(task + 1, { statusCode: 200, headers: text(name), content: "" });
            const flat = { name: "Error", message: "boom", ...payload(name) };
            play.fail(task + 2, { errorType: "Error", message: "boom", stackTrace: "Error: boom", error: flat });
            assert.strictEqual(play.ending[0], "returned", JSON.stringify(play.ending));
            assert.ok(Object.hasOwn(play.ending[1][1], name));
            check(play.ending[1][0], name, 5);
        }
    },
    async "entities: state, input, result, names of operations"() {
        for (const name of names) {
            const answer = await entities.run(`const df = require("durable-functions");${probe}
                module.exports = df.entity((context) => {
                    const name = ${JSON.stringify(name)}, state = context.df.getState(() => ({}));
                    context.df.return({ state: probe(state, name) ?? null, input: probe(context.df.getInput(), name) ?? null, operation: context.df.operationName === name ? null : "lost" });
                    context.df.setState(state);
                });`, [[name, payload(name)]], { exists: true, state: payload(name) });
            assert.ok(Object.hasOwn(answer.state, name));
            check(answer.results[0][1], name, 3);
        }
    },
    "Node and the web: everything that makes objects of texts or copies objects"() {
        const run = new Function("require", "names", `${probe}
            const { parse } = require("querystring"), { inspect, inherits, promisify } = require("util"), url = require("url");
            const EventEmitter = require("events"), assert = require("assert"), console = require("console");
            return names.map((name) => {
                const source = JSON.parse("{" + JSON.stringify(name) + ':{"polluted":true,"prototype":{"polluted":true}}}');
                const encoded = encodeURIComponent(name), found = {};
                found.querystring = probe(parse(encoded + "=polluted"), name);
                found.twice = probe(parse(encoded + "=1&" + encoded + "=polluted"), name);
                found.url = probe(url.parse("http://h/?" + encoded + "=polluted", true).query, name);
                const search = new URLSearchParams({ [name]: "polluted" });
                found.search = probe(search, undefined, true) ?? (search.get(name) === "polluted" ? undefined : "lost");
                found.fromEntries = probe(Object.fromEntries(search), name);
                found.clone = probe(structuredClone(source), name);
                found.deepClone = probe(structuredClone([{ a: source }])[0].a, name);
                found.inspect = inspect(source).includes(name === "__proto__" ? "['__proto__']" : name) ? probe(source, name) : "lost in inspect";
                const emitter = new EventEmitter();
                let heard = 0;
                emitter.on(name, () => { heard += 1; });
                emitter.emit(name, source);
                found.events = heard === 1 ? probe(emitter, undefined, true) : "not heard";
                try { assert.deepStrictEqual(source, JSON.parse(JSON.stringify(source))); found.assert = probe(source, name); } catch (error) { found.assert = error.message; }
                try { assert.deepStrictEqual(source, {}); found.unequal = "taken for equal"; } catch { found.unequal = undefined; }
                const map = structuredClone(new Map([[name, source]]));
                found.map = probe(map.get(name), name);
                const error = new Error("e"); error.name = name;
                found.error = structuredClone(error) instanceof Error ? undefined : "no error";
                return found;
            });`);
        for (const [index, found] of run(require, names).entries()) {
            check(Object.fromEntries(Object.entries(found).map(([door, problem]) => [door, problem ?? null])), names[index], 13);
        }
    },
    "scripts cannot be told to run what every object has"() {
        const { entryPoint } = { entryPoint: ["toString", "constructor", "valueOf", "hasOwnProperty", "__proto__", "__defineGetter__"] };
        for (const name of entryPoint) {
            const driver = new Driver();
            const [failure] = driver.load([{ name: "F", kind: "activity", entryPoint: name, script: "exports.a = () => 1; exports.b = () => 2;" }]);
            assert.match(failure.error.message, /^Unable to determine function entry point/, name);
        }
        assert.deepStrictEqual(new Driver().load([{ name: "F", kind: "activity", entryPoint: "constructor", script: "module.exports = { constructor: () => 1, b: 2 };" }]), []);
    },
    async "an output named like what every object has is put out when it was assigned, and only then"() {
        const bindings = [{ name: "input", type: "activityTrigger", direction: "in" }];
        for (const name of ["constructor", "toString", "valueOf", "isPrototypeOf"]) {
            const output = [{ name, type: "queue", direction: "out", queueName: "q" }];
            assert.deepStrictEqual(await host("activity", bindings, "async () => 1", { kind: "activity", input: 1 }, output), { result: 1 });
            const told = await host("activity", bindings, `async (context) => { context.bindings[${JSON.stringify(name)}] = "x"; }`, { kind: "activity", input: 1 }, output);
            assert.strictEqual(told.outputs[name], "x");
        }
    },
    "a script that does change prototypes is seen by the probe"() {
        const found = new Function(`${probe}
            const before = probe({ a: 1 }, "a");
            Object.prototype.polluted = true;
            try { return [before, probe({ a: 1 }, "a")]; } finally { delete Object.prototype.polluted; }`)();
        assert.deepStrictEqual(found, [undefined, "polluted"]);
        const inherits = new Function(`${probe} return [probe({ __proto__: { polluted: true } }), probe({ __proto__: { x: 1 } }, "x")];`)();
        assert.deepStrictEqual(inherits, ["inherits polluted", "lost x"]);
    },
    "there were hundreds of vectors"() {
        assert.ok(count >= 600, `${count}`);
    },
};
