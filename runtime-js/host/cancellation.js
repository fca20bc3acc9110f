"use strict";
// context.signal: how a running invocation learns that its result is not wanted any more.

const running = new Map();

/** What cancels one invocation. Its signal is made when somebody asks for it. */
class Cancellation {
    #controller;
    #reason;

    get signal() {
        if (this.#controller === undefined) {
            const { AbortController } = require("web/abort");
            this.#controller = new AbortController();
            if (this.#reason !== undefined) this.#controller.abort(this.#reason);
        }
        return this.#controller.signal;
    }

    cancel(message) {
        const { DOMException } = require("web/dom-exception");
        this.#reason ??= new DOMException(message, "AbortError");
        this.#controller?.abort(this.#reason);
    }
}

/** The cancellation of an invocation that begins. */
exports.begin = function begin(invocationId) {
    const cancellation = new Cancellation();
    running.set(invocationId, cancellation);
    return cancellation;
};

/** The invocation has ended; a later one of the same id is not touched. */
exports.end = function end(invocationId, cancellation) {
    if (running.get(invocationId) === cancellation) running.delete(invocationId);
};

/** Aborts the signal of an invocation with an AbortError; one that has ended already is left alone. */
exports.cancel = function cancel({ invocationId, reason }) {
    running.get(invocationId)?.cancel(reason ?? "The invocation was cancelled");
};
