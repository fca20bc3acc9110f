"use strict";
const assert = require("assert");
const fs = require("fs");
const path = require("path");
const os = require("os");

async function inFolder(run) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "perdure-"));
    try {
        await run((...parts) => path.join(folder, ...parts));
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

module.exports = {
    "files are written, appended to and read": () => inFolder((at) => {
        fs.writeFileSync(at("a.txt"), "héllo");
        fs.appendFileSync(at("a.txt"), Buffer.from("!"));
        assert.strictEqual(fs.readFileSync(at("a.txt"), "utf8"), "héllo!");
        assert.ok(Buffer.isBuffer(fs.readFileSync(at("a.txt"))));
        assert.strictEqual(fs.readFileSync(at("a.txt"), { encoding: "base64" }), "aMOpbGxvIQ==");
        assert.throws(() => fs.writeFileSync(at("a.txt"), "x", { flag: "wx" }), { code: "EEXIST" });
        fs.copyFileSync(at("a.txt"), at("b.txt"));
        fs.renameSync(at("b.txt"), at("c.txt"));
        assert.ok(fs.existsSync(at("c.txt")) && !fs.existsSync(at("b.txt")));
        fs.unlinkSync(at("c.txt"));
    }),
    "folders are made, listed and removed": () => inFolder((at) => {
        fs.mkdirSync(at("x/y"), { recursive: true });
        fs.writeFileSync(at("x/f.txt"), "");
        assert.deepStrictEqual(fs.readdirSync(at("x")), ["f.txt", "y"]);
        const [file, folder] = fs.readdirSync(at("x"), { withFileTypes: true });
        assert.ok(file.isFile() && folder.isDirectory() && folder.name === "y");
        assert.throws(() => fs.rmdirSync(at("x")), { code: "ENOTEMPTY" });
        assert.throws(() => fs.mkdirSync(at("x")), { code: "EEXIST" });
        fs.rmSync(at("x"), { recursive: true });
        assert.ok(!fs.existsSync(at("x")));
        fs.rmSync(at("x"), { force: true });
    }),
    "stat tells what is there": () => inFolder((at) => {
        fs.writeFileSync(at("a"), "12345");
        const stats = fs.statSync(at("a"));
        assert.ok(stats.isFile() && !stats.isDirectory() && stats.size === 5 && stats.mtime instanceof Date);
        assert.strictEqual(fs.statSync(at("none"), { throwIfNoEntry: false }), undefined);
        assert.strictEqual(fs.realpathSync(at("a")), fs.realpathSync(at(".")) + "/a");
        fs.accessSync(at("a"));
    }),
    "errors are Node's": () => inFolder((at) => {
        const file = at("none");
        assert.throws(() => fs.readFileSync(file), { code: "ENOENT", errno: -2, syscall: "open", path: file, message: `ENOENT: no such file or directory, open '${file}'` });
        assert.throws(() => fs.statSync(file), { message: `ENOENT: no such file or directory, stat '${file}'` });
        assert.throws(() => fs.accessSync(file), { message: `ENOENT: no such file or directory, access '${file}'` });
        assert.throws(() => fs.readdirSync(file), { message: `ENOENT: no such file or directory, scandir '${file}'` });
        assert.throws(() => fs.unlinkSync(file), { message: `ENOENT: no such file or directory, unlink '${file}'` });
        assert.throws(() => fs.readFileSync(at(".")), { code: "EISDIR" });
        assert.throws(() => fs.readFileSync(undefined), { code: "ERR_INVALID_ARG_TYPE" });
    }),
    "callbacks and promises do the same": () => inFolder(async (at) => {
        await new Promise((resolve, reject) => fs.writeFile(at("a"), "x", (error) => (error ? reject(error) : resolve())));
        const text = await new Promise((resolve, reject) => fs.readFile(at("a"), "utf8", (error, data) => (error ? reject(error) : resolve(data))));
        assert.strictEqual(text, "x");
        assert.strictEqual(await fs.promises.readFile(at("a"), "utf8"), "x");
        await assert.rejects(require("fs/promises").stat(at("none")), { code: "ENOENT" });
        await new Promise((resolve) => fs.stat(at("none"), (error) => { assert.strictEqual(error.code, "ENOENT"); resolve(); }));
        await new Promise((resolve) => fs.exists(at("a"), (found) => { assert.strictEqual(found, true); resolve(); }));
    }),
};
