"use strict";
// Patterns in `main`.

const assert = require("assert");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { RegisteredApp } = require("../support/registered");

const scripts = [
    "index.js", "src/index.js", "src/functions/b.js", "src/functions/a.js", "src/functions/c.mjs", "src/functions/.hidden.js",
    "src/functions/deep/d.js", "src/functions/node_modules/x/y.js", "src/other[1].js",
];

async function found(main) {
    const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "glob-"));
    try {
        for (const script of scripts) {
            fs.mkdirSync(path.dirname(path.join(root, script)), { recursive: true });
            fs.writeFileSync(path.join(root, script), "");
        }
        const app = new RegisteredApp({}, { main });
        const { files } = await app.driver.callLater("discover", { ...app.base, root, main, files: [] });
        return files.map((file) => path.relative(root, file));
    } finally {
        fs.rmSync(root, { recursive: true });
    }
}

module.exports = {
    async "a star is any part of a name, but not of a hidden one's beginning"() {
        assert.deepStrictEqual(await found("src/functions/*.js"), ["src/functions/a.js", "src/functions/b.js"]);
        assert.deepStrictEqual(await found("src/functions/.*.js"), ["src/functions/.hidden.js"]);
        assert.deepStrictEqual(await found("*/f*s/a.js"), ["src/functions/a.js"]);
    },
    async "two stars are any folders, none included; packages are left out"() {
        assert.deepStrictEqual(await found("src/**/*.js"),
            ["src/functions/a.js", "src/functions/b.js", "src/functions/deep/d.js", "src/index.js", "src/other[1].js"]);
        assert.deepStrictEqual(await found("**/d.js"), ["src/functions/deep/d.js"]);
    },
    async "braces are alternatives, in their order, also within one another"() {
        assert.deepStrictEqual(await found("src/{index.js,functions/*.js}"), ["src/index.js", "src/functions/a.js", "src/functions/b.js"]);
        assert.deepStrictEqual(await found("./src/functions/*.{m,c,}js"), ["src/functions/c.mjs", "src/functions/a.js", "src/functions/b.js"]);
        assert.deepStrictEqual(await found("{src/{functions/{b,a}.js,index.js},index.js}"),
            ["src/functions/b.js", "src/functions/a.js", "src/index.js", "index.js"]);
    },
    async "question marks and classes are one character"() {
        assert.deepStrictEqual(await found("src/functions/?.js"), ["src/functions/a.js", "src/functions/b.js"]);
        assert.deepStrictEqual(await found("src/functions/[!a].js"), ["src/functions/b.js"]);
        assert.deepStrictEqual(await found("src/functions/[a-b].js"), ["src/functions/a.js", "src/functions/b.js"]);
    },
};
