"use strict";
// Node's process.

const system = internal("system");
const clock = internal("clock");
const usage = internal("process/usage");
const { nextTick } = internal("process/ticks");
const { listen } = internal("uncaught");
const { coded, isError, missing, notImplemented } = internal("errors");
const { invalidArgumentType, requireInteger } = internal("validators");
const log = internal("log");
const EventEmitter = require("node/events");

const started = clock.monotonic();

function hrtime(previous) {
    const nanoseconds = BigInt(Math.round(clock.monotonic() * 1e6));
    const now = [Number(nanoseconds / 1000000000n), Number(nanoseconds % 1000000000n)];
    if (previous === undefined) return now;
    if (!Array.isArray(previous)) throw invalidArgumentType("time", "an instance of Array", previous);
    if (previous.length !== 2) {
        throw coded("RangeError", "ERR_OUT_OF_RANGE", `The value of "time" is out of range. It must be 2. Received ${previous.length}`);
    }
    const seconds = now[0] - previous[0];
    const rest = now[1] - previous[1];
    return rest < 0 ? [seconds - 1, rest + 1e9] : [seconds, rest];
}
hrtime.bigint = () => BigInt(Math.round(clock.monotonic() * 1e6));

/** An exit code: undefined, null, a whole number, or one as text. */
function checkCode(code) {
    if (code === undefined || code === null) return code;
    const value = typeof code === "string" && code !== "" && Number.isInteger(Number(code)) ? Number(code) : code;
    requireInteger(value, "code", -Infinity, Infinity);
    return code;
}

let exitCode;
let capture = null;

class Process extends EventEmitter {
    cwd() {
        return system.workingDirectory();
    }

    chdir(directory) {
        if (typeof directory !== "string") throw invalidArgumentType("directory", "of type string", directory);
        const from = system.workingDirectory();
        try {
            system.changeFolder(directory);
        } catch (error) {
            const words = error.message.split(", chdir")[0];
            throw Object.assign(new Error(`${words}, chdir '${from}' -> '${directory}'`),
                { errno: error.errno, code: error.code, syscall: "chdir", path: from, dest: directory });
        }
    }

    umask(mask) {
        return system.umask(mask === undefined ? -1 : internal("fs/arguments").toMode(mask, "mask") & 0o777);
    }

    kill(pid, signal = "SIGTERM") {
        if (pid != (pid | 0)) throw invalidArgumentType("pid", "of type number", pid);
        const number = internal("signals").signalNumber(signal);
        try {
            system.kill(pid | 0, number);
        } catch (error) {
            const { errno, code } = error;
            throw Object.assign(new Error(`kill ${code}`), { errno, code, syscall: "kill" });
        }
        return true;
    }

    uptime() {
        return (clock.monotonic() - started) / 1000;
    }

    exit(code = undefined) {
        if (code !== undefined) this.exitCode = code;
        if (!this._exiting) {
            this._exiting = true;
            this.emit("exit", Number(this.exitCode ?? 0));
        }
        this.reallyExit(this.exitCode ?? 0);
    }

    reallyExit(code) {
        system.exitRequested(Number(code));
    }

    /** As when the signal SIGABRT ends the process. */
    abort() {
        system.exitRequested(134);
    }

    emitWarning(warning, typeOrOptions, code) {
        const options = typeOrOptions !== null && typeof typeOrOptions === "object" && !Array.isArray(typeOrOptions)
            ? typeOrOptions : { type: typeof typeOrOptions === "function" ? undefined : typeOrOptions, code: typeof code === "function" ? undefined : code };
        if (options.type !== undefined && typeof options.type !== "string") throw invalidArgumentType("type", "of type string", options.type);
        if (options.code !== undefined && typeof options.code !== "string") throw invalidArgumentType("code", "of type string", options.code);
        if (typeof warning !== "string" && !isError(warning)) {
            throw invalidArgumentType("warning", "of type string or an instance of Error", warning);
        }
        const error = typeof warning === "string" ? describeWarning(warning, options) : warning;
        if (error.name === "DeprecationWarning" && this.noDeprecation) return;
        nextTick(() => {
            if (this.emit("warning", error)) return;
            const shown = error.code === undefined ? "" : `[${error.code}] `;
            log.write("warning", `${shown}${error.name}: ${error.message}${error.detail === undefined ? "" : `\n${error.detail}`}`, { console: true });
        });
    }

    setUncaughtExceptionCaptureCallback(callback) {
        if (callback !== null && typeof callback !== "function") throw invalidArgumentType("fn", "of type function or null", callback);
        if (callback !== null && capture !== null) {
            throw coded("Error", "ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET",
                "`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active");
        }
        capture = callback;
    }

    hasUncaughtExceptionCaptureCallback() {
        return capture !== null;
    }

    binding(name) {
        throw new Error(`No such module: ${name}`);
    }

    getBuiltinModule(id) {
        const { load, names } = require("host/builtins");
        return names.includes(String(id).replace(/^node:/, "")) ? load(id) : undefined;
    }

    constrainedMemory() {
        return Math.min(...["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"].map((file) => {
            try {
                return Number(system.readText(file)) || Infinity;
            } catch {
                return Infinity;
            }
        }), 18446744073709552000);
    }

    availableMemory() {
        return usage.memory("MemAvailable");
    }

    assert(value, message) {
        if (!value) throw coded("Error", "ERR_ASSERTION", message ?? "assertion error");
    }

    openStdin() {
        return this.stdin.resume();
    }
}

function describeWarning(text, { type = "Warning", code, detail }) {
    const error = new Error(text);
    Object.defineProperty(error, "name", { value: String(type), writable: true, configurable: true });
    if (code !== undefined) error.code = code;
    if (typeof detail === "string") error.detail = detail;
    return error;
}

const process = new Process();
const version = "20.18.0";
const empty = [];
Object.assign(process, {
    version: `v${version}`,
    versions: Object.freeze({ node: version, modules: "115" }),
    arch: system.architecture(),
    platform: system.platform(),
    release: Object.freeze({ name: "node", lts: "Iron" }),
    moduleLoadList: [],
    domain: null,
    _exiting: false,
    config: Object.freeze({ target_defaults: Object.freeze({}), variables: Object.freeze({}) }),
    features: Object.freeze({
        inspector: false, debug: false, uv: false, ipv6: true, tls_alpn: true, tls_sni: true, tls_ocsp: false, tls: true, cached_builtins: true,
    }),
    title: "perdure",
    argv: ["perdure", "perdure"],
    argv0: "perdure",
    execArgv: [],
    execPath: "perdure",
    debugPort: 9229,
    allowedNodeEnvironmentFlags: Object.freeze(new Set()),
    sourceMapsEnabled: false,
    nextTick,
    hrtime,
    memoryUsage: usage.memoryUsage,
    cpuUsage: usage.cpuUsage,
    resourceUsage: usage.resourceUsage,
    getActiveResourcesInfo: () => [...empty],
    _getActiveHandles: () => [...empty],
    _getActiveRequests: () => [...empty],
    setSourceMapsEnabled() {},
    _rawDebug: (...values) => log.write("error", require("node/util").format(...values), { console: true }),
});
const own = [
    "cwd", "chdir", "umask", "kill", "uptime", "exit", "reallyExit", "abort", "emitWarning", "setUncaughtExceptionCaptureCallback",
    "hasUncaughtExceptionCaptureCallback", "binding", "getBuiltinModule", "constrainedMemory", "availableMemory", "assert", "openStdin",
];
for (const name of own) process[name] = { [name]: (...values) => Process.prototype[name].apply(process, values) }[name];
process.memoryUsage.rss = usage.rss;
for (const [name, key] of [["getuid", "uid"], ["geteuid", "euid"], ["getgid", "gid"], ["getegid", "egid"], ["getgroups", "groups"]]) {
    process[name] = () => system.identifiers()[key];
}
for (const name of ["dlopen", "setuid", "setgid", "seteuid", "setegid", "setgroups", "initgroups", "loadEnvFile"]) {
    process[name] = missing(`process.${name}()`);
}

/** A property that is read when it is first used, and may be replaced. */
function lazy(name, load) {
    const fix = (value) => {
        Object.defineProperty(process, name, { value, enumerable: true, writable: true, configurable: true });
        return value;
    };
    Object.defineProperty(process, name, { enumerable: true, configurable: true, get: () => fix(load()), set: (value) => void fix(value) });
}
lazy("env", () => internal("process/environment")(system.environment()));
lazy("pid", () => system.processID());
lazy("ppid", () => system.identifiers().ppid);
lazy("stdout", () => internal("process/standard-streams").output(1, "information"));
lazy("stderr", () => internal("process/standard-streams").output(2, "error"));
lazy("stdin", () => internal("process/standard-streams").input());
lazy("report", () => new Proxy({}, {
    get(_, key) {
        if (typeof key === "symbol" || key === "toJSON" || key === "then") return undefined;
        throw notImplemented(`process.report.${String(key)}`);
    },
}));
Object.defineProperty(process, "exitCode", {
    enumerable: true, configurable: true,
    get: () => exitCode,
    set: (code) => { exitCode = checkCode(code); },
});
Object.defineProperty(process, Symbol.toStringTag, { value: "process", configurable: true });

listen((kind, error) => {
    if (kind === "uncaughtException") {
        process.emit("uncaughtExceptionMonitor", error, kind);
        if (capture !== null) {
            capture(error);
            return true;
        }
    }
    return process.listenerCount(kind) > 0 && process.emit(kind, error, kind === "unhandledRejection" ? undefined : kind);
});

module.exports = process;
process.process = process;
Object.defineProperty(process, "process", { enumerable: false });
