"use strict";
// A Readable as an async iterator.

const { finished } = internal("stream/end-of-stream");
const { destroyer } = internal("stream/destroy");
const { together } = internal("abort-error");

module.exports = function iterate(stream, options) {
    let source = stream;
    if (typeof stream.read !== "function") source = internal("stream/readable").Readable.wrap(stream, { objectMode: true });
    const iterator = chunks(source, options);
    iterator.stream = source;
    return iterator;
};

async function* chunks(stream, options) {
    let wake = () => {};
    const onReadable = () => {
        wake();
        wake = () => {};
    };
    stream.on("readable", onReadable);
    let failure;
    const stop = finished(stream, { writable: false }, (error) => {
        failure = error ? together(failure, error) : null;
        onReadable();
    });
    try {
        while (true) {
            const chunk = stream.destroyed ? null : stream.read();
            if (chunk !== null) yield chunk;
            else if (failure) throw failure;
            else if (failure === null) return;
            else await new Promise((resolve) => { wake = resolve; });
        }
    } catch (error) {
        failure = together(failure, error);
        throw failure;
    } finally {
        if ((failure || options?.destroyOnReturn !== false) && (failure === undefined || stream._readableState.autoDestroy)) {
            destroyer(stream, null);
        } else {
            stream.off("readable", onReadable);
            stop();
        }
    }
}
