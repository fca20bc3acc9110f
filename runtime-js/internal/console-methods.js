"use strict";
// What every console does, whatever it writes to.

const clock = internal("clock");
const { formatWithOptions } = internal("format");
const { inspect } = internal("inspect");

/** "5ms", "1.234s", "1:02.345 (m:ss.mmm)". */
function duration(milliseconds) {
    if (milliseconds < 1000) return `${Number(milliseconds.toFixed(3))}ms`;
    if (milliseconds < 60000) return `${(milliseconds / 1000).toFixed(3)}s`;
    const [hours, minutes] = [Math.floor(milliseconds / 3600000), Math.floor(milliseconds / 60000) % 60];
    const seconds = ((milliseconds % 60000) / 1000).toFixed(3).padStart(6, "0");
    return hours === 0
        ? `${minutes}:${seconds} (m:ss.mmm)`
        : `${hours}:${String(minutes).padStart(2, "0")}:${seconds} (h:mm:ss.mmm)`;
}

/**
 * Puts the methods on a console. `write(level, text)` writes a line; levels are "information", "trace", "warning", "error";
 * `optionsOf(level)` gives the options of inspect.
 */
exports.define = function define(console, write, optionsOf, step = 2) {
    let indentation = "";
    const counts = new Map();
    const timers = new Map();

    const line = (level, text) =>
        write(level, indentation === "" ? text : text.split("\n").map((part) => indentation + part).join("\n"));
    const writer = (level) => (...values) => line(level, formatWithOptions(optionsOf(level), ...values));
    const complain = (text) => line("warning", `Warning: ${text}`);
    const elapsed = (label, method) => {
        const start = timers.get(label);
        if (start === undefined) complain(`No such label '${label}' for console.${method}()`);
        return start === undefined ? undefined : duration(clock.monotonic() - start);
    };

    Object.assign(console, {
        log: writer("information"),
        warn: writer("warning"),
        dir(value, options) {
            line("information", inspect(value, { customInspect: false, ...optionsOf("information"), ...options }));
        },
        time(label = "default") {
            if (timers.has(`${label}`)) complain(`Label '${label}' already exists for console.time()`);
            else timers.set(`${label}`, clock.monotonic());
        },
        timeEnd(label = "default") {
            const text = elapsed(`${label}`, "timeEnd");
            if (text !== undefined) console.log("%s: %s", label, text);
            timers.delete(`${label}`);
        },
        timeLog(label = "default", ...values) {
            const text = elapsed(`${label}`, "timeLog");
            if (text !== undefined) console.log("%s: %s", label, text, ...values);
        },
        trace(...values) {
            const error = new Error(formatWithOptions(optionsOf("error"), ...values));
            Object.defineProperty(error, "name", { value: "Trace", configurable: true, writable: true });
            Error.captureStackTrace?.(error, console.trace);
            line("error", internal("errors").stackText(error) ?? String(error));
        },
        assert(condition, ...values) {
            if (condition) return;
            console.warn(...(values.length === 0 ? ["Assertion failed"] : [`Assertion failed: ${values[0]}`, ...values.slice(1)]));
        },
        clear() {},
        count(label = "default") {
            const count = (counts.get(`${label}`) ?? 0) + 1;
            counts.set(`${label}`, count);
            console.log(`${label}: ${count}`);
        },
        countReset(label = "default") {
            if (!counts.delete(`${label}`)) complain(`Count for '${label}' does not exist`);
        },
        group(...values) {
            if (values.length > 0) console.log(...values);
            indentation += " ".repeat(step);
        },
        groupEnd() {
            indentation = indentation.slice(0, Math.max(0, indentation.length - step));
        },
        table(data, columns) {
            if (data === null || typeof data !== "object") console.log(data);
            else line("information", internal("console-table").table(data, columns));
        },
        debug: writer("trace"),
        info: writer("information"),
        dirxml: writer("information"),
        error: writer("error"),
        profile() {},
        profileEnd() {},
        timeStamp() {},
    });
    console.groupCollapsed = console.group;
};
