"use strict";
// Readable.from().

const process = require("node/process");
const { invalidArgumentType } = internal("validators");
const { nullValues } = internal("stream/errors");

module.exports = function from(Readable, iterable, options) {
    if (typeof iterable === "string" || internal("stream/chunks").Buffer.isBuffer(iterable)) {
        return new Readable({
            objectMode: true,
            ...options,
            read() {
                this.push(iterable);
                this.push(null);
            },
        });
    }
    const isAsync = typeof iterable?.[Symbol.asyncIterator] === "function";
    if (!isAsync && typeof iterable?.[Symbol.iterator] !== "function") {
        throw invalidArgumentType("iterable", "an instance of Iterable", iterable);
    }
    const iterator = isAsync ? iterable[Symbol.asyncIterator]() : iterable[Symbol.iterator]();
    const stream = new Readable({ objectMode: true, highWaterMark: 1, ...options });
    let isReading = false;
    stream._read = () => {
        if (isReading) return;
        isReading = true;
        next();
    };
    stream._destroy = (error, callback) => {
        close(error).then(() => process.nextTick(callback, error), (failure) => process.nextTick(callback, failure || error));
    };
    return stream;

    async function close(error) {
        const hasFailed = error !== undefined && error !== null;
        if (hasFailed && typeof iterator.throw === "function") {
            const { value, done } = await iterator.throw(error);
            await value;
            if (done) return;
        }
        if (typeof iterator.return === "function") {
            const { value } = await iterator.return();
            await value;
        }
    }

    async function next() {
        while (true) {
            try {
                const { value, done } = isAsync ? await iterator.next() : iterator.next();
                if (done) {
                    stream.push(null);
                    return;
                }
                const chunk = typeof value?.then === "function" ? await value : value;
                if (chunk === null) {
                    isReading = false;
                    throw nullValues();
                }
                if (stream.push(chunk)) continue;
                isReading = false;
            } catch (error) {
                stream.destroy(error);
            }
            return;
        }
    }
};
