"use strict";
// What the process has used of the machine.

const system = internal("system");
const { invalidArgumentType, invalidArgumentValue } = internal("validators");

const pageSize = 4096;

exports.rss = () => Number(system.readText("/proc/self/statm").split(" ")[1]) * pageSize;

exports.memoryUsage = function memoryUsage() {
    const { heapSize, heapCapacity, extraMemorySize } = system.heap();
    return { rss: exports.rss(), heapTotal: heapCapacity, heapUsed: heapSize, external: extraMemorySize, arrayBuffers: 0 };
};

const names = [
    "userCPUTime", "systemCPUTime", "maxRSS", "sharedMemorySize", "unsharedDataSize", "unsharedStackSize", "minorPageFault",
    "majorPageFault", "swappedOut", "fsRead", "fsWrite", "ipcSent", "ipcReceived", "signalsCount", "voluntaryContextSwitches",
    "involuntaryContextSwitches",
];

exports.resourceUsage = function resourceUsage() {
    const values = system.resourceUsage().split(",");
    return Object.fromEntries(names.map((name, index) => [name, Number(values[index])]));
};

exports.cpuUsage = function cpuUsage(previous) {
    const { userCPUTime, systemCPUTime } = exports.resourceUsage();
    if (!previous) return { user: userCPUTime, system: systemCPUTime };
    if (typeof previous !== "object") throw invalidArgumentType("prevValue", "of type object", previous);
    for (const name of ["user", "system"]) {
        if (typeof previous[name] !== "number") throw invalidArgumentType(`prevValue.${name}`, "of type number", previous[name]);
        if (!(previous[name] >= 0)) throw invalidArgumentValue(`prevValue.${name}`, previous[name], "is invalid");
    }
    return { user: userCPUTime - previous.user, system: systemCPUTime - previous.system };
};

/** Bytes of a line of /proc/meminfo. */
exports.memory = function memory(name) {
    const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(system.readText("/proc/meminfo"));
    return line === null ? 0 : Number(line[1]) * 1024;
};
