"use strict";
const assert = require("assert");
const fs = require("fs");
const path = require("path");
const { inFolder, called } = require("../support/in-folder");

function makeTree(at) {
    fs.mkdirSync(at("t/a/b"), { recursive: true });
    fs.writeFileSync(at("t/1"), "one");
    fs.writeFileSync(at("t/a/2"), "two");
    fs.writeFileSync(at("t/a/b/3"), "three");
    fs.symlinkSync("1", at("t/link"));
}

module.exports = {
    "recursive mkdir gives the first it made": () => inFolder(async (at) => {
        assert.strictEqual(fs.mkdirSync(at("a/b/c"), { recursive: true }), at("a"));
        assert.strictEqual(fs.mkdirSync(at("a/b/c"), { recursive: true }), undefined);
        assert.strictEqual(await fs.promises.mkdir(at("a/b/d/e"), { recursive: true }), at("a/b/d"));
        assert.deepStrictEqual(await called((done) => fs.mkdir(at("x/y"), { recursive: true }, done)), [null, at("x")]);
        fs.mkdirSync(at("m"), 0o700);
        fs.mkdirSync(at("n"), { mode: "750" });
        assert.deepStrictEqual([fs.statSync(at("m")).mode & 0o777, fs.statSync(at("n")).mode & 0o777], [0o700, 0o750]);
        assert.throws(() => fs.mkdirSync(at("m")), { code: "EEXIST", syscall: "mkdir", path: at("m") });
    }),
    "readdir": () => inFolder(async (at) => {
        makeTree(at);
        assert.deepStrictEqual(fs.readdirSync(at("t")).sort(), ["1", "a", "link"]);
        assert.deepStrictEqual(fs.readdirSync(at("t"), { recursive: true }).sort(), ["1", "a", "a/2", "a/b", "a/b/3", "link"]);
        const entries = fs.readdirSync(at("t"), { withFileTypes: true }).sort((x, y) => (x.name < y.name ? -1 : 1));
        assert.ok(entries.every((entry) => entry instanceof fs.Dirent && entry.parentPath === at("t") && entry.path === at("t")));
        assert.deepStrictEqual(entries.map((entry) => [entry.name, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink()]),
            [["1", true, false, false], ["a", false, true, false], ["link", false, false, true]]);
        const deep = await fs.promises.readdir(at("t"), { withFileTypes: true, recursive: true });
        assert.deepStrictEqual(deep.map((entry) => path.join(entry.parentPath, entry.name)).sort(),
            ["1", "a", "a/2", "a/b", "a/b/3", "link"].map((name) => at("t", name)));
        const [error, names] = await called((done) => fs.readdir(at("t/a"), done));
        assert.deepStrictEqual([error, names.sort()], [null, ["2", "b"]]);
    }),
    "opendir": () => inFolder(async (at) => {
        makeTree(at);
        const names = [];
        const folder = await fs.promises.opendir(at("t"));
        assert.strictEqual(folder.path, at("t"));
        for await (const entry of folder) names.push(entry.name);
        assert.deepStrictEqual(names.sort(), ["1", "a", "link"]);
        assert.throws(() => folder.readSync(), { code: "ERR_DIR_CLOSED", message: "Directory handle was closed" });
        const second = fs.opendirSync(at("t/a/b"));
        assert.ok(second instanceof fs.Dir);
        assert.strictEqual(second.readSync().name, "3");
        assert.strictEqual(second.readSync(), null);
        second.closeSync();
        await assert.rejects(second.close(), { code: "ERR_DIR_CLOSED" });
        const [error] = await called((done) => fs.opendir(at("none"), done));
        assert.deepStrictEqual([error.code, error.syscall, error.path], ["ENOENT", "opendir", at("none")]);
        await assert.rejects(fs.promises.opendir(at("t/1")), { code: "ENOTDIR", syscall: "opendir" });
    }),
    "rm and rmdir": () => inFolder(async (at) => {
        makeTree(at);
        assert.throws(() => fs.rmdirSync(at("t")), { code: "ENOTEMPTY", syscall: "rmdir" });
        assert.throws(() => fs.rmdirSync(at("t/1")), { code: "ENOTDIR" });
        assert.throws(() => fs.unlinkSync(at("t/a")), { syscall: "unlink" });
        assert.throws(() => fs.rmSync(at("t")), { code: "ERR_FS_EISDIR", message: `Path is a directory: rm returned EISDIR (is a directory) ${at("t")}` });
        fs.rmSync(at("t/link"));
        assert.ok(fs.existsSync(at("t/1")));
        await fs.promises.rm(at("t"), { recursive: true });
        assert.ok(!fs.existsSync(at("t")));
        fs.rmSync(at("t"), { force: true });
        await assert.rejects(fs.promises.rm(at("t")), { code: "ENOENT", syscall: "lstat" });
        const [error] = await called((done) => fs.rm(at("t"), done));
        assert.strictEqual(error.code, "ENOENT");
    }),
    "a link to a folder is removed, not what it shows": () => inFolder((at) => {
        makeTree(at);
        fs.symlinkSync(at("t"), at("s"));
        fs.rmSync(at("s"), { recursive: true });
        assert.ok(fs.existsSync(at("t/1")) && !fs.existsSync(at("s")));
    }),
    "mkdtemp": () => inFolder(async (at) => {
        const made = [fs.mkdtempSync(at("x-")), await fs.promises.mkdtemp(at("x-")), (await called((done) => fs.mkdtemp(at("x-"), done)))[1]];
        for (const folder of made) assert.match(folder.slice(at("x-").length), /^[A-Za-z0-9]{6}$/);
        assert.strictEqual(new Set(made).size, 3);
        assert.strictEqual(fs.statSync(made[0]).mode & 0o777, 0o700);
    }),
    "cp copies trees": () => inFolder(async (at) => {
        makeTree(at);
        assert.throws(() => fs.cpSync(at("t"), at("u")), { code: "ERR_FS_EISDIR", name: "SystemError" });
        fs.cpSync(at("t"), at("u"), { recursive: true });
        assert.deepStrictEqual(fs.readdirSync(at("u"), { recursive: true }).sort(), ["1", "a", "a/2", "a/b", "a/b/3", "link"]);
        assert.strictEqual(fs.readlinkSync(at("u/link")), at("t/1"));
        fs.unlinkSync(at("t/link"));
        fs.writeFileSync(at("u/1"), "changed");
        fs.cpSync(at("t"), at("u"), { recursive: true, force: false });
        assert.strictEqual(fs.readFileSync(at("u/1"), "utf8"), "changed");
        await fs.promises.cp(at("t"), at("u"), { recursive: true });
        assert.strictEqual(fs.readFileSync(at("u/1"), "utf8"), "one");
        await assert.rejects(fs.promises.cp(at("t/1"), at("u/1"), { errorOnExist: true, force: false }), { code: "ERR_FS_CP_EEXIST" });
    }),
    "cp asks its filter, and keeps what is to be kept": () => inFolder(async (at) => {
        makeTree(at);
        const asked = [];
        const filter = (source) => asked.push(path.relative(at("t"), source)) && !source.endsWith("b");
        fs.cpSync(at("t"), at("v"), { recursive: true, filter });
        assert.deepStrictEqual(asked.sort(), ["", "1", "a", "a/2", "a/b", "link"]);
        assert.ok(fs.existsSync(at("v/a/2")) && !fs.existsSync(at("v/a/b")));
        await fs.promises.cp(at("t"), at("w"), { recursive: true, filter: async (source) => !source.endsWith("a") });
        assert.deepStrictEqual(fs.readdirSync(at("w")).sort(), ["1", "link"]);
        fs.utimesSync(at("t/1"), 5, 6);
        fs.cpSync(at("t/1"), at("p/q/1"), { preserveTimestamps: true });
        assert.strictEqual(fs.statSync(at("p/q/1")).mtimeMs, 6000);
        fs.cpSync(at("t"), at("d"), { recursive: true, dereference: true });
        assert.ok(fs.lstatSync(at("d/link")).isFile());
        fs.cpSync(at("t/link"), at("verbatim"), { verbatimSymlinks: true });
        assert.strictEqual(fs.readlinkSync(at("verbatim")), "1");
    }),
    "cp refuses what cannot be": () => inFolder(async (at) => {
        makeTree(at);
        assert.throws(() => fs.cpSync(at("t"), at("t/a/x"), { recursive: true }), { code: "ERR_FS_CP_EINVAL" });
        assert.throws(() => fs.cpSync(at("t/1"), at("t/1")), { code: "ERR_FS_CP_EINVAL" });
        assert.throws(() => fs.cpSync(at("t"), at("t/1"), { recursive: true }), { code: "ERR_FS_CP_DIR_TO_NON_DIR" });
        assert.throws(() => fs.cpSync(at("t/1"), at("t/a")), { code: "ERR_FS_CP_NON_DIR_TO_DIR" });
        assert.throws(() => fs.cpSync(at("none"), at("x")), { code: "ENOENT" });
        await assert.rejects(fs.promises.cp(at("none"), at("x")), { code: "ENOENT", syscall: "lstat" });
        assert.throws(() => fs.cpSync(at("t"), at("x"), { recursive: 1 }), { code: "ERR_INVALID_ARG_TYPE" });
    }),
    "watchFile tells what changed": () => inFolder(async (at) => {
        fs.writeFileSync(at("f"), "1");
        const changed = new Promise((resolve) => fs.watchFile(at("f"), { interval: 10 }, (...stats) => resolve(stats)));
        const writing = setInterval(() => fs.appendFileSync(at("f"), "2"), 20);
        const [current, previous] = await changed;
        clearInterval(writing);
        fs.unwatchFile(at("f"));
        assert.ok(current.size > previous.size && current instanceof fs.Stats);
    }),
};
