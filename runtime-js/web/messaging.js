"use strict";
// MessageChannel, MessagePort and BroadcastChannel, within one isolate.

const { EventTarget, Event, MessageEvent, defineHandler } = require("web/events");
const { coded } = internal("errors");
const { requireFunction } = internal("validators");
const { cloneAll } = require("web/structured-clone");

const later = (run) => require("node/timers").setImmediate(run);

let isInternal = false;
let entangle;
let takeMessage;

class MessagePort extends EventTarget {
    #other;
    #queue = [];
    #isStarted = false;
    #isClosed = false;
    #isDelivering = false;
    #hasRef = false;
    #wrapped = new Map();

    constructor() {
        if (!isInternal) throw coded("TypeError", "ERR_CONSTRUCT_CALL_INVALID", "Constructor cannot be called");
        super();
    }

    postMessage(value, options = undefined) {
        if (arguments.length === 0) throw coded("TypeError", "ERR_MISSING_ARGS", 'The "message" argument must be specified');
        const transfer = (Array.isArray(options) ? options : options?.transfer) ?? [];
        const { copy, ports } = cloneAll(value, transfer, this);
        if (this.#isClosed || this.#other === undefined) return;
        this.#other.#queue.push({ data: copy, ports });
        this.#other.#deliver();
    }

    start() {
        if (this.#isClosed) return;
        this.#isStarted = true;
        this.#deliver();
    }

    close() {
        if (this.#isClosed) return;
        const other = this.#other;
        for (const port of [this, other]) {
            port.#isClosed = true;
            port.#hasRef = false;
            later(() => port.dispatchEvent(new Event("close")));
        }
    }

    ref() {
        this.#hasRef = true;
    }

    unref() {
        this.#hasRef = false;
    }

    hasRef() {
        return this.#hasRef;
    }

    /** As an EventEmitter: listeners of `message` get the value. */
    on(name, listener) {
        return this.#listen(name, listener, false);
    }

    once(name, listener) {
        return this.#listen(name, listener, true);
    }

    off(name, listener) {
        const wrapped = this.#wrapped.get(listener);
        if (wrapped !== undefined) this.removeEventListener(name, wrapped);
        return this;
    }

    #listen(name, listener, once) {
        requireFunction(listener, "listener");
        const wrapped = (event) => listener.call(this, event instanceof MessageEvent ? event.data : event);
        this.#wrapped.set(listener, wrapped);
        this.addEventListener(name, wrapped, { once });
        if (name === "message") this.#begin();
        return this;
    }

    #begin() {
        this.#hasRef = true;
        this.start();
    }

    // One message a turn, as other tasks are to come in between.
    #deliver() {
        if (!this.#isStarted || this.#isDelivering || this.#queue.length === 0) return;
        this.#isDelivering = true;
        later(() => {
            this.#isDelivering = false;
            if (this.#queue.length === 0) return;
            this.dispatchEvent(new MessageEvent("message", this.#queue.shift()));
            this.#deliver();
        });
    }

    static {
        entangle = (one, two) => {
            one.#other = two;
            two.#other = one;
        };
        takeMessage = (port) => (port.#queue.length === 0 ? undefined : { message: port.#queue.shift().data });
        defineHandler(MessagePort, "message");
        defineHandler(MessagePort, "messageerror");
        const { get, set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
        Object.defineProperty(MessagePort.prototype, "onmessage", {
            configurable: true,
            enumerable: true,
            get,
            set(value) {
                set.call(this, value);
                if (typeof value === "function") this.#begin();
            },
        });
    }
}
MessagePort.prototype.addListener = MessagePort.prototype.on;
MessagePort.prototype.removeListener = MessagePort.prototype.off;

class MessageChannel {
    constructor() {
        isInternal = true;
        try {
            this.port1 = new MessagePort();
            this.port2 = new MessagePort();
        } finally {
            isInternal = false;
        }
        entangle(this.port1, this.port2);
    }
}

const channels = new Map();

class BroadcastChannel extends EventTarget {
    #name;
    #isClosed = false;

    constructor(name) {
        if (arguments.length === 0) throw coded("TypeError", "ERR_MISSING_ARGS", 'The "name" argument must be specified');
        super();
        this.#name = `${name}`;
        if (!channels.has(this.#name)) channels.set(this.#name, new Set());
        channels.get(this.#name).add(this);
    }

    get name() {
        return this.#name;
    }

    postMessage(message) {
        if (arguments.length === 0) throw coded("TypeError", "ERR_MISSING_ARGS", 'The "message" argument must be specified');
        if (this.#isClosed) {
            const { DOMException } = require("web/dom-exception");
            throw new DOMException("BroadcastChannel is closed.", "InvalidStateError");
        }
        for (const other of channels.get(this.#name)) {
            if (other === this) continue;
            const { copy } = cloneAll(message, []);
            later(() => {
                if (!other.#isClosed) other.dispatchEvent(new MessageEvent("message", { data: copy }));
            });
        }
    }

    close() {
        this.#isClosed = true;
        channels.get(this.#name)?.delete(this);
        if (channels.get(this.#name)?.size === 0) channels.delete(this.#name);
    }

    ref() {
        return this;
    }

    unref() {
        return this;
    }
}
defineHandler(BroadcastChannel, "message");
defineHandler(BroadcastChannel, "messageerror");

for (const type of [MessagePort, MessageChannel, BroadcastChannel]) {
    Object.defineProperty(type.prototype, Symbol.toStringTag, { value: type.name, configurable: true });
}

/** The next message of a port, `{message}`, without an event; undefined when there is none. */
exports.receiveMessageOnPort = takeMessage;
Object.assign(exports, { MessageChannel, MessagePort, BroadcastChannel });
