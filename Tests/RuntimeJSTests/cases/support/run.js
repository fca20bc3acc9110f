"use strict";
// Runs the cases of one file: a module that exports `{sentence: function}`.

/** Resolves to `{passed, failures: [{name, message, stack}]}`. */
exports.runCases = async function runCases(cases) {
    const failures = [];
    let passed = 0;
    for (const [name, body] of Object.entries(cases)) {
        try {
            await body();
            passed += 1;
        } catch (error) {
            failures.push({ name, message: String(error?.message ?? error), stack: String(error?.stack ?? "") });
        }
    }
    return { passed, failures };
};
