"use strict";
// Stream, the base of all streams, with the pipe of old.

const EventEmitter = require("node/events");

function Stream(options) {
    EventEmitter.call(this, options);
}
Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Stream, EventEmitter);

/** Puts a listener before those of the user. */
function prependListener(emitter, name, listener) {
    if (typeof emitter.prependListener === "function") return emitter.prependListener(name, listener);
    const entry = emitter._events?.[name];
    if (!entry) emitter.on(name, listener);
    else if (Array.isArray(entry)) entry.unshift(listener);
    else emitter._events[name] = [listener, entry];
    return emitter;
}

Stream.prototype.pipe = function pipe(target, options) {
    const source = this;
    let hasEnded = false;
    const onData = (chunk) => {
        if (target.writable && target.write(chunk) === false && source.pause) source.pause();
    };
    const onDrain = () => {
        if (source.readable && source.resume) source.resume();
    };
    const onEnd = () => {
        if (hasEnded) return;
        hasEnded = true;
        target.end();
    };
    const onClose = () => {
        if (hasEnded) return;
        hasEnded = true;
        if (typeof target.destroy === "function") target.destroy();
    };
    function onError(error) {
        cleanUp();
        if (EventEmitter.listenerCount(this, "error") === 0) this.emit("error", error);
    }
    const cleanUp = () => {
        source.removeListener("data", onData);
        target.removeListener("drain", onDrain);
        source.removeListener("end", onEnd);
        source.removeListener("close", onClose);
        source.removeListener("error", onError);
        target.removeListener("error", onError);
        source.removeListener("end", cleanUp);
        source.removeListener("close", cleanUp);
        target.removeListener("close", cleanUp);
    };
    source.on("data", onData);
    target.on("drain", onDrain);
    if (!target._isStdio && options?.end !== false) {
        source.on("end", onEnd);
        source.on("close", onClose);
    }
    prependListener(source, "error", onError);
    prependListener(target, "error", onError);
    source.on("end", cleanUp);
    source.on("close", cleanUp);
    target.on("close", cleanUp);
    target.emit("pipe", source);
    return target;
};


exports.Stream = Stream;
exports.prependListener = prependListener;
