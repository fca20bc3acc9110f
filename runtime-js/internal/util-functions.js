"use strict";
// What util does with functions: promisify, callbackify, deprecate, inherits, debuglog, aborted.

const { format } = internal("format");
const { coded } = internal("errors");
const { inspect } = internal("inspect");
const { invalidArgumentType, requireFunction, requireString } = internal("validators");

const customPromisify = Symbol.for("nodejs.util.promisify.custom");
/** Names of the values that a callback gets, of functions that give several. */
const resultNames = Symbol("customPromisifyArgs");

/** A function that takes a callback, as one that gives a promise. */
function promisify(original) {
    requireFunction(original, "original");
    if (original[customPromisify]) {
        const own = original[customPromisify];
        requireFunction(own, "util.promisify.custom");
        return Object.defineProperty(own, customPromisify, { value: own, enumerable: false, writable: false, configurable: true });
    }
    const names = original[resultNames];
    function promised(...values) {
        return new Promise((resolve, reject) => {
            Reflect.apply(original, this, [...values, (error, ...results) => {
                if (error) return reject(error);
                if (names === undefined || results.length <= 1) return resolve(results[0]);
                return resolve(Object.fromEntries(names.map((name, index) => [name, results[index]])));
            }]);
        });
    }
    Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
    Object.defineProperty(promised, customPromisify, { value: promised, enumerable: false, writable: false, configurable: true });
    const descriptors = Object.getOwnPropertyDescriptors(original);
    for (const descriptor of Object.values(descriptors)) Object.setPrototypeOf(descriptor, null);
    return Object.defineProperties(promised, descriptors);
}
promisify.custom = customPromisify;

function callbackify(original) {
    requireFunction(original, "original");
    function callbackified(...values) {
        const callback = values.pop();
        if (typeof callback !== "function") {
            const error = invalidArgumentType("last", "of type function", callback);
            error.message = error.message.replace('The "last" argument', "The last argument");
            throw error;
        }
        const { nextTick } = require("node/process");
        const answer = (...results) => nextTick(callback.bind(this), ...results);
        Reflect.apply(original, this, values).then((result) => answer(null, result), (reason) => answer(reason || falsy(reason)));
    }
    const descriptors = Object.getOwnPropertyDescriptors(original);
    if (typeof descriptors.length?.value === "number") descriptors.length.value += 1;
    if (typeof descriptors.name?.value === "string") descriptors.name.value += "Callbackified";
    delete descriptors.prototype;
    return Object.defineProperties(callbackified, descriptors);
}

function falsy(reason) {
    return Object.assign(coded("Error", "ERR_FALSY_VALUE_REJECTION", "Promise was rejected with falsy value"), { reason });
}

function inherits(constructor, parent) {
    if (constructor === undefined || constructor === null) requireFunction(constructor, "ctor");
    requireFunction(parent, "superCtor");
    if (parent.prototype === undefined) throw invalidArgumentType("superCtor.prototype", "of type object", parent.prototype);
    Object.defineProperty(constructor, "super_", { value: parent, writable: true, configurable: true });
    Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const warned = new Set();

/** The same function, which warns on its first call. */
function deprecate(fn, message, code) {
    if (code !== undefined) requireString(code, "code");
    let hasWarned = false;
    function deprecated(...values) {
        if (!hasWarned) {
            hasWarned = true;
            if (code === undefined || !warned.has(code)) {
                if (code !== undefined) warned.add(code);
                require("node/process").emitWarning(message, "DeprecationWarning", code, deprecated);
            }
        }
        return new.target ? Reflect.construct(fn, values, new.target) : Reflect.apply(fn, this, values);
    }
    Object.setPrototypeOf(deprecated, fn);
    if (fn.prototype) deprecated.prototype = fn.prototype;
    return deprecated;
}

/** A logger that is silent unless NODE_DEBUG names its section; `*` stands for any text in it. */
function debuglog(section, found) {
    const title = String(section).toUpperCase();
    let isOn;
    const test = () => {
        isOn ??= String(require("node/process").env.NODE_DEBUG ?? "").toUpperCase().split(",").some((name) =>
            name !== "" && new RegExp(`^${name.replace(/[|\\{}()[\]^$+?.]/g, "\\$&").replaceAll("*", ".*")}$`).test(title));
        return isOn;
    };
    let isAnnounced = false;
    function logger(...values) {
        if (!test()) return;
        if (!isAnnounced) {
            isAnnounced = true;
            found?.(logger);
        }
        const { pid } = require("node/process");
        require("node/console").error(`${title} ${pid}: ${format(...values)}`);
    }
    Object.defineProperty(logger, "enabled", { get: test, configurable: true, enumerable: true });
    return logger;
}

/** A promise that is kept when the signal is aborted. */
function aborted(signal, resource) {
    return new Promise((resolve) => {
        const { AbortSignal } = require("web/abort");
        if (!(signal instanceof AbortSignal)) throw invalidArgumentType("signal", "an instance of AbortSignal", signal);
        if (resource === null || (typeof resource !== "object" && typeof resource !== "function")) {
            throw invalidArgumentType("resource", "of type object", resource);
        }
        if (signal.aborted) resolve();
        else signal.addEventListener("abort", () => resolve(), { once: true });
    });
}

/** An error of the system as libuv words it: "open ENOENT x". */
function errnoException(number, syscall, original) {
    const entry = internal("system-errors").systemErrors.get(number);
    const code = entry?.[0] ?? `Unknown system error ${number}`;
    const error = new Error(`${syscall} ${code}${original ? ` ${original}` : ""}`);
    return Object.assign(error, { errno: number, code, syscall });
}

function exceptionWithHostPort(number, syscall, address, port, additional) {
    const place = port && port > 0 ? ` ${address}:${port}` : address ? ` ${address}` : "";
    const error = errnoException(number, syscall);
    error.message += `${place}${additional ? ` - Local (${additional})` : ""}`;
    error.address = address;
    if (port) error.port = port;
    return error;
}

function styleText(format, text) {
    requireString(text, "text");
    const formats = Array.isArray(format) ? format : [format];
    let [left, right] = ["", ""];
    for (const name of formats) {
        const color = inspect.colors[name];
        if (color === undefined) {
            const known = Object.keys(inspect.colors).map((key) => `'${key}'`).join(", ");
            throw internal("validators").invalidArgumentValue("format", name, `must be one of: ${known}`);
        }
        left += `\u001b[${color[0]}m`;
        right = `\u001b[${color[1]}m${right}`;
    }
    return left + text + right;
}

Object.assign(exports, {
    promisify, resultNames, callbackify, inherits, deprecate, debuglog, aborted, errnoException, exceptionWithHostPort, styleText,
});
