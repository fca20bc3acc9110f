"use strict";
// What fs does with open files, as procedures (internal/fs/steps.js).

const { part, toData, toDescriptor, toFlags, toMode, toOwner, toPath, toPosition, toSeconds } = internal("fs/arguments");
const { invalidArgumentType, requireInteger } = internal("validators");
const { coded } = internal("errors");
const { statsOf } = internal("fs/stats");

function* open(path, flags, mode) {
    return yield ["open", toPath(path), toFlags(flags), toMode(mode, "mode", 0o666)];
}

function* close(fd) {
    yield ["close", toDescriptor(fd)];
}

const atMost = (value, name, limit) => {
    if (value > limit) throw coded("RangeError", "ERR_OUT_OF_RANGE",
        `The value of "${name}" is out of range. It must be <= ${limit}. Received ${value}`);
};

/** `(buffer, offset?, length?, position?)` or `(buffer, {offset, length, position})` as `{offset, length, position}`. */
function range(buffer, offset, length, position) {
    if (offset !== null && typeof offset === "object") ({ offset, length, position } = offset);
    const start = offset ?? 0;
    requireInteger(start, "offset", 0, Number.MAX_SAFE_INTEGER);
    const count = length ?? buffer.byteLength - start;
    return { offset: start, length: count, position: toPosition(position) };
}

function* read(fd, buffer, offset, length, position) {
    toDescriptor(fd);
    if (buffer === undefined || (buffer !== null && typeof buffer === "object" && !ArrayBuffer.isView(buffer))) {
        ({ buffer = require("node/buffer").Buffer.alloc(16384), offset, length, position } = buffer ?? {});
    }
    if (!ArrayBuffer.isView(buffer)) {
        throw invalidArgumentType("buffer", "an instance of Buffer, TypedArray, or DataView", buffer);
    }
    const wanted = range(buffer, offset, length, position);
    const count = wanted.length | 0;
    if (count === 0) return { bytesRead: 0, buffer };
    if (buffer.byteLength === 0) {
        throw internal("validators").invalidArgumentValue("buffer", buffer, "is empty and cannot be written");
    }
    if (count < 0) throw coded("RangeError", "ERR_OUT_OF_RANGE", `The value of "length" is out of range. It must be >= 0. Received ${count}`);
    atMost(count, "length", buffer.byteLength - wanted.offset);
    const bytes = new Uint8Array(yield ["read", fd, count, wanted.position]);
    part(buffer, wanted.offset, bytes.length).set(bytes);
    return { bytesRead: bytes.length, buffer };
}

function* write(fd, buffer, offset, length, position) {
    toDescriptor(fd);
    if (typeof buffer === "string") {
        // (fd, text, position, encoding)
        const count = yield ["write", fd, toData(buffer, length), toPosition(offset)];
        return { bytesWritten: count, buffer };
    }
    if (!ArrayBuffer.isView(buffer)) {
        throw invalidArgumentType("buffer", "of type string or an instance of Buffer, TypedArray, or DataView", buffer);
    }
    const wanted = range(buffer, offset, length, position);
    if (wanted.length === 0) return { bytesWritten: 0, buffer };
    atMost(wanted.offset, "offset", buffer.byteLength);
    requireInteger(wanted.length, "length", -Infinity, Infinity);
    atMost(wanted.length, "length", buffer.byteLength - wanted.offset);
    const count = yield ["write", fd, part(buffer, wanted.offset, wanted.length), wanted.position];
    return { bytesWritten: count, buffer };
}

function requireViews(buffers) {
    if (!Array.isArray(buffers) || !buffers.every(ArrayBuffer.isView)) {
        throw invalidArgumentType("buffers", "an ArrayBufferView[]", buffers);
    }
}

function* readv(fd, buffers, position) {
    toDescriptor(fd);
    requireViews(buffers);
    const total = buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0);
    const place = typeof position === "number" ? position : -1;
    const bytes = new Uint8Array(total === 0 ? 0 : yield ["read", fd, total, place]);
    let done = 0;
    for (const buffer of buffers) {
        const piece = bytes.subarray(done, done + buffer.byteLength);
        part(buffer, 0, piece.length).set(piece);
        done += piece.length;
    }
    return { bytesRead: bytes.length, buffers };
}

function* writev(fd, buffers, position) {
    toDescriptor(fd);
    requireViews(buffers);
    const place = typeof position === "number" ? position : -1;
    const { Buffer } = require("node/buffer");
    const bytes = Buffer.concat(buffers.map((buffer) => part(buffer, 0, buffer.byteLength)));
    return { bytesWritten: bytes.length === 0 ? 0 : yield ["write", fd, bytes, place], buffers };
}

function* fstat(fd, options) {
    return statsOf(yield ["fstat", toDescriptor(fd)], options?.bigint === true);
}

function* ftruncate(fd, len = 0) {
    toDescriptor(fd);
    const length = len ?? 0;
    requireInteger(length, "len", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    yield ["ftruncate", fd, Math.max(0, length)];
}

function* fsync(fd) {
    yield ["fsync", toDescriptor(fd)];
}

function* fdatasync(fd) {
    yield ["fdatasync", toDescriptor(fd)];
}

function* fchmod(fd, mode) {
    yield ["fchmod", toDescriptor(fd), toMode(mode)];
}

function* fchown(fd, uid, gid) {
    yield ["fchown", toDescriptor(fd), toOwner(uid, "uid"), toOwner(gid, "gid")];
}

function* futimes(fd, atime, mtime) {
    yield ["futime", toDescriptor(fd), toSeconds(atime, "atime"), toSeconds(mtime, "mtime")];
}

module.exports = { open, close, read, write, readv, writev, fstat, ftruncate, fsync, fdatasync, fchmod, fchown, futimes };
