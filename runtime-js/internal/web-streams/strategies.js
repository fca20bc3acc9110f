"use strict";
// CountQueuingStrategy and ByteLengthQueuingStrategy.

const { coded } = internal("errors");
const { invalidArgumentType } = internal("validators");
const { inspectable } = internal("web-streams/shared");

function markOf(init) {
    if (init === null || typeof init !== "object" && typeof init !== "function") {
        throw invalidArgumentType("init", "of type object", init);
    }
    if (init.highWaterMark === undefined) {
        throw coded("TypeError", "ERR_MISSING_OPTION", "init.highWaterMark is required");
    }
    return Number(init.highWaterMark);
}

const byteLength = Object.defineProperty((chunk) => chunk.byteLength, "name", { value: "size" });
const one = Object.defineProperty(() => 1, "name", { value: "size" });

class ByteLengthQueuingStrategy {
    #mark;

    constructor(init) {
        this.#mark = markOf(init);
    }

    get highWaterMark() {
        return this.#mark;
    }

    get size() {
        return byteLength;
    }
}

class CountQueuingStrategy {
    #mark;

    constructor(init) {
        this.#mark = markOf(init);
    }

    get highWaterMark() {
        return this.#mark;
    }

    get size() {
        return one;
    }
}

inspectable(ByteLengthQueuingStrategy, ({ highWaterMark }) => ({ highWaterMark }));
inspectable(CountQueuingStrategy, ({ highWaterMark }) => ({ highWaterMark }));

Object.assign(exports, { ByteLengthQueuingStrategy, CountQueuingStrategy });
