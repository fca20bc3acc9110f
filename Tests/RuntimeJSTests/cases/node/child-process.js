"use strict";
const assert = require("assert");
const child = require("child_process");
const fs = require("fs");
const util = require("util");
const { inFolder } = require("../support/in-folder");

/** Resolves with `[code, signal]` and all that was written. */
function ended(process) {
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) process[name]?.setEncoding("utf8").on("data", (chunk) => { texts[name] += chunk; });
    return new Promise((resolve, reject) => {
        process.on("error", reject);
        process.on("close", (code, signal) => resolve({ code, signal, ...texts }));
    });
}

const called = (run) => new Promise((resolve) => run((error, stdout, stderr) => resolve({ error, stdout, stderr })));

const wrong = [
    [() => child.spawn(), "ERR_INVALID_ARG_TYPE", 'The "file" argument must be of type string. Received undefined'],
    [() => child.spawn(""), "ERR_INVALID_ARG_VALUE", "The argument 'file' cannot be empty. Received ''"],
    [() => child.spawn("a", 5), "ERR_INVALID_ARG_TYPE", 'The "args" argument must be of type object. Received type number (5)'],
    [() => child.spawn("a\0"), "ERR_INVALID_ARG_VALUE", "The argument 'file' must be a string without null bytes. Received 'a\\x00'"],
    [() => child.spawn("a", ["\0"]), "ERR_INVALID_ARG_VALUE", "The argument 'args[0]' must be a string without null bytes. Received '\\x00'"],
    [() => child.spawn("a", [], { cwd: 5 }), "ERR_INVALID_ARG_TYPE", 'The "options.cwd" property must be of type string or an instance of Buffer or URL. Received type number (5)'],
    [() => child.spawn("a", [], { stdio: "zz" }), "ERR_INVALID_ARG_VALUE", "The argument 'stdio' is invalid. Received 'zz'"],
    [() => child.spawn("a", [], { detached: 5 }), "ERR_INVALID_ARG_TYPE", 'The "options.detached" property must be of type boolean. Received type number (5)'],
    [() => child.spawn("a", [], { shell: 5 }), "ERR_INVALID_ARG_TYPE", 'The "options.shell" property must be one of type boolean or string. Received type number (5)'],
    [() => child.spawn("true", [], { timeout: -5 }), "ERR_OUT_OF_RANGE", 'The value of "timeout" is out of range. It must be an unsigned integer. Received -5'],
    [() => child.spawn("true", [], { killSignal: "XX" }), "ERR_UNKNOWN_SIGNAL", "Unknown signal: XX"],
    [() => child.execFile("true", [], { maxBuffer: -5 }), "ERR_OUT_OF_RANGE", 'The value of "options.maxBuffer" is out of range. It must be a positive number. Received -5'],
    [() => child.exec(5), "ERR_INVALID_ARG_TYPE", 'The "command" argument must be of type string. Received type number (5)'],
];

module.exports = {
    "wrong arguments are told at once"() {
        for (const [run, code, message] of wrong) assert.throws(run, { code, message }, run.toString());
    },
    async "a child is spawned, written to and read from"() {
        const cat = child.spawn("cat", ["-"]);
        assert.deepStrictEqual([cat.spawnfile, cat.spawnargs, typeof cat.pid, cat.exitCode, cat.killed], ["cat", ["cat", "-"], "number", null, false]);
        const order = [];
        for (const name of ["spawn", "exit", "close"]) cat.on(name, () => order.push(name));
        const result = ended(cat);
        cat.stdin.write("hello ");
        cat.stdin.end("you");
        assert.deepStrictEqual(await result, { code: 0, signal: null, stdout: "hello you", stderr: "" });
        assert.deepStrictEqual(order, ["spawn", "exit", "close"]);
        assert.deepStrictEqual([cat.exitCode, cat.signalCode, cat.kill()], [0, null, false]);
    },
    async "what cannot be started is told by an event"() {
        const process = child.spawn("no-such-program", ["x"]);
        assert.deepStrictEqual([process.pid, process.spawnargs], [undefined, ["no-such-program", "x"]]);
        const seen = [];
        await new Promise((resolve) => {
            process.on("error", (error) => seen.push(error));
            process.on("close", (code) => resolve(seen.push(code)));
        });
        const [error, code] = seen;
        assert.deepStrictEqual([error.message, error.code, error.errno, error.syscall, error.path, error.spawnargs, code],
            ["spawn no-such-program ENOENT", "ENOENT", -2, "spawn no-such-program", "no-such-program", ["x"], -2]);
    },
    async "folders that are not there, and files that are no programs"() {
        const failure = (...values) => new Promise((resolve) => child.spawn(...values).on("error", (error) => resolve(error.code)));
        assert.strictEqual(await failure("true", [], { cwd: "/no/such/folder" }), "ENOENT");
        assert.strictEqual(await failure("/etc/passwd"), "EACCES");
    },
    async "codes, signals and standard error"() {
        assert.deepStrictEqual(await ended(child.spawn("sh", ["-c", "echo out; echo err >&2; exit 3"])), { code: 3, signal: null, stdout: "out\n", stderr: "err\n" });
        const sleeping = child.spawn("sleep", ["60"]);
        assert.strictEqual(sleeping.kill(0), true);
        assert.strictEqual(sleeping.kill("SIGKILL"), true);
        assert.strictEqual(sleeping.killed, true);
        const { code, signal } = await ended(sleeping);
        assert.deepStrictEqual([code, signal, sleeping.signalCode], [null, "SIGKILL", "SIGKILL"]);
    },
    "environment, folder, shell and name": () => inFolder(async (at) => {
        const run = (command, options) => ended(child.spawn(command, { shell: true, ...options })).then(({ stdout }) => stdout);
        assert.strictEqual(await run("echo $A-$B", { env: { A: 1, B: undefined } }), "1-\n");
        assert.strictEqual(await run("pwd", { cwd: at(".") }), `${at(".").replace(/\/$/, "")}\n`);
        assert.strictEqual(await run("echo $0", { shell: "/bin/sh" }), "/bin/sh\n");
        const named = await ended(child.spawn("sh", ["-c", "echo $0"], { argv0: "mine" }));
        assert.strictEqual(named.stdout, "mine\n");
        process.env.PERDURE_CHILD = "inherited";
        assert.strictEqual(await run("echo $PERDURE_CHILD"), "inherited\n");
        delete process.env.PERDURE_CHILD;
    }),
    "channels": () => inFolder(async (at) => {
        const out = fs.openSync(at("out"), "w");
        const process = child.spawn("sh", ["-c", "echo one; echo two >&2; cat <&3"], { stdio: ["ignore", out, "pipe", "pipe"] });
        assert.deepStrictEqual([process.stdin, process.stdout, process.stdio.length], [null, null, 4]);
        let extra = "";
        process.stdio[3].end("three");
        process.stdio[3].on("data", (chunk) => { extra += chunk; });
        const { stderr } = await ended(process);
        fs.closeSync(out);
        assert.deepStrictEqual([fs.readFileSync(at("out"), "utf8"), stderr, extra], ["one\nthree", "two\n", ""]);
        const quiet = child.spawn("sh", ["-c", "echo x"], { stdio: "ignore" });
        assert.deepStrictEqual([quiet.stdio, (await ended(quiet)).code], [[null, null, null], 0]);
    }),
    async "much output goes through whole, and waits for who reads it"() {
        const process = child.spawn("sh", ["-c", "head -c 3000000 /dev/zero"]);
        let length = 0;
        for await (const chunk of process.stdout) {
            length += chunk.length;
            if (length % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
        assert.strictEqual(length, 3000000);
    },
    async "much input is written as it is taken"() {
        const process = child.spawn("wc", ["-c"]);
        const result = ended(process);
        const block = Buffer.alloc(1 << 18, "x");
        for (let count = 0; count < 8; count++) {
            if (!process.stdin.write(block)) await new Promise((resolve) => process.stdin.once("drain", resolve));
        }
        process.stdin.end();
        assert.strictEqual((await result).stdout.trim(), String(8 << 18));
    },
    async "writing to a child that does not listen is an error of the stream"() {
        const process = child.spawn("sh", ["-c", "exec <&-; echo closed; sleep 60"]);
        await new Promise((resolve) => process.stdout.once("data", resolve));
        const error = await new Promise((resolve) => {
            process.stdin.on("error", resolve);
            process.stdin.write("x");
        });
        assert.deepStrictEqual([error.code, error.syscall], ["EPIPE", "write"]);
        process.kill();
    },
    async "output that nobody reads does not keep a child from its end"() {
        const process = child.spawn("sh", ["-c", "echo unread"]);
        await new Promise((resolve) => process.on("close", resolve));
        assert.strictEqual(process.exitCode, 0);
    },
    async "exec and execFile gather"() {
        assert.deepStrictEqual(await called((done) => child.exec("echo out; echo err >&2", done)), { error: null, stdout: "out\n", stderr: "err\n" });
        const { error, stdout, stderr } = await called((done) => child.exec("echo out; echo err >&2; exit 4", done));
        assert.deepStrictEqual([error.message, error.code, error.killed, error.signal, error.cmd, stdout, stderr],
            ["Command failed: echo out; echo err >&2; exit 4\nerr\n", 4, false, null, "echo out; echo err >&2; exit 4", "out\n", "err\n"]);
        const bytes = await called((done) => child.execFile("printf", ["\\303\\251"], { encoding: "buffer" }, done));
        assert.deepStrictEqual(bytes.stdout, Buffer.from("é"));
        assert.strictEqual((await called((done) => child.execFile("pwd", { cwd: "/" }, done))).stdout, "/\n");
        const missing = await called((done) => child.execFile("no-such-program", ["a"], done));
        assert.deepStrictEqual([missing.error.code, missing.error.cmd, missing.stdout], ["ENOENT", "no-such-program a", ""]);
    },
    async "limits of output and time"() {
        const much = await called((done) => child.execFile("yes", { maxBuffer: 20 }, done));
        assert.deepStrictEqual([much.error.name, much.error.code, much.error.message, much.error.cmd, much.stdout.length],
            ["RangeError", "ERR_CHILD_PROCESS_STDIO_MAXBUFFER", "stdout maxBuffer length exceeded", "yes", 20]);
        const late = await called((done) => child.execFile("sleep", ["60"], { timeout: 20 }, done));
        assert.deepStrictEqual([late.error.killed, late.error.signal, late.error.code, late.error.cmd], [true, "SIGTERM", null, "sleep 60"]);
        const killed = await ended(child.spawn("sleep", ["60"], { timeout: 20, killSignal: "SIGINT" }));
        assert.strictEqual(killed.signal, "SIGINT");
    },
    async "signals of the author stop a child"() {
        const controller = new AbortController();
        const process = child.spawn("sleep", ["60"], { signal: controller.signal });
        const failed = new Promise((resolve) => process.on("error", resolve));
        const closed = new Promise((resolve) => process.on("close", (code, signal) => resolve(signal)));
        controller.abort();
        const error = await failed;
        assert.deepStrictEqual([error.name, error.code, error.message, await closed], ["AbortError", "ABORT_ERR", "The operation was aborted", "SIGTERM"]);
    },
    async "promisify gives both outputs"() {
        assert.deepStrictEqual(await util.promisify(child.exec)("echo a"), { stdout: "a\n", stderr: "" });
        await assert.rejects(util.promisify(child.execFile)("sh", ["-c", "echo b; exit 1"]), { code: 1, stdout: "b\n", stderr: "" });
        assert.strictEqual(typeof util.promisify(child.exec)("true").child.pid, "number");
    },
    "spawnSync waits"() {
        const result = child.spawnSync("sh", ["-c", "cat; echo err >&2; exit 2"], { input: "in", encoding: "utf8" });
        assert.deepStrictEqual([result.status, result.signal, result.stdout, result.stderr, result.output], [2, null, "in", "err\n", [null, "in", "err\n"]]);
        assert.ok(result.pid > 0 && result.error === undefined);
        assert.deepStrictEqual(child.spawnSync("echo", ["a"]).stdout, Buffer.from("a\n"));
        const missing = child.spawnSync("no-such-program", ["x"]);
        assert.deepStrictEqual([missing.status, missing.pid, missing.output, missing.error.message, missing.error.code, missing.error.path, missing.error.spawnargs],
            [null, 0, null, "spawnSync no-such-program ENOENT", "ENOENT", "no-such-program", ["x"]]);
        const late = child.spawnSync("sleep", ["60"], { timeout: 20 });
        assert.deepStrictEqual([late.signal, late.error.code, late.error.errno], ["SIGTERM", "ETIMEDOUT", -110]);
        const much = child.spawnSync("yes", { maxBuffer: 10 });
        assert.ok(much.error.code === "ENOBUFS" && much.stdout.length >= 10);
        assert.strictEqual(child.spawnSync("sh", ["-c", "kill -9 $$"]).signal, "SIGKILL");
    },
    "execSync and execFileSync"() {
        assert.strictEqual(child.execSync("echo $((1+2))", { encoding: "utf8" }), "3\n");
        assert.deepStrictEqual(child.execFileSync("echo", ["a b"]), Buffer.from("a b\n"));
        assert.strictEqual(child.execFileSync("wc", ["-c"], { input: Buffer.alloc(300000), encoding: "utf8" }).trim(), "300000");
        assert.throws(() => child.execSync("exit 3"), { message: "Command failed: exit 3", status: 3, signal: null });
        assert.throws(() => child.execSync("echo err >&2; exit 3", { stdio: "pipe" }), { message: "Command failed: echo err >&2; exit 3\nerr\n" });
        assert.throws(() => child.execFileSync("no-such-program"), { code: "ENOENT", message: "spawnSync no-such-program ENOENT" });
        assert.throws(() => child.execFileSync("sleep", ["60"], { timeout: 20 }), { code: "ETIMEDOUT" });
        assert.throws(() => child.execSync(5), { code: "ERR_INVALID_ARG_TYPE" });
    },
};
