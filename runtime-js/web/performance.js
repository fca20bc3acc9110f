"use strict";
// performance.now.

const clock = internal("clock");
const { missing } = internal("errors");

const origin = clock.monotonic();
const timeOrigin = clock.now();

exports.performance = {
    now: () => clock.monotonic() - origin,
    timeOrigin,
    toJSON: () => ({ timeOrigin }),
};
for (const name of ["mark", "measure", "getEntries", "getEntriesByName", "getEntriesByType", "clearMarks", "clearMeasures", "timerify"]) {
    exports.performance[name] = missing(`performance.${name}()`);
}
