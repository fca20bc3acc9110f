"use strict";
const assert = require("assert");
const fs = require("fs");
const util = require("util");
const { inFolder, called } = require("../support/in-folder");

module.exports = {
    "flags say what may be done": () => inFolder((at) => {
        const file = at("f");
        let fd = fs.openSync(file, "w+");
        assert.strictEqual(fs.writeSync(fd, "hello"), 5);
        const buffer = Buffer.alloc(10);
        assert.strictEqual(fs.readSync(fd, buffer, 0, 10, 1), 4);
        assert.strictEqual(buffer.toString("utf8", 0, 4), "ello");
        fs.closeSync(fd);
        assert.throws(() => fs.openSync(file, "wx"), { code: "EEXIST" });
        fd = fs.openSync(file, "a");
        fs.writeSync(fd, " you");
        assert.throws(() => fs.readSync(fd, buffer), { code: "EBADF" });
        fs.closeSync(fd);
        fd = fs.openSync(file, "r+");
        fs.writeSync(fd, "J", 0);
        fs.closeSync(fd);
        assert.strictEqual(fs.readFileSync(file, "latin1"), "Jello you");
        fd = fs.openSync(file);
        assert.throws(() => fs.writeSync(fd, "x"), { code: "EBADF", syscall: "write" });
        fs.closeSync(fd);
        fd = fs.openSync(at("n"), fs.constants.O_CREAT | fs.constants.O_WRONLY, 0o640);
        fs.closeSync(fd);
        assert.strictEqual(fs.statSync(at("n")).mode & 0o777, 0o640);
    }),
    "reading takes buffers in every form": () => inFolder((at) => {
        fs.writeFileSync(at("f"), "0123456789");
        const fd = fs.openSync(at("f"), "r");
        const buffer = Buffer.alloc(4);
        assert.strictEqual(fs.readSync(fd, buffer), 4);
        assert.strictEqual(fs.readSync(fd, buffer, { offset: 1, length: 2 }), 2);
        assert.strictEqual(buffer.toString(), "0453");
        assert.strictEqual(fs.readSync(fd, buffer, 0, 4, 8n), 2);
        assert.strictEqual(fs.readSync(fd, buffer, 0, 4, 100), 0);
        assert.strictEqual(fs.readSync(fd, buffer, 0, 0, 0), 0);
        const words = new Uint16Array(2);
        assert.strictEqual(fs.readSync(fd, words, 0, 4, 0), 4);
        assert.strictEqual(words[0], 0x3130);
        const [a, b] = [Buffer.alloc(3), Buffer.alloc(20)];
        assert.strictEqual(fs.readvSync(fd, [a, b], 0), 10);
        assert.strictEqual(a + b.toString("utf8", 0, 7), "0123456789");
        fs.closeSync(fd);
    }),
    "writing takes text, parts and several buffers": () => inFolder((at) => {
        const fd = fs.openSync(at("f"), "w");
        assert.strictEqual(fs.writeSync(fd, "é"), 2);
        assert.strictEqual(fs.writeSync(fd, "ff00", null, "hex"), 2);
        assert.strictEqual(fs.writeSync(fd, Buffer.from("abcdef"), 2, 2), 2);
        assert.strictEqual(fs.writeSync(fd, Buffer.from("xyz"), { offset: 1, position: 6 }), 2);
        assert.strictEqual(fs.writevSync(fd, [Buffer.from("1"), new Uint8Array([50, 51])], 8), 3);
        fs.closeSync(fd);
        assert.strictEqual(fs.readFileSync(at("f"), "hex"), "c3a9ff006364797a313233");
    }),
    "descriptors tell and change what they show": () => inFolder((at) => {
        const fd = fs.openSync(at("f"), "w+", 0o600);
        fs.writeSync(fd, "12345");
        fs.fsyncSync(fd);
        fs.fdatasyncSync(fd);
        fs.ftruncateSync(fd, 3);
        fs.fchmodSync(fd, 0o644);
        fs.futimesSync(fd, 10, new Date(20500));
        const stats = fs.fstatSync(fd);
        assert.deepStrictEqual([stats.size, stats.mode & 0o777, stats.atimeMs, stats.mtime.getTime()], [3, 0o644, 10000, 20500]);
        fs.ftruncateSync(fd);
        assert.strictEqual(fs.fstatSync(fd, { bigint: true }).size, 0n);
        fs.closeSync(fd);
        assert.throws(() => fs.fstatSync(fd), { code: "EBADF" });
    }),
    "whole files can be read and written by descriptor": () => inFolder((at) => {
        const fd = fs.openSync(at("f"), "w+");
        fs.writeFileSync(fd, "one ");
        fs.appendFileSync(fd, "two");
        assert.strictEqual(fs.readFileSync(fd, "utf8"), "");
        fs.closeSync(fd);
        const again = fs.openSync(at("f"));
        fs.readSync(again, Buffer.alloc(4));
        assert.strictEqual(fs.readFileSync(again, "utf8"), "two");
        fs.closeSync(again);
    }),
    "callbacks get what Node's get": () => inFolder(async (at) => {
        const [none, fd] = await called((done) => fs.open(at("f"), "w+", done));
        assert.ok(none === null && typeof fd === "number");
        const text = await called((done) => fs.write(fd, "hello", done));
        assert.deepStrictEqual(text, [null, 5, "hello"]);
        const buffer = Buffer.alloc(8);
        assert.deepStrictEqual(await called((done) => fs.read(fd, buffer, 0, 8, 0, done)), [null, 5, buffer]);
        const [, count, own] = await called((done) => fs.read(fd, { position: 1 }, done));
        assert.deepStrictEqual([count, own.length, own.toString("utf8", 0, 4)], [4, 16384, "ello"]);
        assert.deepStrictEqual(await called((done) => fs.read(fd, { buffer, position: 4 }, done)), [null, 1, buffer]);
        const list = [Buffer.alloc(1)];
        assert.deepStrictEqual(await called((done) => fs.readv(fd, list, 0, done)), [null, 1, list]);
        assert.deepStrictEqual(await called((done) => fs.writev(fd, list, done)), [null, 1, list]);
        assert.deepStrictEqual(await called((done) => fs.fsync(fd, done)), [null]);
        assert.strictEqual((await called((done) => fs.fstat(fd, done)))[1].size, 6);
        assert.deepStrictEqual(await called((done) => fs.close(fd, done)), [null]);
        const [error] = await called((done) => fs.close(fd, done));
        assert.deepStrictEqual([error.code, error.syscall, error.message], ["EBADF", "close", "EBADF: bad file descriptor, close"]);
    }),
    "promisify gives both values": () => inFolder(async (at) => {
        const fd = fs.openSync(at("f"), "w+");
        assert.deepStrictEqual(await util.promisify(fs.write)(fd, "abc"), { bytesWritten: 3, buffer: "abc" });
        const buffer = Buffer.alloc(3);
        assert.deepStrictEqual(await util.promisify(fs.read)(fd, buffer, 0, 3, 0), { bytesRead: 3, buffer });
        assert.strictEqual(await util.promisify(fs.exists)(at("f")), true);
        fs.closeSync(fd);
    }),
    "callbacks come later, and what they throw is theirs": () => inFolder(async (at) => {
        let returned = false;
        await new Promise((resolve) => {
            fs.stat(at("."), (error, stats) => {
                assert.ok(returned && error === null && stats.isDirectory());
                resolve();
            });
            returned = true;
        });
    }),
    "file handles": () => inFolder(async (at) => {
        const handle = await fs.promises.open(at("f"), "w+");
        assert.strictEqual(typeof handle.fd, "number");
        assert.deepStrictEqual(await handle.write("hello\nyou\n"), { __proto__: null, bytesWritten: 10, buffer: "hello\nyou\n" });
        const buffer = Buffer.alloc(5);
        assert.deepStrictEqual(await handle.read(buffer, 0, 5, 0), { __proto__: null, bytesRead: 5, buffer });
        assert.strictEqual((await handle.read({ position: 6 })).bytesRead, 4);
        assert.strictEqual((await handle.stat()).size, 10);
        await handle.truncate(6);
        await handle.chmod(0o600);
        await handle.utimes(1, 2);
        await handle.sync();
        await handle.datasync();
        assert.strictEqual((await handle.writev([Buffer.from("a"), Buffer.from("b")], 6)).bytesWritten, 2);
        await fs.promises.appendFile(handle, "!");
        const closed = new Promise((resolve) => handle.on("close", resolve));
        await Promise.all([handle.close(), closed]);
        assert.strictEqual(handle.fd, -1);
        assert.strictEqual(await handle.close(), undefined);
        await assert.rejects(handle.read(buffer), { code: "EBADF", message: "file closed", syscall: "read" });
        const again = await fs.promises.open(at("f"));
        assert.strictEqual(await again.readFile("utf8"), fs.readFileSync(at("f"), "utf8"));
        await again.close();
    }),
    "closing a handle waits for what is under way": () => inFolder(async (at) => {
        const handle = await fs.promises.open(at("f"), "w");
        const writing = handle.write("x".repeat(1000));
        await handle.close();
        assert.strictEqual((await writing).bytesWritten, 1000);
        assert.strictEqual(fs.statSync(at("f")).size, 1000);
    }),
    "signals stop reading and writing": () => inFolder(async (at) => {
        const signal = AbortSignal.abort();
        const failure = { name: "AbortError", code: "ABORT_ERR", message: "The operation was aborted" };
        await assert.rejects(fs.promises.readFile(at("f"), { signal }), failure);
        await assert.rejects(fs.promises.writeFile(at("f"), "x", { signal }), failure);
        assert.ok(!fs.existsSync(at("f")));
    }),
};
