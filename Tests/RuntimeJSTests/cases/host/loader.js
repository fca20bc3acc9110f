"use strict";
const assert = require("assert");
const { Driver } = require("../support/driver");

/** What a script at /app/F/index.js exports as `value`, with other files beside it. */
function value(script, files = {}) {
    const driver = new Driver(files);
    const failures = driver.load([{ name: "F", kind: "activity", script: `${script}\nif (typeof module.exports !== "function") module.exports = () => {};` }]);
    if (failures.length > 0) throw Object.assign(new Error(failures[0].error.message), failures[0].error);
    return JSON.parse(driver.logs.at(-1)?.message ?? "null");
}

const print = (expression) => `console.log(JSON.stringify(${expression}));`;

module.exports = {
    "relative files, JSON and folders are found"() {
        const files = {
            "/app/F/a.js": "exports.a = 1;", "/app/shared/index.js": "module.exports = 'shared';", "/app/F/data.json": '\ufeff{"x":[1]}',
            "/app/F/pkg/package.json": '{"main":"./lib/main"}', "/app/F/pkg/lib/main.js": "module.exports = __filename;", "/app/F/both.js": "module.exports='file'", "/app/F/both/index.js": "module.exports='folder'",
        };
        assert.deepStrictEqual(value(print("[require('./a').a, require('../shared'), require('./data').x, require('./pkg'), require('./both'), require('./both/'), require('/app/F/a.js').a]"), files),
            [1, "shared", [1], "/app/F/pkg/lib/main.js", "file", "folder", 1]);
    },
    "node_modules are searched upwards, with main, exports, conditions and patterns"() {
        const files = {
            "/node_modules/far/index.js": "module.exports = 'far';",
            "/app/node_modules/plain/package.json": '{"main":"dist"}', "/app/node_modules/plain/dist/index.js": "module.exports = 'plain';", "/app/node_modules/plain/extra.js": "module.exports = 'extra';",
            "/app/node_modules/string/package.json": '{"exports":"./m.js"}', "/app/node_modules/string/m.js": "module.exports = 'string';",
            "/app/node_modules/@s/c/package.json": '{"exports":{".":{"import":"./m.mjs","node":{"require":"./node.js"},"default":"./d.js"},"./sub":"./s.js","./f/*":"./lib/*.js","./f/private/*":null,"./*.js":"./lib/*.js"}}',
            "/app/node_modules/@s/c/node.js": "module.exports = 'node' + require('@s/c/sub');", "/app/node_modules/@s/c/s.js": "module.exports = 'sub';", "/app/node_modules/@s/c/lib/x.js": "module.exports = 'x';",
            "/app/package.json": '{"name":"app","imports":{"#x":"./F/x.js"}}', "/app/F/x.js": "module.exports = '#x';",
        };
        assert.deepStrictEqual(value(print("[require('far'), require('plain'), require('plain/extra'), require('string'), require('@s/c'), require('@s/c/f/x'), require('@s/c/x.js'), require('#x')]"), files),
            ["far", "plain", "extra", "string", "nodesub", "x", "x", "#x"]);
        assert.throws(() => value("require('@s/c/other')", files), /Package subpath '.\/other' is not defined by "exports" in \/app\/node_modules\/@s\/c\/package.json/);
        assert.throws(() => value("require('@s/c/f/private/x')", files), /is not defined by "exports"/);
    },
    "a byte order mark and a shebang are tolerated, and lines stay right"() {
        assert.strictEqual(value(`\ufeff#!/usr/bin/env node\n${print("1")}`.replace("\ufeff#!", "\ufeff#!")), 1);
        const driver = new Driver();
        const [failure] = driver.load([{ name: "F", kind: "activity", script: "\ufeff// one\nthrow new Error('line two');" }]);
        assert.deepStrictEqual([failure.name, failure.error.message, failure.error.file, failure.error.line], ["F", "line two", "/app/F/index.js", 2]);
    },
    "modules run once, also in cycles"() {
        const files = {
            "/app/F/a.js": "exports.early = 1; exports.b = require('./b').seen; exports.late = 2;",
            "/app/F/b.js": "const a = require('./a'); exports.seen = Object.keys(a);", "/app/F/count.js": "globalThis.count = (globalThis.count || 0) + 1; module.exports = count;",
        };
        assert.deepStrictEqual(value(print("[require('./a'), require('./count'), require('./count')]"), files), [{ early: 1, b: ["early"], late: 2 }, 1, 1]);
    },
    "require.resolve, require.cache, require.main and module"() {
        const script = `const id = require.resolve("./a"); const first = require("./a"); delete require.cache[id];
            ${print("[id, first === require('./a'), require.main === module, module.id, module.filename, module.loaded, __dirname, this === module.exports, require.resolve('fs'), module.children.length > 0]")}`;
        assert.deepStrictEqual(value(script, { "/app/F/a.js": "module.exports = {};" }), ["/app/F/a.js", false, false, "/app/F/index.js", "/app/F/index.js", false, "/app/F", true, "fs", true]);
    },
    "what cannot be found is told with the require stack"() {
        const error = (() => { try { value("require('./a')", { "/app/F/a.js": "require('nothing')" }); } catch (thrown) { return thrown; } })();
        assert.strictEqual(error.message, "Cannot find module 'nothing'\nRequire stack:\n- /app/F/a.js\n- /app/F/index.js");
        assert.strictEqual(value(`try { require('x') } catch (e) { ${print("[e.code, e.requireStack]")} }`)[0], "MODULE_NOT_FOUND");
    },
    "a syntax error names file and line"() {
        const driver = new Driver({ "/app/F/broken.js": "\nlet a = ;\n" });
        const [failure] = driver.load([{ name: "F", kind: "activity", script: "require('./broken');" }, { name: "G", kind: "activity", script: "module.exports = () => {};" }]);
        assert.strictEqual(failure.error.file, "/app/F/broken.js");
        assert.strictEqual(failure.error.line, 2);
        assert.match(failure.error.message, /^SyntaxError: /);
    },
    "a broken module is tried again when required again"() {
        assert.strictEqual(value(`let n = 0; for (let i = 0; i < 2; i++) try { require('./bad'); } catch { n++; } ${print("n")}`, { "/app/F/bad.js": "throw new Error('bad');" }), 2);
    },
    "a function's script may be an ES module, whatever says so"() {
        const load = (scriptFile, script, files = {}) => {
            const driver = new Driver(files);
            const failures = driver.load([{ name: "F", kind: "activity", scriptFile, script }]);
            return failures[0]?.error.message ?? "ok";
        };
        const script = "import { join } from 'node:path'; export default async function (context) { return join('a', 'b'); }";
        assert.strictEqual(load("/app/F/index.mjs", script), "ok");
        assert.strictEqual(load("/app/F/index.js", script), "ok");
        assert.strictEqual(load("/app/F/index.js", script, { "/app/package.json": '{"type":"module"}' }), "ok");
        assert.match(load("/app/F/index.js", script, { "/app/package.json": '{"type":"commonjs"}' }), /^SyntaxError: /);
        assert.strictEqual(load("/app/F/index.mjs", "export const run = () => {}, other = 1;"), "ok");
        assert.match(load("/app/F/index.mjs", "export const a = () => {}, b = 1;"), /^Unable to determine function entry point/);
        assert.strictEqual(load("/app/F/index.mjs", "import './missing.mjs'; export default 1"), "Cannot find module '/app/F/missing.mjs' imported from /app/F/index.mjs");
    },
    async "a script that awaits at its top level is waited for, by load and by calls"() {
        const script = "const later = await Promise.resolve(() => 7); export default later;";
        const driver = new Driver({ "/app/F/index.mjs": script, "/app/G/index.mjs": `${script} throw new TypeError("G");` });
        const functions = ["F", "G"].map((name) => ({ name, kind: "activity", scriptFile: `/app/${name}/index.mjs`, directory: `/app/${name}`, bindings: [] }));
        const failures = await driver.callLater("load", { root: "/app", functions, eager: true });
        assert.deepStrictEqual(failures.map(({ name, error }) => [name, error.message, error.file, error.line]), [["G", "TypeError: G", "/app/G/index.mjs", 1]]);
        const lazy = new Driver({ "/app/F/index.mjs": "export default async function () { return 7; } await 0;" });
        assert.deepStrictEqual(lazy.call("load", { root: "/app", functions: [functions[0]], eager: false }), []);
        assert.deepStrictEqual(await lazy.callLater("invoke", { function: "F", invocationId: "1", kind: "activity" }), { result: 7 });
    },
    async "orchestrators that await at their top level are loaded before their first turn"() {
        const script = "import * as df from 'durable-functions'; const name = await Promise.resolve('A'); export default df.orchestrator(function* (context) { return name; });";
        const driver = new Driver({ "/app/O/index.mjs": script });
        const functions = [{ name: "O", kind: "orchestrator", scriptFile: "/app/O/index.mjs", directory: "/app/O", bindings: [] }];
        assert.deepStrictEqual(await driver.callLater("load", { root: "/app", functions, eager: false }), []);
        const answer = driver.call("turn", { id: "1", execution: "e", name: "O", past: [], events: [["OrchestratorStarted", 0], ["ExecutionStarted", 0, { name: "O" }]] });
        assert.deepStrictEqual(answer.ending, ["returned", "A"]);
    },
    "durable-functions and core modules are imported by name"() {
        const files = { "/app/F/index.mjs": `import df, { orchestrator, EntityId } from "durable-functions"; import fs, { readFileSync } from "fs"; import { request } from "https";
            export default () => {}; ${print("[df.orchestrator === orchestrator, typeof EntityId, fs.readFileSync === readFileSync, typeof request]")}` };
        const driver = new Driver(files);
        assert.deepStrictEqual(driver.load([{ name: "F", kind: "activity", scriptFile: "/app/F/index.mjs" }]), []);
        assert.deepStrictEqual(JSON.parse(driver.logs.at(-1).message), [true, "function", true, "function"]);
    },
    "scripts are sloppy: implicit globals, this, with"() {
        assert.deepStrictEqual(value(`implicit = 1; for (i in [0]) ; with ({ w: 2 }) { var got = w; } ${print("[implicit, i, got, (function () { return this === globalThis; })()]")}`), [1, "0", 2, true]);
    },
    "durable-functions is ours, whatever node_modules holds"() {
        const files = { "/app/node_modules/durable-functions/package.json": '{"main":"x.js"}', "/app/node_modules/durable-functions/x.js": "module.exports = 'theirs';" };
        assert.deepStrictEqual(value(`const df = require("durable-functions"); ${print(`[typeof df, typeof df.orchestrator, df.OrchestrationRuntimeStatus.Running, new df.EntityId("Name", "Key").toString(),
            typeof require("durable-functions/lib/src/classes").DurableError, typeof require("durable-functions/lib/src/task").TimerTask, typeof require("@azure/functions")]`)}`, files),
            ["function", "function", "Running", "@name@Key", "function", "function", "object"]);
    },
    "missing core modules can be required and throw when called"() {
        const script = `const dgram = require("dgram"); const { WASI } = require("wasi"); class Mine extends WASI {}
            const texts = [() => dgram.createSocket("x"), () => new Mine(), () => require("repl").start()].map((run) => { try { run(); } catch (e) { return [e.code, e.message]; } });
            ${print("texts")}`;
        assert.deepStrictEqual(value(script), ["dgram.createSocket", "wasi.WASI", "repl.start"].map((name) => ["ERR_METHOD_NOT_IMPLEMENTED", `The ${name} method is not implemented`]));
    },
    "the entry point is the function, the named, the only export, run or index"() {
        const load = (script, entryPoint) => {
            const driver = new Driver();
            const failures = driver.load([{ name: "F", kind: "activity", script, entryPoint }]);
            return failures[0]?.error.message ?? "ok";
        };
        assert.strictEqual(load("exports.a = () => {}; exports.b = () => {};", "b"), "ok");
        assert.strictEqual(load("exports.default = () => {};"), "ok");
        assert.strictEqual(load("exports.x = 1; exports.run = () => {};"), "ok");
        assert.strictEqual(load("exports.x = 1; exports.index = () => {};"), "ok");
        const text = "If multiple functions are exported, you must indicate the entry point, either by naming it 'run' or 'index', or by naming it explicitly via the 'entryPoint' metadata property.";
        assert.strictEqual(load("exports.x = 1; exports.y = 2;"), `Unable to determine function entry point. ${text}`);
        assert.strictEqual(load("exports.x = 1; exports.y = 2;", "z"), `Unable to determine function entry point: z. ${text}`);
        assert.strictEqual(load("exports.x = 1;"), "The resolved entry point is not a function and cannot be invoked by the functions runtime. Make sure the function has been correctly exported.");
    },
    "async orchestrators are refused at load with file, line and rule"() {
        for (const [fn, kind] of [["async function (context) {}", "async function"], ["async function* (context) {}", "async function*"]]) {
            const driver = new Driver();
            const [failure] = driver.load([{ name: "O", kind: "orchestrator", script: `const df = require("durable-functions");\nmodule.exports = df.orchestrator(${fn});` }]);
            assert.ok(failure.error.message.includes(`An orchestrator must be a generator function (function*), not an '${kind}'`), failure.error.message);
            assert.deepStrictEqual([failure.error.file, failure.error.line], ["/app/O/index.js", 2]);
            const [bare] = driver.load([{ name: "O", kind: "orchestrator", script: `module.exports = ${fn};` }]);
            assert.strictEqual(bare.error.file, "/app/O/index.js");
        }
    },
    "with eager off scripts are loaded at their first call"() {
        const driver = new Driver();
        assert.deepStrictEqual(driver.load([{ name: "F", kind: "activity", script: "throw new Error('late');" }], { eager: false }), []);
    },
};
