"use strict";
const assert = require("assert");
const fs = require("fs");
const { once } = require("events");
const { pipeline } = require("stream/promises");
const { inFolder } = require("../support/in-folder");

/** The names of the events in their order, until the last of them. */
function events(stream, names) {
    const seen = [];
    for (const name of names) stream.on(name, () => seen.push(name));
    return once(stream, names.at(-1)).then(() => seen);
}

async function text(stream) {
    let all = "";
    for await (const chunk of stream) all += chunk;
    return all;
}

module.exports = {
    "a file is written and read": () => inFolder(async (at) => {
        const writer = fs.createWriteStream(at("f"));
        assert.deepStrictEqual([writer.pending, writer.fd, writer.path, writer.flags, writer.mode, writer.bytesWritten], [true, null, at("f"), "w", 0o666, 0]);
        const written = events(writer, ["open", "ready", "finish", "close"]);
        writer.write("héllo ");
        writer.write(Buffer.from("you"));
        writer.end("!");
        assert.deepStrictEqual(await written, ["open", "ready", "finish", "close"]);
        assert.deepStrictEqual([writer.bytesWritten, writer.closed, writer.destroyed], [11, true, true]);
        const reader = fs.createReadStream(at("f"), "utf8");
        const read = events(reader, ["open", "ready", "data", "end", "close"]);
        assert.strictEqual(await text(reader), "héllo you!");
        assert.deepStrictEqual((await read).filter((name) => name !== "data"), ["open", "ready", "end", "close"]);
        assert.deepStrictEqual([reader.bytesRead, reader.pending], [11, true]);
    }),
    "parts are read": () => inFolder(async (at) => {
        fs.writeFileSync(at("f"), "0123456789");
        const part = (options) => text(fs.createReadStream(at("f"), { encoding: "utf8", ...options }));
        assert.strictEqual(await part({ start: 2, end: 4 }), "234");
        assert.strictEqual(await part({ start: 7 }), "789");
        assert.strictEqual(await part({ end: 0 }), "0");
        assert.strictEqual(await part({ start: 20 }), "");
        assert.strictEqual(await part({ highWaterMark: 3 }), "0123456789");
        const sizes = [];
        for await (const chunk of fs.createReadStream(at("f"), { highWaterMark: 4 })) sizes.push(chunk.length);
        assert.deepStrictEqual(sizes, [4, 4, 2]);
    }),
    "parts are written": () => inFolder(async (at) => {
        fs.writeFileSync(at("f"), "0123456789");
        const end = (stream, data) => new Promise((resolve) => stream.end(data, () => stream.on("close", resolve)));
        await end(fs.createWriteStream(at("f"), { flags: "r+", start: 3 }), "xyz");
        await end(fs.createWriteStream(at("f"), { flags: "a" }), "!");
        assert.strictEqual(fs.readFileSync(at("f"), "utf8"), "012xyz6789!");
        await end(fs.createWriteStream(at("g"), { encoding: "hex", mode: 0o600, flush: true }), "ff00");
        assert.deepStrictEqual([fs.readFileSync(at("g"), "hex"), fs.statSync(at("g")).mode & 0o777], ["ff00", 0o600]);
    }),
    "errors come as events, and close the stream": () => inFolder(async (at) => {
        const reader = fs.createReadStream(at("none"));
        const seen = [];
        reader.on("error", (error) => seen.push(error.code, error.path));
        await new Promise((resolve) => reader.on("close", () => resolve(seen.push("close"))));
        assert.deepStrictEqual(seen, ["ENOENT", at("none"), "close"]);
        const writer = fs.createWriteStream(at("none/x"));
        const [error] = await once(writer, "error");
        assert.deepStrictEqual([error.code, error.syscall], ["ENOENT", "open"]);
        const folder = fs.createReadStream(at(".")).resume();
        const [failure] = await once(folder, "error");
        assert.deepStrictEqual([failure.code, failure.syscall], ["EISDIR", "read"]);
    }),
    "descriptors and handles": () => inFolder(async (at) => {
        fs.writeFileSync(at("f"), "0123456789");
        const fd = fs.openSync(at("f"), "r");
        fs.readSync(fd, Buffer.alloc(4));
        assert.strictEqual(await text(fs.createReadStream(null, { fd, autoClose: false, encoding: "utf8" })), "456789");
        assert.strictEqual(await text(fs.createReadStream("", { fd, start: 1, end: 2, encoding: "utf8" })), "12");
        assert.throws(() => fs.closeSync(fd), { code: "EBADF" });
        const handle = await fs.promises.open(at("g"), "w+");
        await pipeline(fs.createReadStream(at("f")), handle.createWriteStream());
        assert.strictEqual(handle.fd, -1);
        const reading = await fs.promises.open(at("g"));
        assert.strictEqual(await text(reading.createReadStream({ encoding: "utf8", start: 8 })), "89");
    }),
    "a big file goes through whole": () => inFolder(async (at) => {
        const bytes = Buffer.alloc(1 << 20, "0123456789abcdef-");
        fs.writeFileSync(at("big"), bytes);
        await pipeline(fs.createReadStream(at("big")), fs.createWriteStream(at("copy")));
        assert.ok(fs.readFileSync(at("copy")).equals(bytes));
    }),
    "close and destroy": () => inFolder(async (at) => {
        fs.writeFileSync(at("f"), "x");
        await new Promise((resolve) => fs.createReadStream(at("f")).close(resolve));
        await new Promise((resolve) => fs.createWriteStream(at("f")).close(resolve));
        const reader = fs.createReadStream(at("f"));
        reader.destroy(new Error("enough"));
        await assert.rejects(once(reader, "close"), /enough/);
    }),
    "functions of the options' fs are used": () => inFolder(async (at) => {
        fs.writeFileSync(at("f"), "abc");
        const used = [];
        const own = {};
        for (const name of ["open", "read", "close"]) own[name] = (...values) => { used.push(name); return fs[name](...values); };
        assert.strictEqual(await text(fs.createReadStream(at("f"), { fs: own, encoding: "utf8" })), "abc");
        assert.deepStrictEqual(used.filter((name) => name !== "read"), ["open", "close"]);
    }),
    "the classes can be called without new, and on other objects": () => inFolder(async (at) => {
        fs.writeFileSync(at("f"), "abc");
        assert.ok(fs.ReadStream(at("f")).on("error", () => {}) instanceof fs.ReadStream);
        function Patched(...values) {
            fs.ReadStream.apply(this, values);
        }
        Object.setPrototypeOf(Patched.prototype, fs.ReadStream.prototype);
        assert.strictEqual(await text(new Patched(at("f"), { encoding: "utf8" })), "abc");
    }),
};
