"use strict";
// Node's Buffer.

const { encoding, canonical } = internal("encodings");
const { coded } = internal("errors");
const {
    invalidArgumentType, invalidArgumentValue, outOfRange, requireBytes, requireString, requireWithin,
} = internal("validators");
const types = internal("types");
const { defineNumbers } = internal("buffer-numbers");
const { search } = internal("buffer-search");
const { defineEncodings, isValidUtf8, isAllAscii, transcode } = internal("buffer-encodings");

const expected = "of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object";

/** The most bytes in a buffer, as Node 20 has it. */
const maximum = 4294967296;

class FastBuffer extends Uint8Array {}

/** The old constructor; `Buffer.from` and `Buffer.alloc` are the ones to use. */
function Buffer(value, encodingOrOffset, length) {
    return typeof value === "number" ? Buffer.alloc(value) : Buffer.from(value, encodingOrOffset, length);
}

Buffer.prototype = FastBuffer.prototype;
Object.defineProperty(Buffer.prototype, "constructor", { value: Buffer, writable: true, configurable: true });
Object.setPrototypeOf(Buffer, Uint8Array);
// Methods that Uint8Array defines by species (map, filter) make Buffers through this.
Object.defineProperty(Buffer, Symbol.species, { get: () => FastBuffer, configurable: true });

const view = (bytes) => new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function requireSize(size) {
    if (typeof size !== "number") throw invalidArgumentType("size", "of type number", size);
    if (!(size >= 0 && size <= maximum)) throw outOfRange("size", `>= 0 && <= ${maximum}`, size);
}

function fromArrayBuffer(buffer, givenOffset, length) {
    const outside = (name) => coded("RangeError", "ERR_BUFFER_OUT_OF_BOUNDS", `"${name}" is outside of buffer bounds`);
    const offset = Number.isNaN(+givenOffset) ? 0 : Math.trunc(+givenOffset);
    const rest = buffer.byteLength - offset;
    if (rest < 0) throw outside("offset");
    if (length === undefined) return new FastBuffer(buffer, offset);
    const size = Math.max(0, Math.trunc(+length) || 0);
    if (size > rest) throw outside("length");
    return new FastBuffer(buffer, offset, size);
}

Buffer.from = function from(value, encodingOrOffset, length) {
    if (typeof value === "string") return view(encoding(encodingOrOffset).encode(value));
    if (value !== null && typeof value === "object") {
        if (types.isAnyArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
        const primitive = value.valueOf?.();
        if (primitive !== value && (typeof primitive === "string" || typeof primitive === "object") && primitive !== null) {
            return Buffer.from(primitive, encodingOrOffset, length);
        }
        if (value.type === "Buffer" && Array.isArray(value.data)) return new FastBuffer(value.data);
        if (typeof value.length === "number") return new FastBuffer(Array.from(value, (item) => item & 255));
        if (typeof value[Symbol.toPrimitive] === "function") {
            const text = value[Symbol.toPrimitive]("string");
            if (typeof text === "string") return Buffer.from(text, encodingOrOffset);
        }
    }
    const error = invalidArgumentType("first", expected, value);
    error.message = error.message.replace('The "first" argument', "The first argument");
    throw error;
};

Buffer.alloc = function alloc(size, fill, fillEncoding) {
    requireSize(size);
    const buffer = new FastBuffer(size);
    if (fill !== undefined && fill !== 0 && fillEncoding !== undefined) requireString(fillEncoding, "encoding");
    return fill === undefined || fill === 0 ? buffer : buffer.fill(fill, fillEncoding);
};

Buffer.allocUnsafe = (size) => Buffer.alloc(size);
Buffer.allocUnsafeSlow = (size) => Buffer.alloc(size);
Buffer.isBuffer = (value) => value instanceof FastBuffer;
Buffer.isEncoding = (name) => typeof name === "string" && name !== "" && canonical(name) !== undefined;
Buffer.of = (...items) => new FastBuffer(items);
Buffer.poolSize = 8192;

Buffer.copyBytesFrom = function copyBytesFrom(source, offset, length) {
    if (!types.isTypedArray(source)) throw invalidArgumentType("view", "an instance of TypedArray", source);
    if (offset !== undefined) requireWithin(offset, "offset", 0, Number.MAX_SAFE_INTEGER);
    if (length !== undefined) requireWithin(length, "length", 0, Number.MAX_SAFE_INTEGER);
    const start = offset ?? 0;
    const part = source.slice(start, length === undefined ? undefined : start + length);
    return new FastBuffer(part.buffer, part.byteOffset, part.byteLength);
};

Buffer.byteLength = function byteLength(value, name) {
    if (typeof value === "string") {
        const codec = encoding(canonical(name) ?? "utf8");
        return codec.byteLength === undefined ? codec.encode(value).length : codec.byteLength(value);
    }
    if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return value.byteLength;
    throw invalidArgumentType("string", "of type string or an instance of Buffer or ArrayBuffer", value);
};

Buffer.concat = function concat(list, length) {
    if (!Array.isArray(list)) throw invalidArgumentType("list", "an instance of Array", list);
    if (length !== undefined) requireWithin(length, "length", 0, maximum);
    list.forEach((part, index) => requireBytes(part, `list[${index}]`));
    const total = length ?? list.reduce((sum, part) => sum + part.length, 0);
    const result = Buffer.alloc(total);
    let offset = 0;
    for (const part of list) {
        if (offset >= total) break;
        result.set(part.length > total - offset ? part.subarray(0, total - offset) : part, offset);
        offset += part.length;
    }
    return result;
};

Buffer.compare = function compare(left, right) {
    requireBytes(left, "buf1");
    requireBytes(right, "buf2");
    const shared = Math.min(left.length, right.length);
    for (let index = 0; index < shared; index++) {
        if (left[index] !== right[index]) return left[index] < right[index] ? -1 : 1;
    }
    return Math.sign(left.length - right.length);
};

const bounds = (buffer, start, end) => [
    Math.min(Math.max(Math.trunc(start) || 0, 0), buffer.length),
    end === undefined ? buffer.length : Math.min(Math.max(Math.trunc(end) || 0, 0), buffer.length),
];

const methods = {
    toString(name, start, end) {
        const [from, to] = bounds(this, start, end);
        return to <= from ? "" : encoding(name).decode(from === 0 && to === this.length ? this : this.subarray(from, to));
    },
    toJSON() {
        return { type: "Buffer", data: Array.from(this) };
    },
    equals(other) {
        if (!types.isUint8Array(other)) throw invalidArgumentType("otherBuffer", "an instance of Buffer or Uint8Array", other);
        return this === other || (this.length === other.length && Buffer.compare(this, other) === 0);
    },
    compare(target, targetStart, targetEnd, start, end) {
        requireBytes(target, "target");
        if (targetStart !== undefined) requireWithin(targetStart, "targetStart", 0, maximum);
        if (targetEnd !== undefined) requireWithin(targetEnd, "targetEnd", 0, target.length);
        if (start !== undefined) requireWithin(start, "sourceStart", 0, maximum);
        if (end !== undefined) requireWithin(end, "sourceEnd", 0, this.length);
        return Buffer.compare(this.subarray(...bounds(this, start, end)), target.subarray(...bounds(target, targetStart, targetEnd)));
    },
    slice(start, end) {
        return this.subarray(start, end);
    },
    subarray(start, end) {
        return view(Uint8Array.prototype.subarray.call(new Uint8Array(this.buffer, this.byteOffset, this.length), start, end));
    },
    write(text, offset, length, name) {
        if (typeof offset === "string" && length === undefined) return this.write(text, 0, this.length, offset);
        if (typeof length === "string") return this.write(text, offset, undefined, length);
        if (typeof text !== "string") throw coded("TypeError", "ERR_INVALID_ARG_TYPE", "argument must be a string");
        if (offset !== undefined) requireWithin(offset, "offset", 0, this.length);
        if (length !== undefined) requireWithin(length, "length", 0, this.length);
        const start = offset ?? 0;
        const bytes = encoding(name).encode(text);
        let size = Math.min(bytes.length, length ?? Infinity, this.length - start);
        // A character that does not fit whole is not written in part.
        if (canonical(name) === "utf8") while (size < bytes.length && size > 0 && (bytes[size] & 0xc0) === 0x80) size -= 1;
        this.set(bytes.subarray(0, size), start);
        return size;
    },
    copy(target, givenTarget, givenStart, givenEnd) {
        requireBytes(target, "target");
        const whole = (value, fallback) => (value === undefined ? fallback : Math.trunc(+value) || 0);
        const targetStart = whole(givenTarget, 0);
        const start = whole(givenStart, 0);
        const end = whole(givenEnd, this.length);
        if (targetStart < 0) throw outOfRange("targetStart", ">= 0", targetStart);
        if (start < 0 || start > this.length) throw outOfRange("sourceStart", `>= 0 && <= ${this.length}`, start);
        if (end < 0) throw outOfRange("sourceEnd", ">= 0", end);
        if (targetStart >= target.length || start >= end) return 0;
        const part = this.subarray(start, Math.min(end, start + target.length - targetStart));
        target.set(part, targetStart);
        return part.length;
    },
    fill(value, start, end, name) {
        if (typeof start === "string") return this.fill(value, 0, this.length, start);
        if (typeof end === "string") return this.fill(value, start, this.length, end);
        if (start !== undefined) requireWithin(start, "offset", 0, maximum);
        if (end !== undefined) requireWithin(end, "end", 0, this.length);
        const [from, to] = bounds(this, start, end);
        if (typeof value === "number" || typeof value === "boolean") {
            Uint8Array.prototype.fill.call(this, value & 255, from, to);
            return this;
        }
        const bytes = typeof value === "string" ? encoding(name).encode(value) : value;
        if (bytes.length === 0 && value !== "") throw invalidArgumentValue("value", value, "is invalid");
        for (let index = from; index < to; index++) this[index] = bytes.length === 0 ? 0 : bytes[(index - from) % bytes.length];
        return this;
    },
    indexOf(value, offset, name) {
        return search(this, value, offset, name, true);
    },
    lastIndexOf(value, offset, name) {
        return search(this, value, offset, name, false);
    },
    includes(value, offset, name) {
        return search(this, value, offset, name, true) >= 0;
    },
    inspect(depth, options) {
        const shown = Array.from(this.subarray(0, exports.INSPECT_MAX_BYTES), (byte) => byte.toString(16).padStart(2, "0"));
        const rest = this.length - exports.INSPECT_MAX_BYTES;
        const more = rest > 0 ? ` ... ${rest} more byte${rest > 1 ? "s" : ""}` : "";
        const named = Object.keys(this).slice(this.length);
        const { inspect } = internal("inspect");
        const extra = named.length === 0 ? "" : inspect(
            Object.assign(Object.create(null), Object.fromEntries(named.map((key) => [key, this[key]]))),
            { ...options, breakLength: Infinity, compact: true }).slice(27, -2);
        return `<Buffer ${shown.join(" ")}${more}${extra === "" ? "" : `${shown.length > 0 ? ", " : ""}${extra}`}>`;
    },
};
methods.toLocaleString = methods.toString;
methods[Symbol.for("nodejs.util.inspect.custom")] = methods.inspect;
for (const key of Reflect.ownKeys(methods)) {
    Object.defineProperty(Buffer.prototype, key, { value: methods[key], writable: true, configurable: true, enumerable: false });
}
Object.defineProperty(Buffer.prototype, "parent", { get() { return this.buffer; }, configurable: true });
Object.defineProperty(Buffer.prototype, "offset", { get() { return this.byteOffset; }, configurable: true });
defineNumbers(Buffer.prototype);
defineEncodings(Buffer.prototype);

function SlowBuffer(length) {
    requireSize(length);
    return Buffer.alloc(length);
}
Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

Object.assign(exports, {
    Buffer,
    SlowBuffer,
    transcode,
    isUtf8: isValidUtf8,
    isAscii: isAllAscii,
    kMaxLength: maximum,
    kStringMaxLength: 536870888,
    btoa: (text) => require("web/base64").btoa(text),
    atob: (text) => require("web/base64").atob(text),
    constants: { MAX_LENGTH: maximum, MAX_STRING_LENGTH: 536870888 },
    INSPECT_MAX_BYTES: 50,
});
for (const name of ["Blob", "File", "resolveObjectURL"]) {
    Object.defineProperty(exports, name, { configurable: true, enumerable: true, get: () => require("web/blob")[name] });
}
