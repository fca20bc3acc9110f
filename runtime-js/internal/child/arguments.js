"use strict";
// What is handed to the functions of child_process, checked and made into what the host takes.

const { coded, notImplemented } = internal("errors");
const { invalidArgumentType, invalidArgumentValue, requireString } = internal("validators");
const { signalNumber } = internal("signals");

function requireText(value, name) {
    requireString(value, name);
    if (value.includes("\0")) throw invalidArgumentValue(name, value, "must be a string without null bytes");
}

/** `(file, args?, options?)` with what may be left out. */
function spread(file, args, options) {
    requireText(file, "file");
    if (file.length === 0) throw invalidArgumentValue("file", file, "cannot be empty");
    let list = [];
    let chosen = options;
    if (Array.isArray(args)) list = args.map(String);
    else if (args !== undefined && args !== null) {
        if (typeof args !== "object") throw invalidArgumentType("args", "of type object", args);
        chosen = args;
    }
    list.forEach((value, index) => requireText(value, `args[${index}]`));
    if (chosen === undefined) chosen = {};
    if (chosen === null || typeof chosen !== "object") throw invalidArgumentType("options", "of type object", chosen);
    return { file, args: list, options: { ...chosen } };
}

function check(options, name, type, test) {
    if (options[name] !== undefined && options[name] !== null && !test(options[name])) {
        throw invalidArgumentType(`options.${name}`, type, options[name]);
    }
}

const isInt32 = (value) => Number.isInteger(value) && value === (value | 0);

/** What the host is told of the child, `stdio` being that of `channels`. */
function describe(file, args, options, channels) {
    check(options, "detached", "of type boolean", (value) => typeof value === "boolean");
    check(options, "uid", "int32", isInt32);
    check(options, "gid", "int32", isInt32);
    check(options, "shell", "one of type boolean or string", (value) => ["boolean", "string"].includes(typeof value));
    check(options, "argv0", "of type string", (value) => typeof value === "string");
    const cwd = options.cwd === undefined || options.cwd === null ? undefined : folder(options.cwd);
    const isShell = options.shell !== undefined && options.shell !== null && options.shell !== false;
    const program = isShell ? (typeof options.shell === "string" ? options.shell : "/bin/sh") : file;
    const parameters = isShell ? ["-c", [file, ...args].join(" ")] : args;
    const env = options.env ?? require("node/process").env;
    const pairs = [];
    for (const key in env) if (env[key] !== undefined) pairs.push(pair(key, String(env[key])));
    const spawnargs = [options.argv0 ?? program, ...parameters];
    return {
        file: program, args: spawnargs, env: pairs, cwd, stdio: channels, uid: options.uid ?? undefined, gid: options.gid ?? undefined,
        detached: options.detached === true,
    };
}

function pair(key, value) {
    requireText(key, `options.env['${key}']`);
    requireText(value, `options.env['${key}']`);
    return `${key}=${value}`;
}

function folder(value) {
    if (typeof value !== "string" && !(value instanceof Uint8Array) && !value?.href) {
        throw invalidArgumentType("options.cwd", "of type string or an instance of Buffer or URL", value);
    }
    return String(value.href ? require("node/url").fileURLToPath(value) : value);
}

/** The channels of a child: "pipe", "ignore" or the number of a descriptor. */
function channels(stdio = "pipe") {
    if (typeof stdio === "string") {
        if (!["pipe", "overlapped", "ignore", "inherit"].includes(stdio)) throw invalidArgumentValue("stdio", stdio, "is invalid");
        return stdio === "inherit" ? [0, 1, 2] : new Array(3).fill(stdio === "ignore" ? "ignore" : "pipe");
    }
    if (!Array.isArray(stdio)) throw invalidArgumentValue("stdio", stdio, "is invalid");
    const list = Array.from(stdio, channel);
    while (list.length < 3) list.push("pipe");
    return list;
}

function channel(value, index) {
    if (value === undefined || value === null) return index < 3 ? "pipe" : "ignore";
    if (value === "pipe" || value === "overlapped") return "pipe";
    if (value === "ignore") return "ignore";
    if (value === "inherit") return index;
    if (value === "ipc") throw notImplemented("child_process's 'ipc' channel");
    if (typeof value === "number") return value;
    if (typeof value === "object" && typeof value.fd === "number") return value.fd;
    if (typeof value === "string") {
        throw coded("TypeError", "ERR_INVALID_SYNC_FORK_INPUT",
            `Asynchronous forks do not support Buffer, TypedArray, DataView or string input: '${value}'`);
    }
    throw invalidArgumentValue("stdio", value, "is invalid");
}

/** Milliseconds; undefined: none. */
function timeoutOf({ timeout }) {
    if (timeout === undefined || timeout === null) return undefined;
    if (!Number.isInteger(timeout) || timeout < 0) throw coded("RangeError", "ERR_OUT_OF_RANGE",
        `The value of "timeout" is out of range. It must be an unsigned integer. Received ${String(timeout)}`);
    return timeout;
}

function limitOf({ maxBuffer }, fallback) {
    if (maxBuffer === undefined || maxBuffer === null) return fallback;
    if (typeof maxBuffer !== "number" || !(maxBuffer >= 0)) throw coded("RangeError", "ERR_OUT_OF_RANGE",
        `The value of "options.maxBuffer" is out of range. It must be a positive number. Received ${String(maxBuffer)}`);
    return maxBuffer;
}

const killSignalOf = ({ killSignal }) => (killSignal === undefined || killSignal === null ? 15 : signalNumber(killSignal));

module.exports = { spread, describe, channels, timeoutOf, limitOf, killSignalOf };
