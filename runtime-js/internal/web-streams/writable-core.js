"use strict";
// What writers, controllers and pipes do to a WritableStream.

const { slots, deferred, resolved, rejected, invalidState } = internal("web-streams/shared");

const isLocked = (stream) => stream[slots].writer !== undefined;

const initial = () => ({
    state: "writable", error: undefined, writer: undefined, controller: undefined, inFlightWrite: undefined,
        closeRequest: undefined,
    inFlightClose: undefined, pendingAbort: undefined, writeRequests: [], hasBackpressure: false, ended: deferred(),
});

const isClosing = (own) => own.closeRequest !== undefined || own.inFlightClose !== undefined;
const hasInFlight = (own) => own.inFlightWrite !== undefined || own.inFlightClose !== undefined;

function abort(stream, reason) {
    const own = stream[slots];
    if (own.state === "closed" || own.state === "errored") return Promise.resolve(undefined);
    own.controller[slots].abortController.abort(reason);
    if (own.state === "closed" || own.state === "errored") return Promise.resolve(undefined);
    if (own.pendingAbort !== undefined) return own.pendingAbort.done.promise;
    const wasErroring = own.state === "erroring";
    own.pendingAbort = { done: deferred(), reason: wasErroring ? undefined : reason, wasErroring };
    const { promise } = own.pendingAbort.done;
    if (!wasErroring) startErroring(stream, reason);
    return promise;
}

function close(stream) {
    const own = stream[slots];
    if (own.state === "closed" || own.state === "errored") {
        return Promise.reject(invalidState("WritableStream is closed"));
    }
    own.closeRequest = deferred();
    const { promise } = own.closeRequest;
    if (own.writer !== undefined && own.hasBackpressure && own.state === "writable") own.writer[slots].ready.resolve(undefined);
    own.controller[slots].close();
    return promise;
}

/** The stream cannot be written to any more: what is in flight ends, what waits fails. */
function startErroring(stream, reason) {
    const own = stream[slots];
    own.state = "erroring";
    own.error = reason;
    if (own.writer !== undefined) failReady(own.writer, reason);
    if (!hasInFlight(own) && own.controller[slots].isStarted) finishErroring(stream);
}

function finishErroring(stream) {
    const own = stream[slots];
    own.state = "errored";
    own.controller[slots].queue.clear();
    for (const request of own.writeRequests.splice(0)) request.reject(own.error);
    if (own.pendingAbort === undefined) {
        rejectClosing(stream);
        return;
    }
    const { done, reason, wasErroring } = own.pendingAbort;
    own.pendingAbort = undefined;
    if (wasErroring) {
        done.reject(own.error);
        rejectClosing(stream);
        return;
    }
    own.controller[slots].abortSteps(reason).then(() => {
        done.resolve(undefined);
        rejectClosing(stream);
    }, (error) => {
        done.reject(error);
        rejectClosing(stream);
    });
}

function rejectClosing(stream) {
    const own = stream[slots];
    own.ended.reject(own.error);
    if (own.closeRequest !== undefined) {
        own.closeRequest.reject(own.error);
        own.closeRequest = undefined;
    }
    if (own.writer === undefined) return;
    const { closed } = own.writer[slots];
    if (closed.isPending) closed.reject(own.error);
}

/** Something in flight failed, or the controller did. */
function dealWithRejection(stream, error) {
    if (stream[slots].state === "writable") startErroring(stream, error);
    else if (stream[slots].state === "erroring") finishErroring(stream);
}

function finishInFlightWrite(stream, error, hasFailed) {
    const own = stream[slots];
    const request = own.inFlightWrite;
    own.inFlightWrite = undefined;
    if (!hasFailed) {
        request.resolve(undefined);
        return;
    }
    request.reject(error);
    dealWithRejection(stream, error);
}

function finishInFlightClose(stream, error, hasFailed) {
    const own = stream[slots];
    const request = own.inFlightClose;
    own.inFlightClose = undefined;
    if (hasFailed) {
        request.reject(error);
        own.pendingAbort?.done.reject(error);
        own.pendingAbort = undefined;
        dealWithRejection(stream, error);
        return;
    }
    request.resolve(undefined);
    if (own.state === "erroring") {
        own.error = undefined;
        own.pendingAbort?.done.resolve(undefined);
        own.pendingAbort = undefined;
    }
    own.state = "closed";
    own.ended.resolve(undefined);
    own.writer?.[slots].closed.resolve(undefined);
}

function updateBackpressure(stream, hasBackpressure) {
    const own = stream[slots];
    if (own.writer !== undefined && hasBackpressure !== own.hasBackpressure) {
        if (hasBackpressure) own.writer[slots].ready = deferred();
        else own.writer[slots].ready.resolve(undefined);
    }
    own.hasBackpressure = hasBackpressure;
}

/** Ties a writer to a stream. */
function acquire(writer, stream) {
    if (isLocked(stream)) throw invalidState("WritableStream is locked");
    const own = stream[slots];
    own.writer = writer;
    if (own.state === "writable") {
        return { stream, closed: deferred(), ready: !isClosing(own) && own.hasBackpressure ? deferred() : resolved() };
    }
    if (own.state === "erroring") return { stream, closed: deferred(), ready: rejected(own.error) };
    if (own.state === "closed") return { stream, closed: resolved(), ready: resolved() };
    return { stream, closed: rejected(own.error), ready: rejected(own.error) };
}

function failReady(writer, error) {
    const own = writer[slots];
    if (own.ready.isPending) own.ready.reject(error);
    else own.ready = rejected(error);
}

function release(writer) {
    const own = writer[slots];
    const error = invalidState("Writer has been released");
    failReady(writer, error);
    if (own.closed.isPending) own.closed.reject(error);
    else own.closed = rejected(error);
    own.stream[slots].writer = undefined;
    own.stream = undefined;
}

function write(writer, chunk) {
    const { stream } = writer[slots];
    const own = stream[slots];
    const size = own.controller[slots].sizeOfChunk(chunk);
    if (stream !== writer[slots].stream) return Promise.reject(invalidState("Mismatched WritableStreams"));
    if (own.state === "errored") return Promise.reject(own.error);
    if (isClosing(own) || own.state === "closed") return Promise.reject(invalidState("WritableStream is closed"));
    if (own.state === "erroring") return Promise.reject(own.error);
    const request = deferred();
    own.writeRequests.push(request);
    own.controller[slots].write(chunk, size);
    return request.promise;
}

/** Closes unless that is done already; for pipes. */
function closeUnlessClosed(stream) {
    const own = stream[slots];
    if (isClosing(own) || own.state === "closed") return Promise.resolve(undefined);
    if (own.state === "errored") return Promise.reject(own.error);
    return close(stream);
}

function desiredSize(stream) {
    const own = stream[slots];
    if (own.state === "errored" || own.state === "erroring") return null;
    return own.state === "closed" ? 0 : own.controller[slots].desiredSize();
}

Object.assign(exports, {
    isLocked, initial, isClosing, hasInFlight, abort, close, startErroring, finishErroring, dealWithRejection,
        finishInFlightWrite,
    finishInFlightClose, updateBackpressure, acquire, release, write, closeUnlessClosed, desiredSize,
});
