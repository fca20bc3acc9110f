"use strict";
// The process and the machine, as the host tells of them.

exports.environment = () => JSON.parse(ops.environment());
exports.workingDirectory = () => ops.workingDirectory();
exports.changeFolder = (path) => ops.changeFolder(path);
exports.umask = (mask) => ops.umask(mask);
exports.kill = (process, signal) => ops.kill(process, signal);
exports.processID = () => ops.processID();
exports.platform = () => ops.platform();
exports.architecture = () => ops.architecture();
exports.hostName = () => ops.hostName();
exports.machine = () => ops.machine();
exports.processorCount = () => ops.processorCount();
exports.networkInterfaces = () => JSON.parse(ops.networkInterfaces());
exports.user = () => JSON.parse(ops.user());
/** `{pid, ppid, uid, euid, gid, egid, groups}` */
exports.identifiers = () => JSON.parse(ops.identifiers());
exports.priority = (process) => ops.priority(process);
exports.setPriority = (process, priority) => ops.setPriority(process, priority);
exports.resourceUsage = () => ops.resourceUsage();
/** `{heapSize, heapCapacity, extraMemorySize}`, bytes. */
exports.heap = () => ops.heap();
/** A file of the system, in /proc for example. */
exports.readText = (path) => ops.readText(path);
/** The key that opens the operations on one instance over HTTP. */
exports.instanceKey = (instanceId) => ops.askHost("instanceKey", instanceId);
exports.exitRequested = (code) => ops.exitRequested(code);
