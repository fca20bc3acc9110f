"use strict";
// What an orchestrator yields. A task starts when it is first yielded, alone or inside a compound task.

const settings = internal("settings");

const running = 0;
const completed = 1;
const failed = 2;
const canceled = 3;

/** The base of all tasks; its public members are those of the durable-functions packages 1.x to 3.x. */
class Task {
    constructor(session) {
        this.session = session;
        this.id = false;
        this.state = running;
        this.value = undefined;
        this.settledOrder = 0;
        this.settledAt = 0;
        this.parents = undefined;
        this.pruneAt = 16;
        this.hasWaits = false;
        if (session.records) this.madeAt = new Error().stack;
    }

    get isCompleted() {
        return this.state === completed || (this.state === failed && settings.level === 1);
    }

    get isFaulted() {
        return this.state === failed;
    }

    get hasResult() {
        return this.state === completed || this.state === failed;
    }

    get result() {
        if (this.state === failed && settings.level === 1) return this.value?.message ?? this.value;
        return this.value;
    }

    get exception() {
        return this.state === failed && settings.level === 1 ? this.value : undefined;
    }

    /** Level 1: when it settled, as far as the orchestrator can tell. */
    get timestamp() {
        return settings.level === 1 && this.settledOrder > 0 ? new Date(this.settledAt) : undefined;
    }

    /** Level 1: its place among the tasks that have settled. */
    get completionIndex() {
        return settings.level === 1 && this.settledOrder > 0 ? this.settledOrder : undefined;
    }

    /** Whether waiting for it would never end. */
    get neverSettles() {
        return this.state === canceled;
    }

    settle(state, value) {
        if (this.state !== running) return;
        this.state = state;
        this.value = value;
        this.settledOrder = this.session.nextSettledOrder();
        this.settledAt = this.session.time;
        const parents = this.parents;
        if (parents === undefined) return;
        this.parents = undefined;
        for (let index = 0; index < parents.length; index++) parents[index].childSettled(this);
    }

    /** Has `childSettled` called on the parent when this task settles. */
    addParent(parent) {
        if (this.parents === undefined) {
            this.parents = [parent];
            return;
        }
        // A task kept across a loop of Task.any would otherwise collect every compound it ever was in.
        if (this.parents.length >= this.pruneAt) {
            this.parents = this.parents.filter((other) => other.state === running);
            this.pruneAt = Math.max(16, this.parents.length * 2);
        }
        this.parents.push(parent);
    }

    /** Starts a task that this one is made of and listens to it; one that cannot start makes this one fail. */
    startChild(child) {
        child.addParent(this);
        try {
            child.schedule();
        } catch (error) {
            this.settle(failed, error);
        }
        return child.id;
    }

    toJSON() {
        const { id, isCompleted, isFaulted, result } = this;
        return { id, isCompleted, isFaulted, result };
    }
}

/** A task that one action starts and one event settles: activity, sub-orchestration, operation of an entity. */
class ActionTask extends Task {
    /** `kind` is one of those of `taskError`; `name` is whom it calls. */
    constructor(session, action, kind, name) {
        super(session);
        session.count();
        this.action = action;
        this.kind = kind;
        this.name = name;
    }

    schedule() {
        if (this.id === false) this.id = this.session.open(this, this.action);
    }
}

/** The last moment that a Date can be. */
const endOfTime = 8.64e15;

class TimerTask extends Task {
    /** `fireAt` in milliseconds; fractions are rounded up, since timers never fire early. */
    constructor(session, fireAt) {
        super(session);
        session.count();
        this.fireAt = Math.min(Math.ceil(fireAt), endOfTime);
    }

    get isCanceled() {
        return this.state === canceled;
    }

    schedule() {
        if (this.id === false && this.state === running) this.id = this.session.open(this, ["timer", this.fireAt]);
    }

    /** Cancels the timer; one that was never yielded is never created. */
    cancel() {
        if (this.state === completed) throw new Error("Cannot cancel a completed task.");
        if (this.state === canceled) return;
        this.state = canceled;
        this.session.hasCanceledTimers = true;
        if (this.id !== false) this.session.cancelTimer(this.id);
    }
}

/** Waits for an external event; it takes no task number and has no action. */
class WaitTask extends Task {
    constructor(session, name) {
        super(session);
        session.count();
        this.name = name;
        this.key = name.toLowerCase();
        this.order = 0;
        this.hasWaits = true;
    }

    schedule() {
        if (this.order !== 0) return;
        this.order = this.session.nextWaitOrder();
        this.id = this.name;
    }
}

/** What continueAsNew returns: yielding or returning it ends the execution, as does giving control back without it. */
class ContinueAsNewTask extends Task {
    schedule() {}
}

exports.running = running;
exports.completed = completed;
exports.failed = failed;
exports.canceled = canceled;
exports.Task = Task;
exports.ActionTask = ActionTask;
exports.TimerTask = TimerTask;
exports.WaitTask = WaitTask;
exports.ContinueAsNewTask = ContinueAsNewTask;
