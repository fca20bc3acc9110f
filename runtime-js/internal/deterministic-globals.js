"use strict";
// The clocks and the chance of the language, replaced once for all: outside of orchestrators they are what they were.

const { time, random, forbid } = internal("determinism");
const advice = internal("guard-advice");

let isInstalled = false;

/** Replaces `Date`, `Math.random`, `Intl.DateTimeFormat`'s methods, `performance.now` and `fetch`; further calls do nothing. */
exports.install = function install() {
    if (isInstalled) return;
    isInstalled = true;
    replaceDate();
    replaceRandom();
    replaceFormats();
    replacePerformance();
    replaceFetch();
};

/** Puts a method in the place of another, with its attributes. */
function replace(owner, name, make) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    const original = descriptor.value;
    const replacement = make(original);
    for (const key of ["name", "length"]) {
        Object.defineProperty(replacement, key, { value: original[key], configurable: true });
    }
    Object.defineProperty(owner, name, { ...descriptor, value: replacement });
}

function replaceDate() {
    const Real = Date;
    replace(Real, "now", (now) => () => time("Date.now()") ?? now());
    const proxy = new Proxy(Real, {
        apply(target) {
            const milliseconds = time("Date()");
            return milliseconds === undefined ? target() : new target(milliseconds).toString();
        },
        construct(target, values, newTarget) {
            if (values.length > 0) return Reflect.construct(target, values, newTarget);
            const milliseconds = time("new Date()");
            return Reflect.construct(target, milliseconds === undefined ? [] : [milliseconds], newTarget);
        },
    });
    replace(Real.prototype, "constructor", () => proxy);
    replace(globalThis, "Date", () => proxy);
}

function replaceRandom() {
    replace(Math, "random", (real) => () => {
        const generator = random("Math.random()");
        return generator === undefined ? real() : generator.fraction();
    });
}

// Without an argument they format the present.
function replaceFormats() {
    const prototype = globalThis.Intl?.DateTimeFormat?.prototype;
    if (prototype === undefined) return;
    replace(prototype, "formatToParts", (real) => function formatToParts(date) {
        return real.call(this, date === undefined ? time("Intl.DateTimeFormat.formatToParts()") : date);
    });
    const descriptor = Object.getOwnPropertyDescriptor(prototype, "format");
    const formats = new WeakMap();
    Object.defineProperty(prototype, "format", {
        ...descriptor,
        get() {
            const real = descriptor.get.call(this);
            if (!formats.has(real)) {
                formats.set(real, (date) => real(date === undefined ? time("Intl.DateTimeFormat.format()") : date));
            }
            return formats.get(real);
        },
    });
}

function replacePerformance() {
    const { performance } = require("web/performance");
    replace(performance, "now", (real) => () => time("performance.now()") ?? real());
    const { timeOrigin } = performance;
    Object.defineProperty(performance, "timeOrigin", {
        enumerable: true,
        configurable: true,
        // now() is the whole time of the episode, so that the sum of the two is right.
        get: () => (time("performance.timeOrigin") === undefined ? timeOrigin : 0),
    });
}

function replaceFetch() {
    // Without loading it: most orchestrators never call it.
    const own = Object.getOwnPropertyDescriptor(globalThis, "fetch")?.value;
    const real = own ?? ((...values) => require("web/fetch").fetch(...values));
    Object.defineProperty(globalThis, "fetch", {
        value: function fetch(...values) {
            forbid("fetch()", advice.request);
            return real(...values);
        },
        writable: true,
        configurable: true,
        enumerable: false,
    });
}
