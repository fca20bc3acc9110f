"use strict";
module.exports = { ...require("web/timers") };
delete module.exports.queueMicrotask;
Object.defineProperty(module.exports, "promises", { get: () => require("node/timers-promises"), enumerable: true });
