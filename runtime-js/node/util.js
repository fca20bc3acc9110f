"use strict";
// Node's util.

const { inspect } = internal("inspect");
const { format, formatWithOptions } = internal("format");
const { isDeepEqual } = internal("equality");
const { isError } = internal("errors");
const { invalidArgumentType, outOfRange, requireNumber, requireString } = internal("validators");
const types = internal("types");
const functions = internal("util-functions");
const { withoutColors } = internal("inspect-text");

function errorName(number) {
    requireNumber(number, "err");
    if (number >= 0 || !Number.isSafeInteger(number)) throw outOfRange("err", "a negative integer", number);
    return internal("system-errors").systemErrors.get(number)?.[0] ?? `Unknown system error ${number}`;
}

const { promisify, callbackify, inherits, deprecate, debuglog, aborted, styleText } = functions;

const old = {
    isArray: Array.isArray,
    isBoolean: (value) => typeof value === "boolean",
    isBuffer: (value) => require("node/buffer").Buffer.isBuffer(value),
    isNull: (value) => value === null,
    isNullOrUndefined: (value) => value === null || value === undefined,
    isNumber: (value) => typeof value === "number",
    isString: (value) => typeof value === "string",
    isSymbol: (value) => typeof value === "symbol",
    isUndefined: (value) => value === undefined,
    isRegExp: types.isRegExp,
    isObject: (value) => value !== null && typeof value === "object",
    isDate: types.isDate,
    isError: (value) => isError(value),
    isFunction: (value) => typeof value === "function",
    isPrimitive: (value) => value === null || (typeof value !== "object" && typeof value !== "function"),
};

module.exports = {
    _errnoException: functions.errnoException,
    _exceptionWithHostPort: functions.exceptionWithHostPort,
    _extend(target, source) {
        if (source === null || typeof source !== "object") return target;
        return Object.assign(target, source);
    },
    callbackify,
    debug: debuglog,
    debuglog,
    deprecate,
    format,
    styleText,
    formatWithOptions(options, ...values) {
        if (options === null || typeof options !== "object") throw invalidArgumentType("inspectOptions", "of type object", options);
        return formatWithOptions(options, ...values);
    },
    getSystemErrorMap: () => internal("system-errors").systemErrors,
    getSystemErrorName: errorName,
    inherits,
    inspect,
    isDeepStrictEqual: (left, right) => isDeepEqual(left, right, true),
    ...old,
    log(...values) {
        const now = new Date();
        const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
        require("node/console").log("%s - %s", `${now.getDate()} ${months[now.getMonth()]} ${time}`, format(...values));
    },
    promisify,
    stripVTControlCharacters(text) {
        requireString(text, "str");
        return withoutColors(text);
    },
    toUSVString: (text) => String(text).toWellFormed(),
    transferableAbortSignal: internal("errors").missing("util.transferableAbortSignal()"),
    transferableAbortController: () => new (require("web/abort").AbortController)(),
    aborted,
    types,
    parseEnv: (content) => internal("parse-env").parseEnv(content),
    parseArgs: (config) => internal("parse-args").parseArgs(config),
};

for (const [file, ...names] of [["web/encoding", "TextDecoder", "TextEncoder"], ["internal/mime", "MIMEType", "MIMEParams"]]) {
    for (const name of names) {
        const load = () => (file.startsWith("internal/") ? internal(file.slice(9)) : require(file))[name];
        Object.defineProperty(module.exports, name, { get: load, enumerable: true, configurable: true });
    }
}
