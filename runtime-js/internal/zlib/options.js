"use strict";
// The options of zlib's streams.

const { invalidArgumentType, outOfRange } = internal("validators");
const { isAnyArrayBuffer } = internal("types");
const { coded } = internal("errors");
const { constants } = internal("zlib/constants");

/** A number of the options, checked; `fallback` when there is none. */
function number(value, name, low, high, fallback) {
    if (value === undefined || Number.isNaN(value)) return fallback;
    if (typeof value !== "number") throw invalidArgumentType(name, "of type number", value);
    if (!Number.isFinite(value)) throw outOfRange(name, "a finite number", value);
    if (value < low || value > high) throw outOfRange(name, `>= ${low} and <= ${high}`, value);
    return value;
}

/** What every stream has: `{chunkSize, flush, finishFlush, maxOutputLength, info}`. */
function common(options, { flush, finishFlush, lastFlush }) {
    let chunkSize = constants.Z_DEFAULT_CHUNK;
    if (options?.chunkSize !== undefined && !Number.isNaN(options.chunkSize)) {
        chunkSize = number(options.chunkSize, "options.chunkSize", -Infinity, Infinity);
        if (chunkSize < constants.Z_MIN_CHUNK) throw outOfRange("options.chunkSize", `>= ${constants.Z_MIN_CHUNK}`, chunkSize);
    }
    return {
        chunkSize,
        flush: number(options?.flush, "options.flush", 0, lastFlush, flush),
        finishFlush: number(options?.finishFlush, "options.finishFlush", 0, lastFlush, finishFlush),
        maxOutputLength: number(options?.maxOutputLength, "options.maxOutputLength", 1, 2 ** 32, 2 ** 32),
        info: Boolean(options?.info),
    };
}

const unpackers = [constants.INFLATE, constants.GUNZIP, constants.UNZIP];

/** What deflate's streams have: `{windowBits, level, memLevel, strategy, dictionary}`. */
function zlib(options, mode) {
    let windowBits = 0;
    // Zero: as the data says.
    if (!unpackers.includes(mode) || (options?.windowBits !== undefined && options.windowBits !== null && options.windowBits !== 0)) {
        const least = constants.Z_MIN_WINDOWBITS + (mode === constants.GZIP ? 1 : 0);
        windowBits = number(options?.windowBits, "options.windowBits", least, 15, constants.Z_DEFAULT_WINDOWBITS);
    }
    const level = number(options?.level, "options.level", -1, 9, constants.Z_DEFAULT_COMPRESSION);
    const memLevel = number(options?.memLevel, "options.memLevel", 1, 9, constants.Z_DEFAULT_MEMLEVEL);
    const strategy = number(options?.strategy, "options.strategy", 0, 4, constants.Z_DEFAULT_STRATEGY);
    const dictionary = options?.dictionary;
    if (dictionary !== undefined && !ArrayBuffer.isView(dictionary) && !isAnyArrayBuffer(dictionary)) {
        throw invalidArgumentType("options.dictionary", "an instance of Buffer, TypedArray, DataView, or ArrayBuffer", dictionary);
    }
    return { windowBits, level, memLevel, strategy, dictionary };
}

const largestBrotli = Math.max(...Object.keys(constants).filter((name) => name.startsWith("BROTLI_PARAM_")).map((name) => constants[name]));

/** Brotli's parameters, `[[key, value]...]`. */
function brotli(options) {
    const found = [];
    for (const key of Object.keys(options?.params ?? {})) {
        const value = options.params[key];
        const place = Number(key);
        if (Number.isNaN(place) || place < 0 || place > largestBrotli || found.some(([taken]) => taken === place)) {
            throw coded("RangeError", "ERR_BROTLI_INVALID_PARAM", `${key} is not a valid Brotli parameter`);
        }
        if (typeof value !== "number" && typeof value !== "boolean") {
            throw invalidArgumentType("options.params[key]", "of type number", value);
        }
        found.push([place, Number(value)]);
    }
    return found;
}

module.exports = { number, common, zlib, brotli };
