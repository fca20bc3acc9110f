"use strict";
// Checks of what is handed to fs, with Node's errors.

const { coded } = internal("errors");
const { canonical } = internal("encodings");
const { invalidArgumentType, invalidArgumentValue, outOfRange, requireInteger } = internal("validators");
const { constants } = internal("fs/constants");

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;

/** A string, Buffer or file: URL as the host takes a path: text, or bytes. */
exports.toPath = function toPath(value, name = "path") {
    const isURL = value !== null && typeof value === "object" && value.href && value.protocol && value.auth === undefined;
    const path = isURL ? require("node/url").fileURLToPath(value) : value;
    if (typeof path !== "string" && !(path instanceof Uint8Array)) {
        throw invalidArgumentType(name, "of type string or an instance of Buffer or URL", value);
    }
    if (path.includes(typeof path === "string" ? "\0" : 0)) {
        throw invalidArgumentValue(name, value, "must be a string, Uint8Array, or URL without null bytes");
    }
    return path;
};

/** Options that may be the name of an encoding, with defaults. */
exports.options = function options(given, defaults = {}) {
    if (given === undefined || given === null || typeof given === "function") return defaults;
    if (typeof given === "string") return { ...defaults, encoding: checkedEncoding(given) };
    if (typeof given !== "object") throw invalidArgumentType("options", "one of type string or object", given);
    if (given.encoding !== undefined && given.encoding !== null && given.encoding !== "buffer") checkedEncoding(given.encoding);
    if (given.signal !== undefined) requireSignal(given.signal);
    return { ...defaults, ...given };
};

function checkedEncoding(name) {
    if (name !== "buffer" && canonical(name) === undefined) throw invalidArgumentValue("encoding", name, "is invalid encoding");
    return name;
}

function requireSignal(signal) {
    if (signal === null || typeof signal !== "object" || !("aborted" in signal)) {
        throw invalidArgumentType("options.signal", "an instance of AbortSignal", signal);
    }
}

/** Throws an AbortError when the signal of the options is aborted. */
exports.checkSignal = function checkSignal({ signal }) {
    if (!signal?.aborted) return;
    const error = Object.assign(new Error("The operation was aborted", { cause: signal.reason }), { code: "ABORT_ERR" });
    error.name = "AbortError";
    throw error;
};

const flagNames = {
    r: O_RDONLY, rs: O_RDONLY | O_SYNC, "r+": O_RDWR, "rs+": O_RDWR | O_SYNC, w: O_TRUNC | O_CREAT | O_WRONLY,
    wx: O_TRUNC | O_CREAT | O_WRONLY | O_EXCL, "w+": O_TRUNC | O_CREAT | O_RDWR, "wx+": O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
    a: O_APPEND | O_CREAT | O_WRONLY, ax: O_APPEND | O_CREAT | O_WRONLY | O_EXCL, as: O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
    "a+": O_APPEND | O_CREAT | O_RDWR, "ax+": O_APPEND | O_CREAT | O_RDWR | O_EXCL, "as+": O_APPEND | O_CREAT | O_RDWR | O_SYNC,
};
Object.assign(flagNames, {
    sr: flagNames.rs, "sr+": flagNames["rs+"], xw: flagNames.wx, "xw+": flagNames["wx+"], xa: flagNames.ax, sa: flagNames.as,
    "xa+": flagNames["ax+"], "sa+": flagNames["as+"],
});

/** The number of flags like "r+". */
exports.toFlags = function toFlags(flags, name = "flags") {
    if (typeof flags === "number") {
        requireInteger(flags, name, -2147483648, 2147483647);
        return flags;
    }
    if (flags === undefined || flags === null) return O_RDONLY;
    if (typeof flags !== "string" || !Object.hasOwn(flagNames, flags)) throw invalidArgumentValue(name, flags, "is invalid");
    return flagNames[flags];
};

/** Permissions as a number; strings are octal. */
exports.toMode = function toMode(mode, name = "mode", fallback = undefined) {
    const value = mode ?? fallback;
    if (typeof value === "string") {
        if (!/^[0-7]+$/.test(value)) throw invalidArgumentValue(name, value, "must be a 32-bit unsigned integer or an octal string");
        return Number.parseInt(value, 8);
    }
    requireInteger(value, name, 0, 4294967295);
    return value;
};

/** Seconds since 1970 of a Date, a number, or a number as text. */
exports.toSeconds = function toSeconds(time, name) {
    if (typeof time === "string" && +time == time) return +time;
    if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
    if (Object.prototype.toString.call(time) === "[object Date]") return time.getTime() / 1000;
    throw invalidArgumentType(name, "an instance of Date or an Time in seconds", time);
};

exports.toDescriptor = function toDescriptor(value) {
    requireInteger(value, "fd", 0, 2147483647);
    return value;
};

exports.toOwner = function toOwner(value, name) {
    requireInteger(value, name, -1, 4294967295);
    return value;
};

/** What is to be written, as text in UTF-8 or as bytes. */
exports.toData = function toData(data, encoding, name = "data") {
    if (typeof data === "string") {
        return canonical(encoding) === "utf8" ? data : require("node/buffer").Buffer.from(data, encoding);
    }
    if (ArrayBuffer.isView(data)) return exports.part(data, 0, data.byteLength);
    throw invalidArgumentType(name, "of type string or an instance of Buffer, TypedArray, or DataView", data);
};

/** Bytes from the host in the encoding that is asked for; a Buffer when there is none. */
exports.decoded = function decoded(bytes, encoding) {
    const buffer = require("node/buffer").Buffer.from(bytes);
    return encoding === undefined || encoding === null || encoding === "buffer" ? buffer : buffer.toString(encoding);
};

/** The part of a buffer from `offset`, `length` bytes of it. */
exports.part = function part(view, offset, length) {
    return new Uint8Array(view.buffer, view.byteOffset + offset, length);
};

/** Where to read or write: -1 where the file is. */
exports.toPosition = function toPosition(position) {
    if (position === undefined || position === null) return -1;
    if (typeof position === "bigint") return Number(position);
    if (typeof position !== "number") throw invalidArgumentType("position", "an integer or bigint", position);
    if (!Number.isInteger(position)) throw outOfRange("position", "an integer", position);
    return position;
};

exports.closedHandle = (syscall) => Object.assign(coded("Error", "EBADF", "file closed"), { syscall });
