"use strict";
// FileHandle of fs/promises.

const EventEmitter = require("node/events");
const { runLater } = internal("fs/steps");
const { closedHandle } = internal("fs/arguments");
const descriptors = internal("fs/descriptors");
const contents = internal("fs/contents");
const { notImplemented } = internal("errors");

const state = Symbol("state");

class FileHandle extends EventEmitter {
    constructor(fd) {
        super();
        Object.defineProperty(this, state, { value: { fd, users: 1, closing: null } });
    }

    get fd() {
        return this[state].fd;
    }

    getAsyncId() {
        return -1;
    }

    appendFile(data, options) {
        return use(this, "appendFile", (fd) => contents.writeFile(fd, data, options));
    }

    chmod(mode) {
        return use(this, "fchmod", (fd) => descriptors.fchmod(fd, mode));
    }

    chown(uid, gid) {
        return use(this, "fchown", (fd) => descriptors.fchown(fd, uid, gid));
    }

    datasync() {
        return use(this, "fdatasync", descriptors.fdatasync);
    }

    sync() {
        return use(this, "fsync", descriptors.fsync);
    }

    read(...values) {
        return transfer(use(this, "read", (fd) => descriptors.read(fd, ...values)));
    }

    readv(buffers, position) {
        return transfer(use(this, "readv", (fd) => descriptors.readv(fd, buffers, position)));
    }

    readFile(options) {
        return use(this, "readFile", (fd) => contents.readFile(fd, options));
    }

    readLines(options) {
        return require("node/readline").createInterface({ input: this.createReadStream(options), crlfDelay: Infinity });
    }

    stat(options) {
        return use(this, "fstat", (fd) => descriptors.fstat(fd, options));
    }

    truncate(length = 0) {
        return use(this, "ftruncate", (fd) => descriptors.ftruncate(fd, length));
    }

    utimes(atime, mtime) {
        return use(this, "futimes", (fd) => descriptors.futimes(fd, atime, mtime));
    }

    write(...values) {
        return transfer(use(this, "write", (fd) => descriptors.write(fd, ...values)));
    }

    writev(buffers, position) {
        return transfer(use(this, "writev", (fd) => descriptors.writev(fd, buffers, position)));
    }

    writeFile(data, options) {
        return use(this, "writeFile", (fd) => contents.writeFile(fd, data, options));
    }

    readableWebStream() {
        throw notImplemented("filehandle.readableWebStream()");
    }

    createReadStream(options) {
        return new (internal("fs/streams").ReadStream)(undefined, { ...options, fd: this });
    }

    createWriteStream(options) {
        return new (internal("fs/streams").WriteStream)(undefined, { ...options, fd: this });
    }

    /** Once all that is under way has ended. */
    close() {
        const inner = this[state];
        if (inner.fd === -1) return Promise.resolve();
        if (inner.closing !== null) return inner.closing.promise;
        inner.closing = {};
        inner.closing.promise = new Promise((resolve, reject) => Object.assign(inner.closing, { resolve, reject }));
        release(this);
        const { promise } = inner.closing;
        return promise.finally(() => { inner.closing = null; });
    }
}
const asyncDispose = Symbol.asyncDispose ?? Symbol.for("nodejs.asyncDispose");
Object.defineProperty(FileHandle.prototype, asyncDispose, { value() { return this.close(); }, writable: true, configurable: true });

// Node's handles give objects without a prototype.
const transfer = async (result) => ({ __proto__: null, ...(await result) });

async function use(handle, syscall, procedure) {
    const inner = handle[state];
    if (inner.fd === -1 || inner.closing !== null) throw closedHandle(syscall);
    inner.users += 1;
    try {
        return await runLater(procedure(inner.fd));
    } finally {
        release(handle);
    }
}

function release(handle) {
    const inner = handle[state];
    inner.users -= 1;
    if (inner.users > 0) return;
    const { fd, closing } = inner;
    inner.fd = -1;
    runLater(descriptors.close(fd)).then(() => {
        closing.resolve();
        handle.emit("close");
    }, closing.reject);
}

/** Runs a procedure with the descriptor of a handle, which stays open until it is done. */
exports.use = use;
exports.FileHandle = FileHandle;
