"use strict";
// What a Readable knows of itself; packages look at its fields.

const highWaterMark = internal("stream/high-water-mark");
const { StringDecoder } = require("node/string_decoder");

class ReadableState {
    constructor(options, stream, isDuplex = stream instanceof internal("stream/duplex").Duplex) {
        this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.readableObjectMode));
        this.highWaterMark = options
            ? highWaterMark.from(this.objectMode, options, "readableHighWaterMark", isDuplex) : highWaterMark.getDefault(false);
        this.buffer = [];
        this.length = 0;
        this.pipes = [];
        this.flowing = null;
        this.ended = false;
        this.endEmitted = false;
        this.reading = false;
        this.constructed = true;
        this.sync = true;
        this.needReadable = false;
        this.emittedReadable = false;
        this.readableListening = false;
        this.resumeScheduled = false;
        this.paused = null;
        this.errorEmitted = false;
        this.emitClose = options?.emitClose !== false;
        this.autoDestroy = options?.autoDestroy !== false;
        this.destroyed = false;
        this.errored = null;
        this.closed = false;
        this.closeEmitted = false;
        this.defaultEncoding = options?.defaultEncoding || "utf8";
        this.awaitDrainWriters = null;
        this.multiAwaitDrain = false;
        this.readingMore = false;
        this.dataEmitted = false;
        this.decoder = null;
        this.encoding = null;
        if (options?.encoding) this.setEncoding(options.encoding);
    }

    get pipesCount() {
        return this.pipes.length;
    }

    setEncoding(name) {
        this.decoder = new StringDecoder(name);
        this.encoding = this.decoder.encoding;
    }

    sizeOf(chunk) {
        return this.objectMode ? 1 : chunk.length;
    }

    /** How much of what is buffered a read of `count` gets; NaN asks for all there is. */
    available(count) {
        if (count <= 0 || (this.length === 0 && this.ended)) return 0;
        if (this.objectMode) return 1;
        if (Number.isNaN(count)) return this.flowing && this.length > 0 ? this.buffer[0].length : this.length;
        if (count <= this.length) return count;
        return this.ended ? this.length : 0;
    }

    /** Takes the next `count` off the buffer. */
    take(count) {
        if (this.length === 0) return null;
        if (this.objectMode) return this.buffer.shift();
        if (!count || count >= this.length) {
            const all = this.decoder ? this.buffer.join("")
                : this.buffer.length === 1 ? this.buffer[0] : internal("stream/chunks").Buffer.concat(this.buffer, this.length);
            this.buffer = [];
            return all;
        }
        const parts = [];
        for (let rest = count; rest > 0;) {
            const first = this.buffer[0];
            if (first.length <= rest) parts.push(this.buffer.shift());
            else {
                parts.push(this.decoder ? first.slice(0, rest) : first.subarray(0, rest));
                this.buffer[0] = this.decoder ? first.slice(rest) : first.subarray(rest);
            }
            rest -= Math.min(rest, first.length);
        }
        if (parts.length === 1) return parts[0];
        return this.decoder ? parts.join("") : internal("stream/chunks").Buffer.concat(parts, count);
    }

    /** Who was waited for need not be waited for any more. */
    forgetDrains() {
        if (this.multiAwaitDrain) this.awaitDrainWriters.clear();
        else this.awaitDrainWriters = null;
    }
}

exports.ReadableState = ReadableState;
