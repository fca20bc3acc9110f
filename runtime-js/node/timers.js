"use strict";
// Node's timers.

const timers = require("web/timers");

const { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval } = timers;

module.exports = {
    setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval,
    _unrefActive(item) {
        module.exports.active(item);
    },
    active(item) {
        const delay = item._idleTimeout;
        if (!(delay >= 0)) return;
        clearTimeout(item._timer);
        Object.defineProperty(item, "_timer", {
            value: setTimeout(() => item._onTimeout?.(), delay), writable: true, configurable: true, enumerable: false,
        });
    },
    unenroll(item) {
        clearTimeout(item._timer ?? item);
        item._idleTimeout = -1;
    },
    enroll(item, delay) {
        item._idleTimeout = delay;
    },
};
Object.defineProperty(module.exports, "promises", { get: () => require("node/timers-promises"), enumerable: true, configurable: true });
