"use strict";
// structuredClone.

const types = internal("types");
const { setOwn } = internal("own-property");
const { DOMException } = require("web/dom-exception");

const errorTypes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function refuse(value) {
    const text = typeof value === "symbol" ? String(value) : typeof value === "function" ? String(value) : "#<Object>";
    throw new DOMException(`${text} could not be cloned.`, "DataCloneError");
}

function clone(value, seen) {
    if (typeof value === "function" || typeof value === "symbol") refuse(value);
    if (value === null || typeof value !== "object") return value;
    if (seen.has(value)) return seen.get(value);
    const remember = (copy) => {
        seen.set(value, copy);
        return copy;
    };
    if (types.isDate(value)) return remember(new Date(value.getTime()));
    if (types.isRegExp(value)) return remember(new RegExp(value.source, value.flags));
    if (types.isBoxedPrimitive(value)) return remember(types.isSymbolObject(value) ? refuse(value) : Object(value.valueOf()));
    if (types.isArrayBuffer(value)) return remember(value.slice(0));
    if (ArrayBuffer.isView(value)) return remember(cloneView(value, seen));
    if (types.isMap(value)) {
        const copy = remember(new Map());
        for (const [key, item] of value) copy.set(clone(key, seen), clone(item, seen));
        return copy;
    }
    if (types.isSet(value)) {
        const copy = remember(new Set());
        for (const item of value) copy.add(clone(item, seen));
        return copy;
    }
    if (types.isNativeError(value)) return cloneError(value, remember, seen);
    if (types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value)) refuse(value);
    const copy = remember(Array.isArray(value) ? new Array(value.length) : {});
    for (const key of Object.keys(value)) setOwn(copy, key, clone(value[key], seen));
    return copy;
}

function cloneView(view, seen) {
    const buffer = clone(view.buffer, seen);
    if (types.isDataView(view)) return new DataView(buffer, view.byteOffset, view.byteLength);
    const constructor = globalThis[Object.prototype.toString.call(view).slice(8, -1)];
    return new constructor(buffer, view.byteOffset, view.length);
}

function cloneError(error, remember, seen) {
    const copy = remember(new (Object.hasOwn(errorTypes, error.name) ? errorTypes[error.name] : Error)(error.message));
    for (const key of ["stack", "cause"]) {
        if (!Object.hasOwn(error, key)) continue;
        Object.defineProperty(copy, key, { value: clone(error[key], seen), writable: true, configurable: true });
    }
    return copy;
}

const isPort = (value) => value instanceof require("web/messaging").MessagePort;

/** The copy of a value, and the ports among what is transferred; `owner` is a port that cannot be sent through itself. */
exports.cloneAll = function cloneAll(value, transfer, owner) {
    const { coded } = internal("errors");
    const given = [...transfer];
    for (const item of given) {
        if (item === owner) throw new DOMException("Transfer list contains source port", "DataCloneError");
        if (!types.isArrayBuffer(item) && !isPort(item)) {
            throw coded("TypeError", "ERR_INVALID_TRANSFER_OBJECT", "Found invalid object in transferList");
        }
        if (item.detached === true) {
            throw new DOMException("An ArrayBuffer is detached and could not be cloned.", "DataCloneError");
        }
    }
    if (new Set(given).size < given.length) {
        throw new DOMException("Transfer list contains duplicate ArrayBuffer", "DataCloneError");
    }
    const ports = given.filter((item) => !types.isArrayBuffer(item));
    const copy = clone(value, new Map(ports.map((port) => [port, port])));
    // What was transferred is gone here, in engines that can do this.
    for (const item of given) if (types.isArrayBuffer(item)) item.transfer?.();
    return { copy, ports };
};

/** Throws DataCloneError for functions and symbols. */
exports.structuredClone = function structuredClone(value, options = undefined) {
    if (arguments.length === 0) {
        throw internal("errors").coded("TypeError", "ERR_MISSING_ARGS", "The \"value\" argument must be specified");
    }
    const transfer = options?.transfer ?? [];
    return transfer.length === 0 ? clone(value, new Map()) : exports.cloneAll(value, transfer).copy;
};
