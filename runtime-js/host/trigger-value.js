"use strict";
// The value of a trigger that is no request.

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

/** A timer's has its properties also under the names of older versions; a message is a Buffer where the binding asks for one. */
exports.triggerValueOf = function triggerValueOf(trigger, input) {
    if (isTimer(trigger)) return addOldNames(input);
    if (isBinaryMessage(trigger) && typeof input === "string") return require("node/buffer").Buffer.from(input);
    return input;
};
