"use strict";
const assert = require("assert");
const path = require("path");

module.exports = {
    "join and normalize resolve dots"() {
        assert.strictEqual(path.join("/a/b", "../c", "./d.js"), "/a/c/d.js");
        assert.strictEqual(path.join("", ""), ".");
        assert.strictEqual(path.join("a", "..", "..", "b"), "../b");
        assert.strictEqual(path.join("/..", "a/"), "/a/");
        assert.strictEqual(path.normalize("./a//b/../c/"), "a/c/");
        assert.strictEqual(path.normalize("/"), "/");
        assert.strictEqual(path.normalize("/.."), "/");
    },
    "dirname, basename and extname take a path apart"() {
        assert.strictEqual(path.dirname("/a/b/c"), "/a/b");
        assert.strictEqual(path.dirname("/a"), "/");
        assert.strictEqual(path.dirname("a"), ".");
        assert.strictEqual(path.dirname(""), ".");
        assert.strictEqual(path.dirname("/a/b/"), "/a");
        assert.strictEqual(path.basename("/a/b.js", ".js"), "b");
        assert.strictEqual(path.basename("/a/b/"), "b");
        assert.strictEqual(path.extname("a.b.c"), ".c");
        assert.strictEqual(path.extname(".bashrc"), "");
        assert.strictEqual(path.extname("a."), ".");
    },
    "slashes inside are left alone, however many they are"() {
        assert.strictEqual(path.basename(`a${"/".repeat(1_000_000)}b//`), "b");
        assert.strictEqual(path.dirname("//"), "/");
    },
    "parse and format are inverse"() {
        for (const file of ["/home/x/file.txt", "./a/b", "/a", "file", "/", "a/b/"]) {
            const parsed = path.parse(file);
            assert.deepStrictEqual(Object.keys(parsed), ["root", "dir", "base", "ext", "name"]);
        }
        assert.deepStrictEqual(path.parse("/home/x/file.txt"), { root: "/", dir: "/home/x", base: "file.txt", ext: ".txt", name: "file" });
        assert.strictEqual(path.format({ dir: "/a", name: "b", ext: "c" }), "/a/b.c");
    },
    "resolve and relative work from the root"() {
        assert.strictEqual(path.resolve("/a", "b", "../c"), "/a/c");
        assert.strictEqual(path.resolve("/a", "/b"), "/b");
        assert.strictEqual(path.resolve("x"), process.cwd() + "/x");
        assert.strictEqual(path.relative("/a/b/c", "/a/d"), "../../d");
        assert.strictEqual(path.relative("/a", "/a"), "");
    },
    "a path that is no string is refused"() {
        assert.throws(() => path.join("a", 5), { code: "ERR_INVALID_ARG_TYPE", message: 'The "path" argument must be of type string. Received type number (5)' });
        assert.throws(() => path.dirname(undefined), { message: 'The "path" argument must be of type string. Received undefined' });
    },
};
