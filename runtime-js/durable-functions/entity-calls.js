"use strict";
// Entities from an orchestrator: calls, which are awaited, and signals, which are not.

const { ActionTask } = require("durable-functions/tasks");
const { schedulerIdOf } = require("durable-functions/entity-id");
const { requireName, requireDate } = require("durable-functions/arguments");

/** One operation of an entity whose result the orchestrator waits for. */
class EntityCallTask extends ActionTask {
    #section = undefined;

    constructor(session, schedulerId, operation, input) {
        const action = ["callEntity", schedulerId, operation];
        if (input !== undefined) action.push(input);
        super(session, action, "entity", schedulerId);
    }

    schedule() {
        if (this.id !== false) return;
        const { section } = this.session;
        section?.checkCall(this.name);
        super.schedule();
        section?.busy.add(this.name);
        this.#section = section;
    }

    settle(state, value) {
        this.#section?.busy.delete(this.name);
        super.settle(state, value);
    }
}

function target(entityId, action, operation) {
    if (!entityId) throw new Error(`Must provide EntityId to ${action} constructor`);
    requireName(operation, "operation");
    return schedulerIdOf(entityId);
}

exports.callEntity = function callEntity(session, entityId, operation, input) {
    const schedulerId = target(entityId, "CallEntityAction", operation);
    session.section?.checkCall(schedulerId);
    return new EntityCallTask(session, schedulerId, operation, input);
};

/** Takes effect at the call; with `scheduledTime` the operation is not done before that time. */
exports.signalEntity = function signalEntity(session, entityId, operation, input, scheduledTime) {
    const schedulerId = target(entityId, "SignalEntityAction", operation);
    session.section?.checkSignal(schedulerId);
    const at = scheduledTime === undefined || scheduledTime === null ? null : requireDate(scheduledTime, "scheduledTime");
    const action = ["signalEntity", schedulerId, operation, at];
    if (input !== undefined) action.push(input);
    session.emit(action);
};
