"use strict";
// Modules that require(...) finds without a file: Node's core, durable-functions, @azure/functions.

const { notImplemented } = internal("errors");
const { protect, forbidMember } = internal("guards");

const core = {
    assert: "node/assert", "assert/strict": "node/assert-strict", buffer: "node/buffer", console: "node/console",
    crypto: "node/crypto", events: "node/events", fs: "node/fs", "fs/promises": "node/fs-promises", module: "node/module",
    os: "node/os", path: "node/path", "path/posix": "node/path", perf_hooks: "node/perf_hooks", process: "node/process",
    querystring: "node/querystring", string_decoder: "node/string_decoder", timers: "node/timers",
    "timers/promises": "node/timers-promises", url: "node/url", util: "node/util", "util/types": "node/util-types",
};

const absent = [
    "async_hooks", "child_process", "cluster", "constants", "dgram", "diagnostics_channel", "dns", "dns/promises", "domain",
    "http", "http2", "https", "inspector", "net", "path/win32", "punycode", "readline", "readline/promises", "repl", "stream",
    "stream/consumers", "stream/promises", "stream/web", "sys", "test", "tls", "trace_events", "tty", "v8", "vm", "wasi",
    "worker_threads", "zlib",
];

const packages = {
    "durable-functions": "durable-functions/index",
    "durable-functions/lib/src": "durable-functions/index",
    "durable-functions/lib/src/index": "durable-functions/index",
    "durable-functions/lib/src/classes": "durable-functions/classes",
    "durable-functions/lib/src/task": "durable-functions/classes",
    "@azure/functions": "host/azure-functions",
};

const placeholders = new Map();

/** A stand-in for a core module that is missing: it can be required and taken apart; its functions throw when called. */
function placeholder(name) {
    if (!placeholders.has(name)) placeholders.set(name, absentMember(name));
    return placeholders.get(name);
}

function absentMember(path) {
    const known = new Map();
    const target = function absent() {};
    const refuse = () => {
        forbidMember(path);
        throw notImplemented(path);
    };
    return new Proxy(target, {
        get(_, key) {
            if (known.has(key)) return known.get(key);
            if (key === "prototype") return target.prototype;
            if (typeof key !== "string" || key === "then" || key === "__esModule" || key === "toJSON") return undefined;
            if (key === "name") return path;
            known.set(key, absentMember(`${path}.${key}`));
            return known.get(key);
        },
        set(_, key, value) {
            known.set(key, value);
            return true;
        },
        has: () => true,
        apply: refuse,
        construct: refuse,
    });
}

const stripped = (request) => (request.startsWith("node:") ? request.slice(5) : request);

const names = [...Object.keys(core), ...absent.filter((name) => name !== "test")].sort();

/** Whether a request names one of these modules. */
exports.has = function has(request) {
    if (Object.hasOwn(packages, request)) return true;
    const name = stripped(request);
    return Object.hasOwn(core, name) || (absent.includes(name) && (name !== "test" || request.startsWith("node:")));
};

/** Whether a request names a module of Node's core. */
exports.isCore = (request) => exports.has(request) && !Object.hasOwn(packages, request);

exports.load = function load(request) {
    if (Object.hasOwn(packages, request)) return require(packages[request]);
    const name = stripped(request);
    return Object.hasOwn(core, name) ? protect(name, require(core[name])) : placeholder(name);
};

/** Whether a request names a module of the core that is missing. */
exports.isAbsent = (request) => !Object.hasOwn(packages, request) && !Object.hasOwn(core, stripped(request));

/** The names of Node's core modules, for `module.builtinModules`. */
exports.names = names;
