"use strict";
// Cases as a table: an expression in a function, and what Node shows of its value or of the error it throws.

const { inspect } = require("util");

/** The value as text, or "Name [CODE]: message" of the error; promises are waited for. */
async function shown(run) {
    try {
        const value = await run();
        return typeof value === "string" ? JSON.stringify(value) : inspect(value, { depth: 6 });
    } catch (error) {
        return `${error.name}${error.code === undefined ? "" : ` [${error.code}]`}: ${error.message}`;
    }
}

/** A case that checks every row of `[function, text]`. */
exports.check = (rows) => async () => {
    for (const [run, text] of rows) {
        const found = await shown(run);
        if (found !== text) throw new Error(`${run}\n  should be ${text}\n  and is    ${found}`);
    }
};

exports.shown = shown;
