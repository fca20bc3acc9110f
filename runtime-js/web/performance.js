"use strict";
// performance.

const clock = internal("clock");
const { missing } = internal("errors");
const { illegalConstructor } = internal("web-streams/shared");
const { EventTarget } = require("web/events");

const origin = clock.monotonic();
const timeOrigin = clock.now();
let isInternal = true;

class Performance extends EventTarget {
    constructor() {
        if (!isInternal) throw illegalConstructor();
        super();
    }

    toJSON() {
        return { timeOrigin: this.timeOrigin };
    }
}
for (const name of [
    "mark", "measure", "getEntries", "getEntriesByName", "getEntriesByType", "clearMarks", "clearMeasures",
]) {
    const method = { [name]: (...values) => internal("performance-entries")[name](...values) }[name];
    Object.defineProperty(Performance.prototype, name, { value: method, writable: true, configurable: true, enumerable: true });
}
for (const name of [
    "timerify", "eventLoopUtilization", "clearResourceTimings", "setResourceTimingBufferSize", "markResourceTiming",
]) Performance.prototype[name] = missing(`performance.${name}()`);
Object.defineProperty(Performance.prototype, Symbol.toStringTag, { value: "Performance", configurable: true });

const performance = new Performance();
isInternal = false;
// Its own, as they are replaced where there are orchestrators.
performance.now = () => clock.monotonic() - origin;
performance.timeOrigin = timeOrigin;

Object.assign(exports, { Performance, performance });
for (const name of [
    "PerformanceEntry", "PerformanceMark", "PerformanceMeasure", "PerformanceObserver", "PerformanceObserverEntryList",
]) Object.defineProperty(exports, name, { enumerable: true, get: () => internal("performance-entries")[name] });
