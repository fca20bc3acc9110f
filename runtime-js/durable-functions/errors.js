"use strict";
// The errors orchestrators see.

const { define, restore } = internal("failures");

/** What a failed activity or sub-orchestration throws at level 1. */
class DurableError extends Error {}

/** What Task.all throws at level 1 once all its tasks have finished. */
class AggregatedError extends Error {
    constructor(errors) {
        const texts = errors.map((error) =>
            `Name: ${error?.name}\nMessage: ${error?.message ?? error}\nStackTrace: ${error?.stack}`);
        super("context.df.Task.all() encountered the below error messages:\n\n" +
            texts.join("\n-----------------------------------\n"));
        define(this, "errors", errors);
    }
}

/** `err.toString()` of what the other side threw, after the space with which JavaScript's failures begin. */
function thrownText(failure) {
    const error = failure.error;
    if (error === undefined) return failure.message;
    if (error !== null && typeof error === "object" && typeof error.message === "string") {
        const name = typeof error.name === "string" ? error.name : "Error";
        return " " + (error.message === "" ? name : `${name}: ${error.message}`);
    }
    return ` ${failure.message}`;
}

/** Why a call failed, in the words of the original: "Activity function 'X' failed:  Error: boom". */
function reason(kind, name, failure) {
    switch (kind) {
        case "activity": return `Activity function '${name}' failed: ${thrownText(failure)}`;
        case "orchestrator": return `Orchestrator function '${name}' failed: ${failure.message}`;
        default: return failure.message;
    }
}

/**
 * The error thrown into an orchestrator when what it awaits has failed: the message is the reason (with details above
 * level 1), name, stack, cause and own properties are those of the original error, `failureDetails` has it structured.
 * `kind` is "activity", "orchestrator", "http" or "entity"; the message of the last is that of the operation's error alone.
 */
function taskError(kind, name, failure, level) {
    const given = failure !== null && typeof failure === "object" ? failure : { message: String(failure) };
    const message = reason(kind, name, given);
    const error = level === 1
        ? new DurableError(message)
        : new Error(kind === "entity" ? message : `${message} \n ${given.stackTrace ?? given.message}`);
    const original = given.error;
    if (original !== null && typeof original === "object" && !Array.isArray(original)) restore(error, original);
    // Without the stack of the original there is none: that of this runtime would say nothing to the author.
    if (typeof original?.stack !== "string") define(error, "stack", given.stackTrace ?? `${error.name}: ${error.message}`);
    define(error, "failureDetails", {
        errorType: given.errorType,
        errorMessage: given.message,
        message: given.message,
        stackTrace: given.stackTrace,
        error: original,
    });
    return error;
}

exports.DurableError = DurableError;
exports.AggregatedError = AggregatedError;
exports.taskError = taskError;
