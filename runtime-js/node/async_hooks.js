"use strict";
// Node's async_hooks: AsyncLocalStorage and AsyncResource. Hooks can be made, and are never called.

const context = internal("async-context");
const { coded } = internal("errors");
const { requireFunction, requireObject, requireString } = internal("validators");

let lastID = 1;
let execution = { id: 1, trigger: 0, resource: {} };

class AsyncLocalStorage {
    #isEnabled = false;

    constructor() {
        context.install();
    }

    static bind(fn) {
        return AsyncResource.bind(fn);
    }

    static snapshot() {
        return AsyncLocalStorage.bind((fn, ...values) => fn(...values));
    }

    getStore() {
        return this.#isEnabled ? context.capture()?.get(this) : undefined;
    }

    run(store, callback, ...values) {
        if (this.#isEnabled && Object.is(store, this.getStore())) return Reflect.apply(callback, null, values);
        this.#isEnabled = true;
        return context.run(this.#with(store), callback, null, values);
    }

    exit(callback, ...values) {
        if (!this.#isEnabled) return Reflect.apply(callback, null, values);
        this.#isEnabled = false;
        try {
            return Reflect.apply(callback, null, values);
        } finally {
            this.#isEnabled = true;
        }
    }

    enterWith(store) {
        this.#isEnabled = true;
        context.enter(this.#with(store));
    }

    disable() {
        this.#isEnabled = false;
    }

    #with(store) {
        return new Map(context.capture()).set(this, store);
    }
}

class AsyncResource {
    #id;
    #trigger;
    #context = context.capture();

    constructor(type, options = {}) {
        requireString(type, "type");
        let trigger = execution.id;
        if (typeof options === "number") {
            trigger = options;
        } else {
            requireObject(options, "options");
            trigger = options.triggerAsyncId ?? trigger;
        }
        if (!Number.isSafeInteger(trigger) || trigger < -1) {
            throw coded("RangeError", "ERR_INVALID_ASYNC_ID", `Invalid triggerAsyncId value: ${trigger}`);
        }
        lastID += 1;
        this.#id = lastID;
        this.#trigger = trigger;
    }

    static bind(fn, type, receiver) {
        const name = type || fn?.name || "bound-anonymous-fn";
        return new AsyncResource(name).bind(fn, receiver);
    }

    runInAsyncScope(fn, receiver, ...values) {
        const outer = execution;
        execution = { id: this.#id, trigger: this.#trigger, resource: this };
        try {
            return context.run(this.#context, fn, receiver, values);
        } finally {
            execution = outer;
        }
    }

    bind(fn, receiver) {
        requireFunction(fn, "fn");
        const resource = this;
        const bound = function (...values) {
            return resource.runInAsyncScope(fn, receiver === undefined ? this : receiver, ...values);
        };
        return Object.defineProperties(bound, {
            length: { value: fn.length, configurable: true, enumerable: false, writable: false },
        });
    }

    emitDestroy() {
        return this;
    }

    asyncId() {
        return this.#id;
    }

    triggerAsyncId() {
        return this.#trigger;
    }
}

class AsyncHook {
    enable() {
        return this;
    }

    disable() {
        return this;
    }
}

function createHook(callbacks) {
    for (const name of ["init", "before", "after", "destroy", "promiseResolve"]) {
        const callback = callbacks[name];
        if (callback !== undefined && typeof callback !== "function") {
            throw coded("TypeError", "ERR_ASYNC_CALLBACK", `hook.${name} must be a function`);
        }
    }
    return new AsyncHook();
}

module.exports = {
    AsyncLocalStorage,
    createHook,
    executionAsyncId: () => execution.id,
    triggerAsyncId: () => execution.trigger,
    executionAsyncResource: () => execution.resource,
    asyncWrapProviders: Object.freeze(Object.assign(Object.create(null), { NONE: 0, PROMISE: 26, Timeout: 27, Immediate: 28, TickObject: 29 })),
    AsyncResource,
};
