"use strict";
// What df.app.activity and df.app.orchestration return: functions that make tasks, for orchestrators to yield.

const determinism = internal("determinism");
const { activity } = require("durable-functions/activities");
const { RetryTask, checkRetryOptions } = require("durable-functions/retry");
const { subOrchestration } = require("durable-functions/sub-orchestrations");

function currentSession(name) {
    const session = determinism.current();
    if (session !== undefined) return session;
    throw new Error(`The function that registering '${name}' returned makes a task for an orchestrator to yield: ` +
        "it can only be called while an orchestrator runs.");
}

/** The first attempt, which can be made into a task that is tried again as long as it has not been yielded. */
function withRetries(session, makeAttempt, what) {
    const task = makeAttempt();
    const withRetry = (retryOptions) => {
        if (task.id !== false) {
            throw new Error("Invalid use of `.withRetry`: attempted to create a retriable task from an already scheduled task. " +
                `A task with ID ${task.id} to call ${what} has already been scheduled. ` +
                "Make sure to only invoke `.withRetry` on tasks that have not previously been yielded.");
        }
        checkRetryOptions(retryOptions);
        return new RetryTask(session, retryOptions, makeAttempt);
    };
    return Object.defineProperty(task, "withRetry", { value: withRetry });
}

/** `(input?) -> task` */
exports.activityCaller = (name) => (input) => {
    const session = currentSession(name);
    return withRetries(session, () => activity(session, name, input), `activity ${name}`);
};

/** `(input?, instanceId?, version?) -> task` */
exports.orchestrationCaller = (name) => (input, instanceId, version) => {
    const session = currentSession(name);
    return withRetries(session, subOrchestration(session, name, input, instanceId, version), `subOrchestrator ${name}`);
};
