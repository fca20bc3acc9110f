"use strict";
const assert = require("assert");
const os = require("os");

module.exports = {
    "wrong arguments are told"() {
        const wrong = [
            [() => process.chdir(5), "ERR_INVALID_ARG_TYPE", 'The "directory" argument must be of type string. Received type number (5)'],
            [() => process.kill("x"), "ERR_INVALID_ARG_TYPE", 'The "pid" argument must be of type number. Received type string (\'x\')'],
            [() => process.kill(process.pid, "NOPE"), "ERR_UNKNOWN_SIGNAL", "Unknown signal: NOPE"],
            [() => process.kill(99999999, 0), "ESRCH", "kill ESRCH"],
            [() => process.umask("9"), "ERR_INVALID_ARG_VALUE", "The argument 'mask' must be a 32-bit unsigned integer or an octal string. Received '9'"],
            [() => process.hrtime(5), "ERR_INVALID_ARG_TYPE", 'The "time" argument must be an instance of Array. Received type number (5)'],
            [() => process.hrtime([1]), "ERR_OUT_OF_RANGE", 'The value of "time" is out of range. It must be 2. Received 1'],
            [() => process.nextTick(5), "ERR_INVALID_ARG_TYPE", 'The "callback" argument must be of type function. Received type number (5)'],
            [() => process.emitWarning(5), "ERR_INVALID_ARG_TYPE", 'The "warning" argument must be of type string or an instance of Error. Received type number (5)'],
            [() => { process.exitCode = "x"; }, "ERR_INVALID_ARG_TYPE", 'The "code" argument must be of type number. Received type string (\'x\')'],
            [() => process.cpuUsage(5), "ERR_INVALID_ARG_TYPE", 'The "prevValue" argument must be of type object. Received type number (5)'],
            [() => process.setUncaughtExceptionCaptureCallback(5), "ERR_INVALID_ARG_TYPE", 'The "fn" argument must be of type function or null. Received type number (5)'],
            [() => process.binding("x"), undefined, "No such module: x"],
        ];
        for (const [run, code, message] of wrong) assert.throws(run, code === undefined ? { message } : { code, message }, run.toString());
    },
    "chdir, cwd and umask"() {
        const before = process.cwd();
        process.chdir("/");
        assert.strictEqual(process.cwd(), "/");
        assert.throws(() => process.chdir("/no/such/folder"), { code: "ENOENT", message: "ENOENT: no such file or directory, chdir '/' -> '/no/such/folder'", dest: "/no/such/folder" });
        process.chdir(before);
        const mask = process.umask(0o027);
        assert.strictEqual(process.umask("022"), 0o027);
        assert.strictEqual(process.umask(mask), 0o022);
        assert.strictEqual(process.umask(), mask);
    },
    "the environment holds texts"() {
        process.env.PERDURE_A = 5;
        process.env.PERDURE_B = undefined;
        assert.deepStrictEqual([process.env.PERDURE_A, process.env.PERDURE_B, process.env.PERDURE_NONE], ["5", "undefined", undefined]);
        assert.ok("PERDURE_A" in process.env && Object.keys(process.env).includes("PERDURE_A"));
        assert.ok(delete process.env.PERDURE_A && delete process.env.PERDURE_B && delete process.env.PERDURE_NONE);
        assert.throws(() => { process.env.PERDURE_A = Symbol("s"); }, TypeError);
        assert.throws(() => Object.defineProperty(process.env, "PERDURE_A", { value: 1 }), { code: "ERR_INVALID_OBJECT_DEFINE_PROPERTY" });
        Object.assign(process.env, { PERDURE_A: null });
        assert.strictEqual({ ...process.env }.PERDURE_A, "null");
        delete process.env.PERDURE_A;
    },
    "what it is"() {
        assert.match(process.version, /^v20\.\d+\.\d+$/);
        assert.deepStrictEqual([process.versions.node, process.versions.modules, process.release.name, process.platform], [process.version.slice(1), "115", "node", "linux"]);
        assert.ok(process.pid > 0 && process.ppid >= 0 && Array.isArray(process.argv) && Array.isArray(process.execArgv));
        assert.strictEqual(Object.prototype.toString.call(process), "[object process]");
        assert.deepStrictEqual([process.getuid(), process.geteuid(), process.getgid(), process.getegid()].map((id) => typeof id), new Array(4).fill("number"));
        assert.ok(Array.isArray(process.getgroups()) && typeof process.title === "string" && typeof process.features.tls === "boolean");
        assert.ok(process.allowedNodeEnvironmentFlags instanceof Set && typeof process.config.variables === "object");
        assert.strictEqual(process.getBuiltinModule("node:fs"), require("fs"));
        assert.strictEqual(process.getBuiltinModule("none"), undefined);
        assert.strictEqual(process.kill(process.pid, 0), true);
    },
    "what it has used"() {
        const usage = process.memoryUsage();
        assert.deepStrictEqual(Object.keys(usage), ["rss", "heapTotal", "heapUsed", "external", "arrayBuffers"]);
        assert.ok(usage.rss > 1e6 && process.memoryUsage.rss() > 1e6 && usage.heapUsed > 1e4 && usage.heapTotal >= usage.heapUsed);
        const before = process.cpuUsage();
        assert.ok(before.user > 0 && before.system >= 0);
        const since = process.cpuUsage(before);
        assert.ok(since.user >= 0 && since.user <= before.user + 1e6);
        const resources = process.resourceUsage();
        assert.strictEqual(Object.keys(resources).length, 16);
        assert.ok(resources.maxRSS > 1000 && resources.userCPUTime > 0);
        assert.ok(process.constrainedMemory() > 0 && Array.isArray(process.getActiveResourcesInfo()));
        const [seconds, rest] = process.hrtime();
        assert.ok(seconds >= 0 && rest < 1e9 && process.hrtime.bigint() > 0n && process.uptime() > 0);
    },
    async "ticks come before promises, in their order"() {
        const order = [];
        await new Promise((resolve) => setTimeout(() => {
            Promise.resolve().then(() => order.push("promise"));
            process.nextTick((value) => {
                order.push(value);
                process.nextTick(() => order.push("inner"));
            }, "tick");
            process.nextTick(() => order.push("second"));
            setImmediate(resolve);
        }, 1));
        assert.deepStrictEqual(order, ["tick", "second", "inner", "promise"]);
    },
    async "warnings"() {
        const seen = [];
        const listener = (warning) => seen.push([warning.name, warning.message, warning.code, warning.detail]);
        process.on("warning", listener);
        process.emitWarning("a", "Kind", "C1");
        process.emitWarning("b", { type: "Other", code: "C2", detail: "more" });
        process.emitWarning(Object.assign(new Error("c"), { name: "Own" }));
        assert.strictEqual(seen.length, 0);
        await new Promise((resolve) => setImmediate(resolve));
        process.removeListener("warning", listener);
        assert.deepStrictEqual(seen, [["Kind", "a", "C1", undefined], ["Other", "b", "C2", "more"], ["Own", "c", undefined, undefined]]);
    },
    async "standard streams are streams"() {
        const { Writable, Readable } = require("stream");
        assert.ok(process.stdout instanceof Writable && process.stderr instanceof Writable && process.stdin instanceof Readable);
        assert.deepStrictEqual([process.stdout.fd, process.stderr.fd, process.stdin.fd, process.stdout.writable], [1, 2, 0, true]);
        assert.ok(!process.stdin.isTTY);
        assert.strictEqual(await new Promise((resolve) => process.stderr.write("", resolve)) ?? null, null);
    },
    "the exit code is checked and kept"() {
        const before = process.exitCode;
        process.exitCode = 3;
        assert.strictEqual(process.exitCode, 3);
        process.exitCode = "4";
        assert.strictEqual(process.exitCode, "4");
        process.exitCode = before;
    },
    "os tells of the machine"() {
        const [cpu] = os.cpus();
        assert.deepStrictEqual(Object.keys(cpu), ["model", "speed", "times"]);
        assert.deepStrictEqual(Object.keys(cpu.times), ["user", "nice", "sys", "idle", "irq"]);
        assert.ok(os.cpus().length >= os.availableParallelism() && os.availableParallelism() >= 1);
        assert.ok(os.totalmem() > os.freemem() && os.freemem() > 1e6 && os.uptime() > 0);
        assert.ok(os.loadavg().length === 3 && os.loadavg().every((load) => load >= 0));
        assert.match(os.release(), /^\d+\.\d+/);
        assert.match(os.version(), /^#/);
        assert.ok(["x86_64", "aarch64"].includes(os.machine()));
        assert.deepStrictEqual([os.type(), os.platform(), os.endianness(), os.EOL, os.devNull], ["Linux", "linux", "LE", "\n", "/dev/null"]);
        const user = os.userInfo();
        assert.deepStrictEqual([Object.keys(user).sort(), user.uid], [["gid", "homedir", "shell", "uid", "username"], process.getuid()]);
        assert.ok(Buffer.isBuffer(os.userInfo({ encoding: "buffer" }).username));
        const [loopback] = os.networkInterfaces().lo;
        assert.deepStrictEqual(loopback, { address: "127.0.0.1", netmask: "255.0.0.0", family: "IPv4", mac: "00:00:00:00:00:00", internal: true, cidr: "127.0.0.1/8" });
        assert.strictEqual(`${os.hostname}`, os.hostname());
        assert.deepStrictEqual([os.constants.signals.SIGUSR2, os.constants.errno.ENOENT, os.constants.priority.PRIORITY_LOW], [12, 2, 19]);
    },
    "priorities"() {
        const priority = os.getPriority();
        os.setPriority(priority);
        os.setPriority(process.pid, priority);
        assert.strictEqual(os.getPriority(process.pid), priority);
        assert.throws(() => os.getPriority(99999999), { code: "ERR_SYSTEM_ERROR", name: "SystemError", message: "A system error occurred: uv_os_getpriority returned ESRCH (no such process)" });
        assert.throws(() => os.getPriority("x"), { code: "ERR_INVALID_ARG_TYPE" });
        assert.throws(() => os.setPriority(100), { code: "ERR_OUT_OF_RANGE", message: 'The value of "priority" is out of range. It must be >= -20 && <= 19. Received 100' });
    },
};
