"use strict";
// The custom status of one execution: what the orchestrator set, and what of it the host does not know yet.

const limitInKilobytes = 16;

/** The JSON text of a status; throws when it is too large for one. */
function checkedText(value) {
    const text = JSON.stringify(value);
    if (text === undefined) return undefined;
    // Whole kilobytes count, as in the original: up to just under 17 KB passes.
    const kilobytes = Math.floor((text.length * 2) / 1024);
    if (kilobytes > limitInKilobytes) {
        throw new Error(`The UTF-16 size of the JSON-serialized payload must not exceed ${limitInKilobytes} KB. ` +
            `The current payload size is ${kilobytes} KB.`);
    }
    return text;
}

class CustomStatus {
    #value = undefined;
    #told = undefined;

    get value() {
        return this.#value;
    }

    /** What has no JSON text, such as undefined, leaves the status as it is. */
    set value(value) {
        if (checkedText(value) !== undefined) this.#value = value;
    }

    /** The JSON text when it is another than at the last call; an object counts as it is now, not as it was set. */
    takeChange() {
        if (this.#value === undefined) return undefined;
        const text = checkedText(this.#value);
        if (text === this.#told) return undefined;
        this.#told = text;
        return text;
    }
}

exports.CustomStatus = CustomStatus;
