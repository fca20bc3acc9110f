"use strict";
// Errors as util.inspect writes them.

const { prefix } = internal("inspect-names");
const { stackText } = internal("errors");

const textOf = (error) => {
    const stack = stackText(error) ?? error.stack;
    return stack ? String(stack) : Error.prototype.toString.call(error);
};

// Where engines keep the place of an error beside its stack.
const places = ["line", "column", "sourceURL"];

/** The heading with the stack; `keys` loses what the heading shows and gets `cause` and `errors`. */
function errorHeading(run, error, name, tag, keys) {
    const title = error.name !== undefined && error.name !== null ? String(error.name) : "Error";
    const stack = textOf(error);
    prune(run, error, keys, stack);
    if ("cause" in error && !keys.includes("cause")) keys.push("cause");
    if (Array.isArray(error.errors) && !keys.includes("errors")) keys.push("errors");
    let text = withClass(stack, name, title, tag);
    const message = typeof error.message === "string" && error.message !== "" ? text.indexOf(error.message) : -1;
    const start = text.indexOf("\n    at", message < 0 ? 0 : message + error.message.length);
    if (start < 0) text = `[${text}]`;
    else text = `${text.slice(0, start)}\n${frames(run, error, text.slice(start + 1)).join("\n")}`;
    return run.indentation === 0 ? text : text.replaceAll("\n", "\n" + " ".repeat(run.indentation));
}

function prune(run, error, keys, stack) {
    const remove = (key) => {
        const index = keys.indexOf(key);
        if (index >= 0) keys.splice(index, 1);
    };
    if (run.showHidden) {
        for (const key of places) if (Object.getOwnPropertyDescriptor(error, key)?.enumerable === false) remove(key);
        return;
    }
    for (const key of ["name", "message", "stack"]) {
        if (keys.includes(key) && (typeof error[key] !== "string" || stack.includes(error[key]))) remove(key);
    }
}

/** Names the class when the stack does not: "Foo [TypeError]: ...", "CustomError: ...". */
function withClass(stack, name, title, tag) {
    const next = stack[title.length];
    const isRegular = title.endsWith("Error") && stack.startsWith(title) && (next === undefined || next === ":" || next === "\n");
    if (name !== null && !isRegular) return stack;
    let fallback = "Error";
    let length = title.length;
    if (name === null) {
        const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
        fallback = start?.[1] ?? "";
        length = fallback.length;
        fallback = fallback || "Error";
    }
    const head = prefix(name, tag, fallback).slice(0, -1);
    if (title === head) return stack;
    if (!head.includes(title)) return `${head} [${title}]${stack.slice(length)}`;
    return length === 0 ? `${head}: ${stack}` : `${head}${stack.slice(length)}`;
}

/** The lines of the stack, without those that the stack of the cause repeats. */
function frames(run, error, text) {
    const lines = text.split("\n");
    if (!(error.cause instanceof Error)) return lines;
    const cause = textOf(error.cause);
    const start = cause.indexOf("\n    at");
    if (start < 0) return lines;
    const [offset, length] = overlap(lines, cause.slice(start + 1).split("\n"));
    if (length > 3) {
        const note = `    ... ${length - 2} lines matching cause stack trace ...`;
        lines.splice(offset + 1, length - 2, run.stylize(note, "undefined"));
    }
    return lines;
}

function overlap(lines, others) {
    for (let offset = 0; offset < lines.length - 3; offset++) {
        const first = others.indexOf(lines[offset]);
        if (first < 0) continue;
        let length = 1;
        while (offset + length < lines.length && lines[offset + length] === others[first + length]) length += 1;
        if (length > 3) return [offset, length];
    }
    return [0, 0];
}

exports.errorHeading = errorHeading;
