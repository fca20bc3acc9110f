"use strict";
// The values of input bindings, and of a trigger that is no request.

const isTimer = (trigger) => trigger !== undefined && /^timerTrigger$/i.test(trigger.type);
const isBinaryMessage = (trigger) => /^queueTrigger$/i.test(trigger?.type ?? "") && /^binary$/i.test(trigger.dataType ?? "");

/** Hides the properties a second time under their names with a capital first letter. */
function addOldNames(object) {
    if (object === null || typeof object !== "object") return object;
    for (const key of Object.keys(object)) {
        addOldNames(object[key]);
        const oldName = key.charAt(0).toUpperCase() + key.slice(1);
        Object.defineProperty(object, oldName, { get: () => object[key], enumerable: false, configurable: true });
    }
    return object;
}

const bufferOf = (base64) => require("node/buffer").Buffer.from(base64, "base64");

/**
 * A timer's has its properties also under the names of older versions; a message is a Buffer where the binding asks for one.
 * Bytes come as base64, several of them as an array.
 */
exports.triggerValueOf = function triggerValueOf(trigger, { input, binaryInput }) {
    if (Array.isArray(binaryInput)) return binaryInput.map(bufferOf);
    if (binaryInput !== undefined) return bufferOf(binaryInput);
    if (isTimer(trigger)) return addOldNames(input);
    if (isBinaryMessage(trigger) && typeof input === "string") return require("node/buffer").Buffer.from(input);
    return input;
};

/** The value of an input binding that is no trigger; undefined when there is none. */
exports.inputValueOf = function inputValueOf(body, name) {
    if (body.binaryInputs !== undefined && Object.hasOwn(body.binaryInputs, name)) return bufferOf(body.binaryInputs[name]);
    return body.inputs !== undefined && Object.hasOwn(body.inputs, name) ? body.inputs[name] : undefined;
};
