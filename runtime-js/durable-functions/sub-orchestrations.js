"use strict";
// Calls of other orchestrations.

const { ActionTask } = require("durable-functions/tasks");
const { requireName } = require("durable-functions/arguments");

class SubOrchestrationTask extends ActionTask {
    constructor(session, name, input, instanceId, version) {
        const action = ["subOrchestration", name, instanceId, version];
        if (input !== undefined) action.push(input);
        super(session, action, "orchestrator", name);
    }

    schedule() {
        if (this.id !== false) return;
        this.session.section?.refuseSubOrchestration();
        super.schedule();
    }
}

function checkInstanceId(session, instanceId) {
    requireName(instanceId, "instanceId");
    if (instanceId.startsWith("@")) {
        throw new Error("instanceId: The instance ID of a sub-orchestration must not start with '@', with which the IDs of " +
            `entities start, but got '${instanceId}'`);
    }
    const own = [session.instanceId, session.parentInstanceId];
    if (own.some((id) => id?.toLowerCase() === instanceId.toLowerCase())) {
        throw new Error(
            "The instance ID of a sub-orchestration must be different than the instance ID of a parent orchestration.");
    }
}

/** Checks the arguments and gives a function that makes a task of them, a fresh one at each call. */
exports.subOrchestration = function subOrchestration(session, name, input, instanceId, version) {
    if (!name) {
        throw new Error("A sub-orchestration function name must be provided when attempting to create a suborchestration");
    }
    requireName(name, "functionName");
    if (instanceId) checkInstanceId(session, instanceId);
    if (version !== undefined && version !== null && typeof version !== "string") {
        throw new TypeError(`version: Expected string but got ${typeof version}`);
    }
    session.section?.refuseSubOrchestration();
    return () => new SubOrchestrationTask(session, name, input, instanceId || null, version ?? null);
};
