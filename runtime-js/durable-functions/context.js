"use strict";
// context.df of an orchestrator.

const { missing } = internal("errors");
const { ActionTask, TimerTask, WaitTask } = require("durable-functions/tasks");
const compound = require("durable-functions/compound");
const { RetryTask, checkRetryOptions } = require("durable-functions/retry");
const { requireName, requireDate } = require("durable-functions/arguments");
const { deterministicGuid } = require("durable-functions/guid");

const statusLimit = 16 * 1024;

function activity(session, name, input) {
    return new ActionTask(session, input === undefined ? ["task", name] : ["task", name, input], "activity", name);
}

function subOrchestration(session, name, instanceId, input) {
    const action = ["subOrchestration", name, instanceId ?? null];
    if (input !== undefined) action.push(input);
    return new ActionTask(session, action, "orchestrator", name);
}

function checkSubOrchestration(name, instanceId) {
    if (!name) {
        throw new Error("A sub-orchestration function name must be provided when attempting to create a suborchestration");
    }
    requireName(name, "functionName");
    if (instanceId) requireName(instanceId, "instanceId");
}

class DurableOrchestrationContext {
    #session;
    #task;

    constructor(session) {
        this.#session = session;
    }

    get instanceId() {
        return this.#session.instanceId;
    }

    get parentInstanceId() {
        return this.#session.parentInstanceId;
    }

    get isReplaying() {
        return this.#session.isReplaying;
    }

    get version() {
        return this.#session.version;
    }

    /** The time at which the current episode began: the same on every replay. */
    get currentUtcDateTime() {
        return new Date(this.#session.time);
    }

    get customStatus() {
        return this.#session.customStatus;
    }

    set customStatus(value) {
        this.setCustomStatus(value);
    }

    get Task() {
        const session = this.#session;
        this.#task ??= {
            all: (tasks) => compound.all(session, tasks),
            any: (tasks) => compound.any(session, tasks),
        };
        return this.#task;
    }

    getInput() {
        return this.#session.input;
    }

    callActivity(name, input) {
        requireName(name, "functionName");
        return activity(this.#session, name, input);
    }

    /** The name it had in 0.0.x. */
    callActivityAsync(name, input) {
        return this.callActivity(name, input);
    }

    callActivityWithRetry(name, retryOptions, input) {
        requireName(name, "functionName");
        checkRetryOptions(retryOptions);
        const session = this.#session;
        return new RetryTask(session, retryOptions, () => activity(session, name, input));
    }

    callSubOrchestrator(name, input, instanceId) {
        checkSubOrchestration(name, instanceId);
        return subOrchestration(this.#session, name, instanceId || null, input);
    }

    callSubOrchestratorWithRetry(name, retryOptions, input, instanceId) {
        checkSubOrchestration(name, instanceId);
        checkRetryOptions(retryOptions);
        const session = this.#session;
        return new RetryTask(session, retryOptions, () => subOrchestration(session, name, instanceId || null, input));
    }

    createTimer(fireAt) {
        return new TimerTask(this.#session, requireDate(fireAt, "fireAt"));
    }

    waitForExternalEvent(name) {
        requireName(name, "externalEventName");
        return new WaitTask(this.#session, name);
    }

    /** Starts the orchestration afresh with this input; may be yielded or returned, need not be. */
    continueAsNew(input) {
        return this.#session.continueAsNew(input);
    }

    setCustomStatus(value) {
        const text = JSON.stringify(value);
        if (text !== undefined && text.length * 2 > statusLimit) {
            throw new Error("The UTF-16 size of the JSON-serialized payload must not exceed 16 KB. " +
                `The current payload size is ${Math.ceil(text.length * 2 / 1024)} KB.`);
        }
        this.#session.customStatus = value;
        this.#session.hasNewStatus = true;
    }

    /** A GUID made of the argument (the instance id when omitted), the episode's time and a counter. */
    newGuid(seed) {
        const session = this.#session;
        const counter = session.guidCount;
        session.guidCount += 1;
        return deterministicGuid(`${seed === undefined ? session.instanceId : seed}_${session.time}_${counter}`);
    }
}

for (const name of ["callEntity", "signalEntity", "callHttp", "lock", "isLocked", "createEntityProxy"]) {
    DurableOrchestrationContext.prototype[name] = missing(`context.df.${name}()`);
}

exports.DurableOrchestrationContext = DurableOrchestrationContext;
