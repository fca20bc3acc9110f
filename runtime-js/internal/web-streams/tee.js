"use strict";
// readableStream.tee(): two streams that get the same chunks.

const core = internal("web-streams/readable-core");
const { slots, deferred } = internal("web-streams/shared");

module.exports = function tee(stream) {
    const { ReadableStream, isByteStream } = internal("web-streams/readable");
    const isBytes = isByteStream(stream);
    const reader = stream.getReader();
    const branches = [];
    const cancelled = [undefined, undefined];
    const allCancelled = deferred();
    let isReading = false;
    let readsAgain = false;

    const tell = (run) => branches.forEach((branch, index) => {
        if (cancelled[index] === undefined) run(branch.controller, index);
    });
    const read = () => {
        if (isReading) {
            readsAgain = true;
            return;
        }
        isReading = true;
        core.read(reader, {
            // Later, so that an error that comes at the same time is seen by both.
            chunk: (value) => Promise.resolve().then(() => {
                readsAgain = false;
                tell((controller, index) => controller.enqueue(isBytes && index === 1 ? value.slice() : value));
                isReading = false;
                if (readsAgain) read();
            }),
            close() {
                isReading = false;
                tell((controller) => {
                    controller.close();
                    controller.byobRequest?.respond(0);
                });
                if (cancelled.includes(undefined)) allCancelled.resolve(undefined);
            },
            error() {
                isReading = false;
            },
        });
    };
    const make = (index) => {
        const branch = {};
        branches.push(branch);
        branch.stream = new ReadableStream({
            type: isBytes ? "bytes" : undefined,
            start(controller) {
                branch.controller = controller;
            },
            pull: read,
            cancel(reason) {
                cancelled[index] = { reason };
                if (!cancelled.includes(undefined)) {
                    allCancelled.resolve(core.cancel(stream, [cancelled[0].reason, cancelled[1].reason]));
                }
                return allCancelled.promise;
            },
        }, { highWaterMark: isBytes ? 0 : 1 });
        return branch.stream;
    };
    const made = [make(0), make(1)];
    reader[slots].closed.promise.catch((error) => {
        tell((controller) => controller.error(error));
        if (cancelled.includes(undefined)) allCancelled.resolve(undefined);
    });
    return made;
};
