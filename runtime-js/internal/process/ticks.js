"use strict";
// process.nextTick: what is to run before the promises of this turn.

const { report } = internal("uncaught");
const { bind } = internal("async-context");

const ticks = [];

/** Runs all of them; the host's entry points do when the scripts have nothing else to do. */
function runTicks() {
    while (ticks.length > 0) {
        const [callback, values] = ticks.shift();
        try {
            callback(...values);
        } catch (error) {
            report("uncaughtException", error);
        }
    }
}

exports.nextTick = function nextTick(callback, ...values) {
    internal("validators").requireFunction(callback, "callback");
    ticks.push([bind(callback), values]);
    if (ticks.length === 1) Promise.resolve().then(runTicks);
};
exports.runTicks = runTicks;
