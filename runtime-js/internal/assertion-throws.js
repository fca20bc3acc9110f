"use strict";
// assert.throws, rejects and their opposites.

const { inspect } = internal("inspect");
const { isDeepEqual } = internal("equality");
const { coded, isError } = internal("errors");
const { invalidArgumentType, invalidArgumentValue, received, requireFunction } = internal("validators");
const types = internal("types");
const { AssertionError } = internal("assertion-error");

/** Stands for the error of a function that threw none. */
const none = Symbol("none");
const expectedTypes = "of type function or an instance of Error, RegExp, or Object";

function fail(options) {
    if (isError(options.message)) throw options.message;
    throw new AssertionError(options);
}

function failGenerated(actual, expected, message, generated, stackStartFn) {
    if (isError(message)) throw message;
    const error = new AssertionError({ actual, expected, message: message || generated, operator: stackStartFn.name, stackStartFn });
    error.generatedMessage = !message;
    throw error;
}

/** The properties that are compared, for the message. */
class Comparison {
    constructor(source, keys, actual) {
        for (const key of keys) {
            if (!(key in source)) continue;
            const matches = actual !== undefined && typeof actual[key] === "string" && types.isRegExp(source[key]) && source[key].test(actual[key]);
            this[key] = matches ? actual[key] : source[key];
        }
    }
}

function checkProperties(actual, expected, message, stackStartFn) {
    if (actual === null || typeof actual !== "object") {
        if (isError(message)) throw message;
        const error = new AssertionError({ actual, expected, message, operator: "deepStrictEqual", stackStartFn });
        error.operator = stackStartFn.name;
        throw error;
    }
    const keys = Object.keys(expected);
    if (isError(expected)) keys.push("name", "message");
    else if (keys.length === 0) throw invalidArgumentValue("error", expected, "may not be an empty object");
    for (const key of keys) {
        const wanted = expected[key];
        if (typeof actual[key] === "string" && types.isRegExp(wanted) && new RegExp(wanted).test(actual[key])) continue;
        if (key in actual && isDeepEqual(actual[key], wanted, true)) continue;
        if (message) fail({ actual, expected, message, operator: stackStartFn.name, stackStartFn });
        const error = new AssertionError({
            actual: new Comparison(actual, keys), expected: new Comparison(expected, keys, actual),
            operator: "deepStrictEqual", stackStartFn,
        });
        throw Object.assign(error, { actual, expected, operator: stackStartFn.name });
    }
}

function checkByFunction(actual, expected, message, stackStartFn) {
    if (expected.prototype !== undefined && actual instanceof expected) return;
    if (Object.prototype.isPrototypeOf.call(Error, expected)) {
        const found = isError(actual) ? `"${actual.name}"` : `"${inspect(actual, { depth: -1 })}"`;
        const text = isError(actual) && actual.message !== undefined ? `\n\nError message:\n\n${actual.message}` : "";
        const generated = `The error is expected to be an instance of "${expected.name}". Received ${found}${text}`;
        failGenerated(actual, expected, message, generated, stackStartFn);
    }
    const result = Reflect.apply(expected, {}, [actual]);
    if (result === true) return;
    const name = expected.name ? `"${expected.name}" ` : "";
    const caught = isError(actual) ? `\n\nCaught error:\n\n${actual}` : "";
    failGenerated(actual, expected, message,
        `The ${name}validation function is expected to return "true". Received ${inspect(result)}${caught}`, stackStartFn);
}

/** Checks a thrown error against a class, a pattern, an object of properties or a function. */
function checkThrown(actual, expected, message, stackStartFn) {
    if (typeof expected === "function") {
        checkByFunction(actual, expected, message, stackStartFn);
    } else if (types.isRegExp(expected)) {
        const text = String(actual);
        if (new RegExp(expected).test(text)) return;
        failGenerated(actual, expected, message,
            `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`, stackStartFn);
    } else {
        checkProperties(actual, expected, message, stackStartFn);
    }
}

function checkAmbiguity(actual, text) {
    const ambiguous = (what) => coded("TypeError", "ERR_AMBIGUOUS_ARGUMENT", `The "error/message" argument is ambiguous. ${what}`);
    if (actual !== null && typeof actual === "object") {
        if (actual.message === text) throw ambiguous(`The error message "${text}" is identical to the message.`);
    } else if (actual === text) {
        throw ambiguous(`The error "${text}" is identical to the message.`);
    }
}

function expectError(stackStartFn, actual, ...given) {
    let [expected, message] = given;
    if (typeof expected === "string") {
        if (given.length === 2) throw invalidArgumentType("error", expectedTypes, expected);
        checkAmbiguity(actual, expected);
        [expected, message] = [undefined, expected];
    } else if (expected !== undefined && expected !== null && typeof expected !== "object" && typeof expected !== "function") {
        throw invalidArgumentType("error", expectedTypes, expected);
    }
    if (actual === none) {
        const details = `${expected?.name ? ` (${expected.name})` : ""}${message ? `: ${message}` : "."}`;
        const kind = stackStartFn.name === "rejects" ? "rejection" : "exception";
        if (isError(message)) throw message;
        fail({ actual: undefined, expected, operator: stackStartFn.name, message: `Missing expected ${kind}${details}`, stackStartFn });
    }
    if (expected) checkThrown(actual, expected, message, stackStartFn);
}

function isMeant(actual, expected) {
    if (typeof expected !== "function") {
        if (types.isRegExp(expected)) return expected.test(String(actual));
        throw invalidArgumentType("expected", "of type function or an instance of RegExp", expected);
    }
    if (expected.prototype !== undefined && actual instanceof expected) return true;
    return !Object.prototype.isPrototypeOf.call(Error, expected) && Reflect.apply(expected, {}, [actual]) === true;
}

function expectNoError(stackStartFn, actual, given, givenMessage) {
    if (actual === none) return;
    const [expected, message] = typeof given === "string" ? [undefined, given] : [given, givenMessage];
    if (expected && !isMeant(actual, expected)) throw actual;
    const kind = stackStartFn.name === "doesNotReject" ? "rejection" : "exception";
    fail({
        actual, expected, operator: stackStartFn.name, stackStartFn,
        message: `Got unwanted ${kind}${message ? `: ${message}` : "."}\nActual message: "${actual && actual.message}"`,
    });
}

function thrownBy(run) {
    requireFunction(run, "fn");
    try {
        run();
    } catch (error) {
        return error;
    }
    return none;
}

const isPromise = (value) => types.isPromise(value) ||
    (value !== null && typeof value === "object" && typeof value.then === "function" && typeof value.catch === "function");

async function rejectionOf(promiseOrFunction) {
    let promise = promiseOrFunction;
    if (typeof promiseOrFunction === "function") {
        promise = promiseOrFunction();
        if (!isPromise(promise)) {
            throw coded("TypeError", "ERR_INVALID_RETURN_VALUE", "Expected instance of Promise to be returned from the \"promiseFn\" " +
                `function but got${received(promise).replace(" Received", "")}.`);
        }
    } else if (!isPromise(promise)) {
        throw invalidArgumentType("promiseFn", "of type function or an instance of Promise", promise);
    }
    try {
        await promise;
    } catch (error) {
        return error;
    }
    return none;
}

exports.throws = function throws(run, ...expected) {
    expectError(throws, thrownBy(run), ...expected);
};
exports.doesNotThrow = function doesNotThrow(run, ...expected) {
    expectNoError(doesNotThrow, thrownBy(run), ...expected);
};
exports.rejects = async function rejects(promise, ...expected) {
    expectError(rejects, await rejectionOf(promise), ...expected);
};
exports.doesNotReject = async function doesNotReject(promise, ...expected) {
    expectNoError(doesNotReject, await rejectionOf(promise), ...expected);
};
