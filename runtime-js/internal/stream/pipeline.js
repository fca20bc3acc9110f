"use strict";
// stream.pipeline().

const process = require("node/process");
const { requireFunction } = internal("validators");
const { AbortError, requireSignal, onAbort, together } = internal("abort-error");
const { finished } = internal("stream/end-of-stream");
const { destroyer } = internal("stream/destroy");
const errors = internal("stream/errors");
const { AbortController } = require("web/abort");
const is = internal("stream/state");

exports.pipeline = function pipeline(...streams) {
    const callback = streams.pop();
    requireFunction(callback, "streams[stream.length - 1]");
    return run(streams, callback);
};

/** Runs a pipeline; `callback` gets the error, or the value that the last function gave. Gives the last stream. */
function run(streams, callback, options) {
    if (streams.length === 1 && Array.isArray(streams[0])) streams = streams[0];
    if (streams.length < 2) throw errors.missingArguments("streams");
    return new Pipeline(streams, callback, options).start();
}

class Pipeline {
    #streams;
    #callback;
    #controller = new AbortController();
    #outerSignal;
    #endsLast;
    #destroys = [];
    #cleanups = [];
    #stopListening = () => {};
    #running = 0;
    #error;
    #value;

    constructor(streams, callback, options) {
        this.#streams = streams;
        this.#callback = callback;
        this.#outerSignal = options?.signal;
        this.#endsLast = options?.end !== false;
        if (this.#outerSignal !== undefined) requireSignal(this.#outerSignal, "options.signal");
    }

    start() {
        const abort = () => this.#settle(new AbortError());
        if (this.#outerSignal && !this.#outerSignal.aborted) this.#stopListening = onAbort(this.#outerSignal, abort);
        let result;
        this.#streams.forEach((stream, index) => { result = this.#join(result, stream, index); });
        if (this.#outerSignal?.aborted) process.nextTick(abort);
        return result;
    }

    // One of the things that the pipeline waits for is through.
    #finish = (error) => {
        this.#running -= 1;
        this.#settle(error, this.#running === 0);
    };

    #settle(error, isFinal = false) {
        if (error && (!this.#error || this.#error.code === "ERR_STREAM_PREMATURE_CLOSE")) this.#error = error;
        if (!this.#error && !isFinal) return;
        while (this.#destroys.length > 0) this.#destroys.shift()(this.#error);
        this.#stopListening();
        this.#controller.abort();
        if (!isFinal) return;
        if (!this.#error) for (const cleanUp of this.#cleanups) cleanUp();
        const { nextTick } = process;
        nextTick(this.#callback, this.#error, this.#value);
    }

    #join(source, stream, index) {
        const isLast = index === this.#streams.length - 1;
        const ends = !isLast || this.#endsLast;
        if (ends && is.isNodeStream(stream)) this.#watch(stream, index, isLast);
        if (index === 0) return this.#source(stream);
        if (typeof stream === "function") {
            return isLast ? this.#sink(source, stream, ends) : this.#transform(source, stream, index);
        }
        const target = is.isNodeStream(stream) ? stream : internal("stream/duplex").Duplex.from(stream);
        this.#connect(source, target, ends, isLast);
        return target;
    }

    #watch(stream, index, isLast) {
        const { destroy } = destroyOnce(stream, !isLast, index > 0);
        this.#destroys.push(destroy);
        const onError = (error) => {
            if (error && error.name !== "AbortError" && error.code !== "ERR_STREAM_PREMATURE_CLOSE") this.#settle(error);
        };
        stream.on("error", onError);
        if (isLast && is.isReadable(stream)) this.#cleanups.push(() => stream.removeListener("error", onError));
    }

    #source(stream) {
        if (typeof stream === "function") {
            const made = stream({ signal: this.#controller.signal });
            if (!is.isIterable(made)) throw errors.invalidReturn("Iterable, AsyncIterable or Stream", "source", made);
            return made;
        }
        if (is.isIterable(stream) || is.isReadableNodeStream(stream)) return stream;
        return internal("stream/duplex").Duplex.from(stream);
    }

    #transform(source, stream, index) {
        const made = stream(iterableOf(source), { signal: this.#controller.signal });
        if (!is.isIterable(made, true)) throw errors.invalidReturn("AsyncIterable", `transform[${index - 1}]`, made);
        return made;
    }

    #sink(source, stream, ends) {
        const made = stream(iterableOf(source), { signal: this.#controller.signal });
        const { PassThrough } = internal("stream/transform");
        const through = new PassThrough({ objectMode: true });
        const then = made?.then;
        if (typeof then === "function") {
            this.#running += 1;
            then.call(made, (value) => {
                this.#value = value;
                if (value !== null && value !== undefined) through.write(value);
                if (ends) through.end();
                process.nextTick(this.#finish);
            }, (error) => {
                through.destroy(error);
                process.nextTick(this.#finish, error);
            });
        } else if (is.isIterable(made, true)) {
            this.#running += 1;
            pump(made, through, this.#finish, ends);
        } else throw errors.invalidReturn("AsyncIterable or Promise", "destination", made);
        const { destroy, cleanUp } = destroyOnce(through, false, true);
        this.#destroys.push(destroy);
        this.#cleanups.push(cleanUp);
        return through;
    }

    #connect(source, target, ends, isLast) {
        if (is.isReadableNodeStream(source)) {
            this.#running += 2;
            const cleanUp = connect(source, target, this.#finish, (error) => this.#settle(error), ends);
            if (isLast && is.isReadable(target)) this.#cleanups.push(cleanUp);
        } else if (is.isIterable(source)) {
            this.#running += 1;
            pump(source, target, this.#finish, ends);
        } else {
            throw internal("validators").invalidArgumentType("val",
                "an instance of Readable, Iterable, AsyncIterable, ReadableStream, or TransformStream", source);
        }
    }
}

function destroyOnce(stream, isRead, isWritten) {
    let isFinished = false;
    stream.on("close", () => { isFinished = true; });
    const cleanUp = finished(stream, { readable: isRead, writable: isWritten }, (error) => { isFinished = !error; });
    const destroy = (error) => {
        if (isFinished) return;
        isFinished = true;
        destroyer(stream, error || errors.destroyed("pipe"));
    };
    return { destroy, cleanUp };
}

function iterableOf(value) {
    if (is.isIterable(value)) return value;
    return internal("stream/readable-iterator")(value);
}

function connect(source, target, finish, onError, ends) {
    let hasEnded = false;
    target.on("close", () => {
        if (!hasEnded) onError(errors.prematureClose());
    });
    source.pipe(target, { end: false });
    if (ends) {
        const end = () => {
            hasEnded = true;
            target.end();
        };
        if (is.isReadableFinished(source)) process.nextTick(end);
        else source.once("end", end);
    } else finish();
    finished(source, { readable: true, writable: false }, (error) => {
        const state = source._readableState;
        // What is buffered may still be read after the source was closed.
        if (error?.code === "ERR_STREAM_PREMATURE_CLOSE" && state?.ended && !state.errored && !state.errorEmitted) {
            source.once("end", finish).once("error", finish);
        } else finish(error);
    });
    return finished(target, { readable: false, writable: true }, finish);
}

/** Writes what an iterable gives to a stream, no faster than it takes it. */
async function pump(iterable, target, finish, ends) {
    let failure;
    let wake = null;
    const resume = (error) => {
        if (error) failure = error;
        wake?.();
        wake = null;
    };
    const wait = () => new Promise((resolve, reject) => {
        if (failure) reject(failure);
        else wake = () => (failure ? reject(failure) : resolve());
    });
    target.on("drain", resume);
    const stop = finished(target, { readable: false }, resume);
    try {
        if (target.writableNeedDrain) await wait();
        for await (const chunk of iterable) if (!target.write(chunk)) await wait();
        if (ends) {
            target.end();
            await wait();
        }
        finish();
    } catch (error) {
        finish(failure === error ? error : together(failure, error));
    } finally {
        stop();
        target.off("drain", resume);
    }
}

exports.run = run;
