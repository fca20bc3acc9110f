"use strict";
// The process and the machine, as the host tells of them.

exports.environment = () => JSON.parse(ops.environment());
exports.workingDirectory = () => ops.workingDirectory();
exports.processID = () => ops.processID();
exports.platform = () => ops.platform();
exports.architecture = () => ops.architecture();
exports.hostName = () => ops.hostName();
exports.exitRequested = (code) => ops.exitRequested(code);
