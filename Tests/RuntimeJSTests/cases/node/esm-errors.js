"use strict";
// ES modules that cannot be found, linked or run; import() and top-level await.

const assert = require("assert");
const { inFolder } = require("../support/folder");

const settled = async (promise) => {
    try {
        return { value: await promise };
    } catch (error) {
        return error;
    }
};

/** What importing a.mjs fails with; the folder is written as /F in its message. */
const failure = (files) => inFolder(files, async (folder) => {
    const error = await settled(import(`${folder}/a.mjs`));
    return [error.name, error.code, error.message?.replaceAll(folder, "/F"), error.url?.replaceAll(folder, "/F")];
});

const packages = {
    "node_modules/e/package.json": JSON.stringify({ name: "e", exports: { ".": { import: "./m.mjs", require: "./c.cjs" }, "./f/*": "./lib/*.js", "./bad": "lib/x.js", "./none": { browser: "./m.mjs" }, "./self": "./self.mjs" } }),
    "node_modules/e/m.mjs": "export default 'import'", "node_modules/e/c.cjs": "module.exports = 'require'", "node_modules/e/lib/x.js": "exports.x = 'x'", "node_modules/e/self.mjs": "export { default } from 'e'",
    "node_modules/main/package.json": '{"main":"./lib/start"}', "node_modules/main/lib/start.js": "module.exports = 'main'", "node_modules/main/other.js": "module.exports = 'other'",
    "node_modules/index/index.js": "module.exports = 'index'", "node_modules/@s/p/package.json": '{"type":"module","module":"x.js"}', "node_modules/@s/p/index.js": "export default '@s/p'",
    "node_modules/sync/package.json": '{"exports":{"module-sync":"./m.mjs","default":"./d.js"}}', "node_modules/sync/m.mjs": "export default 'module-sync'",
    "package.json": JSON.stringify({ name: "own", exports: "./own.mjs", imports: { "#a": "./own.mjs", "#b/*": "./sub/*.mjs", "#c": "main", "#d": { import: "./sub/x.mjs", default: "./nothing.js" }, "#e": "node:path" } }),
    "own.mjs": "export default 'own'", "sub/x.mjs": "export default 'sub'",
};

module.exports = {
    async "packages: exports with conditions, main, index, self-reference, imports"() {
        await inFolder({
            ...packages,
            "a.mjs": `import e from 'e'; import { x } from 'e/f/x'; import self from 'e/self'; import main from 'main'; import other from 'main/other.js'; import index from 'index'; import s from '@s/p';
                import own from 'own'; import a from '#a'; import b from '#b/x'; import c from '#c'; import d from '#d'; import sync from 'sync';
                import { createRequire } from 'module'; const require = createRequire(import.meta.url);
                export default [e, x, self, main, other, index, s, own, a, b, c, d, sync, require('e'), require('./own.mjs').default]`,
        }, async (folder) => {
            const { default: values } = await import(`${folder}/a.mjs`);
            assert.deepStrictEqual(values, ["import", "x", "import", "main", "other", "index", "@s/p", "own", "own", "sub", "main", "sub", "module-sync", "require", "own"]);
        });
    },
    async "what cannot be found"() {
        const fail = (specifier) => failure({ ...packages, "a.mjs": `import '${specifier}'`, "d/index.js": "", "t.txt": "" });
        assert.deepStrictEqual(await fail("./b.mjs"), ["Error", "ERR_MODULE_NOT_FOUND", "Cannot find module '/F/b.mjs' imported from /F/a.mjs", "file:///F/b.mjs"]);
        assert.deepStrictEqual((await fail("nowhere")).slice(0, 3), ["Error", "ERR_MODULE_NOT_FOUND", "Cannot find package 'nowhere' imported from /F/a.mjs"]);
        assert.deepStrictEqual((await fail("@a/b/c")).slice(0, 3), ["Error", "ERR_MODULE_NOT_FOUND", "Cannot find package '@a/b' imported from /F/a.mjs"]);
        assert.deepStrictEqual((await fail("main/missing")).slice(0, 3), ["Error", "ERR_MODULE_NOT_FOUND", "Cannot find module '/F/node_modules/main/missing' imported from /F/a.mjs"]);
        assert.deepStrictEqual((await fail("./d")).slice(0, 2), ["Error", "ERR_UNSUPPORTED_DIR_IMPORT"]);
        assert.match((await fail("./d"))[2], /^Directory import '\/F\/d' is not supported resolving ES modules imported from \/F\/a\.mjs/);
        assert.deepStrictEqual((await fail("./t.txt")).slice(0, 3), ["TypeError", "ERR_UNKNOWN_FILE_EXTENSION", 'Unknown file extension ".txt" for /F/t.txt']);
        assert.deepStrictEqual((await fail("e/other")).slice(0, 3), ["Error", "ERR_PACKAGE_PATH_NOT_EXPORTED", `Package subpath './other' is not defined by "exports" in /F/node_modules/e/package.json imported from /F/a.mjs`]);
        assert.deepStrictEqual((await fail("e/none")).slice(0, 2), ["Error", "ERR_PACKAGE_PATH_NOT_EXPORTED"]);
        assert.deepStrictEqual((await fail("e/bad")).slice(0, 3), ["Error", "ERR_INVALID_PACKAGE_TARGET", `Invalid "exports" target "lib/x.js" defined for './bad' in the package config /F/node_modules/e/package.json imported from /F/a.mjs; targets must start with "./"`]);
        assert.deepStrictEqual((await fail("#x")).slice(0, 3), ["TypeError", "ERR_PACKAGE_IMPORT_NOT_DEFINED", 'Package import specifier "#x" is not defined in package /F/package.json imported from /F/a.mjs']);
        assert.deepStrictEqual((await fail("#e")).slice(0, 3), ["Error", "ERR_INVALID_PACKAGE_TARGET", `Invalid "imports" target "node:path" defined for '#e' in the package config /F/package.json imported from /F/a.mjs`]);
        assert.deepStrictEqual((await fail("http://h/x.js")).slice(0, 3), ["Error", "ERR_UNSUPPORTED_ESM_URL_SCHEME", "Only URLs with a scheme in: file, data, and node are supported by the default ESM loader. Received protocol 'http:'"]);
        assert.deepStrictEqual((await fail("node:nothing")).slice(0, 3), ["Error", "ERR_UNKNOWN_BUILTIN_MODULE", "No such built-in module: node:nothing"]);
        assert.deepStrictEqual((await fail("./%2fx.mjs")).slice(0, 2), ["TypeError", "ERR_INVALID_MODULE_SPECIFIER"]);
    },
    async "names that are not exported are syntax errors, before anything runs"() {
        const files = { "a.mjs": "import './first.mjs'; import { nope } from './b.mjs'", "first.mjs": "globalThis.perdureRan = true", "b.mjs": "export const x = 1", "c.cjs": "exports.x = 1" };
        assert.deepStrictEqual((await failure(files)).slice(0, 3), ["SyntaxError", undefined, "The requested module './b.mjs' does not provide an export named 'nope'"]);
        assert.strictEqual(globalThis.perdureRan, undefined);
        assert.deepStrictEqual((await failure({ ...files, "a.mjs": "import nope from './b.mjs'" }))[2], "The requested module './b.mjs' does not provide an export named 'default'");
        assert.deepStrictEqual((await failure({ ...files, "a.mjs": "export { nope } from './b.mjs'" }))[2], "The requested module './b.mjs' does not provide an export named 'nope'");
        assert.deepStrictEqual((await failure({ ...files, "a.mjs": "import { nope } from 'fs'" }))[2], "The requested module 'fs' does not provide an export named 'nope'");
        assert.match((await failure({ ...files, "a.mjs": "import { nope } from './c.cjs'" }))[2], /^Named export 'nope' not found\. The requested module '\.\/c\.cjs' is a CommonJS module, which may not support all module\.exports as named exports\.\nCommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '\.\/c\.cjs';/);
        assert.deepStrictEqual((await failure({ ...files, "a.mjs": "import './first.mjs'; import './broken.mjs'", "broken.mjs": "let x = ;" }))[0], "SyntaxError");
        assert.strictEqual(globalThis.perdureRan, undefined);
    },
    async "what a module throws is thrown to all that import it, and it does not run again"() {
        await inFolder({ "a.mjs": "import './b.mjs'", "b.mjs": "globalThis.perdureRuns = (globalThis.perdureRuns ?? 0) + 1; throw new RangeError('b')", "c.mjs": "import './b.mjs'" }, async (folder) => {
            const errors = [await settled(import(`${folder}/a.mjs`)), await settled(import(`${folder}/b.mjs`)), await settled(import(`${folder}/c.mjs`)), await settled(import(`${folder}/a.mjs`))];
            assert.ok(errors[0] instanceof RangeError && errors.every((error) => error === errors[0]));
            assert.strictEqual(globalThis.perdureRuns, 1);
            delete globalThis.perdureRuns;
        });
    },
    async "import() gives one namespace, from ES and CommonJS modules, and rejects"() {
        await inFolder({
            "a.mjs": "export default async (name) => import(name); export const first = [];", "c.cjs": "exports.load = (name) => import(name); exports.meta = () => import('./b.mjs');",
            "b.mjs": "export const b = 1", "order.cjs": "const order = []; const p = import('./side.mjs').then(() => order.push('then')); globalThis.perdureOrder = order; order.push('after'); exports.done = p.then(() => order);", "side.mjs": "globalThis.perdureOrder.push('side')",
        }, async (folder) => {
            const [{ default: load }, c] = [await import(`${folder}/a.mjs`), require(`${folder}/c.cjs`)];
            const namespaces = await Promise.all([load("./b.mjs"), c.load("./b.mjs"), c.meta(), import(`file://${folder}/b.mjs`), load(`${folder}/b.mjs`), load(new URL(`file://${folder}/b.mjs`))]);
            assert.ok(namespaces.every((namespace) => namespace === namespaces[0]) && namespaces[0].b === 1);
            assert.strictEqual((await settled(load("./none.mjs"))).code, "ERR_MODULE_NOT_FOUND");
            assert.strictEqual((await settled(load({ toString() { throw new Error("no text"); } }))).message, "no text");
            assert.strictEqual((await load("data:text/javascript,export default import.meta.url.slice(0, 5)")).default, "data:");
            assert.strictEqual((await settled(load(Symbol("s")))).name, "TypeError");
            assert.deepStrictEqual(await require(`${folder}/order.cjs`).done, ["after", "side", "then"]);
            delete globalThis.perdureOrder;
        });
    },
    async "import() in functions made of text"() {
        const load = new Function("name", "return import(name)");
        assert.strictEqual((await load("node:path")).join, require("path").join);
        assert.strictEqual(Function("a", "b", "return a + b")(1, 2), 3);
        assert.ok(load instanceof Function && (() => {}).constructor === Function);
    },
    async "top-level await: siblings run meanwhile, parents afterwards"() {
        await inFolder({
            "log.mjs": "export default []", "a.mjs": "import log from './log.mjs'; import './slow.mjs'; import './sync.mjs'; import './waits.mjs'; log.push('a'); export default log",
            "slow.mjs": "import log from './log.mjs'; log.push('slow begins'); await new Promise((resolve) => setTimeout(resolve, 5)); log.push('slow ends'); export const value = 1",
            "sync.mjs": "import log from './log.mjs'; log.push('sync')", "waits.mjs": "import log from './log.mjs'; import { value } from './slow.mjs'; log.push('waits ' + value); for await (const x of [1, 2]) log.push(x)",
        }, async (folder) => assert.deepStrictEqual((await import(`${folder}/a.mjs`)).default, ["slow begins", "sync", "slow ends", "waits 1", 1, 2, "a"]));
        assert.deepStrictEqual(await failure({ "a.mjs": "import './b.mjs'", "b.mjs": "await Promise.reject(new TypeError('late'))" }), ["TypeError", undefined, "late", undefined]);
    },
    async "await inside of functions is not top-level await"() {
        await inFolder({ "a.mjs": "export const f = async () => await 1, g = async (x) => { await x; }\nexport class C { async m() { await 1; } async catch() { await 2; } }\nexport const o = { async if() { await 3; }, await: 4 };\nexport const h = async x => x ? await x : await 5, i = 6" },
            async (folder) => assert.deepStrictEqual([require(`${folder}/a.mjs`).i, await require(`${folder}/a.mjs`).h(0)], [6, 5]));
    },
    async "require of ES modules"() {
        await inFolder({
            "a.mjs": "export default class A {} export const x = 1", "plain.mjs": "export const y = 2", "chosen.mjs": "const f = () => 'f'; export { f as 'module.exports' }",
            "tla.mjs": "import './awaits.mjs'; export default 1", "awaits.mjs": "await 1", "cycle.mjs": "import './cycle.cjs'; export default 1", "cycle.cjs": "require('./cycle.mjs')",
            "detected.js": "export const z = import.meta.filename", "esm/package.json": '{"type":"module"}', "esm/b.js": "import { x } from '../a.mjs'; export { x }", "esm/c.cjs": "module.exports = 'c'",
        }, async (folder) => {
            const a = require(`${folder}/a.mjs`);
            assert.deepStrictEqual([a.x, a.default.name, a.__esModule, Object.keys(a)], [1, "A", true, ["__esModule", "default", "x"]]);
            assert.strictEqual(require(`${folder}/plain.mjs`), await import(`${folder}/plain.mjs`));
            assert.strictEqual(require(`${folder}/plain.mjs`).__esModule, undefined);
            assert.strictEqual(require(`${folder}/esm/b.js`).x, 1);
            assert.strictEqual(require(`${folder}/esm/c.cjs`), "c");
            assert.strictEqual(require(`${folder}/detected.js`).z, `${folder}/detected.js`);
            assert.throws(() => require(`${folder}/tla.mjs`), { code: "ERR_REQUIRE_ASYNC_MODULE", message: /^require\(\) cannot be used on an ESM graph with top-level await\. Use import\(\) instead\./ });
            assert.strictEqual((await import(`${folder}/tla.mjs`)).default, 1);
            assert.throws(() => require(`${folder}/cycle.mjs`), { code: "ERR_REQUIRE_CYCLE_MODULE" });
        });
    },
    async "stack traces name the file, line and column"() {
        await inFolder({ "a.mjs": "export function one() { throw new Error('x'); }\n\nexport default () => {\n    throw new Error('y');\n};" }, async (folder) => {
            const { one, default: four } = await import(`${folder}/a.mjs`);
            const place = (run) => { try { run(); } catch (error) { return new RegExp(`${folder}/a\\.mjs:(\\d+)`).exec(error.stack)?.[1]; } };
            assert.deepStrictEqual([place(one), place(four)], ["1", "4"]);
        });
    },
};
