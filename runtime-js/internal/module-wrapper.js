"use strict";
// The function that a CommonJS module of the app becomes the body of.

const parameters = "exports, require, module, __filename, __dirname";

/** The module's function; throws its syntax errors. */
exports.compile = (text, filename) => ops.compile(parameters, text, filename);

let width;

/** The columns by which the engine reports places in line 1 too far right, because the wrapper stands before them. */
exports.width = function wrapperWidth() {
    width ??= columnOf("return new Error()") - columnOf("\nreturn new Error()");
    return width;
};

function columnOf(body) {
    const { stack } = ops.compile(parameters, body, "/module-wrapper.js")();
    const match = /\/module-wrapper\.js:\d+:(\d+)/.exec(stack);
    return match === null ? 0 : Number(match[1]);
}
