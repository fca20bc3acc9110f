"use strict";
// Node's util.

const { inspect } = internal("inspect");
const { format } = internal("format");
const { isDeepEqual } = internal("equality");
const { coded, isError, missing } = internal("errors");
const { invalidArgumentType, requireFunction } = internal("validators");
const types = internal("types");

const customPromisify = Symbol.for("nodejs.util.promisify.custom");

/** A function that takes a callback, as one that gives a promise. */
function promisify(original) {
    requireFunction(original, "original");
    if (original[customPromisify] !== undefined) {
        requireFunction(original[customPromisify], "util.promisify.custom");
        return original[customPromisify];
    }
    function promised(...values) {
        return new Promise((resolve, reject) => {
            original.call(this, ...values, (error, ...results) => (error ? reject(error) : resolve(results[0])));
        });
    }
    Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
    return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = customPromisify;

function callbackify(original) {
    requireFunction(original, "original");
    return function callbackified(...values) {
        const callback = values.pop();
        const { nextTick } = require("node/process");
        original.apply(this, values).then(
            (result) => nextTick(callback, null, result),
            (error) => nextTick(callback, error || Object.assign(
                coded("Error", "ERR_FALSY_VALUE_REJECTION", "Promise was rejected with falsy value"), { reason: error })));
    };
}

function inherits(constructor, parent) {
    requireFunction(constructor, "ctor");
    requireFunction(parent, "superCtor");
    if (parent.prototype === undefined) throw invalidArgumentType("superCtor.prototype", "of type object", parent.prototype);
    Object.defineProperty(constructor, "super_", { value: parent, writable: true, configurable: true });
    Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const warned = new Set();

/** The same function, which warns on its first call. */
function deprecate(fn, message, code) {
    let hasWarned = false;
    function deprecated(...values) {
        if (!hasWarned && !warned.has(code)) {
            hasWarned = true;
            if (code !== undefined) warned.add(code);
            require("node/process").emitWarning(message, "DeprecationWarning");
        }
        return new.target ? Reflect.construct(fn, values, new.target) : fn.apply(this, values);
    }
    Object.setPrototypeOf(deprecated, fn);
    if (fn.prototype) deprecated.prototype = fn.prototype;
    return deprecated;
}

/** A logger that is silent unless NODE_DEBUG names its section. */
function debuglog(section) {
    const wanted = String(require("node/process").env.NODE_DEBUG ?? "").toUpperCase().split(/[\s,]+/);
    const enabled = wanted.includes(section.toUpperCase());
    const write = (...values) => {
        if (enabled) require("node/console").error(`${section.toUpperCase()}: ${format(...values)}`);
    };
    return Object.assign(write, { enabled });
}

Object.assign(exports, {
    inspect,
    format,
    formatWithOptions: (options, ...values) =>
        values.map((value, index) => (typeof value === "string" && index === 0 ? value : inspect(value, options))).join(" "),
    promisify,
    callbackify,
    inherits,
    deprecate,
    debuglog,
    debug: debuglog,
    types,
    isDeepStrictEqual: (left, right) => isDeepEqual(left, right, true),
    stripVTControlCharacters: (text) => String(text).replace(/\u001b\[[0-9;?]*[A-Za-z]/g, ""),
    toUSVString: (text) => String(text).toWellFormed(),
    isArray: Array.isArray,
    isBoolean: (value) => typeof value === "boolean",
    isBuffer: (value) => require("node/buffer").Buffer.isBuffer(value),
    isDate: types.isDate,
    isError,
    isFunction: (value) => typeof value === "function",
    isNull: (value) => value === null,
    isNullOrUndefined: (value) => value === null || value === undefined,
    isNumber: (value) => typeof value === "number",
    isObject: (value) => value !== null && typeof value === "object",
    isPrimitive: (value) => value === null || (typeof value !== "object" && typeof value !== "function"),
    isRegExp: types.isRegExp,
    isString: (value) => typeof value === "string",
    isSymbol: (value) => typeof value === "symbol",
    isUndefined: (value) => value === undefined,
    log: (...values) => require("node/console").log("%s", format(...values)),
});
for (const name of ["TextEncoder", "TextDecoder"]) {
    Object.defineProperty(exports, name, { get: () => require("web/encoding")[name], enumerable: true });
}
for (const name of ["parseArgs", "styleText", "getSystemErrorName", "transferableAbortController", "aborted"]) {
    exports[name] = missing(`util.${name}()`);
}
