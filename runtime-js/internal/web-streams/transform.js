"use strict";
// TransformStream and its controller.

const { coded } = internal("errors");
const readableController = internal("web-streams/default-controller");
const writableCore = internal("web-streams/writable-core");
const { makeReadable } = internal("web-streams/readable");
const { makeWritable } = internal("web-streams/writable");
const {
    slots, setSlots, deferred, attempt, invalidState, invalidThis, illegalConstructor, callback, requireDictionary,
        highWaterMark, sizeOf,
    inspectable,
} = internal("web-streams/shared");

let isInternal = false;

class TransformStreamDefaultController {
    constructor() {
        if (!isInternal) throw illegalConstructor();
    }

    get desiredSize() {
        return readableController.desiredSize(readableOf(this[slots].stream));
    }

    enqueue(chunk = undefined) {
        enqueue(this[slots].stream, chunk);
    }

    error(reason = undefined) {
        fail(this[slots].stream, reason);
    }

    terminate() {
        const { stream } = this[slots];
        readableController.close(readableOf(stream));
        failWritable(stream, invalidState("TransformStream terminated"));
    }
}
inspectable(TransformStreamDefaultController, () => ({}));

const readableOf = (stream) => stream[slots].readable[slots].controller;

class TransformStream {
    constructor(transformer = {}, writableStrategy = {}, readableStrategy = {}) {
        requireDictionary(transformer, "transformer");
        requireDictionary(writableStrategy, "writableStrategy");
        requireDictionary(readableStrategy, "readableStrategy");
        for (const type of ["readableType", "writableType"]) {
            if (transformer?.[type] === undefined) continue;
            throw coded("RangeError", "ERR_INVALID_ARG_VALUE",
                `The property 'transformer.${type}' is invalid. Received ${internal("inspect").inspect(transformer[type])}`);
        }
        const methods = {};
        for (const name of ["start", "transform", "flush", "cancel"]) methods[name] = callback(transformer, name, "transformer");
        setUp(this, {
            ...methods, readableMark: highWaterMark(readableStrategy, 0), readableSize: sizeOf(readableStrategy),
            writableMark: highWaterMark(writableStrategy, 1), writableSize: sizeOf(writableStrategy),
        });
    }

    get readable() {
        return checked(this).readable;
    }

    get writable() {
        return checked(this).writable;
    }
}
inspectable(TransformStream, (stream) => ({
    readable: stream.readable, writable: stream.writable, backpressure: stream[slots].hasBackpressure,
}));

function checked(stream) {
    if (!(stream instanceof TransformStream) || stream[slots] === undefined) throw invalidThis("TransformStream");
    return stream[slots];
}

function setBackpressure(stream, hasBackpressure) {
    const own = stream[slots];
    own.change?.resolve(undefined);
    own.change = deferred();
    own.hasBackpressure = hasBackpressure;
}

function failWritable(stream, error) {
    const own = stream[slots];
    own.clear();
    if (own.writable[slots].state === "writable") writableCore.startErroring(own.writable, error);
    if (own.hasBackpressure) setBackpressure(stream, false);
}

function fail(stream, error) {
    readableController.fail(readableOf(stream), error);
    failWritable(stream, error);
}

function enqueue(stream, chunk) {
    const own = stream[slots];
    const controller = readableOf(stream);
    if (!readableController.canEnqueue(controller)) throw invalidState("Unable to enqueue");
    try {
        readableController.enqueue(controller, chunk);
    } catch (error) {
        failWritable(stream, error);
        throw own.readable[slots].error;
    }
    const hasBackpressure = !(readableController.desiredSize(controller) > 0);
    if (hasBackpressure !== own.hasBackpressure) setBackpressure(stream, true);
}

/** Ties the two sides together; the transformer's methods are functions, or undefined. */
function setUp(stream, { start, transform, flush, cancel, readableMark, readableSize, writableMark, writableSize }) {
    isInternal = true;
    const controller = new TransformStreamDefaultController();
    isInternal = false;
    setSlots(controller, { stream });
    const started = deferred();
    let methods = {
        transform: transform ?? ((chunk) => enqueue(stream, chunk)), flush: flush ?? (() => undefined),
            cancel: cancel ?? (() => undefined),
    };
    let finishing;
    const own = setSlots(stream, {
        readable: undefined, writable: undefined, hasBackpressure: undefined, change: undefined,
        clear() {
            methods = { transform: () => undefined, flush: () => undefined, cancel: () => undefined };
        },
    });

    const perform = (chunk) => attempt(() => methods.transform(chunk, controller)).catch((error) => {
        fail(stream, error);
        throw error;
    });
    // Closing, aborting and cancelling happen once: who comes later waits for the first.
    const finish = (run, settle) => {
        if (finishing !== undefined) return finishing.promise;
        finishing = deferred();
        const done = attempt(run);
        own.clear();
        done.then(() => settle(undefined, false), (error) => settle(error, true));
        return finishing.promise;
    };

    own.writable = makeWritable({
        start: () => started.promise,
        mark: writableMark,
        size: writableSize,
        write(chunk) {
            if (!own.hasBackpressure) return perform(chunk);
            return own.change.promise.then(() => {
                const writable = own.writable[slots];
                if (writable.state === "erroring") throw writable.error;
                return perform(chunk);
            });
        },
        close() {
            const { flush: run } = methods;
            return finish(() => run(controller), (error, hasFailed) => {
                if (hasFailed) {
                    readableController.fail(readableOf(stream), error);
                    finishing.reject(error);
                } else if (own.readable[slots].state === "errored") finishing.reject(own.readable[slots].error);
                else {
                    readableController.close(readableOf(stream));
                    finishing.resolve(undefined);
                }
            });
        },
        abort(reason) {
            const { cancel: run } = methods;
            return finish(() => run(reason), (error, hasFailed) => {
                if (hasFailed) {
                    readableController.fail(readableOf(stream), error);
                    finishing.reject(error);
                } else if (own.readable[slots].state === "errored") finishing.reject(own.readable[slots].error);
                else {
                    readableController.fail(readableOf(stream), reason);
                    finishing.resolve(undefined);
                }
            });
        },
    });
    own.readable = makeReadable({
        start: () => started.promise,
        mark: readableMark,
        size: readableSize,
        pull() {
            setBackpressure(stream, false);
            return own.change.promise;
        },
        cancel(reason) {
            const { cancel: run } = methods;
            return finish(() => run(reason), (error, hasFailed) => {
                const writable = own.writable[slots];
                if (hasFailed) {
                    failWritable(stream, error);
                    finishing.reject(error);
                } else if (writable.state === "errored") finishing.reject(writable.error);
                else {
                    failWritable(stream, reason);
                    finishing.resolve(undefined);
                }
            });
        },
    });
    setBackpressure(stream, true);
    started.resolve(start?.(controller));
}

Object.assign(exports, { TransformStream, TransformStreamDefaultController });
