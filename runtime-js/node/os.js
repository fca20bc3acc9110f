"use strict";
// Node's os: the machine as Linux tells of it in /proc, and the host.

const system = internal("system");
const { memory } = internal("process/usage");
const { signals } = internal("signals");
const { coded } = internal("errors");
const { requireInteger } = internal("validators");

const process = () => require("node/process");
const line = (path) => system.readText(path).trim();

function cpus() {
    const models = [...system.readText("/proc/cpuinfo").matchAll(/^model name\s*:\s*(.*)$/gm)].map((match) => match[1]);
    const speeds = [...system.readText("/proc/cpuinfo").matchAll(/^cpu MHz\s*:\s*(.*)$/gm)].map((match) => Math.round(Number(match[1])));
    return [...system.readText("/proc/stat").matchAll(/^cpu(\d+) (.*)$/gm)].map((match, index) => {
        // Hundredths of a second.
        const [user, nice, sys, idle, , irq] = match[2].split(" ").map((ticks) => Number(ticks) * 10);
        return { model: models[index] ?? "unknown", speed: speeds[index] ?? 0, times: { user, nice, sys, idle, irq } };
    });
}

function networkInterfaces() {
    const found = {};
    for (const [name, family, address, netmask, mac, internalOnly, scopeid] of system.networkInterfaces()) {
        const entry = { address, netmask, family, mac, internal: internalOnly, cidr: `${address}/${prefixLength(netmask, family)}` };
        if (family === "IPv6") entry.scopeid = scopeid;
        (found[name] ??= []).push(entry);
    }
    return found;
}

function prefixLength(netmask, family) {
    const parts = family === "IPv4" ? netmask.split(".").map(Number) : netmask.split(":").map((part) => Number.parseInt(part || "0", 16));
    return parts.map((part) => part.toString(2).replaceAll("0", "").length).reduce((sum, bits) => sum + bits, 0);
}

function userInfo(options) {
    const user = system.user();
    if (options?.encoding !== "buffer") return { __proto__: null, ...user };
    const { Buffer } = require("node/buffer");
    for (const name of ["username", "homedir", "shell"]) user[name] = Buffer.from(user[name]);
    return { __proto__: null, ...user };
}

function homedir() {
    return process().env.HOME ?? system.user().homedir;
}

function tmpdir() {
    const { TMPDIR, TMP, TEMP } = process().env;
    const path = TMPDIR || TMP || TEMP || "/tmp";
    return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** What the system refuses, as Node's SystemError. */
function attempt(run) {
    try {
        return run();
    } catch (error) {
        const { code, errno, syscall } = error;
        if (errno === undefined) throw error;
        const message = error.message.slice(code.length + 2, error.message.lastIndexOf(","));
        const failure = coded("Error", "ERR_SYSTEM_ERROR", `A system error occurred: ${syscall} returned ${code} (${message})`);
        Object.defineProperty(failure, "name", { value: "SystemError", writable: true, configurable: true });
        throw Object.assign(failure, { info: { errno, code, message, syscall }, errno, syscall });
    }
}

function getPriority(pid = 0) {
    requireInteger(pid, "pid", -2147483648, 2147483647);
    return attempt(() => system.priority(pid));
}

function setPriority(pid, priority) {
    const [process, value] = priority === undefined ? [0, pid] : [pid, priority];
    requireInteger(process, "pid", -2147483648, 2147483647);
    requireInteger(value, "priority", -20, 19);
    attempt(() => system.setPriority(process, value));
}

const errno = {
    E2BIG: 7, EACCES: 13, EADDRINUSE: 98, EADDRNOTAVAIL: 99, EAFNOSUPPORT: 97, EAGAIN: 11, EALREADY: 114, EBADF: 9, EBADMSG: 74,
    EBUSY: 16, ECANCELED: 125, ECHILD: 10, ECONNABORTED: 103, ECONNREFUSED: 111, ECONNRESET: 104, EDEADLK: 35, EDESTADDRREQ: 89,
    EDOM: 33, EDQUOT: 122, EEXIST: 17, EFAULT: 14, EFBIG: 27, EHOSTUNREACH: 113, EIDRM: 43, EILSEQ: 84, EINPROGRESS: 115, EINTR: 4,
    EINVAL: 22, EIO: 5, EISCONN: 106, EISDIR: 21, ELOOP: 40, EMFILE: 24, EMLINK: 31, EMSGSIZE: 90, EMULTIHOP: 72, ENAMETOOLONG: 36,
    ENETDOWN: 100, ENETRESET: 102, ENETUNREACH: 101, ENFILE: 23, ENOBUFS: 105, ENODATA: 61, ENODEV: 19, ENOENT: 2, ENOEXEC: 8,
    ENOLCK: 37, ENOLINK: 67, ENOMEM: 12, ENOMSG: 42, ENOPROTOOPT: 92, ENOSPC: 28, ENOSR: 63, ENOSTR: 60, ENOSYS: 38, ENOTCONN: 107,
    ENOTDIR: 20, ENOTEMPTY: 39, ENOTSOCK: 88, ENOTSUP: 95, ENOTTY: 25, ENXIO: 6, EOPNOTSUPP: 95, EOVERFLOW: 75, EPERM: 1, EPIPE: 32,
    EPROTO: 71, EPROTONOSUPPORT: 93, EPROTOTYPE: 91, ERANGE: 34, EROFS: 30, ESPIPE: 29, ESRCH: 3, ESTALE: 116, ETIME: 62,
    ETIMEDOUT: 110, ETXTBSY: 26, EWOULDBLOCK: 11, EXDEV: 18,
};
const frozen = (values) => Object.freeze({ __proto__: null, ...values });

Object.assign(exports, {
    arch: () => system.architecture(),
    availableParallelism: () => system.processorCount(),
    cpus,
    endianness: () => "LE",
    freemem: () => memory("MemAvailable"),
    getPriority,
    homedir,
    hostname: () => system.hostName(),
    loadavg: () => line("/proc/loadavg").split(" ").slice(0, 3).map(Number),
    networkInterfaces,
    platform: () => system.platform(),
    release: () => line("/proc/sys/kernel/osrelease"),
    setPriority,
    tmpdir,
    totalmem: () => memory("MemTotal"),
    type: () => "Linux",
    userInfo,
    uptime: () => Number(line("/proc/uptime").split(" ")[0]),
    version: () => line("/proc/sys/kernel/version"),
    machine: () => system.machine(),
});
for (const name of [
    "arch", "availableParallelism", "endianness", "freemem", "homedir", "hostname", "machine", "platform", "release", "tmpdir",
    "totalmem", "type", "uptime", "version",
]) exports[name][Symbol.toPrimitive] = () => exports[name]();
for (const [name, value] of Object.entries({
    constants: frozen({
        UV_UDP_REUSEADDR: 4,
        dlopen: frozen({ RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0, RTLD_DEEPBIND: 8 }),
        errno: frozen(errno),
        signals,
        priority: frozen({
            PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0, PRIORITY_ABOVE_NORMAL: -7, PRIORITY_HIGH: -14,
            PRIORITY_HIGHEST: -20,
        }),
    }),
    EOL: "\n",
    devNull: "/dev/null",
})) Object.defineProperty(exports, name, { value, enumerable: true, configurable: false, writable: false });
