"use strict";
// Node's assert.

const { inspect } = internal("inspect");
const { isDeepEqual } = internal("equality");
const { coded, isError } = internal("errors");
const { requireFunction, invalidArgumentType } = internal("validators");
const types = internal("types");
const { AssertionError } = internal("assertion-error");

function fail(actual, expected, operator, message, standard) {
    if (isError(message)) throw message;
    throw new AssertionError({ actual, expected, operator, message: message ?? standard, generated: message === undefined });
}

const kinds = {
    strictEqual: "Expected values to be strictly equal:",
    deepStrictEqual: "Expected values to be strictly deep-equal:",
    deepEqual: "Expected values to be loosely deep-equal:",
    notStrictEqual: 'Expected "actual" to be strictly unequal to:',
    notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
    notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
};

const pair = (operator, actual, expected) => `${kinds[operator]}\n\n${inspect(actual)} !== ${inspect(expected)}\n`;

function assert(...values) {
    ok(...values);
}

function ok(...values) {
    if (values.length === 0) fail(undefined, true, "==", undefined, "No value argument passed to `assert.ok()`");
    if (!values[0]) {
        fail(values[0], true, "==", values[1], `The expression evaluated to a falsy value:\n\n  assert(${inspect(values[0])})\n`);
    }
}

/** Checks a thrown error against a class, a pattern, an object of properties or a function. */
function checkThrown(error, expected, message, operator) {
    if (expected === undefined) return;
    if (typeof expected === "function") {
        if (expected.prototype !== undefined && error instanceof expected) return;
        if (Error.isPrototypeOf(expected) || expected === Error) throw error;
        if (expected.call({}, error) === true) return;
        fail(error, expected, operator, message,
            `The ${expected.name ? `"${expected.name}" ` : ""}validation function is expected to return "true". Received ${inspect(expected.call({}, error))}`);
    }
    if (types.isRegExp(expected)) {
        if (expected.test(String(error))) return;
        fail(error, expected, operator, message,
            `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(error))}\n`);
    }
    const keys = Object.keys(expected);
    if (isError(expected)) keys.push("name", "message");
    for (const key of keys) {
        const matches = types.isRegExp(expected[key]) && typeof error?.[key] === "string"
            ? expected[key].test(error[key])
            : error !== null && error !== undefined && key in Object(error) && isDeepEqual(error[key], expected[key], true);
        if (!matches) fail(error, expected, operator, message, `${kinds.deepStrictEqual}\n\n${inspect(error)} !== ${inspect(expected)}\n`);
    }
}

function split(expected, message) {
    return typeof expected === "string" ? [undefined, expected] : [expected, message];
}

function missingException(operator, expected, message) {
    const what = operator === "throws" ? "exception" : "rejection";
    const name = typeof expected === "function" && expected.name ? ` (${expected.name})` : "";
    fail(undefined, expected, operator, isError(message) ? message : undefined,
        `Missing expected ${what}${name}${message === undefined ? "." : `: ${message}`}`);
}

async function settle(promiseOrFunction) {
    const promise = typeof promiseOrFunction === "function" ? promiseOrFunction() : promiseOrFunction;
    if (promise === null || typeof promise !== "object" || typeof promise.then !== "function") {
        throw invalidArgumentType("promiseFn", "of type function or an instance of Promise", promiseOrFunction);
    }
    try {
        await promise;
        return undefined;
    } catch (error) {
        return { error };
    }
}

Object.assign(assert, {
    ok,
    AssertionError,
    fail(message = "Failed") {
        if (isError(message)) throw message;
        throw new AssertionError({ message, operator: "fail", generated: arguments.length === 0 });
    },
    equal(actual, expected, message) {
        const same = actual == expected || (Number.isNaN(actual) && Number.isNaN(expected));
        if (!same) fail(actual, expected, "==", message, `${inspect(actual)} == ${inspect(expected)}`);
    },
    notEqual(actual, expected, message) {
        const same = actual == expected || (Number.isNaN(actual) && Number.isNaN(expected));
        if (same) fail(actual, expected, "!=", message, `${inspect(actual)} != ${inspect(expected)}`);
    },
    strictEqual(actual, expected, message) {
        if (!Object.is(actual, expected)) fail(actual, expected, "strictEqual", message, pair("strictEqual", actual, expected));
    },
    notStrictEqual(actual, expected, message) {
        if (Object.is(actual, expected)) fail(actual, expected, "notStrictEqual", message, `${kinds.notStrictEqual} ${inspect(actual)}`);
    },
    deepEqual(actual, expected, message) {
        if (!isDeepEqual(actual, expected, false)) fail(actual, expected, "deepEqual", message, pair("deepEqual", actual, expected));
    },
    notDeepEqual(actual, expected, message) {
        if (isDeepEqual(actual, expected, false)) fail(actual, expected, "notDeepEqual", message, `${kinds.notDeepEqual} ${inspect(actual)}`);
    },
    deepStrictEqual(actual, expected, message) {
        if (!isDeepEqual(actual, expected, true)) fail(actual, expected, "deepStrictEqual", message, pair("deepStrictEqual", actual, expected));
    },
    notDeepStrictEqual(actual, expected, message) {
        if (isDeepEqual(actual, expected, true)) {
            fail(actual, expected, "notDeepStrictEqual", message, `${kinds.notDeepStrictEqual} ${inspect(actual)}`);
        }
    },
    throws(run, expected, message) {
        requireFunction(run, "fn");
        const [wanted, text] = split(expected, message);
        let thrown;
        try {
            run();
        } catch (error) {
            thrown = { error };
        }
        if (thrown === undefined) missingException("throws", wanted, text);
        checkThrown(thrown.error, wanted, text, "throws");
    },
    doesNotThrow(run, expected, message) {
        requireFunction(run, "fn");
        try {
            run();
        } catch (error) {
            const [, text] = split(expected, message);
            fail(error, expected, "doesNotThrow", undefined,
                `Got unwanted exception${text === undefined ? "." : `: ${text}`}\nActual message: "${error?.message}"`);
        }
    },
    async rejects(promise, expected, message) {
        const [wanted, text] = split(expected, message);
        const rejected = await settle(promise);
        if (rejected === undefined) missingException("rejects", wanted, text);
        checkThrown(rejected.error, wanted, text, "rejects");
    },
    async doesNotReject(promise, expected, message) {
        const rejected = await settle(promise);
        if (rejected === undefined) return;
        const [, text] = split(expected, message);
        fail(rejected.error, expected, "doesNotReject", undefined,
            `Got unwanted rejection${text === undefined ? "." : `: ${text}`}\nActual message: "${rejected.error?.message}"`);
    },
    match(text, pattern, message) {
        if (typeof text === "string" && pattern.test(text)) return;
        fail(text, pattern, "match", message,
            `The input did not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`);
    },
    doesNotMatch(text, pattern, message) {
        if (typeof text !== "string" || !pattern.test(text)) return;
        fail(text, pattern, "doesNotMatch", message,
            `The input was expected to not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`);
    },
    ifError(value) {
        if (value === null || value === undefined) return;
        if (!isError(value)) {
            throw new AssertionError({ actual: value, operator: "ifError", message: `ifError got unwanted exception: ${inspect(value)}` });
        }
        throw coded("Error", "ERR_ASSERTION", `ifError got unwanted exception: ${value.message}`);
    },
});

module.exports = assert;
Object.defineProperty(assert, "strict", { get: () => require("node/assert-strict"), enumerable: true });
