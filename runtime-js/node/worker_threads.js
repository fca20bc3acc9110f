"use strict";
// Node's worker_threads, of a program that has one thread: there are no Workers, messages stay in it.

const { missing } = internal("errors");
const { requireFunction } = internal("validators");
const EventEmitter = require("node/events");
const { structuredClone } = require("web/structured-clone");

const queues = new WeakMap();

/** One end of a channel; messages wait until somebody listens. */
class MessagePort extends EventEmitter {
    constructor() {
        super();
        queues.set(this, { messages: [], other: undefined, isStarted: false, isClosed: false });
        this.on("newListener", (name) => {
            if (name === "message") this.start();
        });
    }

    #onmessage = null;

    get onmessage() {
        return this.#onmessage;
    }

    set onmessage(listener) {
        this.#onmessage = typeof listener === "function" ? listener : null;
        if (this.#onmessage !== null) this.start();
    }

    postMessage(value) {
        const other = queues.get(this).other;
        const copy = structuredClone(value);
        if (other === undefined) return;
        queues.get(other).messages.push(copy);
        deliver(other);
    }

    start() {
        queues.get(this).isStarted = true;
        deliver(this);
    }

    close(callback) {
        if (callback !== undefined) {
            requireFunction(callback, "callback");
            this.once("close", callback);
        }
        const { other } = queues.get(this);
        end(this);
        if (other !== undefined) end(other);
    }

    ref() {}

    unref() {}

    hasRef() {
        return false;
    }

    addEventListener(type, listener) {
        this.on(type, Object.assign((data) => listener({ type, data, target: this }), { listener }));
    }

    removeEventListener(type, listener) {
        this.removeListener(type, listener);
    }
}

function deliver(port) {
    require("node/process").nextTick(() => {
        const queue = queues.get(port);
        while (queue.isStarted && !queue.isClosed && queue.messages.length > 0) {
            const data = queue.messages.shift();
            port.emit("message", data);
            port.onmessage?.({ type: "message", data, target: port, ports: [] });
        }
    });
}

function end(port) {
    const queue = queues.get(port);
    if (queue.isClosed) return;
    deliver(port);
    require("node/process").nextTick(() => {
        if (queue.isClosed) return;
        queue.isClosed = true;
        queue.other = undefined;
        port.emit("close");
    });
}

class MessageChannel {
    constructor() {
        this.port1 = new MessagePort();
        this.port2 = new MessagePort();
        queues.get(this.port1).other = this.port2;
        queues.get(this.port2).other = this.port1;
    }
}

function receiveMessageOnPort(port) {
    const queue = queues.get(port);
    if (queue === undefined) throw internal("validators").invalidArgumentType("port", "a MessagePort instance", port);
    return queue.messages.length === 0 ? undefined : { message: queue.messages.shift() };
}

const environment = new Map();

module.exports = {
    isMainThread: true,
    MessagePort,
    MessageChannel,
    markAsUntransferable() {},
    moveMessagePortToContext: missing("worker_threads.moveMessagePortToContext()"),
    receiveMessageOnPort,
    resourceLimits: {},
    postMessageToThread: missing("worker_threads.postMessageToThread()"),
    threadId: 0,
    SHARE_ENV: Symbol.for("nodejs.worker_threads.SHARE_ENV"),
    Worker: missing("worker_threads.Worker"),
    parentPort: null,
    workerData: null,
    BroadcastChannel: missing("worker_threads.BroadcastChannel"),
    setEnvironmentData(key, value) {
        if (value === undefined) environment.delete(key);
        else environment.set(key, value);
    },
    getEnvironmentData: (key) => environment.get(key),
};
