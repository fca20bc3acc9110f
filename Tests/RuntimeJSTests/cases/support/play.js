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
    /** With `tellsReplays` the script's result depends on isReplaying, and so may differ from replay to replay. */
    constructor(script, { level = 2, input, id = "abc", parentInstanceId, version, tellsReplays = false } = {}) {
        this.script = script;
        this.level = level;
        this.id = id;
        this.tellsReplays = tellsReplays;
        this.driver = app(script, level);
        this.now = start;
        this.history = [];
        this.actions = [];
        this.tasks = [];
        this.status = undefined;
        const details = { name: "Orchestrator" };
        if (version !== undefined) details.version = version;
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
        return this.turn([[`${eventKind(this.tasks[task])}Completed`, this.now, task, ...result]], undefined, 1000);
    }

    fail(task, failure = { errorType: "Error", message: "boom", stackTrace: "Error: boom\n    at x", error: { name: "Error", message: "boom" } }) {
        return this.turn([[`${eventKind(this.tasks[task])}Failed`, this.now, task, failure]], undefined, 1000);
    }

    /** Grants a lock. */
    grant(task) {
        assert.strictEqual(this.tasks[task][0], "lock");
        return this.turn([["EntityLockGranted", this.now, task]], undefined, 1000);
    }

    /** Answers a durable HTTP request. */
    respond(task, statusCode, headers = {}, content = "") {
        assert.strictEqual(this.tasks[task][1], "BuiltIn::HttpActivity");
        return this.complete(task, { statusCode, headers, content });
    }

    fire(task) {
        const later = Math.max(0, this.tasks[task][1] - this.now);
        return this.turn([["TimerFired", this.now, task]], undefined, later);
    }

    raise(name, ...value) {
        return this.turn([["EventRaised", this.now, name, ...value]], undefined, 1000);
    }

    /** Every cut of the history into past and news must give what the live session gave, the news all at once or one by one. */
    checkReplays() {
        const driver = app(this.script, this.level);
        const turn = (past, events) =>
            driver.call("turn", { id: this.id, execution: "e1", name: "Orchestrator", past, events });
        for (let cut = 0; cut <= this.history.length; cut++) {
            const answer = turn(this.history.slice(0, cut), this.history.slice(cut));
            driver.call("endSession", { id: this.id });
            assert.deepStrictEqual([...answer.replayed, ...answer.actions], this.actions, `replay cut at ${cut}`);
            if (this.tellsReplays) continue;
            assert.deepStrictEqual(strip(answer.ending), strip(this.ending), `ending of the replay cut at ${cut}`);
            if (cut === 0 && this.ending?.[0] !== "threw") assert.deepStrictEqual(answer.customStatus, this.status, "custom status of the replay");
            this.checkStepwise(turn, cut);
            driver.call("endSession", { id: this.id });
        }
    }

    checkStepwise(turn, cut) {
        let answer = turn(this.history.slice(0, cut), []);
        const actions = [...answer.replayed, ...answer.actions];
        for (let index = cut; index < this.history.length && answer.ending === undefined; index++) {
            answer = turn(undefined, [this.history[index]]);
            actions.push(...answer.actions);
        }
        assert.deepStrictEqual(actions, this.actions, `going on live after a replay cut at ${cut}`);
        // Events that come after a continueAsNew are not the session's any more: whoever carries them over then is the host.
        assert.deepStrictEqual(strip(answer.ending)?.slice(0, 2), strip(this.ending)?.slice(0, 2), `ending when live after ${cut}`);
    }
}

const eventKinds = { task: "Task", subOrchestration: "SubOrchestrationInstance", callEntity: "EntityOperation" };

function eventKind([kind]) {
    assert.ok(kind in eventKinds, `A ${kind} neither completes nor fails`);
    return eventKinds[kind];
}

function strip(ending) {
    return ending?.[0] === "threw" ? ["threw", ending[1].message] : ending;
}

exports.Play = Play;
exports.start = start;
