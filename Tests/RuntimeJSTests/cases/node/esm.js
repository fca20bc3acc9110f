"use strict";
// ES modules: what is imported and exported, and what it is bound to.

const assert = require("assert");
const { inFolder } = require("../support/folder");

/** The namespace of a.mjs. */
const load = (files, use = (namespace) => namespace, name = "a.mjs") =>
    inFolder(typeof files === "string" ? { "a.mjs": files } : files, async (folder) => use(await import(`${folder}/${name}`), folder));

const plain = (namespace) => ({ ...namespace });

module.exports = {
    async "every form of export"() {
        const namespace = await load({
            "a.mjs": `export const a = 1, { b, c: [d, ...e], f = { g: 1 }.g, ...h } = { b: 2, c: [3, 4, 5], i: 6 };
                export let j = () => 7, k = (x, y) => x, l
                export var m = /[/"]export const no = 1/.source
                export function n() { return "n"; }
                export async function* o() {}
                export class P { static q = 1 }
                const r = 8; export { r, r as s, r as "a string", n as default };
                export * from "./b.mjs"; export * as ns from './b.mjs'; export { x as y, default as z } from "./b.mjs"`,
            "b.mjs": "export const x = 'x', a = 'hidden'; export default 'zed'; export {};",
        });
        assert.deepStrictEqual(Object.keys(namespace), ["P", "a", "a string", "b", "d", "default", "e", "f", "h", "j", "k", "l", "m", "n", "ns", "o", "r", "s", "x", "y", "z"]);
        assert.deepStrictEqual([namespace.a, namespace.b, namespace.d, namespace.e, namespace.f, namespace.h, namespace.j(), namespace.m, namespace.default(), namespace["a string"], namespace.y, namespace.z],
            [1, 2, 3, [4, 5], 1, { i: 6 }, 7, "[/\"]export const no = 1", "n", 8, "x", "zed"]);
        assert.deepStrictEqual(plain(namespace.ns), { a: "hidden", default: "zed", x: "x" });
    },
    async "every form of import"() {
        const files = {
            "a.mjs": `import d from "./b.mjs"
                import * as all from './b.mjs' ; import d2, { x, y as z, "a string" as s, default as d3, } from "./b.mjs"; import d4, * as all2 from "./b.mjs"
                import "./c.mjs"; import {} from "./b.mjs"; import{x as $}from"./b.mjs"
                export default [d, d2, d3, d4, x, z, s, $, all === all2, all.x, globalThis.perdureCase]`,
            "b.mjs": "export const x = 1, y = 2; export { x as 'a string' }; export default 'd'", "c.mjs": "globalThis.perdureCase = 'c'",
        };
        assert.deepStrictEqual((await load(files)).default, ["d", "d", "d", "d", 1, 2, 1, 1, true, 1, "c"]);
        delete globalThis.perdureCase;
    },
    async "default exports have the names that ECMAScript gives them"() {
        const name = async (text) => (await load(text)).default.name;
        assert.strictEqual(await name("export default function () {}"), "default");
        assert.strictEqual(await name("export default async function* () {}"), "default");
        assert.strictEqual(await name("export default async function   named() {}"), "named");
        assert.strictEqual(await name("export default class {}"), "default");
        assert.strictEqual(await name("export default class A {}"), "A");
        assert.strictEqual(await name("export default () => {}"), "default");
        assert.strictEqual(await name("export default (function () {})"), "default");
        assert.strictEqual(await name("export default async (x) => x"), "default");
        assert.strictEqual(await name("export default class { static name = 'own' }"), "own");
        assert.strictEqual((await load("export default\n// here\n  5")).default, 5);
        assert.strictEqual((await load("export default [1, 2]\n.length")).default, 2);
        assert.deepStrictEqual((await load("export default { a: 1 }")).default, { a: 1 });
    },
    async "words and texts that look like imports and exports are left alone"() {
        const { default: values } = await load(`
            const o = { import: 1, export: 2, default: 3, import2() {}, from: 4, "export": 5, as: 6 };
            // import a from "nowhere"
            /* export { b } from "nowhere" */
            const text = "import c from 'nowhere'", template = \`export \${ \`import \${"x"}\` } d\`;
            class C { import() { return "method"; } static export = "field"; get default() { return "getter"; } }
            const regex = /import x from "y"/g, quotient = 4 / 2 / 1, as = 1, from = 2, async = 3, of = 4, get = 5;
            const arrow = async => async / 2;
            if (true) /re[/]/.test("x");
            label: { break label; }
            export default [o.import, o.export, text, template, new C().import(), C.export, new C().default, regex.source, quotient, as, from, async, of, get, arrow(4)]`);
        assert.deepStrictEqual(values, [1, 5, "import c from 'nowhere'", "export import x d", "method", "field", "getter", 'import x from "y"', 2, 1, 2, 3, 4, 5, 2]);
    },
    async "statements without semicolons stay apart"() {
        const { default: values } = await load({
            "a.mjs": "const f = () => 1\nimport { b } from './b.mjs'\n;[1].forEach(() => {})\nconst g = f\nexport { g }\nexport const c = b\nexport default [f(), c]",
            "b.mjs": "let a = 1\nexport const b = a\nexport let x, y\nlet notExported, neither\nexport const h = () => a\nfoo(), bar()\nfunction foo() {} function bar() {}",
        });
        assert.deepStrictEqual(values, [1, 1]);
        assert.deepStrictEqual(Object.keys(await load("export let x, y\nlet no, neither\nexport const h = () => x\nvoid 0, y")), ["h", "x", "y"]);
    },
    async "bindings are live"() {
        const { default: log } = await load({
            "a.mjs": `import { count, increment, text, set } from "./b.mjs"; import * as ns from "./b.mjs"; const log = [count, ns.count];
                increment(); log.push(count, ns.count); { const count = "shadow"; log.push(count); } log.push(((count) => count)("parameter"), typeof count);
                set("changed"); log.push(text, { text }.text, \`\${text}\`); export default log;`,
            "b.mjs": "export let count = 0, text = 'first'; export function increment() { count++; } export const set = (value) => { [text] = [value]; };",
        });
        assert.deepStrictEqual(log, [0, 0, 1, 1, "shadow", "parameter", "number", "changed", "changed", "changed"]);
    },
    async "imports are constants, and functions called without this"() {
        const { default: values } = await load({
            "a.mjs": `import f, { v, g } from "./b.mjs"; const errors = [];
                for (const set of [() => { f = 1; }, () => { v = 1; }, () => { v++; }]) try { set(); } catch (error) { errors.push(error.name); }
                export default [errors, f(), g(), this, (function () { return this; })(), typeof require, typeof module]`,
            "b.mjs": "export default function () { return this === undefined; } export let v = 0; export const g = function () { v++; return this; }",
        });
        assert.deepStrictEqual(values, [["TypeError", "TypeError", "TypeError"], true, undefined, undefined, undefined, "undefined", "undefined"]);
    },
    async "cycles: functions are there at once, variables once they are initialized"() {
        const { log } = await load({
            "a.mjs": "export const log = []; import { b, callA, readB } from './b.mjs'; export function fa() { return 'fa'; } export const late = 'late'; export let changing = 1; changing = 2; log.push(b, callA(), readB());",
            "b.mjs": `import * as ns from './a.mjs'; import { fa, late, changing } from './a.mjs'; export const b = [fa(), typeof ns.fa];
                try { late; } catch (error) { b.push(error.name, error.message); } try { ns.late; } catch (error) { b.push(error.name); } try { typeof late; } catch (error) { b.push(error.name); }
                export const callA = () => [late, changing, ns.changing, [late].map((x) => x + changing)]; export function readB() { return b.length; }`,
        });
        assert.deepStrictEqual(log, [["fa", "function", "ReferenceError", "Cannot access 'late' before initialization", "ReferenceError", "ReferenceError"], ["late", 2, 2, ["late2"]], 6]);
    },
    async "functions imported in a cycle are called without this"() {
        const { default: values } = await load({
            "a.mjs": "import { b } from './b.mjs'; export function self() { return [this, ...arguments]; } export let Late = class { x = 1 }; export default b",
            "b.mjs": `import { self, Late } from './a.mjs'
                const methods = { self() { return [7]; }, get() { return self(1) } }
                class C { self() { return [8]; } static make() { return self (2); } }
                function inner(self) { return self(3)
                }
                const list = []
                list.push(self(), self(4, 5), methods.self(), methods.get(), new C().self(), C.make(), inner((x) => [x]), self()?.length, [self(6)].length)
                export const b = { list, late: () => new Late().x }`,
        });
        assert.deepStrictEqual(values.list, [[undefined], [undefined, 4, 5], [7], [undefined, 1], [8], [undefined, 2], [3], 1, 1]);
        assert.strictEqual(values.late(), 1);
    },
    async "a module may import itself"() {
        assert.deepStrictEqual((await load("import * as self from './a.mjs'; import { x as y, f as g } from './a.mjs'; export const x = 1; export function f() { return y; } export default [self.x, g()]")).default, [1, 1]);
    },
    async "modules run once, those they import first and in order"() {
        const { default: order } = await load({
            "order.mjs": "export default []", "a.mjs": "import order from './order.mjs'; order.push('a'); import './b.mjs'; import './c.mjs'; import './b.mjs'; export default order",
            "b.mjs": "import order from './order.mjs'; import './d.mjs'; order.push('b')", "c.mjs": "import './d.mjs'; import order from './order.mjs'; order.push('c')", "d.mjs": "import order from './order.mjs'; order.push('d')",
        });
        assert.deepStrictEqual(order, ["d", "b", "c", "a"]);
    },
    async "star exports: own names win, equal bindings are one, conflicts are none"() {
        const namespace = await load({
            "a.mjs": "export * from './b.mjs'; export * from './c.mjs'; export const own = 'a'",
            "b.mjs": "export const own = 'b', both = 'b', onlyB = 1; export { shared } from './d.mjs'; export * from './a.mjs'", "c.mjs": "export const both = 'c'; export * from './d.mjs'; export default 1", "d.mjs": "export const shared = 's'",
        });
        assert.deepStrictEqual(plain(namespace), { onlyB: 1, own: "a", shared: "s" });
    },
    async "namespaces are sealed objects without a prototype"() {
        const namespace = await load("export let b = 1; export const a = 2; export function change() { b += 1; }");
        assert.strictEqual(Object.getPrototypeOf(namespace), null);
        assert.deepStrictEqual(Object.keys(namespace), ["a", "b", "change"]);
        assert.strictEqual(Object.prototype.toString.call(namespace), "[object Module]");
        assert.ok(!Object.isExtensible(namespace) && "a" in namespace && !("toString" in namespace));
        assert.throws(() => { namespace.a = 1; }, TypeError);
        assert.throws(() => { namespace.new = 1; }, TypeError);
        assert.throws(() => { delete namespace.a; }, TypeError);
        namespace.change();
        assert.strictEqual(namespace.b, 2);
    },
    async "import.meta"() {
        await load({ "a.mjs": "export const meta = import.meta, same = import . meta === import.meta; meta.mine = 1; export default import.meta.resolve('./b%20c.mjs?x#y'); export const core = import.meta.resolve('fs')" },
            ({ meta, same, default: resolved, core }, folder) => {
                assert.deepStrictEqual([meta.url, meta.filename, meta.dirname, meta.mine, same], [`file://${folder}/a.mjs`, `${folder}/a.mjs`, folder, 1, true]);
                assert.deepStrictEqual([resolved, core], [`file://${folder}/b%20c.mjs?x#y`, "node:fs"]);
                assert.strictEqual(Object.getPrototypeOf(meta), null);
                assert.deepStrictEqual(Object.keys(meta), ["dirname", "filename", "resolve", "url", "mine"]);
            });
    },
    async "a query makes another module of a file"() {
        const { default: values } = await load({ "a.mjs": "import x from './b.mjs?1'; import y from './b.mjs?2'; import z from './b.mjs?1'; import url from './c.mjs#h'; export default [x === y, x === z, url.slice(-8)]", "b.mjs": "export default {}", "c.mjs": "export default import.meta.url" });
        assert.deepStrictEqual(values, [false, true, "/c.mjs#h"]);
    },
    async "JSON is imported with its type"() {
        const files = { "a.mjs": "import data from './d.json' with { type: 'json' }; import again from './d.json' assert { type: 'json', }; export default [data, data === again]; export * as ns from './d.json' with { 'type': \"json\" }", "d.json": '\ufeff{"x":[1]}' };
        const { default: value, ns } = await load(files);
        assert.deepStrictEqual([value, Object.keys(ns)], [[{ x: [1] }, true], ["default"]]);
        await assert.rejects(load({ ...files, "a.mjs": "import './d.json'" }), { name: "TypeError", code: "ERR_IMPORT_ASSERTION_TYPE_MISSING", message: /^Module "file:.*d.json" needs an import attribute of type "json"$/ });
        await assert.rejects(load({ ...files, "d.json": "{", "a.mjs": "import './d.json' with { type: 'json' }" }), { name: "SyntaxError", message: /^file:.*d\.json: |^\/.*d\.json: / });
    },
    async "CommonJS modules: the default is module.exports, names are those their text shows"() {
        const { default: values, ns } = await load({
            "a.mjs": "import all, { a, b, c, later } from './b.cjs'; import * as ns from './b.cjs'; import f from './f.cjs'; import plain from './plain.js'; export { ns }; export default [all.a, a, b, c, later, f(), plain]",
            "b.cjs": "exports.a = 1; module.exports.b = 2; Object.defineProperty(exports, 'c', { enumerable: true, get: function () { return x.y; } }); const x = { y: 3 }; exports.later = undefined; setImmediate(() => { exports.later = 1; }); exports['hid' + 'den'] = 4;",
            "f.cjs": "module.exports = () => 'f'", "plain.js": "module.exports = { here: __filename.endsWith('plain.js') }",
        });
        assert.deepStrictEqual(values, [1, 1, 2, 3, undefined, "f", { here: true }]);
        assert.deepStrictEqual(Object.keys(ns), ["a", "b", "c", "default", "later"]);
    },
    async "CommonJS modules that are re-exported show their names"() {
        const namespace = await load({
            "a.mjs": "export * from './b.cjs'; export * from './c.cjs'; export * from './d.cjs'",
            "b.cjs": "module.exports = require('./x.cjs')", "c.cjs": "\"use strict\"; var __exportStar = (m) => Object.assign(exports, m); __exportStar(require('./y.cjs'), exports);",
            "d.cjs": "const z = 1, w = 2; module.exports = { z, 'q': w, ...require('./v.cjs'), n: z, m() {}, after: 1 }", "x.cjs": "exports.x = 'x'", "y.cjs": "exports.y = 'y'", "v.cjs": "exports.v = 'v'",
        });
        assert.deepStrictEqual(plain(namespace), { m: namespace.m, n: 1, q: 2, v: "v", x: "x", y: "y", z: 1 });
    },
    async "core modules: default and names"() {
        const { default: values } = await load("import path, { join } from 'path'; import * as ns from 'node:path'; import { EventEmitter } from 'events'; import events from 'events'; export default [join === path.join, ns.join === join, ns.default === path, EventEmitter === events]");
        assert.deepStrictEqual(values, [true, true, true, true]);
    },
    async "a shebang, a byte order mark and other line ends"() {
        assert.strictEqual((await load("#!/usr/bin/env node\nexport default 1")).default, 1);
        assert.strictEqual((await load("\ufeffimport { x as y } from './a.mjs'\r\nexport const x = 2\r\nexport default () => y")).default(), 2);
        assert.strictEqual((await load("export default 3 // end")).default, 3);
    },
    async "code is strict"() {
        assert.strictEqual((await load("export default (() => { try { undeclaredName = 1; } catch (error) { return error.name; } })()")).default, "ReferenceError");
        await assert.rejects(load("with ({}) {}"), SyntaxError);
    },
    async "names with escapes and unusual characters"() {
        assert.deepStrictEqual(Object.keys(await load("export const \\u0061b = 1, ünïcode = 2, $ = 3, _ = 4, __proto__ = 5; export { $ as '\\u{1F600}' }")), ["$", "_", "__proto__", "ab", "ünïcode", "\u{1F600}"]);
    },
};
