"use strict";
// context.df of an entity: made afresh for each operation.

const { requireName, requireDate } = require("durable-functions/arguments");
const settings = internal("settings");
const { requireSize, tooManyActions } = internal("limits");
const { schedulerIdOf } = require("durable-functions/entity-id");

/**
 * JSON text, or undefined for what JSON has no text for; throws a TypeError that says what could not be serialised, and an error
 * for text that is too long.
 */
function serialise(value, what) {
    let text;
    try {
        text = JSON.stringify(value);
    } catch (error) {
        throw new TypeError(`${what} cannot be serialised: ${error.message}`, { cause: error });
    }
    return requireSize(text, what);
}

/** `scope` is `{isOver, resultText}` of the operation; what it does to the entity happens to `batch`. */
function makeEntityContext(batch, scope, operationName, input) {
    const subject = `operation '${operationName}' of entity '${batch}'`;

    function requireOpen(member) {
        if (!scope.isOver) return;
        throw new Error(`context.df.${member}() was called after ${subject} had ended: an entity must await what it starts.`);
    }

    return {
        entityName: batch.id.name,
        entityKey: batch.id.key,
        entityId: { ...batch.id },
        operationName,
        isNewlyConstructed: !batch.exists,

        getInput: () => input,

        /** A new copy each time; without a state what `initializer()` gives, which is not stored. */
        getState(initializer) {
            if (batch.stateText !== undefined) return JSON.parse(batch.stateText);
            return typeof initializer === "function" ? initializer() : undefined;
        },

        /** `setState(undefined)` leaves an entity that exists without a state. */
        setState(value) {
            requireOpen("setState");
            batch.stateText = serialise(value, `The state that ${subject} sets`);
            batch.exists = true;
        },

        /** The result of the operation; the last call counts. */
        return(value) {
            requireOpen("return");
            scope.resultText = serialise(value, `The result of ${subject}`) ?? "null";
            batch.exists = true;
        },

        destructOnExit() {
            requireOpen("destructOnExit");
            batch.exists = false;
            batch.stateText = undefined;
        },

        /** Tells another entity to do something, at once or at `scheduledTime`; nobody waits for it. */
        signalEntity(entityId, operation, operationInput, scheduledTime) {
            requireOpen("signalEntity");
            if (!entityId) throw new Error("Must provide EntityId to SignalEntityAction constructor");
            const id = schedulerIdOf(entityId);
            requireName(operation, "operation");
            if (batch.signals.length >= settings.actionsPerTurn) throw tooManyActions(`The entity '${batch}'`, "batch");
            const at = scheduledTime === undefined || scheduledTime === null ? null : requireDate(scheduledTime, "scheduledTime");
            const inputText = serialise(operationInput, `The input of the signal '${operation}' that ${subject} sends`);
            batch.signals.push({ id, target: { name: entityId.name, key: entityId.key }, operation, at, inputText });
        },
    };
}

exports.makeEntityContext = makeEntityContext;
exports.serialise = serialise;
