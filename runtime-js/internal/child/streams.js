"use strict";
// The channels of a child process as streams. A chunk is read when one is wanted, and written when the last one is through.

const { Duplex, Readable, Writable } = require("node/stream");
const { Buffer } = require("node/buffer");
const { fromHost } = internal("errors");

/** Ends of a channel: `tell(event, ...values)` says what happened to it. */
function connect(Base, id, channel, isOpen) {
    let written;
    const stream = new Base({
        read() {
            if (isOpen()) ops.readChild(id, channel);
        },
        write(chunk, encoding, callback) {
            if (!isOpen()) {
                callback(Object.assign(new Error("write EPIPE"), { errno: -32, code: "EPIPE", syscall: "write" }));
                return;
            }
            written = callback;
            ops.writeChild(id, channel, chunk);
        },
        final(callback) {
            if (isOpen()) ops.finishChild(id, channel);
            callback();
        },
        destroy(error, callback) {
            if (isOpen()) ops.dropChild(id, channel);
            callback(error);
        },
    });
    const events = {
        data: (bytes) => stream.push(Buffer.from(bytes)),
        end: () => stream.push(null),
        written: () => written(),
        writeFailed: (...values) => {
            const { errno, code, syscall } = fromHost(...values);
            written(Object.assign(new Error(`write ${code}`), { errno, code, syscall }));
        },
    };
    stream.ref = stream.unref = () => stream;
    return { stream, tell: (event, ...values) => events[event](...values) };
}

/** For a channel by its number: the first is written to, the next two are read from, the others both. */
exports.channelStream = function channelStream(id, channel, isOpen) {
    return connect(channel === 0 ? Writable : channel < 3 ? Readable : Duplex, id, channel, isOpen);
};
