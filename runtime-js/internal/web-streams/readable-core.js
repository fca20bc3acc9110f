"use strict";
// What readers, controllers and pipes do to a ReadableStream.

const { slots, deferred, rejected, resolved, invalidState } = internal("web-streams/shared");

const isLocked = (stream) => stream[slots].reader !== undefined;

/** The state of a stream before its controller is there. */
const initial = () => ({
    state: "readable", reader: undefined, error: undefined, isDisturbed: false, controller: undefined, ended: deferred(),
});

function close(stream) {
    const own = stream[slots];
    own.state = "closed";
    own.ended.resolve(undefined);
    if (own.reader === undefined) return;
    const reader = own.reader[slots];
    reader.closed.resolve(undefined);
    if (!reader.isBYOB) for (const request of reader.requests.splice(0)) request.close();
}

function fail(stream, error) {
    const own = stream[slots];
    own.state = "errored";
    own.error = error;
    own.ended.reject(error);
    if (own.reader === undefined) return;
    const reader = own.reader[slots];
    reader.closed.reject(error);
    for (const request of reader.requests.splice(0)) request.error(error);
}

function cancel(stream, reason) {
    const own = stream[slots];
    own.isDisturbed = true;
    if (own.state === "closed") return Promise.resolve(undefined);
    if (own.state === "errored") return Promise.reject(own.error);
    close(stream);
    if (own.reader?.[slots].isBYOB) for (const request of own.reader[slots].requests.splice(0)) request.close(undefined);
    return own.controller[slots].cancelSteps(reason).then(() => undefined);
}

/** Ties a reader to a stream. */
function acquire(reader, stream, isBYOB) {
    if (isLocked(stream)) throw invalidState("ReadableStream is locked");
    const own = stream[slots];
    const closed = own.state === "readable" ? deferred() : own.state === "closed" ? resolved() : rejected(own.error);
    own.reader = reader;
    return { stream, requests: [], closed, isBYOB };
}

function release(reader) {
    const own = reader[slots];
    const error = invalidState("Reader released");
    if (own.closed.isPending) own.closed.reject(error);
    else own.closed = rejected(error);
    own.stream[slots].controller[slots].releaseSteps?.();
    own.stream[slots].reader = undefined;
    own.stream = undefined;
    for (const request of own.requests.splice(0)) request.error(error);
}

/** Asks for the next chunk; `request` is `{chunk(value), close(), error(error)}`. */
function read(reader, request) {
    const { stream } = reader[slots];
    const own = stream[slots];
    own.isDisturbed = true;
    if (own.state === "closed") request.close();
    else if (own.state === "errored") request.error(own.error);
    else own.controller[slots].pullSteps(request);
}

/** The next chunk as a promise of `{value, done}`. */
function readResult(reader) {
    return new Promise((resolve, reject) => read(reader, {
        chunk: (value) => resolve({ value, done: false }),
        close: () => resolve({ value: undefined, done: true }),
        error: reject,
    }));
}

const waiting = (stream) => (stream[slots].reader === undefined ? 0 : stream[slots].reader[slots].requests.length);

Object.assign(exports, { isLocked, initial, close, fail, cancel, acquire, release, read, readResult, waiting });
