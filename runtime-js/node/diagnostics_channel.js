"use strict";
// Node's diagnostics_channel.

const { invalidArgumentType, requireFunction } = internal("validators");
const { report } = internal("uncaught");

const channels = new Map();

class Channel {
    #subscribers = [];
    #stores = new Map();

    constructor(name) {
        this.name = name;
    }

    subscribe(subscription) {
        requireFunction(subscription, "subscription");
        this.#subscribers = [...this.#subscribers, subscription];
    }

    unsubscribe(subscription) {
        const index = this.#subscribers.indexOf(subscription);
        if (index < 0) return false;
        this.#subscribers = this.#subscribers.toSpliced(index, 1);
        return true;
    }

    get hasSubscribers() {
        return this.#subscribers.length > 0 || this.#stores.size > 0;
    }

    publish(data) {
        for (const subscriber of this.#subscribers) guarded(() => subscriber(data, this.name));
    }

    bindStore(store, transform) {
        this.#stores.set(store, transform);
    }

    unbindStore(store) {
        return this.#stores.delete(store);
    }

    runStores(data, fn, receiver, ...values) {
        let run = () => {
            this.publish(data);
            return Reflect.apply(fn, receiver, values);
        };
        for (const [store, transform] of this.#stores) {
            const next = run;
            run = () => {
                let context = data;
                try {
                    if (transform) context = transform(data);
                } catch (error) {
                    require("node/process").nextTick(() => report("uncaughtException", error));
                    return next();
                }
                return store.run(context, next);
            };
        }
        return run();
    }
}

/** A subscriber that throws stops neither the others nor the publisher. */
function guarded(body) {
    try {
        body();
    } catch (error) {
        require("node/process").nextTick(() => report("uncaughtException", error));
    }
}

function channel(name) {
    if (channels.has(name)) return channels.get(name);
    if (typeof name !== "string" && typeof name !== "symbol") {
        throw invalidArgumentType("channel", "one of type string or symbol", name);
    }
    channels.set(name, new Channel(name));
    return channels.get(name);
}

const events = ["start", "end", "asyncStart", "asyncEnd", "error"];

class TracingChannel {
    constructor(nameOrChannels) {
        const isName = typeof nameOrChannels === "string";
        if (!isName && (nameOrChannels === null || typeof nameOrChannels !== "object")) {
            throw invalidArgumentType("nameOrChannels", "of type string or an instance of TracingChannel or Object", nameOrChannels);
        }
        for (const event of events) {
            const value = isName ? channel(`tracing:${nameOrChannels}:${event}`) : nameOrChannels[event];
            if (!(value instanceof Channel)) throw invalidArgumentType(`nameOrChannels.${event}`, "an instance of Channel", value);
            Object.defineProperty(this, event, { value, writable: false, configurable: false, enumerable: false });
        }
    }

    get hasSubscribers() {
        return events.some((event) => this[event].hasSubscribers);
    }

    subscribe(handlers) {
        for (const event of events) if (handlers[event]) this[event].subscribe(handlers[event]);
    }

    unsubscribe(handlers) {
        let isDone = true;
        for (const event of events) if (handlers[event] && !this[event].unsubscribe(handlers[event])) isDone = false;
        return isDone;
    }

    traceSync(fn, context = {}, receiver, ...values) {
        if (!this.hasSubscribers) return Reflect.apply(fn, receiver, values);
        return this.start.runStores(context, () => {
            try {
                const result = Reflect.apply(fn, receiver, values);
                context.result = result;
                return result;
            } catch (error) {
                context.error = error;
                this.error.publish(context);
                throw error;
            } finally {
                this.end.publish(context);
            }
        });
    }

    tracePromise(fn, context = {}, receiver, ...values) {
        if (!this.hasSubscribers) return Reflect.apply(fn, receiver, values);
        const resolved = (result) => {
            context.result = result;
            this.asyncStart.publish(context);
            this.asyncEnd.publish(context);
            return result;
        };
        const rejected = (error) => {
            context.error = error;
            this.error.publish(context);
            this.asyncStart.publish(context);
            this.asyncEnd.publish(context);
            return Promise.reject(error);
        };
        return this.start.runStores(context, () => {
            try {
                const promise = Reflect.apply(fn, receiver, values);
                return (promise instanceof Promise ? promise : Promise.resolve(promise)).then(resolved, rejected);
            } catch (error) {
                context.error = error;
                this.error.publish(context);
                throw error;
            } finally {
                this.end.publish(context);
            }
        });
    }

    traceCallback(fn, position = -1, context = {}, receiver, ...values) {
        if (!this.hasSubscribers) return Reflect.apply(fn, receiver, values);
        const channels = this;
        const index = position < 0 ? values.length + position : position;
        const callback = values[index];
        requireFunction(callback, "callback");
        values[index] = function (error, result, ...rest) {
            if (error) {
                context.error = error;
                channels.error.publish(context);
            } else {
                context.result = result;
            }
            return channels.asyncStart.runStores(context, () => {
                try {
                    return Reflect.apply(callback, this, [error, result, ...rest]);
                } finally {
                    channels.asyncEnd.publish(context);
                }
            });
        };
        return this.start.runStores(context, () => {
            try {
                return Reflect.apply(fn, receiver, values);
            } catch (error) {
                context.error = error;
                this.error.publish(context);
                throw error;
            } finally {
                this.end.publish(context);
            }
        });
    }
}

module.exports = {
    channel,
    hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
    subscribe: (name, subscription) => channel(name).subscribe(subscription),
    tracingChannel: (nameOrChannels) => new TracingChannel(nameOrChannels),
    unsubscribe: (name, subscription) => channel(name).unsubscribe(subscription),
    Channel,
};
