"use strict";
// readable.pipe() and readable.unpipe().

const process = require("node/process");
const { prependListener } = internal("stream/legacy");
const { fail } = internal("stream/destroy");

exports.pipe = function pipe(source, target, options) {
    const state = source._readableState;
    if (state.pipes.length === 1 && !state.multiAwaitDrain) {
        state.multiAwaitDrain = true;
        state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
    }
    state.pipes.push(target);

    const endsTarget = options?.end !== false && target !== process.stdout && target !== process.stderr;
    const onSourceEnd = endsTarget ? () => target.end() : unpipe;
    if (state.endEmitted) process.nextTick(onSourceEnd);
    else source.once("end", onSourceEnd);

    let isCleanedUp = false;
    let onDrain;
    target.on("unpipe", onUnpipe);
    source.on("data", onData);
    prependListener(target, "error", onError);
    target.once("close", onClose);
    target.once("finish", onFinish);
    target.emit("pipe", source);
    if (target.writableNeedDrain === true) pause();
    else if (!state.flowing) source.resume();
    return target;

    function onUnpipe(other, info) {
        if (other !== source || info?.hasUnpiped !== false) return;
        info.hasUnpiped = true;
        cleanUp();
    }
    function cleanUp() {
        target.removeListener("close", onClose);
        target.removeListener("finish", onFinish);
        if (onDrain) target.removeListener("drain", onDrain);
        target.removeListener("error", onError);
        target.removeListener("unpipe", onUnpipe);
        source.removeListener("end", onSourceEnd);
        source.removeListener("end", unpipe);
        source.removeListener("data", onData);
        isCleanedUp = true;
        if (onDrain && state.awaitDrainWriters && (!target._writableState || target._writableState.needDrain)) onDrain();
    }
    function pause() {
        if (!isCleanedUp) {
            if (state.pipes.length === 1 && state.pipes[0] === target) {
                state.awaitDrainWriters = target;
                state.multiAwaitDrain = false;
            } else if (state.pipes.length > 1 && state.pipes.includes(target)) state.awaitDrainWriters.add(target);
            source.pause();
        }
        if (!onDrain) {
            onDrain = drained(source, target);
            target.on("drain", onDrain);
        }
    }
    function onData(chunk) {
        if (target.write(chunk) === false) pause();
    }
    function onError(error) {
        unpipe();
        target.removeListener("error", onError);
        if (target.listenerCount("error") > 0) return;
        const own = target._writableState || target._readableState;
        if (own && !own.errorEmitted) fail(target, error);
        else target.emit("error", error);
    }
    function onClose() {
        target.removeListener("finish", onFinish);
        unpipe();
    }
    function onFinish() {
        target.removeListener("close", onClose);
        unpipe();
    }
    function unpipe() {
        source.unpipe(target);
    }
};

// The source flows on when all that were waited for can take more.
function drained(source, target) {
    return () => {
        const state = source._readableState;
        if (state.awaitDrainWriters === target) state.awaitDrainWriters = null;
        else if (state.multiAwaitDrain) state.awaitDrainWriters.delete(target);
        if ((!state.awaitDrainWriters || state.awaitDrainWriters.size === 0) && source.listenerCount("data") > 0) source.resume();
    };
}

exports.unpipe = function unpipe(source, target) {
    const state = source._readableState;
    if (state.pipes.length === 0) return source;
    if (!target) {
        const targets = state.pipes;
        state.pipes = [];
        source.pause();
        for (const each of targets) each.emit("unpipe", source, { hasUnpiped: false });
        return source;
    }
    const index = state.pipes.indexOf(target);
    if (index < 0) return source;
    state.pipes.splice(index, 1);
    if (state.pipes.length === 0) source.pause();
    target.emit("unpipe", source, { hasUnpiped: false });
    return source;
};

