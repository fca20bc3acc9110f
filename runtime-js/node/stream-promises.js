"use strict";
// Node's stream/promises.

const { isNodeStream, isIterable, isWebStream } = internal("stream/state");
const { run } = internal("stream/pipeline");

function pipeline(...streams) {
    return new Promise((resolve, reject) => {
        let options = {};
        const last = streams.at(-1);
        if (last !== null && typeof last === "object" && !isNodeStream(last) && !isIterable(last) && !isWebStream(last)) {
            options = streams.pop();
        }
        run(streams, (error, value) => (error ? reject(error) : resolve(value)), { signal: options.signal, end: options.end });
    });
}

function finished(stream, options) {
    const { cleanup = false } = options ?? {};
    if (typeof cleanup !== "boolean") throw internal("validators").invalidArgumentType("cleanup", "of type boolean", cleanup);
    return new Promise((resolve, reject) => {
        const stop = internal("stream/end-of-stream").finished(stream, options ?? {}, (error) => {
            if (cleanup) stop();
            if (error) reject(error);
            else resolve();
        });
    });
}

Object.assign(exports, { finished, pipeline });
