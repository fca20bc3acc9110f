"use strict";
// Node's process.

const system = internal("system");
const clock = internal("clock");
const { listen, report } = internal("uncaught");
const { missing } = internal("errors");
const { bind } = internal("async-context");
const log = internal("log");
const EventEmitter = require("node/events");

const started = clock.monotonic();

function stream(descriptor, level) {
    let rest = "";
    return {
        fd: descriptor,
        isTTY: false,
        writable: true,
        columns: 80,
        write(data, encoding, callback) {
            const lines = (rest + (typeof data === "string" ? data : require("node/buffer").Buffer.from(data).toString())).split("\n");
            rest = lines.pop();
            for (const line of lines) log.write(level, line, { console: true });
            const done = typeof encoding === "function" ? encoding : callback;
            if (done !== undefined) process.nextTick(done);
            return true;
        },
        end(data) {
            if (data !== undefined) this.write(data);
            if (rest !== "") this.write("\n");
        },
        on() { return this; },
        once() { return this; },
        emit: () => false,
        removeListener() { return this; },
    };
}

const ticks = [];

function runTicks() {
    while (ticks.length > 0) {
        const [callback, values] = ticks.shift();
        try {
            callback(...values);
        } catch (error) {
            report("uncaughtException", error);
        }
    }
}

function hrtime(previous) {
    const nanoseconds = BigInt(Math.round(clock.monotonic() * 1e6));
    const now = [Number(nanoseconds / 1000000000n), Number(nanoseconds % 1000000000n)];
    if (previous === undefined) return now;
    const seconds = now[0] - previous[0];
    const rest = now[1] - previous[1];
    return rest < 0 ? [seconds - 1, rest + 1e9] : [seconds, rest];
}
hrtime.bigint = () => BigInt(Math.round(clock.monotonic() * 1e6));

/** Values of the environment are strings, whatever is assigned. */
function environment() {
    return new Proxy(system.environment(), {
        set(target, key, value) {
            target[key] = String(value);
            return true;
        },
        defineProperty(target, key, descriptor) {
            return Reflect.defineProperty(target, key, "value" in descriptor
                ? { ...descriptor, value: String(descriptor.value) } : descriptor);
        },
    });
}

let env;

class Process extends EventEmitter {
    get env() {
        env ??= environment();
        return env;
    }

    set env(value) {
        env = value;
    }

    cwd() {
        return system.workingDirectory();
    }

    uptime() {
        return (clock.monotonic() - started) / 1000;
    }

    memoryUsage() {
        return { rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 };
    }

    nextTick(callback, ...values) {
        internal("validators").requireFunction(callback, "callback");
        ticks.push([bind(callback), values]);
        if (ticks.length === 1) Promise.resolve().then(runTicks);
    }

    exit(code = this.exitCode ?? 0) {
        this.exitCode = code;
        this.emit("exit", code);
        system.exitRequested(Number(code));
    }

    emitWarning(warning, typeOrOptions, code) {
        const options = typeof typeOrOptions === "string" ? { type: typeOrOptions, code } : typeOrOptions ?? {};
        const error = typeof warning === "string" ? Object.assign(new Error(warning), { name: options.type ?? "Warning" }) : warning;
        if (options.code !== undefined) error.code = options.code;
        if (!this.emit("warning", error)) log.write("warning", `${error.name}: ${error.message}`, { console: true });
    }
}

const process = new Process();
const version = "20.18.0";
Object.assign(process, {
    title: "perdure",
    version: `v${version}`,
    versions: { node: version, modules: "115" },
    release: { name: "node" },
    pid: system.processID(),
    ppid: 0,
    platform: system.platform(),
    arch: system.architecture(),
    argv: ["perdure"],
    argv0: "perdure",
    execArgv: [],
    execPath: "perdure",
    exitCode: undefined,
    config: {},
    features: {},
    hrtime,
    stdout: stream(1, "information"),
    stderr: stream(2, "error"),
    stdin: { fd: 0, isTTY: false },
    umask: () => 0o022,
});
for (const name of ["chdir", "kill", "binding", "dlopen", "setuid", "setgid", "cpuUsage", "resourceUsage"]) {
    process[name] = missing(`process.${name}()`);
}
Object.defineProperty(process, Symbol.toStringTag, { value: "process" });
for (const name of ["cwd", "uptime", "memoryUsage", "nextTick", "exit", "emitWarning"]) process[name] = process[name].bind(process);
process.memoryUsage.rss = () => 0;
listen((kind, error) => process.listenerCount(kind) > 0 && process.emit(kind, error, kind === "unhandledRejection" ? undefined : kind));

module.exports = process;
process.process = process;
Object.defineProperty(process, "process", { enumerable: false });
