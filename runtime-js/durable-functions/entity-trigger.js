"use strict";
// The value of an entityTrigger binding and the answer to it, as a context outside of the host has them (unit tests).

const { EntityBatch } = require("durable-functions/entity-batch");

function isTriggerValue(value) {
    return value !== null && typeof value === "object" &&
        ["self", "exists", "batch"].every((key) => Object.hasOwn(value, key));
}

/** The batch of the first binding that has the shape `{self, exists, state, batch}`. */
exports.batchOf = function batchOf(context) {
    const value = Object.values(context?.bindings ?? {}).find(isTriggerValue);
    if (value === undefined) throw new Error("Could not find an entityTrigger binding on context.");
    const { self, exists, state, batch } = value;
    return new EntityBatch({
        name: self.name,
        key: self.key,
        exists: Boolean(exists),
        stateText: state ?? undefined,
        operations: batch.map(({ name, input }) => ({ name, input: input ? JSON.parse(input) : undefined })),
    });
};

/** What context.done is given: `{entityExists, entityState, results, signals}`. */
exports.entityState = function entityState(batch) {
    return {
        entityExists: batch.exists,
        entityState: batch.stateText,
        results: batch.results.map(([outcome, value], index) => ({
            isError: outcome === "threw",
            duration: Math.round(batch.durations[index]),
            result: outcome === "threw" ? JSON.stringify(value.error ?? value.message) : value,
        })),
        signals: batch.signals.map(({ target, operation, inputText }) => ({ target, name: operation, input: inputText ?? "" })),
    };
};
