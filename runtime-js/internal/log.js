"use strict";
// Log lines for the host.

const outbox = internal("outbox");

/** Writes one line; `details` are further members of the log message (function, invocationId, ...). */
exports.write = function write(level, message, details) {
    outbox.push(["log", { level, message, ...details }]);
};
