"use strict";
// The function that a CommonJS module of the app becomes the body of.

const parameters = "exports, require, module, __filename, __dirname";

/** The length of what stands before line 1 of a file, for files that have more before it than CommonJS modules. */
const prefixes = new Map();

/** The module's function; throws its syntax errors. */
exports.compile = (text, filename) => ops.compile(parameters, text, filename);

/** The function with that head (`function* (a, b)`), whose body is `prologue`, `text` and `epilogue`. */
exports.compileFunction = function compileFunction(head, prologue, text, epilogue, filename) {
    // The operation writes `(function (${parameters}) {${body}\n})`: the first function ends at once, the value is the second.
    const opening = `) {}, ${head.slice(0, -1)}`;
    prefixes.set(filename, `(function (${opening}) {${prologue}`.length);
    return ops.compile(opening, prologue + text + epilogue, filename);
};

let width;

/** The columns by which the engine reports places in line 1 of a file too far right, because the wrapper stands before them. */
exports.width = function wrapperWidth(filename) {
    width ??= columnOf("return new Error()") - columnOf("\nreturn new Error()");
    const prefix = prefixes.get(filename);
    return prefix === undefined ? width : width - `(function (${parameters}) {`.length + prefix;
};

function columnOf(body) {
    const { stack } = ops.compile(parameters, body, "/module-wrapper.js")();
    const match = /\/module-wrapper\.js:\d+:(\d+)/.exec(stack);
    return match === null ? 0 : Number(match[1]);
}
