"use strict";
// setTimeout and its kin.

const timers = internal("timers");
const { report } = internal("uncaught");
const { requireFunction } = internal("validators");
const { bind } = internal("async-context");

exports.setTimeout = function setTimeout(callback, delay, ...argumentList) {
    return timers.start(callback, delay, argumentList, false);
};

exports.setInterval = function setInterval(callback, delay, ...argumentList) {
    return timers.start(callback, delay, argumentList, true);
};

exports.setImmediate = function setImmediate(callback, ...argumentList) {
    return timers.startImmediate(callback, argumentList);
};

exports.clearTimeout = function clearTimeout(timer) {
    timers.stop(timer);
};

exports.clearInterval = function clearInterval(timer) {
    timers.stop(timer);
};

exports.clearImmediate = function clearImmediate(timer) {
    timers.stop(timer);
};

for (const name of ["setTimeout", "setImmediate"]) {
    Object.defineProperty(exports[name], Symbol.for("nodejs.util.promisify.custom"), {
        get: () => require("node/timers-promises")[name], enumerable: true, configurable: true,
    });
}

const resolved = Promise.resolve();

exports.queueMicrotask = function queueMicrotask(callback) {
    requireFunction(callback, "callback");
    const bound = bind(callback);
    resolved.then(() => {
        try {
            bound();
        } catch (error) {
            report("uncaughtException", error);
        }
    });
};
