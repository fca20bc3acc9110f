"use strict";
// TLS between a net.Socket and what carries it: a socket of the system (internal/net/handle) or any stream.

const resources = internal("resources");
const { Buffer } = require("node/buffer");
const { fromHost } = internal("errors");
const { forHost } = internal("tls/options");

/** A stream as something to carry TLS, with the members of a socket's handle. */
class StreamCarrier {
    constructor(stream) {
        this.stream = stream;
        this.onEvent = () => {};
        this.wants = false;
        this.chunks = [];
        this.hasEnded = false;
        stream.on("data", (chunk) => {
            this.chunks.push(chunk);
            stream.pause();
            this.#answer();
        });
        stream.on("end", () => {
            this.hasEnded = true;
            this.#answer();
        });
        stream.on("close", () => {
            this.hasEnded = true;
            this.isClosed = true;
            this.#answer();
        });
        stream.pause();
    }

    read() {
        this.wants = true;
        if (this.chunks.length > 0 || this.hasEnded) require("node/process").nextTick(() => this.#answer());
        else this.stream.resume();
    }

    write(data, done) {
        this.stream.write(Buffer.from(data), (error) => { if (!error) done?.(); });
    }

    end(done) {
        this.stream.end(() => done?.());
    }

    setNoDelay(isOn) {
        this.stream.setNoDelay?.(isOn);
    }

    setKeepAlive(isOn, seconds) {
        this.stream.setKeepAlive?.(isOn, seconds * 1000);
    }

    close() {
        this.stream.destroy();
    }

    reset() {
        if (typeof this.stream.resetAndDestroy === "function") this.stream.resetAndDestroy();
        else this.stream.destroy();
    }

    #answer() {
        if (!this.wants) return;
        if (this.chunks.length > 0) {
            this.wants = false;
            this.onEvent("data", Buffer.concat(this.chunks.splice(0)));
        } else if (this.hasEnded) {
            this.wants = false;
            this.onEvent("end");
        }
    }
}

/**
 * `onEvent(name, ...values)` is told `connect`, `data`, `end` and `error` as of a socket's handle; and `secure` with what was
 * negotiated, `failed` with an Error, and `cut` when the other side went before the connection was secure.
 */
class TLSHandle {
    #id;
    #carrier;
    #wants = true;
    #isSecure = false;
    #waiting;
    #sent;
    #isEnding = false;
    #finished;

    constructor(carrier, options) {
        this.onEvent = () => {};
        this.isClosed = false;
        this.options = options;
        this.#carrier = carrier;
    }

    connect(target) {
        this.#carrier.connect(target);
    }

    connectPath(path) {
        this.#carrier.connectPath(path);
    }

    /** The carrier is ready: the handshake begins. Throws what is wrong with the options. */
    start() {
        const { settings, bundles } = forHost(this.options);
        this.#carrier.onEvent = (event, ...values) => this.#takeCarrier(event, values);
        this.#id = resources.open((event, ...values) => this.#takeSession(event, values));
        ops.startTLS(this.#id, JSON.stringify(settings), bundles);
        this.#carrier.read();
    }

    read() {
        this.#wants = true;
        if (this.#isSecure) this.#carrier.read();
    }

    write(data, done) {
        if (!this.#isSecure) {
            this.#waiting = [data, done];
            return;
        }
        if (data.length === 0) return done();
        this.#sent = done;
        ops.writeTLS(this.#id, data);
    }

    end(done) {
        this.#isEnding = true;
        this.#finished = done;
        if (this.#isSecure) {
            ops.endTLS(this.#id);
        } else if (this.#id === undefined) this.#carrier.end(done);
    }

    setNoDelay(isOn) {
        this.#carrier.setNoDelay(isOn);
    }

    setKeepAlive(isOn, seconds) {
        this.#carrier.setKeepAlive(isOn, seconds);
    }

    close() {
        if (this.isClosed) return;
        this.isClosed = true;
        if (this.#id !== undefined) resources.close(this.#id);
        this.#carrier.close();
    }

    reset() {
        this.#carrier.reset();
        this.close();
    }

    get hasUnsent() {
        return this.#waiting !== undefined;
    }

    #takeCarrier(event, values) {
        if (this.isClosed) return;
        if (event === "data") {
            ops.receiveTLS(this.#id, values[0]);
        } else if (event === "end") {
            this.onEvent(this.#isSecure ? "end" : "cut");
        } else this.onEvent(event, ...values);
    }

    #takeSession(event, values) {
        if (this.isClosed) return;
        if (event === "send") {
            const done = this.#sent;
            this.#sent = undefined;
            this.#send(values[0], done);
        } else if (event === "secure") {
            this.#isSecure = true;
            this.onEvent("secure", JSON.parse(values[0]));
            this.#goOn();
        } else if (event === "data") {
            this.#wants = false;
            this.onEvent("data", values[0]);
        } else if (event === "end") {
            this.onEvent("end");
        } else if (event === "taken") {
            if (!this.#isSecure || this.#wants) this.#carrier.read();
        } else if (event === "ended") {
            this.#endCarrier();
        } else {
            this.onEvent("failed", fromHost(...values));
        }
    }

    #goOn() {
        if (this.isClosed) return;
        if (this.#waiting !== undefined) {
            const [data, done] = this.#waiting;
            this.#waiting = undefined;
            this.write(data, done);
        } else if (this.#isEnding) ops.endTLS(this.#id);
    }

    // A carrier takes one write at a time.
    #queue = [];
    #isSending = false;

    #send(data, done) {
        this.#queue.push([data, done]);
        if (!this.#isSending) this.#sendNext();
    }

    #sendNext() {
        const next = this.#queue.shift();
        this.#isSending = next !== undefined;
        if (next === undefined) {
            if (this.#mayEnd) this.#carrier.end(this.#finished);
            this.#mayEnd = false;
            return;
        }
        const [data, done] = next;
        this.#carrier.write(data, () => {
            done?.();
            if (!this.isClosed) this.#sendNext();
        });
    }

    #mayEnd = false;

    #endCarrier() {
        if (this.#isSending) this.#mayEnd = true;
        else this.#carrier.end(this.#finished);
    }
}

exports.TLSHandle = TLSHandle;
exports.StreamCarrier = StreamCarrier;
