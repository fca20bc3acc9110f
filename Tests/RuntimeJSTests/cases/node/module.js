"use strict";
// CommonJS: how modules are found, kept and told apart, and what of it packages replace.

const assert = require("assert");
const fs = require("fs");
const Module = require("module");
const path = require("path");
const { inFolder } = require("../support/folder");

const error = (run) => {
    try {
        run();
    } catch (thrown) {
        return thrown;
    }
    return undefined;
};

module.exports = {
    async "files, suffixes, folders and main"() {
        await inFolder({
            "a.js": "module.exports = 'a.js'", "a/index.js": "module.exports = 'a/'", "b.json": '{"b":1}', "c.cjs": "module.exports = 'c'", "d.other": "module.exports = __filename.slice(-7)", "e.x.js": "module.exports = 'e.x'",
            "m1/package.json": '{"main":"lib/x"}', "m1/lib/x.js": "module.exports = 'lib/x'", "m2/package.json": '{"main":"lib"}', "m2/lib/index.js": "module.exports = 'lib/index'",
            "m3/package.json": '{"main":"missing"}', "m3/index.js": "module.exports = 'index'", "m4/package.json": '{"main":"."}', "m4/index.js": "module.exports = 'dot'", "m5/package.json": "{}", "m5/index.json": "[5]",
            "m6/package.json": '{"main":"../a.js"}', "m7/package.json": '{"main":true}', "m7/index.js": "module.exports = 'm7'",
        }, (folder) => {
            const load = (name) => require(`${folder}/${name}`);
            assert.deepStrictEqual(["a", "a/", "a/.", "a.js", "b", "c.cjs", "d.other", "e.x", "m1", "m2", "m3", "m4", "m5", "m6", "m7"].map(load),
                ["a.js", "a/", "a/", "a.js", { b: 1 }, "c", "d.other", "e.x", "lib/x", "lib/index", "index", "dot", [5], "a.js", "m7"]);
            assert.strictEqual(error(() => load("c")).code, "MODULE_NOT_FOUND");
            assert.strictEqual(error(() => load("a.js/")).code, "MODULE_NOT_FOUND");
        });
    },
    async "packages: exports, conditions, patterns, imports and self-reference"() {
        await inFolder({
            "node_modules/p/package.json": JSON.stringify({ exports: { ".": [{ import: "./no.mjs" }, "./main.js"], "./s": { node: { require: "./s.js" } }, "./f/*": "./lib/*.js", "./f/x/*": null, "./f/*.json": "./data/*.json", "./q": { browser: "./q.js" }, "./dir/": "./lib/" } }),
            "node_modules/p/main.js": "module.exports = 'main'", "node_modules/p/s.js": "module.exports = 's'", "node_modules/p/lib/y.js": "module.exports = 'y'", "node_modules/p/lib/x/z.js": "", "node_modules/p/data/d.json": '"d"',
            "node_modules/mixed/package.json": '{"exports":{".":"./a.js","node":"./b.js"}}', "node_modules/@s/n/index.js": "module.exports = require('p')",
            "package.json": JSON.stringify({ name: "own", exports: { "./x": "./x.js" }, imports: { "#x": "./x.js", "#p": "p", "#f/*": { require: "./f/*.js" }} }), "x.js": "module.exports = 'x'", "f/g.js": "module.exports = 'g'",
            "a.js": "module.exports = (name) => require(name)", "sub/node_modules/p/index.js": "module.exports = 'nearer'", "sub/b.js": "module.exports = [require('p'), require('p/s')]",
        }, (folder) => {
            const load = require(`${folder}/a.js`);
            assert.deepStrictEqual(["p", "p/s", "p/f/y", "p/f/d.json", "@s/n", "own/x", "#x", "#p", "#f/g"].map(load), ["main", "s", "y", "d", "main", "x", "x", "main", "g"]);
            const told = (name) => { const { code, message, name: type } = error(() => load(name)); return [type, code, message.replaceAll(folder, "/F").split("\n")[0]]; };
            assert.deepStrictEqual(told("p/other"), ["Error", "ERR_PACKAGE_PATH_NOT_EXPORTED", `Package subpath './other' is not defined by "exports" in /F/node_modules/p/package.json`]);
            assert.deepStrictEqual(told("p/q").slice(0, 2), ["Error", "ERR_PACKAGE_PATH_NOT_EXPORTED"]);
            assert.deepStrictEqual(told("p/f/x/z").slice(0, 2), ["Error", "ERR_PACKAGE_PATH_NOT_EXPORTED"]);
            assert.deepStrictEqual(told("p/dir/y.js").slice(0, 2), ["Error", "ERR_PACKAGE_PATH_NOT_EXPORTED"]);
            assert.deepStrictEqual(told("own").slice(1), ["ERR_PACKAGE_PATH_NOT_EXPORTED", `No "exports" main defined in /F/package.json imported from /F/a.js`]);
            assert.deepStrictEqual(told("mixed").slice(0, 2), ["Error", "ERR_INVALID_PACKAGE_CONFIG"]);
            assert.deepStrictEqual(told("p/f/../y").slice(0, 2), ["TypeError", "ERR_INVALID_MODULE_SPECIFIER"]);
            assert.deepStrictEqual(told("#none"), ["TypeError", "ERR_PACKAGE_IMPORT_NOT_DEFINED", `Package import specifier "#none" is not defined in package /F/package.json imported from /F/a.js`]);
            assert.deepStrictEqual(require(`${folder}/sub/b.js`), ["nearer", "s"]);
        });
    },
    async "links are followed to real paths, so a file is one module"() {
        if (typeof fs.symlinkSync !== "function") return;
        await inFolder({ "real/a.js": "module.exports = __filename" }, (folder) => {
            try {
                fs.symlinkSync(`${folder}/real`, `${folder}/link`);
            } catch (thrown) {
                assert.strictEqual(thrown.code, "ERR_METHOD_NOT_IMPLEMENTED");
                return;
            }
            assert.strictEqual(require(`${folder}/link/a.js`), `${folder}/real/a.js`);
        });
    },
    async "require.resolve, require.cache and what modules know of themselves"() {
        await inFolder({
            "a.js": "exports.module = module; exports.require = require; exports.b = require('./b'); exports.loadedThen = exports.b.loadedThen; exports.self = this === exports;",
            "b.js": "exports.module = module; exports.loadedThen = [module.loaded, module.parent.loaded];", "node_modules/n/index.js": "", "sub/c.js": "",
        }, (folder) => {
            const a = require(`${folder}/a.js`);
            const { module: own } = a;
            assert.deepStrictEqual([own.id, own.filename, own.path, own.loaded, a.loadedThen, a.self], [`${folder}/a.js`, `${folder}/a.js`, folder, true, [false, false], true]);
            assert.deepStrictEqual(Object.keys(own), ["id", "path", "exports", "filename", "loaded", "children", "paths"]);
            assert.ok(own.children[0] === a.b.module && a.b.module.parent === own && own.parent === module && own instanceof Module && own.constructor === Module);
            assert.deepStrictEqual(own.paths.slice(0, 2), [`${folder}/node_modules`, `${path.dirname(folder)}/node_modules`]);
            assert.strictEqual(own.paths.at(-1), "/node_modules");
            const { require: load } = a;
            assert.deepStrictEqual(Object.keys(load), ["resolve", "main", "extensions", "cache"]);
            assert.deepStrictEqual([load.resolve("./b"), load.resolve("n"), load.resolve("fs"), load.resolve("node:fs"), load.resolve("./c", { paths: [`${folder}/sub`] }), load.resolve("n", { paths: [`${folder}/sub/deeper`] })],
                [`${folder}/b.js`, `${folder}/node_modules/n/index.js`, "fs", "node:fs", `${folder}/sub/c.js`, `${folder}/node_modules/n/index.js`]);
            assert.deepStrictEqual([load.resolve.paths("fs"), load.resolve.paths("./x")], [null, [folder]]);
            assert.strictEqual(load.resolve.paths("n")[0], `${folder}/node_modules`);
            assert.strictEqual(load.cache, require.cache);
            assert.strictEqual(require.cache[own.id], own);
            delete require.cache[own.id];
            const again = require(`${folder}/a.js`);
            assert.ok(again !== a && again.b === a.b);
            require.cache[own.id] = { exports: "replaced" };
            assert.strictEqual(load("./a.js"), "replaced");
            delete require.cache[own.id];
            assert.notStrictEqual(require.main, own);
        });
    },
    async "cycles and failures"() {
        await inFolder({
            "a.js": "exports.early = 1; exports.b = require('./b').seen; exports.late = 2", "b.js": "exports.seen = Object.keys(require('./a'))", "bad.js": "globalThis.perdureCount = (globalThis.perdureCount ?? 0) + 1; throw new Error('bad')",
            "broken.json": "{", "need.js": "require('./missing')", "outer.js": "require('./need')", "native.node": "", "syntax.js": "let a = ;",
        }, (folder) => {
            assert.deepStrictEqual(require(`${folder}/a.js`), { early: 1, b: ["early"], late: 2 });
            for (const count of [1, 2]) {
                assert.strictEqual(error(() => require(`${folder}/bad.js`)).message, "bad");
                assert.strictEqual(globalThis.perdureCount, count);
            }
            delete globalThis.perdureCount;
            assert.ok(!module.children.some(({ filename }) => filename === `${folder}/bad.js`));
            assert.match(error(() => require(`${folder}/broken.json`)).message, new RegExp(`^${folder}/broken.json: `));
            assert.strictEqual(error(() => require(`${folder}/syntax.js`)).name, "SyntaxError");
            const missing = error(() => require(`${folder}/outer.js`));
            assert.deepStrictEqual(missing.requireStack.slice(0, 3), [`${folder}/need.js`, `${folder}/outer.js`, __filename]);
            assert.ok(missing.message.startsWith(`Cannot find module './missing'\nRequire stack:\n- ${folder}/need.js\n- ${folder}/outer.js\n- ${__filename}`));
            assert.strictEqual(error(() => require(`${folder}/native.node`)).code, "ERR_DLOPEN_FAILED");
        });
    },
    "requests that are none"() {
        const told = (run) => { const { name, code, message } = error(run); return [name, code, message]; };
        assert.deepStrictEqual(told(() => require()), ["TypeError", "ERR_INVALID_ARG_TYPE", 'The "id" argument must be of type string. Received undefined']);
        assert.deepStrictEqual(told(() => require("")), ["TypeError", "ERR_INVALID_ARG_VALUE", "The argument 'id' must be a non-empty string. Received ''"]);
        assert.deepStrictEqual(told(() => require("node:nothing")), ["Error", "ERR_UNKNOWN_BUILTIN_MODULE", "No such built-in module: node:nothing"]);
        assert.strictEqual(told(() => require("test"))[1], "MODULE_NOT_FOUND");
        assert.deepStrictEqual(told(() => require.resolve("./c", { paths: 3 })), ["TypeError", "ERR_INVALID_ARG_VALUE", "The property 'options.paths' is invalid. Received 3"]);
        assert.deepStrictEqual(told(() => require.resolve(3)), ["TypeError", "ERR_INVALID_ARG_TYPE", 'The "request" argument must be of type string. Received type number (3)']);
    },
    async "createRequire takes paths and URLs"() {
        await inFolder({ "a.js": "module.exports = 'a'", "sub/b.js": "module.exports = [module.parent?.filename, module.children.length]" }, (folder) => {
            for (const from of [`${folder}/x.js`, `file://${folder}/x.js`, new URL(`file://${folder}/x.js`), `${folder}/`, `file://${folder}/`]) assert.strictEqual(Module.createRequire(from)("./a"), "a");
            assert.deepStrictEqual(Module.createRequire(`${folder}/x.js`)("./sub/b"), [`${folder}/x.js`, 0]);
            for (const wrong of ["x.js", "http://h/x.js", 5, undefined]) assert.strictEqual(error(() => Module.createRequire(wrong)).code, "ERR_INVALID_ARG_VALUE");
        });
    },
    "what module exports"() {
        assert.strictEqual(Module.Module, Module);
        assert.ok(Module.builtinModules.includes("fs") && Module.builtinModules.includes("fs/promises") && !Module.builtinModules.includes("test"));
        assert.deepStrictEqual([Module.isBuiltin("fs"), Module.isBuiltin("node:fs"), Module.isBuiltin("node:test"), Module.isBuiltin("test"), Module.isBuiltin("moment")], [true, true, true, false, false]);
        assert.deepStrictEqual(Module._nodeModulePaths("/a/node_modules/b"), ["/a/node_modules/b/node_modules", "/a/node_modules", "/node_modules"]);
        assert.strictEqual(Module.wrap("x"), "(function (exports, require, module, __filename, __dirname) { x\n});");
        assert.deepStrictEqual(Object.keys(Module._extensions), [".js", ".json", ".node"]);
        assert.strictEqual(Module._resolveFilename("fs", module), "fs");
        assert.strictEqual(Module._resolveFilename("./module", module), __filename);
        assert.strictEqual(Module._load("path", module), path);
        assert.strictEqual(Module.syncBuiltinESMExports(), undefined);
        assert.strictEqual(Module._cache, require.cache);
        assert.strictEqual(Module._findPath("./nothing", ["/"]), false);
    },
    async "what instrumentation replaces takes effect"() {
        await inFolder({ "a.js": "exports.b = require('./b'); exports.fs = require('fs')", "b.js": "module.exports = 'b'", "c.txt": "hello", "d.js": "module.exports = 1" }, (folder) => {
            const seen = [];
            const { _load, _resolveFilename } = Module;
            const { require: load, _compile } = Module.prototype;
            Module._load = function (request, parent, ...rest) { seen.push(["load", path.basename(request), path.basename(parent.filename)]); return request === "fs" ? "patched" : Reflect.apply(_load, this, [request, parent, ...rest]); };
            Module.prototype.require = function (id) { seen.push(["require", path.basename(id)]); return Reflect.apply(load, this, [id]); };
            Module._resolveFilename = function (request, ...rest) { return request === "./b" ? `${folder}/d.js` : Reflect.apply(_resolveFilename, this, [request, ...rest]); };
            Module.prototype._compile = function (text, filename) { return Reflect.apply(_compile, this, [text.replace("= 1", "= 2"), filename]); };
            Module._extensions[".txt"] = (module, filename) => { module.exports = fs.readFileSync(filename, "utf8"); };
            try {
                assert.deepStrictEqual(require(`${folder}/a.js`), { b: 2, fs: "patched" });
                assert.strictEqual(require(`${folder}/c`), "hello");
                assert.deepStrictEqual(seen, [["require", "a.js"], ["load", "a.js", "module.js"], ["require", "b"], ["load", "b", "a.js"], ["require", "fs"], ["load", "fs", "a.js"], ["require", "c"], ["load", "c", "module.js"]]);
            } finally {
                Object.assign(Module, { _load, _resolveFilename });
                Object.assign(Module.prototype, { require: load, _compile });
                delete Module._extensions[".txt"];
            }
        });
    },
    "a module made by hand"() {
        const made = new Module("/virtual/x.js", module);
        assert.deepStrictEqual([made.filename, made.loaded, made.parent === module, made.exports], [null, false, true, {}]);
        made.paths = Module._nodeModulePaths("/virtual");
        made._compile("module.exports = [__filename, __dirname, typeof require('fs').readFileSync, this === exports]", "/virtual/y.js");
        assert.deepStrictEqual(made.exports, ["/virtual/y.js", "/virtual", "function", true]);
        module.children.pop();
    },
};
