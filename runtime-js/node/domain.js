"use strict";
// Node's domain, as far as packages use it that still know it: errors of functions run or bound in a domain, and of emitters
// added to it, go to its "error" listeners.

const EventEmitter = require("node/events");

const stack = [];

class Domain extends EventEmitter {
    constructor() {
        super();
        this.members = [];
    }

    add(emitter) {
        if (this.members.includes(emitter)) return;
        this.members.push(emitter);
        Object.defineProperty(emitter, "domain", { value: this, writable: true, configurable: true, enumerable: false });
        emitter.on?.("error", this.#caught);
    }

    remove(emitter) {
        const index = this.members.indexOf(emitter);
        if (index < 0) return;
        this.members.splice(index, 1);
        emitter.domain = null;
        emitter.removeListener?.("error", this.#caught);
    }

    #caught = (error) => this.#emit(error, {});

    #emit(error, details) {
        if (error !== null && (typeof error === "object" || typeof error === "function")) {
            Object.defineProperty(error, "domain", { value: this, writable: true, configurable: true, enumerable: false });
            Object.assign(error, details);
        }
        this.emit("error", error);
    }

    run(fn, ...values) {
        this.enter();
        try {
            return Reflect.apply(fn, this, values);
        } catch (error) {
            if (this.listenerCount("error") === 0) throw error;
            this.#emit(error, { domainThrown: true });
            return undefined;
        } finally {
            this.exit();
        }
    }

    bind(fn) {
        const domain = this;
        return function bound(...values) {
            return domain.run(() => Reflect.apply(fn, this, values));
        };
    }

    intercept(fn) {
        const domain = this;
        return function intercepted(error, ...values) {
            if (error instanceof Error) {
                domain.#emit(error, { domainBound: fn, domainThrown: false });
                return undefined;
            }
            return domain.run(() => Reflect.apply(fn, this, values));
        };
    }

    enter() {
        stack.push(this);
        module.exports.active = this;
    }

    exit() {
        const index = stack.lastIndexOf(this);
        if (index < 0) return;
        stack.splice(index);
        module.exports.active = stack.at(-1);
    }
}

const create = () => new Domain();

module.exports = { _stack: stack, Domain, createDomain: create, create, active: null };
