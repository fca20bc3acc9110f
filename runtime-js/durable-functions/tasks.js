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
        this.parents = undefined;
        this.pruneAt = 16;
        this.hasWaits = false;
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

    settle(state, value) {
        if (this.state !== running) return;
        this.state = state;
        this.value = value;
        this.settledOrder = this.session.nextSettledOrder();
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

    toJSON() {
        const { id, isCompleted, isFaulted, result } = this;
        return { id, isCompleted, isFaulted, result };
    }
}

/** A task that one action starts and one event settles: activity, sub-orchestration. */
class ActionTask extends Task {
    /** `kind` is "activity" or "orchestrator"; `name` is whom it calls. */
    constructor(session, action, kind, name) {
        super(session);
        this.action = action;
        this.kind = kind;
        this.name = name;
    }

    schedule() {
        if (this.id === false) this.id = this.session.open(this, this.action);
    }
}

class TimerTask extends Task {
    constructor(session, fireAt) {
        super(session);
        this.fireAt = fireAt;
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
        if (this.id !== false) this.session.cancelTimer(this.id);
    }
}

/** Waits for an external event; it takes no task number and has no action. */
class WaitTask extends Task {
    constructor(session, name) {
        super(session);
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
