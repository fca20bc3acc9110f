"use strict";
// The operations on the process and the machine, made of Node's APIs.

const os = require("os");
const process = require("process");

const plain = (run, syscall) => {
    try {
        return run();
    } catch (error) {
        throw Object.assign(new Error(`${error.info?.code ?? error.code}: ${error.info?.message ?? error.message}, ${syscall}`),
            { errno: error.errno, code: error.info?.code ?? error.code, syscall });
    }
};

const resourceNames = [
    "userCPUTime", "systemCPUTime", "maxRSS", "sharedMemorySize", "unsharedDataSize", "unsharedStackSize", "minorPageFault",
    "majorPageFault", "swappedOut", "fsRead", "fsWrite", "ipcSent", "ipcReceived", "signalsCount", "voluntaryContextSwitches",
    "involuntaryContextSwitches",
];

exports.systemOps = {
    environment: () => JSON.stringify(process.env),
    workingDirectory: () => process.cwd(),
    changeFolder(path) {
        try {
            process.chdir(path);
        } catch (error) {
            throw Object.assign(new Error(error.message.replace(/, chdir .*/, `, chdir '${path}'`)), { errno: error.errno, code: error.code, syscall: "chdir" });
        }
    },
    umask: (mask) => (mask < 0 ? process.umask() : process.umask(mask)),
    kill: (pid, signal) => plain(() => void process.kill(pid, signal), "kill"),
    processID: () => process.pid,
    platform: () => "linux",
    architecture: () => process.arch,
    hostName: () => os.hostname(),
    machine: () => os.machine(),
    processorCount: () => os.availableParallelism(),
    networkInterfaces: () => JSON.stringify(Object.entries(os.networkInterfaces()).flatMap(([name, list]) =>
        list.map((entry) => [name, entry.family, entry.address, entry.netmask, entry.mac, entry.internal, entry.scopeid ?? 0]))),
    user: () => JSON.stringify(os.userInfo()),
    identifiers: () => JSON.stringify({
        pid: process.pid, ppid: process.ppid, uid: process.getuid(), euid: process.geteuid(), gid: process.getgid(),
        egid: process.getegid(), groups: process.getgroups(),
    }),
    priority: (pid) => plain(() => os.getPriority(pid), "uv_os_getpriority"),
    setPriority: (pid, priority) => plain(() => os.setPriority(pid, priority), "uv_os_setpriority"),
    resourceUsage: () => resourceNames.map((name) => process.resourceUsage()[name]).join(","),
    heap: () => ({ heapSize: process.memoryUsage().heapUsed, heapCapacity: process.memoryUsage().heapTotal, extraMemorySize: 0 }),
};
