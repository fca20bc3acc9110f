"use strict";
// Node's perf_hooks: performance, marks and measures.

const { missing } = internal("errors");
const web = require("web/performance");

exports.performance = web.performance;
for (const name of [
    "PerformanceEntry", "PerformanceMark", "PerformanceMeasure", "PerformanceObserver", "PerformanceObserverEntryList",
]) Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => web[name] });
for (const name of ["monitorEventLoopDelay", "createHistogram"]) exports[name] = missing(`perf_hooks.${name}`);
