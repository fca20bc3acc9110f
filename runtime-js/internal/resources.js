"use strict";
// What is held outside of the VM (sockets, child processes, work on other threads), by number; what happens to it comes as events.

const { report } = internal("uncaught");
const { coded, fromHost } = internal("errors");
const { bind } = internal("async-context");

const handlers = new Map();
let lastID = 0;

/** A number for something outside; `handler(event, ...values)` is told what happens to it until it is released. */
function open(handler) {
    lastID += 1;
    handlers.set(lastID, bind(handler));
    return lastID;
}

/** Closes it outside as well. */
function close(id) {
    if (handlers.delete(id)) ops.closeResource(id);
}

/** Has work done on another thread, which `start(id)` begins; the promise settles with its value or its error. */
function work(start) {
    return new Promise((resolve, reject) => {
        const id = open((event, ...values) => {
            handlers.delete(id);
            if (event === "done") resolve(values[0]);
            else if (event === "failed") reject(fromHost(...values));
            else reject(coded("Error", "ERR_INTERNAL_ASSERTION", `Work on another thread ended with '${event}'`));
        });
        try {
            start(id);
        } catch (error) {
            handlers.delete(id);
            reject(error);
        }
    });
}

/** The host says that something happened. */
function deliver(id, event, values) {
    const handler = handlers.get(id);
    if (handler === undefined) return;
    try {
        handler(event, ...values);
    } catch (error) {
        report("uncaughtException", error);
    }
}

exports.open = open;
exports.close = close;
exports.work = work;
exports.deliver = deliver;
