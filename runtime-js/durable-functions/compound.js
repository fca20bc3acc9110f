"use strict";
// Task.all and Task.any, nested as deep as one likes.

const settings = internal("settings");
const { define } = internal("failures");
const { Task, WaitTask, running, completed, failed } = require("durable-functions/tasks");
const { AggregatedError } = require("durable-functions/errors");

class CompoundTask extends Task {
    constructor(session, children) {
        super(session);
        this.children = children;
        this.isScheduled = false;
        for (let index = 0; index < children.length; index++) {
            const child = children[index];
            if (child.hasWaits) this.hasWaits = true;
            if (child.state === running) child.addParent(this);
        }
    }

    schedule() {
        if (this.isScheduled) return;
        for (let index = 0; index < this.children.length; index++) this.children[index].schedule();
        this.isScheduled = true;
    }
}

const withErrors = new WeakSet();

/** Whether `errors` may be set: not where the error brought its own, as an AggregateError does. */
function carriesErrors(error) {
    if (error === null || typeof error !== "object" || !Object.isExtensible(error)) return false;
    if (Object.hasOwn(error, "errors") && !withErrors.has(error)) return false;
    withErrors.add(error);
    return true;
}

class AllTask extends CompoundTask {
    constructor(session, children) {
        super(session, children);
        this.unfinished = 0;
        for (let index = 0; index < children.length; index++) {
            if (!children[index].hasResult) this.unfinished += 1;
        }
        const failures = this.failuresInOrder();
        if (failures.length > 0) this.childFailed(failures);
        else if (this.unfinished === 0) this.finish();
    }

    get neverSettles() {
        return this.state === running && this.children.some((child) => child.neverSettles);
    }

    failuresInOrder() {
        return this.children
            .filter((child) => child.state === failed)
            .sort((left, right) => left.settledOrder - right.settledOrder);
    }

    childSettled(child) {
        if (this.state !== running) return;
        this.unfinished -= 1;
        if (child.state === failed && settings.level !== 1) this.childFailed(this.failuresInOrder());
        else if (this.unfinished === 0) this.finish();
    }

    // Level 1 waits for the others before it fails.
    childFailed(failures) {
        if (settings.level === 1) {
            if (this.unfinished === 0) this.finish();
            return;
        }
        const error = failures[0].value;
        if (carriesErrors(error)) define(error, "errors", failures.map((child) => child.value));
        this.settle(failed, error);
    }

    finish() {
        const errors = this.children.filter((child) => child.state === failed).map((child) => child.value);
        if (errors.length > 0) this.settle(failed, new AggregatedError(errors));
        else this.settle(completed, this.children.map((child) => child.value));
    }
}

class AnyTask extends CompoundTask {
    constructor(session, children) {
        super(session, children);
        let winner;
        for (let index = 0; index < children.length; index++) {
            const child = children[index];
            if (child.hasResult && (winner === undefined || child.settledOrder < winner.settledOrder)) winner = child;
        }
        if (winner !== undefined) this.settle(completed, winner);
    }

    get neverSettles() {
        return this.state === running && this.children.every((child) => child.neverSettles);
    }

    childSettled(child) {
        this.settle(completed, child);
    }
}

/**
 * The wait for `key` that an event belongs to among those the orchestrator is waiting for right now, below `task`:
 * the newest, or with `oldest` the first in the order they were given. Waits under a compound that is decided do not count.
 */
function findWait(task, key, oldest) {
    if (task.state !== running || !task.hasWaits) return undefined;
    if (task instanceof WaitTask) return task.key === key ? task : undefined;
    let found;
    for (const child of task.children) {
        const wait = findWait(child, key, oldest);
        if (wait === undefined) continue;
        if (oldest) return wait;
        if (found === undefined || wait.order > found.order) found = wait;
    }
    return found;
}

const corrupted = (method) =>
    `${method} received a non-valid input. This may occur if it somehow received a non-list input, or if the input list's ` +
    "Tasks were corrupted. Please review your orchestrator code and/or file an issue.";

function checked(tasks, method) {
    if (!Array.isArray(tasks)) throw new TypeError(corrupted(method));
    if (!tasks.every((task) => task instanceof Task)) throw new Error(corrupted(method));
    return tasks.slice();
}

/** Resolves to the results in argument order; `all([])` to `[]`. */
exports.all = (session, tasks) => new AllTask(session, checked(tasks, "Task.all"));

/** Resolves to the task that finished first, failed or not. */
exports.any = function any(session, tasks) {
    const children = checked(tasks, "Task.any");
    if (children.length === 0) {
        throw new Error(settings.level === 1
            ? "At least one yieldable task must be provided to wait for."
            : "When constructing a CompoundTask (such as Task.all() or Task.any()), you must specify at least one Task.");
    }
    return new AnyTask(session, children);
};

exports.CompoundTask = CompoundTask;
exports.findWait = findWait;
