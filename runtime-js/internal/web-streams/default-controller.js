"use strict";
// ReadableStreamDefaultController: a queue of chunks of any kind.

const core = internal("web-streams/readable-core");
const { slots, setSlots, SizedQueue, attempt, invalidState, illegalConstructor, inspectable } = internal("web-streams/shared");

let isInternal = false;

class ReadableStreamDefaultController {
    constructor() {
        if (!isInternal) throw illegalConstructor();
    }

    get desiredSize() {
        return desiredSize(this);
    }

    close() {
        if (!canEnqueue(this)) throw invalidState("Controller is already closed");
        close(this);
    }

    enqueue(chunk = undefined) {
        if (!canEnqueue(this)) throw invalidState("Controller is already closed");
        enqueue(this, chunk);
    }

    error(error = undefined) {
        fail(this, error);
    }
}
inspectable(ReadableStreamDefaultController, () => ({}));

function desiredSize(controller) {
    const own = controller[slots];
    const { state } = own.stream[slots];
    if (state === "errored") return null;
    return state === "closed" ? 0 : own.mark - own.queue.total;
}

const canEnqueue = (controller) => !controller[slots].isClosing && controller[slots].stream[slots].state === "readable";

function close(controller) {
    if (!canEnqueue(controller)) return;
    const own = controller[slots];
    own.isClosing = true;
    if (own.queue.length > 0) return;
    clear(own);
    core.close(own.stream);
}

function clear(own) {
    own.pull = undefined;
    own.cancel = undefined;
    own.size = undefined;
}

function enqueue(controller, chunk) {
    if (!canEnqueue(controller)) return;
    const own = controller[slots];
    if (core.waiting(own.stream) > 0) own.stream[slots].reader[slots].requests.shift().chunk(chunk);
    else {
        try {
            own.queue.add(chunk, own.size(chunk));
        } catch (error) {
            fail(controller, error);
            throw error;
        }
    }
    pullIfNeeded(controller);
}

function fail(controller, error) {
    const own = controller[slots];
    if (own.stream[slots].state !== "readable") return;
    own.queue.clear();
    clear(own);
    core.fail(own.stream, error);
}

function shouldPull(controller) {
    const own = controller[slots];
    if (!canEnqueue(controller) || !own.isStarted) return false;
    return core.waiting(own.stream) > 0 || desiredSize(controller) > 0;
}

function pullIfNeeded(controller) {
    if (!shouldPull(controller)) return;
    const own = controller[slots];
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

/** Gives a stream such a controller; `start`, `pull` and `cancel` are functions. */
function setUp(stream, { start, pull, cancel, mark, size }) {
    isInternal = true;
    const controller = new ReadableStreamDefaultController();
    isInternal = false;
    const own = setSlots(controller, {
        stream, queue: new SizedQueue(), isStarted: false, isClosing: false, isPulling: false, pullsAgain: false, mark, size,
            pull, cancel,
        cancelSteps(reason) {
            own.queue.clear();
            const run = own.cancel;
            clear(own);
            return attempt(() => run(reason));
        },
        pullSteps(request) {
            if (own.queue.length === 0) {
                stream[slots].reader[slots].requests.push(request);
                pullIfNeeded(controller);
                return;
            }
            const chunk = own.queue.take();
            if (own.isClosing && own.queue.length === 0) {
                clear(own);
                core.close(stream);
            } else pullIfNeeded(controller);
            request.chunk(chunk);
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

Object.assign(exports, { ReadableStreamDefaultController, setUp, desiredSize, canEnqueue, close, enqueue, fail });
