"use strict";
// WritableStream, its writer and its controller.

const core = internal("web-streams/writable-core");
const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");
const { AbortController } = require("web/abort");
const {
    slots, setSlots, invalidState, invalidThis, illegalConstructor, SizedQueue, attempt, callback, requireDictionary,
        highWaterMark,
    sizeOf, inspectable,
} = internal("web-streams/shared");

const nothing = () => undefined;
const closeMark = Symbol("close");

class WritableStream {
    constructor(sink = {}, strategy = {}) {
        requireDictionary(sink, "sink");
        requireDictionary(strategy, "strategy");
        if (sink?.type !== undefined) {
            throw coded("RangeError", "ERR_INVALID_ARG_VALUE",
                `The property 'sink.type' is invalid. Received ${internal("inspect").inspect(sink.type)}`);
        }
        setSlots(this, core.initial());
        const size = sizeOf(strategy);
        const mark = highWaterMark(strategy, 1);
        const [start, write, close, abort] = ["start", "write", "close", "abort"].map((name) =>
            callback(sink, name, "sink") ?? nothing);
        setUp(this, { start, write, close, abort, size, mark });
    }

    get locked() {
        return core.isLocked(checked(this));
    }

    abort(reason = undefined) {
        if (!isWritableStream(this)) return Promise.reject(invalidThis("WritableStream"));
        if (core.isLocked(this)) return Promise.reject(invalidState("WritableStream is locked"));
        return core.abort(this, reason);
    }

    close() {
        if (!isWritableStream(this)) return Promise.reject(invalidThis("WritableStream"));
        if (core.isLocked(this)) return Promise.reject(invalidState("WritableStream is locked"));
        if (core.isClosing(this[slots])) return Promise.reject(invalidState("Failure closing WritableStream"));
        return core.close(this);
    }

    getWriter() {
        return new WritableStreamDefaultWriter(checked(this));
    }
}
inspectable(WritableStream, (stream) => ({ locked: stream.locked, state: stream[slots].state }));

const isWritableStream = (value) => value instanceof WritableStream && value[slots] !== undefined;

function checked(stream) {
    if (!isWritableStream(stream)) throw invalidThis("WritableStream");
    return stream;
}

class WritableStreamDefaultWriter {
    constructor(stream) {
        if (!isWritableStream(stream)) throw invalidArgumentType("stream", "an instance of WritableStream", stream);
        setSlots(this, core.acquire(this, stream));
    }

    get closed() {
        return this[slots].closed.promise;
    }

    get desiredSize() {
        if (this[slots].stream === undefined) throw invalidState("Writer is not bound to a WritableStream");
        return core.desiredSize(this[slots].stream);
    }

    get ready() {
        return this[slots].ready.promise;
    }

    abort(reason = undefined) {
        const { stream } = this[slots];
        return stream === undefined ? unbound() : core.abort(stream, reason);
    }

    close() {
        const { stream } = this[slots];
        if (stream === undefined) return unbound();
        if (core.isClosing(stream[slots])) return Promise.reject(invalidState("Failure to close WritableStream"));
        return core.close(stream);
    }

    releaseLock() {
        if (this[slots].stream !== undefined) core.release(this);
    }

    write(chunk = undefined) {
        return this[slots].stream === undefined ? unbound() : core.write(this, chunk);
    }
}
inspectable(WritableStreamDefaultWriter, (writer) => ({
    stream: writer[slots].stream, close: writer.closed, ready: writer.ready,
}));

const unbound = () => Promise.reject(invalidState("Writer is not bound to a WritableStream"));

let isInternal = false;

class WritableStreamDefaultController {
    constructor() {
        if (!isInternal) throw illegalConstructor();
    }

    get signal() {
        return this[slots].abortController.signal;
    }

    error(error = undefined) {
        const own = this[slots];
        if (own.stream[slots].state !== "writable") return;
        clear(own);
        core.startErroring(own.stream, error);
    }
}
inspectable(WritableStreamDefaultController, () => ({}));

function clear(own) {
    Object.assign(own.sink, { write: nothing, close: nothing, abort: nothing });
}

/** Gives a stream its controller; the sink's methods are functions. */
function setUp(stream, { start, write, close, abort, size, mark }) {
    isInternal = true;
    const controller = new WritableStreamDefaultController();
    isInternal = false;
    const sink = { write, close, abort };
    const queue = new SizedQueue();
    const state = stream[slots];
    const own = setSlots(controller, {
        stream, queue, sink, isStarted: false, abortController: new AbortController(),
        desiredSize: () => mark - queue.total,
        sizeOfChunk(chunk) {
            try {
                return size(chunk);
            } catch (error) {
                failIfWritable(error);
                return 1;
            }
        },
        write(chunk, chunkSize) {
            try {
                queue.add(chunk, chunkSize);
            } catch (error) {
                failIfWritable(error);
                return;
            }
            if (!core.isClosing(state) && state.state === "writable") core.updateBackpressure(stream, own.desiredSize() <= 0);
            advance();
        },
        close() {
            queue.add(closeMark, 0);
            advance();
        },
        abortSteps(reason) {
            const run = sink.abort;
            release();
            return attempt(() => run(reason));
        },
    });
    state.controller = controller;

    function release() {
        Object.assign(sink, { write: nothing, close: nothing, abort: nothing });
    }
    function failIfWritable(error) {
        if (state.state === "writable") {
            release();
            core.startErroring(stream, error);
        }
    }
    function advance() {
        if (!own.isStarted || state.inFlightWrite !== undefined) return;
        if (state.state === "erroring") {
            core.finishErroring(stream);
            return;
        }
        if (queue.length === 0) return;
        if (queue.peek() === closeMark) processClose();
        else processWrite(queue.peek());
    }
    function processClose() {
        state.inFlightClose = state.closeRequest;
        state.closeRequest = undefined;
        queue.take();
        const run = sink.close;
        const done = attempt(run);
        release();
        done.then(() => core.finishInFlightClose(stream), (error) => core.finishInFlightClose(stream, error, true));
    }
    function processWrite(chunk) {
        state.inFlightWrite = state.writeRequests.shift();
        attempt(() => sink.write(chunk, controller)).then(() => {
            core.finishInFlightWrite(stream);
            queue.take();
            if (!core.isClosing(state) && state.state === "writable") core.updateBackpressure(stream, own.desiredSize() <= 0);
            advance();
        }, (error) => {
            if (state.state === "writable") release();
            core.finishInFlightWrite(stream, error, true);
        });
    }

    core.updateBackpressure(stream, own.desiredSize() <= 0);
    const started = start(controller);
    Promise.resolve(started).then(() => {
        own.isStarted = true;
        advance();
    }, (error) => {
        own.isStarted = true;
        core.dealWithRejection(stream, error);
    });
}

/** A stream of the runtime's own. */
function makeWritable({ start = nothing, write = nothing, close = nothing, abort = nothing, size = () => 1, mark = 1 }) {
    const made = Object.create(WritableStream.prototype);
    setSlots(made, core.initial());
    setUp(made, { start, write, close, abort, size, mark });
    return made;
}

Object.assign(exports, {
    WritableStream, WritableStreamDefaultWriter, WritableStreamDefaultController, isWritableStream, isLocked: core.isLocked,
        makeWritable,
});
