"use strict";
// Plays the engine for one orchestration, and checks that every replay of what happened gives the same actions.

const assert = require("assert");
const { Driver } = require("./driver");

const start = Date.UTC(2024, 0, 1);

/** `script` is the text of the orchestrator's module, or a generator function. */
function app(script, level) {
    const text = typeof script === "string"
        ? script
        : `const df = require("durable-functions");\nmodule.exports = df.orchestrator(${script});`;
    const driver = new Driver();
    const failures = driver.load([{
        name: "Orchestrator",
        kind: "orchestrator",
        script: text,
        bindings: [{ name: "context", type: "orchestrationTrigger", direction: "in" }],
    }], { level });
    assert.deepStrictEqual(failures, []);
    return driver;
}

class Play {
    constructor(script, { level = 2, input, id = "abc", parentInstanceId } = {}) {
        this.script = script;
        this.level = level;
        this.id = id;
        this.driver = app(script, level);
        this.now = start;
        this.history = [];
        this.actions = [];
        this.tasks = [];
        this.status = undefined;
        const details = { name: "Orchestrator" };
        if (parentInstanceId !== undefined) details.parentInstanceId = parentInstanceId;
        this.turn([["ExecutionStarted", this.now, details, ...(input === undefined ? [] : [input])]], []);
    }

    /** Feeds events in one turn, after the time has moved on by `later` milliseconds. */
    turn(events, past, later = 0) {
        this.now += later;
        const news = [["OrchestratorStarted", this.now], ...events];
        const answer = this.driver.call("turn", { id: this.id, execution: "e1", name: "Orchestrator", past, events: news });
        this.history.push(...news);
        this.last = answer;
        this.actions.push(...answer.actions);
        for (const action of answer.actions) if (action[0] !== "cancelTimer") this.tasks.push(action);
        if ("customStatus" in answer) this.status = answer.customStatus;
        if (answer.ending !== undefined) {
            this.ending = answer.ending;
            this.checkReplays();
        }
        return answer;
    }

    complete(task, ...result) {
        const isChild = this.tasks[task][0] === "subOrchestration";
        return this.turn([[isChild ? "SubOrchestrationInstanceCompleted" : "TaskCompleted", this.now, task, ...result]], undefined, 1000);
    }

    fail(task, failure = { errorType: "Error", message: "boom", stackTrace: "Error: boom\n    at x", error: { name: "Error", message: "boom" } }) {
        const isChild = this.tasks[task][0] === "subOrchestration";
        return this.turn([[isChild ? "SubOrchestrationInstanceFailed" : "TaskFailed", this.now, task, failure]], undefined, 1000);
    }

    fire(task) {
        const later = Math.max(0, this.tasks[task][1] - this.now);
        return this.turn([["TimerFired", this.now, task]], undefined, later);
    }

    raise(name, ...value) {
        return this.turn([["EventRaised", this.now, name, ...value]], undefined, 1000);
    }

    /** Every cut of the history into past and news must give the actions that the live session gave. */
    checkReplays() {
        const driver = app(this.script, this.level);
        for (let cut = 0; cut <= this.history.length; cut++) {
            const answer = driver.call("turn", {
                id: this.id, execution: "e1", name: "Orchestrator", past: this.history.slice(0, cut), events: this.history.slice(cut),
            });
            driver.call("endSession", { id: this.id });
            assert.deepStrictEqual([...answer.replayed, ...answer.actions], this.actions, `replay cut at ${cut}`);
            assert.deepStrictEqual(strip(answer.ending), strip(this.ending), `ending of the replay cut at ${cut}`);
        }
    }
}

function strip(ending) {
    return ending?.[0] === "threw" ? ["threw", ending[1].message] : ending;
}

exports.Play = Play;
exports.start = start;
