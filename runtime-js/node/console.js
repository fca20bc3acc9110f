"use strict";
// console: every line goes to the host's log.

const log = internal("log");
const clock = internal("clock");
const { format } = internal("format");
const { inspect } = internal("inspect");
const { table } = internal("console-table");

let indentation = "";
const counts = new Map();
const timers = new Map();

function write(level, text) {
    const message = indentation === "" ? text : text.split("\n").map((line) => indentation + line).join("\n");
    log.write(level, message, { console: true });
}

const writer = (level) => (...values) => write(level, format(...values));

function elapsed(label) {
    const start = timers.get(label);
    if (start === undefined) {
        console.warn(`Warning: No such label '${label}' for console.time()`);
        return undefined;
    }
    const milliseconds = clock.monotonic() - start;
    return milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(3)}s` : `${milliseconds.toFixed(3)}ms`;
}

const console = {
    log: writer("information"),
    info: writer("information"),
    debug: writer("trace"),
    warn: writer("warning"),
    error: writer("error"),
    trace(...values) {
        const error = new Error(format(...values));
        error.name = "Trace";
        write("error", internal("errors").stackText(error) ?? String(error));
    },
    dir(value, options) {
        write("information", inspect(value, { customInspect: false, ...options }));
    },
    dirxml: writer("information"),
    assert(condition, ...values) {
        if (condition) return;
        if (typeof values[0] === "string") console.warn(`Assertion failed: ${values[0]}`, ...values.slice(1));
        else console.warn("Assertion failed", ...values);
    },
    count(label = "default") {
        const count = (counts.get(`${label}`) ?? 0) + 1;
        counts.set(`${label}`, count);
        console.log(`${label}: ${count}`);
    },
    countReset(label = "default") {
        counts.delete(`${label}`);
    },
    group(...values) {
        if (values.length > 0) console.log(...values);
        indentation += "  ";
    },
    groupEnd() {
        indentation = indentation.slice(2);
    },
    time(label = "default") {
        timers.set(`${label}`, clock.monotonic());
    },
    timeLog(label = "default", ...values) {
        const text = elapsed(`${label}`);
        if (text !== undefined) console.log(`${label}: ${text}`, ...values);
    },
    timeEnd(label = "default") {
        const text = elapsed(`${label}`);
        if (text !== undefined) console.log(`${label}: ${text}`);
        timers.delete(`${label}`);
    },
    table(data, columns) {
        if (data === null || typeof data !== "object") console.log(data);
        else write("information", table(data, columns));
    },
};
console.groupCollapsed = console.group;

module.exports = console;
Object.defineProperty(console, "console", { value: console, enumerable: false });
