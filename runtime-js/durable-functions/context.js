"use strict";
// context.df of an orchestrator.

const { TimerTask, WaitTask } = require("durable-functions/tasks");
const { activity } = require("durable-functions/activities");
const compound = require("durable-functions/compound");
const entities = require("durable-functions/entity-calls");
const { lock, lockState } = require("durable-functions/critical-section");
const { makeEntityProxy } = require("durable-functions/entity-proxy");
const { callHttp } = require("durable-functions/http-call");
const { RetryTask, checkRetryOptions } = require("durable-functions/retry");
const { subOrchestration } = require("durable-functions/sub-orchestrations");
const { requireName, requireDate } = require("durable-functions/arguments");
const { deterministicGuid } = require("durable-functions/guid");

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
        return this.#session.customStatus.value;
    }

    set customStatus(value) {
        this.#session.customStatus.value = value;
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

    callSubOrchestrator(name, input, instanceId, version) {
        return subOrchestration(this.#session, name, input, instanceId, version)();
    }

    callSubOrchestratorWithRetry(name, retryOptions, input, instanceId, version) {
        const makeAttempt = subOrchestration(this.#session, name, input, instanceId, version);
        checkRetryOptions(retryOptions);
        return new RetryTask(this.#session, retryOptions, makeAttempt);
    }

    /** `entityId` is an EntityId or any object with a name and a key. */
    callEntity(entityId, operation, input) {
        return entities.callEntity(this.#session, entityId, operation, input);
    }

    /** Takes effect at the call and gives nothing to wait for; `scheduledTime` (a Date) is the earliest time of the operation. */
    signalEntity(entityId, operation, input, scheduledTime) {
        entities.signalEntity(this.#session, entityId, operation, input, scheduledTime);
    }

    /** The entity's operations as methods: `proxy.add(5)` calls, `proxy.signal.add(5)` signals. */
    createEntityProxy(entityId) {
        return makeEntityProxy(entityId, {
            call: (id, operation, input) => this.callEntity(id, operation, input),
            signal: (id, operation, input, scheduledTime) => this.signalEntity(id, operation, input, scheduledTime),
        });
    }

    /** Begins a critical section over entities, given one by one or as an array; yields a DurableLock. */
    lock(...entityIds) {
        return lock(this.#session, entityIds);
    }

    isLocked() {
        return lockState(this.#session);
    }

    /** `(method, uri, content?, headers?, tokenSource?, asynchronousPatternEnabled?)` or one object of options. */
    callHttp(...values) {
        return callHttp(this.#session, values);
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
        this.#session.customStatus.value = value;
    }

    /** A GUID made of the argument (the instance id when omitted), the episode's time and a counter. */
    newGuid(seed) {
        const session = this.#session;
        const counter = session.guidCount;
        session.guidCount += 1;
        return deterministicGuid(`${seed === undefined ? session.instanceId : seed}_${session.time}_${counter}`);
    }
}

exports.DurableOrchestrationContext = DurableOrchestrationContext;
