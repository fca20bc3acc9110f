"use strict";
// Modules that require(...) finds without a file: Node's core, durable-functions, @azure/functions.

const { notImplemented } = internal("errors");
const { protect, forbidMember } = internal("guards");

const present = new Set([
    "assert", "assert/strict", "async_hooks", "buffer", "child_process", "cluster", "console", "constants", "crypto",
    "diagnostics_channel", "dns", "dns/promises", "domain", "events", "fs", "fs/promises", "http", "http2", "https",
    "inspector", "module", "net", "os", "path", "path/posix", "path/win32", "perf_hooks", "process", "punycode",
    "querystring", "stream", "stream/consumers", "stream/promises", "stream/web", "string_decoder", "sys", "timers",
    "timers/promises", "tls", "trace_events", "tty", "url", "util", "util/types", "worker_threads", "zlib",
]);

const absent = [
    "dgram", "inspector/promises", "readline", "readline/promises", "repl", "test", "v8", "vm", "wasi",
];

const packages = {
    "durable-functions": "durable-functions/index",
    "durable-functions/lib/src": "durable-functions/index",
    "durable-functions/lib/src/index": "durable-functions/index",
    "durable-functions/lib/src/classes": "durable-functions/classes",
    "durable-functions/lib/src/task": "durable-functions/classes",
    "durable-functions/testing": "durable-functions/testing",
    "@azure/functions": "azure-functions/index",
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

/** The file of a core module: `fs/promises` is in node/fs-promises.js. */
const fileOf = (name) => "node/" + (elsewhere[name] ?? name.replace("/", "-"));

const elsewhere = { "path/posix": "path", sys: "util" };

const stripped = (request) => (request.startsWith("node:") ? request.slice(5) : request);

const names = [...present, ...absent.filter((name) => name !== "test")].sort();

/** Whether a request names one of these modules. */
exports.has = function has(request) {
    if (Object.hasOwn(packages, request)) return true;
    const name = stripped(request);
    return present.has(name) || (absent.includes(name) && (name !== "test" || request.startsWith("node:")));
};

/** Whether a request names a module of Node's core. */
exports.isCore = (request) => exports.has(request) && !Object.hasOwn(packages, request);

exports.load = function load(request) {
    if (Object.hasOwn(packages, request)) return require(packages[request]);
    const name = stripped(request);
    return present.has(name) ? protect(name, require(fileOf(name))) : placeholder(name);
};

/** Whether a request names a module of the core that is missing. */
exports.isAbsent = (request) => !Object.hasOwn(packages, request) && !present.has(stripped(request));

/** The names of Node's core modules, for `module.builtinModules`. */
exports.names = names;
