"use strict";
// What the cases of streams share.

/** Logs the events of a stream by name. */
exports.watch = function watch(stream, log, names = ["data", "end", "finish", "prefinish", "close", "error", "drain", "pause", "resume", "pipe", "unpipe"]) {
    for (const name of names) {
        stream.on(name, (value) => log.push(value instanceof Error ? `${name} ${value.message}`
            : typeof value === "string" || Buffer.isBuffer(value) ? `${name} ${value}` : name));
    }
    return stream;
};

/** Lets everything that is pending go on. */
exports.settle = async function settle(turns = 5) {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
};
