"use strict";
// A ReadableStream as an async iterator.

const core = internal("web-streams/readable-core");
const { slots } = internal("web-streams/shared");

const asyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);
const finished = () => ({ value: undefined, done: true });

module.exports = function iterate(stream, preventsCancel) {
    const reader = stream.getReader();
    let isDone = false;
    let current;
    const next = () => {
        if (isDone) return Promise.resolve(finished());
        if (reader[slots].stream === undefined) {
            return Promise.reject(internal("web-streams/shared").invalidState("The reader is not attached to a stream"));
        }
        return new Promise((resolve, reject) => core.read(reader, {
            chunk: (value) => resolve({ value, done: false }),
            close() {
                isDone = true;
                core.release(reader);
                resolve(finished());
            },
            error(error) {
                isDone = true;
                core.release(reader);
                reject(error);
            },
        }));
    };
    const leave = async (value) => {
        if (isDone) return { value, done: true };
        isDone = true;
        if (reader[slots].stream === undefined) return { value, done: true };
        if (preventsCancel) core.release(reader);
        else {
            const cancelled = reader.cancel(value);
            core.release(reader);
            await cancelled;
        }
        return { value, done: true };
    };
    // One after the other, whatever the caller waits for.
    const after = (run) => {
        current = current === undefined ? run() : current.then(run, run);
        return current;
    };
    return Object.setPrototypeOf({
        next: () => after(next),
        return: (value) => after(() => leave(value)),
        [Symbol.asyncIterator]() {
            return this;
        },
    }, asyncIteratorPrototype);
};
