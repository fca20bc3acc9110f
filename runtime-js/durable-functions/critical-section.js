"use strict";
// context.df.lock: several entities held by one orchestration, and the rules while it holds them.

const { define } = internal("failures");
const { ActionTask } = require("durable-functions/tasks");
const { schedulerIdOf, entityIdOf } = require("durable-functions/entity-id");

class LockingRulesViolationError extends Error {
    static code = "LOCKING_RULES_VIOLATION";

    constructor(message) {
        super(message);
        define(this, "name", "LockingRulesViolationError");
    }
}

/** What isLocked() gives. */
class LockState {
    constructor(isLocked, ownedLocks) {
        this.isLocked = isLocked;
        this.ownedLocks = ownedLocks;
    }
}

/** What yielding a lock gives: the key to end the critical section with. */
class DurableLock {
    #release;

    constructor(ownedLocks, release) {
        this.ownedLocks = ownedLocks;
        this.#release = release;
    }

    /** Gives the entities free; further calls do nothing. */
    release() {
        const release = this.#release;
        this.#release = undefined;
        release?.();
    }
}

if (typeof Symbol.dispose === "symbol") {
    define(DurableLock.prototype, Symbol.dispose, DurableLock.prototype.release);
}

/** From the call of lock() to that of release(). The rules hold when a call is made and again when it is started. */
class CriticalSection {
    /** `entities` maps scheduler ids to EntityIds, in the order of the ids. */
    constructor(entities) {
        this.entities = entities;
        this.busy = new Set();
    }

    get ownedLocks() {
        return [...this.entities.values()];
    }

    refuseLock() {
        throw new LockingRulesViolationError("Cannot acquire more locks when already holding some locks.");
    }

    refuseSubOrchestration() {
        throw new LockingRulesViolationError("Cannot invoke sub-orchestrations from within a critical section.");
    }

    checkCall(schedulerId) {
        if (!this.entities.has(schedulerId)) {
            throw new LockingRulesViolationError(
                "Cannot call an entity from within a critical section unless it is one of the locked entities.");
        }
        if (this.busy.has(schedulerId)) {
            throw new LockingRulesViolationError(
                "Cannot call the same entity multiple times in parallel within a critical section.");
        }
    }

    checkSignal(schedulerId) {
        if (this.entities.has(schedulerId)) {
            throw new LockingRulesViolationError(
                "Cannot signal an entity from within a critical section if the entity is one of the locked entities.");
        }
    }
}

/** Waits until all the entities are held; settles to the DurableLock. */
class LockTask extends ActionTask {
    constructor(session, section) {
        super(session, ["lock", [...section.entities.keys()]], "lock", "lock");
        this.lock = new DurableLock(section.ownedLocks, () => {
            session.section = undefined;
            session.emit(["unlock"]);
        });
    }
}

function requested(values) {
    const entityIds = values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
    if (entityIds.length === 0) throw new RangeError("lock requires at least one EntityId");
    return entityIds.map((entityId) => {
        if (entityId === null || typeof entityId !== "object" || entityId.name === undefined || entityId.key === undefined) {
            throw new TypeError("lock expected EntityId[]");
        }
        return [schedulerIdOf(entityId), entityIdOf(entityId)];
    });
}

/** Begins a critical section over entities, given one by one or as one array; the task settles when all are held. */
function lock(session, values) {
    const entities = requested(values);
    session.section?.refuseLock();
    // The original draws a GUID for the request, so that every later newGuid() depends on it.
    session.guidCount += 1;
    entities.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
    const section = new CriticalSection(new Map(entities));
    session.section = section;
    return new LockTask(session, section);
}

/** Whether a critical section has begun, and the entities it is about. */
function lockState(session) {
    return new LockState(session.section !== undefined, session.section?.ownedLocks ?? []);
}

exports.LockingRulesViolationError = LockingRulesViolationError;
exports.LockState = LockState;
exports.DurableLock = DurableLock;
exports.LockTask = LockTask;
exports.lock = lock;
exports.lockState = lockState;
