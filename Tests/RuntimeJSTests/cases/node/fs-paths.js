"use strict";
const assert = require("assert");
const fs = require("fs");
const { pathToFileURL } = require("url");
const { inFolder, called } = require("../support/in-folder");

module.exports = {
    "stats have Node's fields in Node's order": () => inFolder((at) => {
        fs.writeFileSync(at("f"), "12345", { mode: 0o640 });
        fs.utimesSync(at("f"), 1.5, new Date(2500));
        const stats = fs.statSync(at("f"));
        const names = [
            "dev", "mode", "nlink", "uid", "gid", "rdev", "blksize", "ino", "size", "blocks", "atimeMs", "mtimeMs", "ctimeMs",
            "birthtimeMs", "atime", "mtime", "ctime", "birthtime",
        ];
        assert.deepStrictEqual(Object.keys(stats), names);
        assert.ok(stats instanceof fs.Stats);
        assert.deepStrictEqual([stats.atimeMs, stats.mtimeMs, stats.mtime.toISOString()], [1500, 2500, "1970-01-01T00:00:02.500Z"]);
        assert.deepStrictEqual([stats.mode, stats.nlink, stats.size], [0o100640, 1, 5]);
        assert.ok(stats.isFile() && !stats.isDirectory() && !stats.isFIFO() && !stats.isSocket() && !stats.isBlockDevice());
        assert.ok(fs.statSync("/dev/null").isCharacterDevice());
        const big = fs.statSync(at("f"), { bigint: true });
        assert.deepStrictEqual([big.size, big.mtimeMs, big.mtimeNs, big.atimeNs], [5n, 2500n, 2500000000n, 1500000000n]);
        assert.ok(big.isFile() && big.mtime.getTime() === 2500);
        assert.deepStrictEqual(Object.keys(big).slice(9, 15), ["blocks", "atimeMs", "mtimeMs", "ctimeMs", "birthtimeMs", "atimeNs"]);
    }),
    "what is not there": () => inFolder(async (at) => {
        assert.strictEqual(fs.statSync(at("none"), { throwIfNoEntry: false }), undefined);
        assert.strictEqual(fs.lstatSync(at("none"), { throwIfNoEntry: false }), undefined);
        assert.strictEqual(fs.existsSync(at("none")), false);
        assert.strictEqual(fs.existsSync(), false);
        assert.strictEqual(fs.existsSync({}), false);
        assert.deepStrictEqual(await called((done) => fs.exists(at("none"), done)), [false]);
        const [error] = await called((done) => fs.access(at("none"), fs.constants.R_OK, done));
        assert.deepStrictEqual([error.code, error.syscall, error.path], ["ENOENT", "access", at("none")]);
    }),
    "paths may be buffers and URLs": () => inFolder(async (at) => {
        fs.writeFileSync(Buffer.from(at("é")), "1");
        assert.strictEqual(fs.readFileSync(pathToFileURL(at("é")), "utf8"), "1");
        assert.deepStrictEqual(fs.readdirSync(pathToFileURL(at(".") + "/")), ["é"]);
        assert.deepStrictEqual(fs.readdirSync(at("."), "buffer"), [Buffer.from("é")]);
        assert.deepStrictEqual(fs.readdirSync(at("."), { encoding: "hex" }), ["c3a9"]);
        const odd = Buffer.concat([Buffer.from(at("x")), Buffer.from([0xff])]);
        fs.writeFileSync(odd, "odd");
        assert.strictEqual(fs.readFileSync(odd, "utf8"), "odd");
        assert.ok(fs.readdirSync(at("."), { encoding: "buffer" }).some((name) => name.equals(Buffer.from([0x78, 0xff]))));
        await fs.promises.unlink(odd);
    }),
    "links": () => inFolder(async (at) => {
        fs.writeFileSync(at("f"), "x");
        fs.symlinkSync("f", at("l"));
        fs.linkSync(at("f"), at("h"));
        assert.strictEqual(fs.readlinkSync(at("l")), "f");
        assert.deepStrictEqual(fs.readlinkSync(at("l"), "buffer"), Buffer.from("f"));
        assert.ok(fs.lstatSync(at("l")).isSymbolicLink() && fs.statSync(at("l")).isFile());
        assert.strictEqual(fs.statSync(at("h")).nlink, 2);
        assert.strictEqual(fs.realpathSync(at("l")), at("f"));
        assert.strictEqual(fs.realpathSync.native(at("./l")), at("f"));
        assert.strictEqual(await fs.promises.realpath(at("l")), at("f"));
        assert.deepStrictEqual(await called((done) => fs.realpath(at("l"), done)), [null, at("f")]);
        fs.lutimesSync(at("l"), 5, 6);
        assert.strictEqual(fs.lstatSync(at("l")).mtimeMs, 6000);
        fs.symlinkSync("loop", at("loop"));
        assert.throws(() => fs.statSync(at("loop")), { code: "ELOOP" });
        assert.throws(() => fs.symlinkSync("f", at("l")), { code: "EEXIST", path: "f", dest: at("l") });
    }),
    "modes, owners and lengths": () => inFolder(async (at) => {
        fs.writeFileSync(at("f"), "12345");
        fs.chmodSync(at("f"), "700");
        assert.strictEqual(fs.statSync(at("f")).mode & 0o777, 0o700);
        fs.accessSync(at("f"), fs.constants.X_OK);
        const { uid, gid } = fs.statSync(at("f"));
        fs.chownSync(at("f"), uid, gid);
        await fs.promises.lchown(at("f"), uid, gid);
        fs.truncateSync(at("f"), 2);
        assert.strictEqual(fs.readFileSync(at("f"), "utf8"), "12");
        await fs.promises.truncate(at("f"));
        assert.strictEqual(fs.statSync(at("f")).size, 0);
        const disk = fs.statfsSync(at("f"));
        assert.deepStrictEqual(Object.keys(disk), ["type", "bsize", "blocks", "bfree", "bavail", "files", "ffree"]);
        assert.strictEqual(typeof (await fs.promises.statfs(at("."), { bigint: true })).bsize, "bigint");
    }),
    "files are copied": () => inFolder(async (at) => {
        fs.writeFileSync(at("a"), "content", { mode: 0o600 });
        fs.writeFileSync(at("b"), "a much longer content");
        fs.copyFileSync(at("a"), at("b"));
        assert.strictEqual(fs.readFileSync(at("b"), "utf8"), "content");
        fs.copyFileSync(at("a"), at("c"));
        assert.strictEqual(fs.statSync(at("c")).mode & 0o777, 0o600);
        assert.throws(() => fs.copyFileSync(at("a"), at("b"), fs.constants.COPYFILE_EXCL),
            { code: "EEXIST", message: `EEXIST: file already exists, copyfile '${at("a")}' -> '${at("b")}'` });
        await fs.promises.copyFile(at("a"), at("d"), fs.constants.COPYFILE_FICLONE);
        assert.deepStrictEqual(await called((done) => fs.copyFile(at("a"), at("e"), done)), [null]);
        fs.copyFileSync(at("a"), at("a"));
        assert.strictEqual(fs.readFileSync(at("a"), "utf8"), "content");
    }),
    "contents in every encoding, and flags of writing": () => inFolder((at) => {
        fs.writeFileSync(at("f"), "ÿ", "latin1");
        assert.strictEqual(fs.readFileSync(at("f"), "hex"), "ff");
        fs.writeFileSync(at("f"), new DataView(new Uint8Array([1, 2, 3]).buffer, 1, 2));
        assert.deepStrictEqual([...fs.readFileSync(at("f"))], [2, 3]);
        fs.writeFileSync(at("f"), "4", { flag: "a" });
        fs.appendFileSync(at("f"), "5", { flush: true });
        assert.strictEqual(fs.statSync(at("f")).size, 4);
        fs.writeFileSync(at("f"), "9", { flag: "r+" });
        assert.strictEqual(fs.readFileSync(at("f")).toString("latin1"), "9\x0345");
        assert.throws(() => fs.writeFileSync(at("f"), "", { flag: "wx" }), { code: "EEXIST", syscall: "open" });
        assert.throws(() => fs.readFileSync(at("new"), { flag: "r+" }), { code: "ENOENT" });
        assert.strictEqual(fs.readFileSync(at("new"), { flag: "a+", encoding: "utf8" }), "");
        assert.ok(fs.readFileSync("/proc/self/status").length > 100);
    }),
};
