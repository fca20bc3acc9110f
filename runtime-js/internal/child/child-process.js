"use strict";
// ChildProcess.

const EventEmitter = require("node/events");
const resources = internal("resources");
const timers = internal("timers");
const { nextTick } = internal("process/ticks");
const { notImplemented } = internal("errors");
const { signalName, signalNumber } = internal("signals");
const { channels, describe, killSignalOf, timeoutOf } = internal("child/arguments");
const { channelStream } = internal("child/streams");

// These come as an event, others are thrown.
const told = ["EACCES", "EAGAIN", "EMFILE", "ENFILE", "ENOENT"];
const state = Symbol("state");

function ChildProcess() {
    EventEmitter.call(this);
    Object.assign(this, { _closesNeeded: 1, _closesGot: 0, connected: false, signalCode: null, exitCode: null, killed: false, spawnfile: null });
    Object.defineProperty(this, state, { value: { id: undefined, hasExited: false, tell: new Map() } });
}
Object.setPrototypeOf(ChildProcess.prototype, EventEmitter.prototype);
Object.setPrototypeOf(ChildProcess, EventEmitter);

/** Starts it; `description` is what the host takes. */
ChildProcess.prototype.start = function start(description) {
    const inner = this[state];
    this.spawnfile = description.file;
    this.spawnargs = description.args;
    inner.id = resources.open((event, ...values) => receive(this, event, values));
    let failure;
    try {
        this.pid = ops.startChild(inner.id, JSON.stringify(description));
    } catch (error) {
        failure = error;
        inner.hasExited = true;
        if (!told.includes(error.code)) {
            resources.close(inner.id);
            const { errno, code } = error;
            throw errno === undefined ? error : Object.assign(new Error(`spawn ${code}`), { errno, code, syscall: "spawn" });
        }
    }
    this.stdio = description.stdio.map((channel, index) => (channel === "pipe" ? connect(this, index) : null));
    [this.stdin, this.stdout, this.stderr] = this.stdio;
    if (failure === undefined) nextTick(() => this.emit("spawn"));
    else fail(this, failure, description);
};

function connect(child, index) {
    const inner = child[state];
    const { stream, tell } = channelStream(inner.id, index, () => inner.id !== undefined && child.pid !== undefined);
    inner.tell.set(index, tell);
    child._closesNeeded += 1;
    stream.on("close", () => maybeClose(child));
    return stream;
}

function fail(child, { errno, code }, { file, args }) {
    child.exitCode = errno;
    nextTick(() => {
        for (const stream of child.stdio) stream?.destroy();
        child.emit("error", Object.assign(new Error(`spawn ${file} ${code}`),
            { errno, code, syscall: `spawn ${file}`, path: file, spawnargs: args.slice(1) }));
        maybeClose(child);
    });
}

function receive(child, event, values) {
    if (event === "exit") {
        const [code, signal] = values;
        exited(child, code < 0 ? null : code, signal === 0 ? null : signalName(signal));
    } else {
        const [channel, ...rest] = values;
        child[state].tell.get(channel)?.(event, ...rest);
    }
}

function exited(child, code, signal) {
    child[state].hasExited = true;
    if (signal !== null) child.signalCode = signal;
    else child.exitCode = code;
    child.stdin?.destroy();
    child.emit("exit", child.exitCode, child.signalCode);
    // What nobody reads must not keep it from its end.
    nextTick(() => {
        for (const stream of child.stdio) {
            if (stream?.readable && stream.listenerCount("readable") === 0 && stream.readableFlowing === null) stream.resume();
        }
    });
    maybeClose(child);
}

function maybeClose(child) {
    child._closesGot += 1;
    if (child._closesGot !== child._closesNeeded) return;
    resources.close(child[state].id);
    child[state].id = undefined;
    child.emit("close", child.exitCode, child.signalCode);
}

Object.assign(ChildProcess.prototype, {
    /** Whether it was there to get the signal. */
    kill(signal) {
        const number = signal === 0 ? 0 : signalNumber(signal === undefined ? "SIGTERM" : signal);
        const { id, hasExited } = this[state];
        if (id === undefined || hasExited || !ops.signalChild(id, number)) return false;
        this.killed = true;
        return true;
    },
    ref() {},
    unref() {},
    send() {
        throw notImplemented("ChildProcess.send()");
    },
    disconnect() {
        throw notImplemented("ChildProcess.disconnect()");
    },
    spawn(options) {
        const [, ...args] = options.args ?? [options.file];
        this.start(describe(options.file, args, options, channels(options.stdio)));
    },
});
const dispose = Symbol.dispose ?? Symbol.for("nodejs.dispose");
Object.defineProperty(ChildProcess.prototype, dispose, { value() { this.kill(); }, writable: true, configurable: true });

/** A running child, with its time limit and its signal. */
exports.launch = function launch(file, args, options) {
    const timeout = timeoutOf(options);
    const killSignal = killSignalOf(options);
    const { signal } = options;
    if (signal !== undefined && (signal === null || typeof signal !== "object" || !("aborted" in signal))) {
        throw internal("validators").invalidArgumentType("options.signal", "an instance of AbortSignal", signal);
    }
    const child = new ChildProcess();
    child.start(describe(file, args, options, channels(options.stdio)));
    if (timeout > 0) {
        const timer = timers.start(() => child.kill(killSignal), timeout, [], false);
        child.once("exit", () => timers.stop(timer));
    }
    if (signal !== undefined) watch(child, signal, killSignal);
    return child;
};

function watch(child, signal, killSignal) {
    const abort = () => {
        if (!child.kill(killSignal)) return;
        const error = Object.assign(new Error("The operation was aborted", { cause: signal.reason }), { code: "ABORT_ERR" });
        Object.defineProperty(error, "name", { value: "AbortError", writable: true, configurable: true });
        child.emit("error", error);
    };
    if (signal.aborted) {
        nextTick(abort);
        return;
    }
    signal.addEventListener("abort", abort, { once: true });
    child.once("exit", () => signal.removeEventListener("abort", abort));
}

exports.ChildProcess = ChildProcess;
