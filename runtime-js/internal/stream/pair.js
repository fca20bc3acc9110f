"use strict";
// stream.duplexPair(): two streams; what is written to one is read from the other.

const process = require("node/process");
const { Duplex } = internal("stream/duplex");

module.exports = function duplexPair(options) {
    const waiting = new Map();
    const make = () => new Duplex({
        ...options,
        read() {
            const callback = waiting.get(this);
            waiting.delete(this);
            callback?.();
        },
        write(chunk, encoding, callback) {
            const other = otherOf(this);
            if (chunk.length === 0) process.nextTick(callback);
            else {
                other.push(chunk);
                waiting.set(other, callback);
            }
        },
        final(callback) {
            const other = otherOf(this);
            other.on("end", callback);
            other.push(null);
        },
    });
    const pair = [make(), make()];
    const otherOf = (stream) => (stream === pair[0] ? pair[1] : pair[0]);
    return pair;
};
