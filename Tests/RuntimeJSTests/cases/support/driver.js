"use strict";
// Plays the host: boots a runtime, sends it frames and reads what it writes.

const { makeOps } = require("./ops");
// Not the global one: in an isolate that becomes the booted runtime's.
const { setImmediate } = require("timers");

class Driver {
    /** `boot(makeOps)` gives the runtime's entry points; see `Driver.boot`. */
    constructor(files = {}) {
        this.files = new Map(Object.entries(files));
        this.logs = [];
        this.operations = [];
        this.answers = new Map();
        this.timers = new Map();
        this.lastCall = 0;
        this.written = [];
        const timers = {
            start: (id, milliseconds) => this.timers.set(id, milliseconds),
            stop: (id) => this.timers.delete(id),
            post: (message) => this.written.push(message),
            event: (...values) => this.entries.resourceEvent(...values),
            exit: (code) => { this.exitCode = code; },
            resourceEvent: (...event) => this.entries.resourceEvent(...event),
        };
        this.entries = Driver.boot({ files: this.files, timers, makeOps });
    }

    /** Takes what the runtime has written. */
    drain() {
        for (const message of this.written.splice(0).map((text) => JSON.parse(text))) {
            if (message[0] === "answer") this.answers.set(message[1], message);
            else if (message[0] === "op") this.operations.push({ id: message[1], name: message[2], argument: message[3] });
            else this.logs.push(message[1]);
        }
    }

    /** A call that answers at once: the value, or a thrown Error with `failure`. */
    call(entry, body) {
        const id = this.send(entry, body);
        return this.answer(id);
    }

    send(entry, body) {
        this.lastCall += 1;
        this.entries.receive(JSON.stringify([["call", this.lastCall, entry, body]]));
        this.drain();
        return this.lastCall;
    }

    answer(id) {
        const message = this.answers.get(id);
        if (message === undefined) throw new Error("The call has not been answered");
        if (message[2]) return message[3];
        throw Object.assign(new Error(message[3].message), { failure: message[3] });
    }

    /** A call that answers later; `operate(name, argument)` answers the operations started meanwhile. */
    async callLater(entry, body, operate) {
        const id = this.send(entry, body);
        for (let turn = 0; turn < 1000 && !this.answers.has(id); turn++) {
            await new Promise((resolve) => setImmediate(resolve));
            this.drain();
            const operations = this.operations.splice(0);
            for (const operation of operations) {
                const [succeeded, value] = settle(operate, operation);
                this.entries.receive(JSON.stringify([["settle", operation.id, succeeded, value]]));
            }
            this.drain();
            if (operations.length === 0 && this.timers.size > 0 && !this.answers.has(id)) this.fireTimers();
        }
        return this.answer(id);
    }

    /** Fires the timers that are set now. */
    fireTimers() {
        for (const id of [...this.timers.keys()]) {
            this.timers.delete(id);
            this.entries.fireTimer(id);
        }
        this.drain();
    }

    /** Lets promises go on until nothing moves any more. */
    async settle() {
        for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
        this.drain();
    }

    /** Loads an app of `{name, kind, script, bindings, ...}`; a function's script may be a text or a file of the driver. */
    load(functions, options = {}) {
        return this.call("load", {
            root: "/app",
            level: options.level ?? 2,
            taskHub: "TestHub",
            determinism: options.determinism,
            rollbackEntityOperations: options.rollbackEntityOperations,
            actionsPerTurn: options.actionsPerTurn,
            payloadLimit: options.payloadLimit,
            eager: options.eager ?? true,
            functions: functions.map(({ script, ...description }) => {
                const scriptFile = description.scriptFile ?? `/app/${description.name}/index.js`;
                if (script !== undefined) this.files.set(scriptFile, script);
                return { directory: `/app/${description.name}`, bindings: [], ...description, scriptFile };
            }),
        });
    }
}

function settle(operate, operation) {
    try {
        return [true, operate(operation.name, operation.argument)];
    } catch (error) {
        return [false, { name: error.name, message: error.message, code: error.code }];
    }
}

exports.Driver = Driver;
