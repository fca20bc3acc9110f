"use strict";
// One execution of an orchestrator: history events in, actions out. Live or replayed, it goes the same way.

const { describe } = internal("failures");
const determinism = internal("determinism");
const settings = internal("settings");
const { tooManyActions } = internal("limits");
const { Task, ContinueAsNewTask, running, completed, failed, canceled } = require("durable-functions/tasks");
const { findWait } = require("durable-functions/compound");
const { taskError } = require("durable-functions/errors");
const { CustomStatus } = require("durable-functions/custom-status");

const constraint = "Durable Functions programming constraint violation: Orchestration yielded data of type ";
const onlyTasks =
    "check your yield statements to make sure you only yield Task types resulting from calling Durable Functions APIs.";

function constraintText(value) {
    if (value === undefined) {
        return `${constraint}undefined. This is likely a result of yielding a "fire-and-forget API" such as signalEntity or ` +
            "continueAsNew. These APIs should not be yielded as they are not blocking operations. Please remove the yield " +
            `statement preceding those invocations. If you are not calling those APIs, please ${onlyTasks}`;
    }
    return `${constraint}${typeof value}. Only Task types can be yielded. Please ${onlyTasks}`;
}

const canceledText = "The orchestrator waits for a timer that it has cancelled: it would never fire.";

class Session {
    /** `start(session)` gives the generator; `level` is the compatibility level of durable-functions. */
    constructor(instanceId, execution, name, level, start) {
        this.instanceId = instanceId;
        this.execution = execution;
        this.name = name;
        this.level = level;
        this.start = start;
        this.generator = undefined;
        this.awaited = undefined;
        this.isReturning = false;
        this.isReplaying = false;
        this.time = 0;
        this.input = null;
        this.parentInstanceId = undefined;
        this.version = undefined;
        this.actions = [];
        this.asked = 0;
        this.excess = undefined;
        this.tasks = new Map();
        this.taskCount = 0;
        this.settledCount = 0;
        this.waitCount = 0;
        this.guidCount = 0;
        this.buffered = [];
        this.section = undefined;
        this.hasCanceledTimers = false;
        this.continuation = undefined;
        this.customStatus = new CustomStatus();
        this.ending = undefined;
        this.determinism = undefined;
        this.records = false;
    }

    /** Takes one history event; `isReplaying` says whether it was taken before, by an earlier session of this execution. */
    feed(event, isReplaying) {
        const kind = event[0];
        if (this.ending !== undefined) {
            if (kind === "EventRaised") this.buffer(event);
            return;
        }
        this.isReplaying = isReplaying;
        switch (kind) {
            case "OrchestratorStarted":
                if (event[1] > this.time) this.time = event[1];
                this.asked = 0;
                break;
            case "ExecutionStarted":
                this.begin(event[2], event[3]);
                break;
            case "TaskCompleted":
            case "SubOrchestrationInstanceCompleted":
            case "EntityOperationCompleted":
                this.settle(event[2], completed, event[3] === undefined ? null : event[3]);
                break;
            case "TaskFailed":
            case "SubOrchestrationInstanceFailed":
            case "EntityOperationFailed":
                this.fail(event[2], event[3]);
                break;
            case "EntityLockGranted":
                this.settle(event[2], completed, this.tasks.get(event[2])?.lock);
                break;
            case "TimerFired":
                this.settle(event[2], completed, undefined);
                break;
            case "EventRaised":
                this.raise(event);
                break;
        }
    }

    /** The actions emitted since the last call, each as JSON text. */
    take() {
        const actions = this.actions;
        this.actions = [];
        return actions;
    }

    // What tasks ask of their session.

    /**
     * Writes the action that starts `task`, undefined when nothing will answer it, and gives its number; throws for an input
     * that JSON cannot carry, before anything has happened.
     */
    open(task, action) {
        // Text at once: what the orchestrator does to an input later must not show, or replays would differ.
        const text = JSON.stringify(action);
        const id = this.taskCount;
        this.taskCount += 1;
        if (task !== undefined) this.tasks.set(id, task);
        this.actions.push(text);
        return id;
    }

    /** Writes an action that nobody waits for, unless continueAsNew was called: after it nothing new begins. */
    emit(action) {
        this.count();
        if (this.continuation === undefined) this.open(undefined, action);
    }

    /**
     * Counts a thing that the orchestrator asks for in this turn, yielded or not, and throws when it is one too many: then the
     * execution ends, whatever the orchestrator does about the error. What is replayed was asked for under another limit.
     */
    count() {
        if (this.isReplaying) return;
        this.asked += 1;
        if (this.asked <= settings.actionsPerTurn) return;
        if (this.excess === undefined) this.excess = tooManyActions("The orchestrator", "turn");
        throw this.excess;
    }

    cancelTimer(id) {
        this.tasks.delete(id);
        if (this.ending === undefined) this.actions.push(JSON.stringify(["cancelTimer", id]));
    }

    nextSettledOrder() {
        this.settledCount += 1;
        return this.settledCount;
    }

    nextWaitOrder() {
        this.waitCount += 1;
        return this.waitCount;
    }

    /** The first call decides; the execution ends when the orchestrator next gives control back. */
    continueAsNew(input) {
        if (this.continuation === undefined) this.continuation = { input };
        return new ContinueAsNewTask(this);
    }

    // Events.

    begin(details, input) {
        this.input = input === undefined ? null : input;
        this.parentInstanceId = details?.parentInstanceId ?? undefined;
        this.version = details?.version;
        try {
            this.generator = this.start(this);
        } catch (error) {
            this.end(["threw", describe(error)]);
            return;
        }
        this.resume(completed, undefined);
    }

    settle(id, state, value) {
        const task = this.tasks.get(id);
        if (task === undefined) return;
        this.tasks.delete(id);
        task.settle(state, value);
        this.wake();
    }

    fail(id, failure) {
        const task = this.tasks.get(id);
        if (task === undefined) return;
        this.settle(id, failed, taskError(task.kind ?? "timer", task.name, failure, this.level));
    }

    raise(event) {
        const wait = this.awaited === undefined ? undefined : findWait(this.awaited, String(event[2]).toLowerCase(), false);
        if (wait === undefined) {
            this.buffer(event);
            return;
        }
        wait.settle(completed, event[3]);
        this.wake();
    }

    buffer(event) {
        const name = String(event[2]);
        this.buffered.push({ key: name.toLowerCase(), name, value: event[3] });
    }

    /** Gives events that nobody waited for, oldest first, to the waits below `task`, until it is decided. */
    deliverBuffered(task) {
        const buffered = this.buffered;
        let index = 0;
        while (index < buffered.length && task.state === running) {
            const wait = findWait(task, buffered[index].key, true);
            if (wait === undefined) {
                index += 1;
                continue;
            }
            const [event] = buffered.splice(index, 1);
            wait.settle(completed, event.value);
        }
    }

    // The generator.

    wake() {
        const task = this.awaited;
        if (task === undefined || task.state === running || task.state === canceled) return;
        this.awaited = undefined;
        if (this.isReturning) this.endLike(task);
        else this.resume(task.state, task.value);
    }

    resume(state, value) {
        const generator = this.generator;
        for (;;) {
            let step;
            try {
                step = determinism.run(this, () => (state === failed ? generator.throw(value) : generator.next(value)));
            } catch (error) {
                this.end(["threw", describe(this.excess ?? error)]);
                return;
            }
            if (this.excess !== undefined) {
                this.end(["threw", describe(this.excess)]);
                return;
            }
            const given = step.value;
            const isTask = given instanceof Task;
            if (step.done && this.endsWith(given, isTask)) return;
            if (isTask && given.session !== this) {
                this.refuse(`${constraint}Task that belongs to another execution. Please ${onlyTasks}`);
                return;
            }
            if (!isTask) {
                if (this.level !== 1) {
                    this.refuse(constraintText(given));
                    return;
                }
                state = completed;
                value = given;
                continue;
            }
            if (this.continuation !== undefined && (given.state === running || given.state === canceled)) {
                this.endContinued();
                return;
            }
            try {
                given.schedule();
                if (this.hasCanceledTimers && given.neverSettles) throw new Error(canceledText);
            } catch (error) {
                state = failed;
                value = error;
                continue;
            }
            if (given.hasWaits && this.buffered.length > 0) this.deliverBuffered(given);
            if (given.state === running) {
                this.awaited = given;
                this.isReturning = step.done;
                return;
            }
            if (step.done) {
                this.endLike(given);
                return;
            }
            state = given.state;
            value = given.value;
        }
    }

    /** Ends the execution with what the generator returned; a task that was returned is awaited first. */
    endsWith(given, isTask) {
        if (this.continuation !== undefined) this.endContinued();
        else if (!isTask) this.end(given === undefined ? ["returned"] : ["returned", given]);
        else return false;
        return true;
    }

    endLike(task) {
        if (task.state === completed) this.end(task.value === undefined ? ["returned"] : ["returned", task.value]);
        else this.end(["threw", describe(task.value)]);
    }

    refuse(message) {
        this.end(["threw", describe(new Error(message))]);
    }

    endContinued() {
        this.end(["continuedAsNew", this.continuation.input, []]);
    }

    end(ending) {
        this.ending = ending;
        if (this.excess !== undefined) this.actions = [];
        this.awaited = undefined;
        this.generator = undefined;
        this.tasks.clear();
    }

    /** The ending as the host is told it: with the events that go over into the next execution. */
    takeEnding() {
        if (this.ending !== undefined && this.ending[0] === "continuedAsNew") {
            this.ending[2] = this.buffered.map(({ name, value }) => (value === undefined ? [name] : [name, value]));
        }
        return this.ending;
    }
}

exports.Session = Session;
