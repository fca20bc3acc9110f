"use strict";
// ReadableByteStreamController: a queue of bytes, which readers may have put into their own buffers.

const core = internal("web-streams/readable-core");
const { coded } = internal("errors");
const { slots, setSlots, attempt, invalidState, illegalConstructor, inspectable } = internal("web-streams/shared");

let isInternal = false;

// Engines without transfer() copy: then the old buffer stays usable.
const transfer = (buffer) => (typeof buffer.transfer === "function" ? buffer.transfer() : buffer.slice(0));

class ReadableStreamBYOBRequest {
    constructor() {
        if (!isInternal) throw illegalConstructor();
    }

    get view() {
        return this[slots].view;
    }

    respond(bytesWritten) {
        const own = this[slots];
        if (own.controller === undefined) throw invalidState("This BYOB request has been invalidated");
        respond(own.controller, Number(bytesWritten));
    }

    respondWithNewView(view) {
        const own = this[slots];
        if (own.controller === undefined) throw invalidState("This BYOB request has been invalidated");
        if (!ArrayBuffer.isView(view)) {
            throw internal("validators").invalidArgumentType("view", "an instance of Buffer, TypedArray, or DataView", view);
        }
        respondWithView(own.controller, view);
    }
}
inspectable(ReadableStreamBYOBRequest, ({ view }) => ({ view }));

class ReadableByteStreamController {
    constructor() {
        if (!isInternal) throw illegalConstructor();
    }

    get byobRequest() {
        return byobRequest(this);
    }

    get desiredSize() {
        return desiredSize(this);
    }

    close() {
        const own = this[slots];
        if (own.isClosing) throw invalidState("Controller is already closed");
        if (own.stream[slots].state !== "readable") throw invalidState("ReadableStream is already closed");
        close(this);
    }

    enqueue(chunk) {
        if (!ArrayBuffer.isView(chunk)) {
            throw internal("validators").invalidArgumentType("chunk", "an instance of Buffer, TypedArray, or DataView", chunk);
        }
        if (chunk.byteLength === 0 || chunk.buffer.byteLength === 0) {
            throw invalidState("chunk ArrayBuffer is zero-length or detached");
        }
        const own = this[slots];
        if (own.isClosing) throw invalidState("Controller is already closed");
        if (own.stream[slots].state !== "readable") throw invalidState("ReadableStream is already closed");
        enqueue(this, chunk);
    }

    error(error = undefined) {
        fail(this, error);
    }
}
inspectable(ReadableByteStreamController, () => ({}));

function desiredSize(controller) {
    const own = controller[slots];
    const { state } = own.stream[slots];
    if (state === "errored") return null;
    return state === "closed" ? 0 : own.mark - own.total;
}

function byobRequest(controller) {
    const own = controller[slots];
    if (own.request === null && own.pulls.length > 0) {
        const [pull] = own.pulls;
        isInternal = true;
        own.request = new ReadableStreamBYOBRequest();
        isInternal = false;
        setSlots(own.request, {
            controller, view: new Uint8Array(pull.buffer, pull.offset + pull.filled, pull.length - pull.filled),
        });
    }
    return own.request;
}

function invalidateRequest(own) {
    if (own.request === null) return;
    own.request[slots].controller = undefined;
    own.request[slots].view = null;
    own.request = null;
}

function clear(own) {
    own.pull = undefined;
    own.cancel = undefined;
}

function close(controller) {
    const own = controller[slots];
    if (own.isClosing || own.stream[slots].state !== "readable") return;
    if (own.total > 0) {
        own.isClosing = true;
        return;
    }
    if (own.pulls.length > 0 && own.pulls[0].filled % own.pulls[0].unit !== 0) {
        const error = invalidState("Partial read");
        fail(controller, error);
        throw error;
    }
    own.isClosing = true;
    clear(own);
    core.close(own.stream);
}

function fail(controller, error) {
    const own = controller[slots];
    if (own.stream[slots].state !== "readable") return;
    invalidateRequest(own);
    own.pulls = [];
    own.queue = [];
    own.total = 0;
    clear(own);
    core.fail(own.stream, error);
}

function enqueue(controller, chunk) {
    const own = controller[slots];
    if (own.isClosing || own.stream[slots].state !== "readable") return;
    const { byteOffset, byteLength } = chunk;
    const bytes = new Uint8Array(transfer(chunk.buffer), byteOffset, byteLength);
    if (own.pulls.length > 0) invalidateRequest(own);
    push(own, bytes);
    serve(controller);
    pullIfNeeded(controller);
}

function push(own, bytes) {
    own.queue.push(bytes);
    own.total += bytes.byteLength;
}

/** Hands out what is queued to who waits for it. */
function serve(controller) {
    const own = controller[slots];
    const reader = own.stream[slots].reader?.[slots];
    while (own.total > 0 && reader !== undefined && reader.requests.length > 0) {
        if (reader.isBYOB) {
            const [pull] = own.pulls;
            if (pull === undefined || !fill(own, pull)) return;
            own.pulls.shift();
            commit(own, pull);
        } else {
            // What was allocated for the source is not needed any more.
            own.pulls = own.pulls.filter((pull) => !pull.isAutomatic);
            reader.requests.shift().chunk(takeChunk(controller));
        }
    }
}

function takeChunk(controller) {
    const own = controller[slots];
    const bytes = own.queue.shift();
    own.total -= bytes.byteLength;
    closeIfEmpty(controller);
    return bytes;
}

function closeIfEmpty(controller) {
    const own = controller[slots];
    if (own.total === 0 && own.isClosing) {
        clear(own);
        core.close(own.stream);
    } else pullIfNeeded(controller);
}

/** Puts queued bytes into a buffer; whether it holds enough whole elements then. */
function fill(own, pull) {
    while (own.total > 0 && pull.filled < pull.length) {
        const [first] = own.queue;
        const part = first.subarray(0, Math.min(first.byteLength, pull.length - pull.filled));
        new Uint8Array(pull.buffer, pull.offset + pull.filled, part.byteLength).set(part);
        pull.filled += part.byteLength;
        own.total -= part.byteLength;
        if (part.byteLength === first.byteLength) own.queue.shift();
        else own.queue[0] = first.subarray(part.byteLength);
    }
    if (pull.filled < pull.minimum) return false;
    const rest = pull.filled % pull.unit;
    if (rest > 0) {
        const bytes = new Uint8Array(pull.buffer.slice(pull.offset + pull.filled - rest, pull.offset + pull.filled));
        own.queue.unshift(bytes);
        own.total += rest;
        pull.filled -= rest;
    }
    return true;
}

function viewOf(pull) {
    return new pull.type(transfer(pull.buffer), pull.offset, pull.filled / pull.unit);
}

function commit(own, pull) {
    const reader = own.stream[slots].reader[slots];
    const view = viewOf(pull);
    if (own.stream[slots].state === "closed") reader.requests.shift().close(view);
    else reader.requests.shift().chunk(view);
}

/** A reader gives its buffer. */
function pullInto(controller, view, minimum, request) {
    const own = controller[slots];
    const unit = view.BYTES_PER_ELEMENT ?? 1;
    const type = view.constructor;
    const { byteOffset, byteLength } = view;
    const pull = {
        buffer: transfer(view.buffer), offset: byteOffset, length: byteLength, filled: 0, unit, type, minimum: minimum * unit,
        isAutomatic: false,
    };
    if (own.stream[slots].state === "closed") {
        request.close(new type(pull.buffer, pull.offset, 0));
        return;
    }
    if (own.pulls.length === 0 && own.total > 0) {
        if (fill(own, pull)) {
            const filled = viewOf(pull);
            closeIfEmpty(controller);
            request.chunk(filled);
            return;
        }
        if (own.isClosing) {
            const error = invalidState("ReadableStream closed");
            fail(controller, error);
            request.error(error);
            return;
        }
    }
    own.pulls.push(pull);
    own.stream[slots].reader[slots].requests.push(request);
    pullIfNeeded(controller);
}

function respond(controller, count) {
    const own = controller[slots];
    const [pull] = own.pulls;
    if (!Number.isInteger(count) || count < 0) {
        throw coded("RangeError", "ERR_INVALID_ARG_VALUE", `The argument 'bytesWritten' is invalid. Received ${count}`);
    }
    if (own.stream[slots].state === "closed") {
        if (count !== 0) throw invalidState("Controller is already closed");
    } else {
        if (count === 0) throw invalidState("Controller requires bytes");
        if (pull.filled + count > pull.length) {
            throw coded("RangeError", "ERR_INVALID_ARG_VALUE", `The argument 'bytesWritten' is invalid. Received ${count}`);
        }
    }
    finishPull(controller, count);
}

function respondWithView(controller, view) {
    const own = controller[slots];
    const [pull] = own.pulls;
    const isClosed = own.stream[slots].state === "closed";
    if (isClosed !== (view.byteLength === 0)) {
        throw invalidState(isClosed ? "Controller is already closed" : "Controller requires bytes");
    }
    if (pull.offset + pull.filled !== view.byteOffset || pull.filled + view.byteLength > pull.length) {
        throw coded("RangeError", "ERR_INVALID_ARG_VALUE", "The argument 'view' is invalid");
    }
    const count = view.byteLength;
    pull.buffer = transfer(view.buffer);
    finishPull(controller, count);
}

function finishPull(controller, count) {
    const own = controller[slots];
    const [pull] = own.pulls;
    invalidateRequest(own);
    if (own.stream[slots].state === "closed") {
        const { reader } = own.stream[slots];
        for (const each of own.pulls.splice(0)) if (reader !== undefined && !each.isAutomatic) commit(own, each);
        return;
    }
    pull.filled += count;
    if (pull.isAutomatic || pull.isOrphan) {
        own.pulls.shift();
        push(own, new Uint8Array(pull.buffer, pull.offset, pull.filled).slice());
    } else if (pull.filled >= pull.minimum) {
        const rest = pull.filled % pull.unit;
        own.pulls.shift();
        if (rest > 0) push(own, new Uint8Array(pull.buffer.slice(pull.offset + pull.filled - rest, pull.offset + pull.filled)));
        pull.filled -= rest;
        commit(own, pull);
    }
    serve(controller);
    pullIfNeeded(controller);
}

function shouldPull(own) {
    if (own.stream[slots].state !== "readable" || own.isClosing || !own.isStarted) return false;
    return core.waiting(own.stream) > 0 || own.mark - own.total > 0;
}

function pullIfNeeded(controller) {
    const own = controller[slots];
    if (!shouldPull(own)) return;
    if (own.isPulling) {
        own.pullsAgain = true;
        return;
    }
    own.isPulling = true;
    attempt(() => own.pull(controller)).then(() => {
        own.isPulling = false;
        if (!own.pullsAgain) return;
        own.pullsAgain = false;
        pullIfNeeded(controller);
    }, (error) => fail(controller, error));
}

/** Gives a stream such a controller; `chunkSize` is what is allocated for readers without a buffer. */
function setUp(stream, { start, pull, cancel, mark, chunkSize }) {
    isInternal = true;
    const controller = new ReadableByteStreamController();
    isInternal = false;
    const own = setSlots(controller, {
        stream, queue: [], total: 0, pulls: [], request: null, isStarted: false, isClosing: false, isPulling: false,
            pullsAgain: false,
        mark, pull, cancel,
        cancelSteps(reason) {
            invalidateRequest(own);
            own.pulls = [];
            own.queue = [];
            own.total = 0;
            const run = own.cancel;
            clear(own);
            return attempt(() => run(reason));
        },
        pullSteps(request) {
            if (own.total > 0) {
                request.chunk(takeChunk(controller));
                return;
            }
            if (chunkSize !== undefined) {
                own.pulls.push({
                    buffer: new ArrayBuffer(chunkSize), offset: 0, length: chunkSize, filled: 0, unit: 1, type: Uint8Array,
                        minimum: 1,
                    isAutomatic: true,
                });
            }
            stream[slots].reader[slots].requests.push(request);
            pullIfNeeded(controller);
        },
        pullInto: (view, minimum, request) => pullInto(controller, view, minimum, request),
        releaseSteps() {
            own.pulls = own.pulls.slice(0, 1);
            if (own.pulls.length > 0) own.pulls[0].isOrphan = true;
        },
    });
    stream[slots].controller = controller;
    const started = start(controller);
    Promise.resolve(started).then(() => {
        own.isStarted = true;
        pullIfNeeded(controller);
    }, (error) => fail(controller, error));
    return controller;
}

Object.assign(exports, { ReadableByteStreamController, ReadableStreamBYOBRequest, setUp, close, enqueue, fail });
