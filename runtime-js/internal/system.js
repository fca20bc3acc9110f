"use strict";
// The process and the machine, as the host tells of them.

exports.environment = () => JSON.parse(ops.environment());
exports.workingDirectory = () => ops.workingDirectory();
exports.processID = () => ops.processID();
exports.platform = () => ops.platform();
exports.architecture = () => ops.architecture();
exports.hostName = () => ops.hostName();
/** The key that opens the operations on one instance over HTTP. */
exports.instanceKey = (instanceId) => ops.askHost("instanceKey", instanceId);
exports.exitRequested = (code) => ops.exitRequested(code);
