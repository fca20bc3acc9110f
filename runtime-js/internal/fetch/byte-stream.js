"use strict";
// ReadableStreams of bytes.

const { ReadableStream } = internal("web-streams/readable");

const chunkSize = 65536;

/** A stream of what is there already. */
exports.ofBytes = function ofBytes(bytes) {
    let at = 0;
    return new ReadableStream({
        type: "bytes",
        pull(controller) {
            if (at < bytes.byteLength) {
                controller.enqueue(bytes.slice(at, at + chunkSize));
                at += chunkSize;
            }
            if (at < bytes.byteLength) return;
            controller.close();
            controller.byobRequest?.respond(0);
        },
    }, { highWaterMark: 0 });
};

/** A stream of what an async iterable gives. */
exports.ofIterable = function ofIterable(iterable) {
    const iterator = iterable[Symbol.asyncIterator]();
    return new ReadableStream({
        type: "bytes",
        async pull(controller) {
            const { value, done } = await iterator.next();
            if (done) {
                controller.close();
                controller.byobRequest?.respond(0);
            } else {
                const bytes = typeof value === "string" ? internal("utf8").encode(value) : new Uint8Array(value);
                if (bytes.byteLength > 0) controller.enqueue(bytes);
            }
        },
        async cancel(reason) {
            await iterator.return?.(reason);
        },
    }, { highWaterMark: 0 });
};

/** A stream of what a Readable of Node gives; `explain` makes the error of what went wrong. */
exports.ofReadable = function ofReadable(readable, explain) {
    let isDone = false;
    return new ReadableStream({
        type: "bytes",
        start(controller) {
            readable.on("data", (chunk) => {
                if (isDone) return;
                if (chunk.length > 0) controller.enqueue(new Uint8Array(chunk));
                if (controller.desiredSize <= 0) readable.pause();
            });
            readable.on("end", () => {
                if (isDone) return;
                isDone = true;
                controller.close();
                controller.byobRequest?.respond(0);
            });
            const fail = (error) => {
                if (isDone) return;
                isDone = true;
                controller.error(explain(error));
            };
            readable.on("error", fail);
            readable.on("close", () => fail(internal("stream/errors").prematureClose()));
            readable.pause();
        },
        pull: () => void readable.resume(),
        cancel(reason) {
            isDone = true;
            readable.destroy(reason instanceof Error ? reason : undefined);
        },
    }, { highWaterMark: 16384 });
};
