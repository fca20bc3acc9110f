"use strict";
// Node's assert.

const { inspect } = internal("inspect");
const { isDeepEqual } = internal("equality");
const { coded, isError, missing } = internal("errors");
const { invalidArgumentType } = internal("validators");
const types = internal("types");
const { AssertionError } = internal("assertion-error");
const { throws, doesNotThrow, rejects, doesNotReject } = internal("assertion-throws");

function fail(options) {
    if (isError(options.message)) throw options.message;
    throw new AssertionError(options);
}

function requireBoth(values) {
    if (values.length < 2) {
        throw coded("TypeError", "ERR_MISSING_ARGS", 'The "actual" and "expected" arguments must be specified');
    }
}

/** One of the comparisons: `holds(actual, expected)` says whether it does. */
function comparison(name, operator, holds) {
    const compare = {
        [name](actual, expected, message) {
            requireBoth(arguments);
            if (!holds(actual, expected)) fail({ actual, expected, message, operator, stackStartFn: compare });
        },
    }[name];
    return compare;
}

const areLoose = (actual, expected) => actual == expected || (actual !== actual && expected !== expected);

function check(stackStartFn, values) {
    if (values[0]) return;
    const [value, message] = values;
    const isSilent = values.length === 0;
    const text = isSilent ? "No value argument passed to `assert.ok()`" : message;
    if (isError(text)) throw text;
    const error = new AssertionError({ actual: value, expected: true, message: text, operator: "==", stackStartFn });
    if (isSilent) error.generatedMessage = true;
    throw error;
}

function assert(...values) {
    check(assert, values);
}

let hasWarned = false;

function matching(name, isWanted) {
    const match = {
        [name](text, pattern, message) {
            if (!types.isRegExp(pattern)) throw invalidArgumentType("regexp", "an instance of RegExp", pattern);
            const isText = typeof text === "string";
            if (isText && new RegExp(pattern).test(text) === isWanted) return;
            if (isError(message)) throw message;
            const isGenerated = !message;
            const what = isWanted
                ? `The input did not match the regular expression ${inspect(pattern)}. `
                : `The input was expected to not match the regular expression ${inspect(pattern)}. `;
            const generated = isText
                ? `${what}Input:\n\n${inspect(text)}\n`
                : invalidArgumentType("string", "of type string", text).message;
            const error = new AssertionError({
                actual: text, expected: pattern, message: isGenerated ? generated : message, operator: name, stackStartFn: match,
            });
            error.generatedMessage = isGenerated;
            throw error;
        },
    }[name];
    return match;
}

Object.assign(assert, {
    fail(actual, expected, message, operator, stackStartFn) {
        const isSilent = (actual === undefined || actual === null) && arguments.length <= 1;
        const options = { actual, expected, operator: operator ?? "fail", stackStartFn: stackStartFn ?? assert.fail, message };
        if (isSilent) {
            Object.assign(options, { message: "Failed" });
        } else if (arguments.length === 1) {
            Object.assign(options, { message: actual, actual: undefined });
        } else {
            if (!hasWarned) {
                hasWarned = true;
                require("node/process").emitWarning("assert.fail() with more than one argument is deprecated. " +
                    "Please use assert.strictEqual() instead or only pass a message.", "DeprecationWarning", "DEP0094");
            }
            if (arguments.length === 2) options.operator = "!=";
        }
        if (isError(options.message)) throw options.message;
        const error = new AssertionError(options);
        if (isSilent) error.generatedMessage = true;
        throw error;
    },
    AssertionError,
    ok(...values) {
        check(assert.ok, values);
    },
    equal: comparison("equal", "==", areLoose),
    notEqual: comparison("notEqual", "!=", (actual, expected) => !areLoose(actual, expected)),
    deepEqual: comparison("deepEqual", "deepEqual", (actual, expected) => isDeepEqual(actual, expected, false)),
    notDeepEqual: comparison("notDeepEqual", "notDeepEqual", (actual, expected) => !isDeepEqual(actual, expected, false)),
    deepStrictEqual: comparison("deepStrictEqual", "deepStrictEqual", (actual, expected) => isDeepEqual(actual, expected, true)),
    notDeepStrictEqual: comparison("notDeepStrictEqual", "notDeepStrictEqual", (actual, expected) => !isDeepEqual(actual, expected, true)),
    strictEqual: comparison("strictEqual", "strictEqual", Object.is),
    notStrictEqual: comparison("notStrictEqual", "notStrictEqual", (actual, expected) => !Object.is(actual, expected)),
    throws,
    rejects,
    doesNotThrow,
    doesNotReject,
    ifError(value) {
        if (value === null || value === undefined) return;
        const isLikeError = typeof value === "object" && typeof value.message === "string";
        const text = isLikeError ? (value.message === "" && value.constructor ? value.constructor.name : value.message) : inspect(value);
        const error = new AssertionError({
            actual: value, expected: null, operator: "ifError", message: `ifError got unwanted exception: ${text}`, stackStartFn: assert.ifError,
        });
        error.generatedMessage = true;
        throw error;
    },
    match: matching("match", true),
    doesNotMatch: matching("doesNotMatch", false),
    CallTracker: missing("assert.CallTracker"),
});

module.exports = assert;
Object.defineProperty(assert, "strict", { get: () => require("node/assert-strict"), enumerable: true, configurable: true });
