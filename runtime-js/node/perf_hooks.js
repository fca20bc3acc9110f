"use strict";
// Node's perf_hooks: performance.now.

const { missing } = internal("errors");

exports.performance = require("web/performance").performance;
for (const name of ["PerformanceObserver", "monitorEventLoopDelay", "createHistogram"]) exports[name] = missing(`perf_hooks.${name}`);
