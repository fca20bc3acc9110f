"use strict";
// readable.wrap(): a stream of the oldest kind (data events, pause) behind a Readable.

const { fail } = internal("stream/destroy");

module.exports = function wrap(stream, old) {
    let isPaused = false;
    old.on("data", (chunk) => {
        if (stream.push(chunk) || !old.pause) return;
        isPaused = true;
        old.pause();
    });
    old.on("end", () => stream.push(null));
    old.on("error", (error) => fail(stream, error));
    old.on("close", () => stream.destroy());
    old.on("destroy", () => stream.destroy());
    stream._read = () => {
        if (!isPaused || !old.resume) return;
        isPaused = false;
        old.resume();
    };
    for (const key of Object.keys(old)) {
        if (stream[key] === undefined && typeof old[key] === "function") stream[key] = old[key].bind(old);
    }
    return stream;
};
