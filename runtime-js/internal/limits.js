"use strict";
// What one payload may be long, and how much one turn may ask for.

const settings = internal("settings");
const utf8 = internal("utf8");

function limitError(name, message) {
    const error = new Error(message);
    error.name = name;
    return error;
}

/** Gives back JSON text that is short enough, or undefined; throws for text that is not. `what` begins the sentence. */
exports.requireSize = function requireSize(text, what) {
    const limit = settings.payloadLimit;
    // A unit of UTF-16 makes at most three bytes.
    if (text === undefined || text.length * 3 <= limit) return text;
    const size = utf8.byteLength(text);
    if (size <= limit) return text;
    throw limitError("PayloadTooLarge", `${what} is too large: ${size} bytes of JSON. The limit is ${limit} bytes, which ` +
        "perdure.limits.payloadInMegabytes of host.json sets.");
};

/** The error of code that asks for more than it may; `who` begins the sentence, as in "The orchestrator". */
exports.tooManyActions = function tooManyActions(who, where) {
    return limitError("ActionLimitExceeded", `${who} asked for more than ${settings.actionsPerTurn} actions in one ${where}, ` +
        "which is the limit that perdure.limits.actionsPerTurn of host.json sets.");
};
