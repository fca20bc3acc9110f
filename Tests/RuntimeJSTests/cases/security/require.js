"use strict";
// What require(...) takes for a name, and what a package may lead to. What a script may read is not limited: its author wrote it.

const assert = require("assert");
const { Driver } = require("../support/driver");

const files = {
    "/secret.js": "module.exports = 'secret';", "/app/shared.js": "module.exports = 'shared';", "/app/F/a.js": "module.exports = 'a';",
    "/app/node_modules/p/package.json": JSON.stringify({
        name: "p",
        exports: {
            ".": "./m.js", "./f/*": "./lib/*.js", "./out": "../../secret.js", "./abs": "/secret.js", "./up": "./lib/../../../../secret.js",
            "./enc": "./%2e%2e/x.js", "./deep": "./node_modules/q/index.js", "./bare": "secret.js", "./url": "file:///secret.js",
            "./list": ["./lib/x.js"], "./back": "./lib\\..\\x.js", "./one": "./lib/./x.js",
        },
    }),
    "/app/node_modules/p/m.js": "module.exports = 'm';", "/app/node_modules/p/lib/x.js": "module.exports = 'x';", "/app/node_modules/p/y.js": "module.exports = 'y';",
    "/app/node_modules/p/node_modules/q/index.js": "module.exports = 'q';",
    "/app/package.json": JSON.stringify({ name: "app", imports: { "#a": "./F/a.js", "#out": "../secret.js", "#f/*": "./F/*.js", "#p": "p" } }),
};

/** What a require in a function of the app gives, or the code of its error. */
function ask(request) {
    const driver = new Driver(files);
    const failures = driver.load([{
        name: "F", kind: "activity",
        script: `let answer; try { answer = { value: require(${JSON.stringify(request)}) }; } catch (error) { answer = { code: error.code ?? error.name }; }
            console.log(JSON.stringify(answer)); module.exports = () => {};`,
    }]);
    assert.deepStrictEqual(failures, []);
    return JSON.parse(driver.logs.at(-1).message);
}

const allowed = {
    "./a": "a", "./a.js": "a", "../shared": "shared", "../F/a": "a", "/app/F/a.js": "a", "/secret.js": "secret", "../../secret": "secret",
    "./../F/./a": "a", ".//a": "a", "p": "m", "p/f/x": "x", "p/list": "x", "#a": "a", "#f/a": "a", "#p": "m",
};

const missing = [
    "./a.", "./a..", "./a%2ejs", "./%61", "..%2fshared", "%2e%2e/shared", "./a.js/", "./a/../../nothing", "file:///secret.js", "file:/secret.js",
    "file:./a.js", "FILE:///secret.js", "http://h/a.js", "data:text/javascript,1", "\\app\\F\\a.js", ".\\a", "..\\shared", "C:\\a.js", "./a.js?x",
    "./a.js#x", " ./a", "./a ", "./A", "./\u0430", "./a\u200b", "./a.js\n", "~/a", "$HOME/a", "//secret.js/x", "@", "@/", "@p", "@p/..", "p%2ff",
    "p\\f", ".p", "....", "..p", "./a.js/.", "a", "a.js", "constructor", "__proto__", "toString", "./constructor", "./__proto__",
];

const nulls = ["./a\0", "./a.js\0", "\0", "./\0a", "./a\0.js", "fs\0", "node:fs\0", "p\0", "/app/F/a.js\0.txt", "#a\0", "../shared\0/x"];

const refused = {
    "p/y": "ERR_PACKAGE_PATH_NOT_EXPORTED", "p/lib/x": "ERR_PACKAGE_PATH_NOT_EXPORTED", "p/m.js": "ERR_PACKAGE_PATH_NOT_EXPORTED",
    "p/../../secret": "ERR_PACKAGE_PATH_NOT_EXPORTED", "p/constructor": "ERR_PACKAGE_PATH_NOT_EXPORTED",
    "p/__proto__": "ERR_PACKAGE_PATH_NOT_EXPORTED",
    "p/out": "ERR_INVALID_PACKAGE_TARGET", "p/abs": "ERR_INVALID_PACKAGE_TARGET", "p/up": "ERR_INVALID_PACKAGE_TARGET",
    "p/enc": "ERR_INVALID_PACKAGE_TARGET", "p/deep": "ERR_INVALID_PACKAGE_TARGET", "p/bare": "ERR_INVALID_PACKAGE_TARGET",
    "p/url": "ERR_INVALID_PACKAGE_TARGET", "p/back": "ERR_INVALID_PACKAGE_TARGET", "p/one": "ERR_INVALID_PACKAGE_TARGET",
    "#out": "ERR_INVALID_PACKAGE_TARGET",
    "p/f/../y": "ERR_INVALID_MODULE_SPECIFIER", "p/f/../../../../secret": "ERR_INVALID_MODULE_SPECIFIER", "p/f/./x": "ERR_INVALID_MODULE_SPECIFIER",
    "p/f/%2e%2e/y": "ERR_INVALID_MODULE_SPECIFIER", "p/f/..\\y": "ERR_INVALID_MODULE_SPECIFIER", "p/f/node_modules/q/index": "ERR_INVALID_MODULE_SPECIFIER",
    "p/f/%2E%2e/y": "ERR_INVALID_MODULE_SPECIFIER", "#f/../shared": "ERR_INVALID_MODULE_SPECIFIER",
    "#": "ERR_PACKAGE_IMPORT_NOT_DEFINED", "#constructor": "ERR_PACKAGE_IMPORT_NOT_DEFINED", "#__proto__": "ERR_PACKAGE_IMPORT_NOT_DEFINED",
    "node:nothing": "ERR_UNKNOWN_BUILTIN_MODULE", "node:../fs": "ERR_UNKNOWN_BUILTIN_MODULE", "node:constructor": "ERR_UNKNOWN_BUILTIN_MODULE",
    "node:__proto__": "ERR_UNKNOWN_BUILTIN_MODULE",
};

module.exports = {
    "names that lead to a file are found"() {
        for (const [request, value] of Object.entries(allowed)) assert.deepStrictEqual(ask(request), { value }, request);
    },
    "names that are none lead nowhere"() {
        for (const request of missing) assert.deepStrictEqual(ask(request), { code: "MODULE_NOT_FOUND" }, JSON.stringify(request));
    },
    "a name with a NUL character is refused before the system cuts it off"() {
        for (const request of nulls) assert.deepStrictEqual(ask(request), { code: "ERR_INVALID_ARG_VALUE" }, JSON.stringify(request));
    },
    "what package.json says leads into the package and nowhere else"() {
        for (const [request, code] of Object.entries(refused)) assert.deepStrictEqual(ask(request), { code }, request);
    },
};
