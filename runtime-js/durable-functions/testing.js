"use strict";
// require("durable-functions/testing"): orchestrators run in memory, for unit tests.

const determinism = internal("determinism");
const settings = internal("settings");
const { describe } = internal("failures");
const { DurableOrchestrationContext } = require("durable-functions/context");
const { Session } = require("durable-functions/executor");
const { generatorFunctionOf } = require("durable-functions/orchestrator");
const { InvocationContext } = require("azure-functions/invocation-context");

/** A context for calling the handler of an activity: `handler(input, createActivityContext("name"))`. */
exports.createActivityContext = function createActivityContext(functionName = "activity") {
    return new InvocationContext({ functionName, invocationId: require("node/crypto").randomUUID() });
};

/** One history event for an action that has been performed; undefined when nothing comes of it. */
async function perform([kind, name, input], id, clock, activities) {
    switch (kind) {
        case "task": {
            const [, handler] = Object.entries(activities).find(([key]) => key.toLowerCase() === name.toLowerCase()) ?? [];
            try {
                if (handler === undefined) throw new Error(`There is no activity '${name}' among the activities of the test.`);
                const result = await handler(input, exports.createActivityContext(name));
                return ["TaskCompleted", clock.now, id, ...(result === undefined ? [] : [JSON.parse(JSON.stringify(result))])];
            } catch (error) {
                return ["TaskFailed", clock.now, id, describe(error)];
            }
        }
        case "cancelTimer": return undefined;
        default: throw new Error(`runOrchestrator runs activities and timers, but the orchestrator asked for '${kind}'.`);
    }
}

/**
 * Runs a registered handler to its end. `{input?, instanceId?, activities?: {name: handler}}`; timers fire at once, on a clock
 * that jumps. Resolves to `{instanceId, runtimeStatus, output?, customStatus?, failure?}`.
 */
exports.runOrchestrator = async function runOrchestrator(handler, { input, instanceId, activities = {} } = {}) {
    const fn = generatorFunctionOf(handler) ?? handler;
    const id = instanceId ?? require("node/crypto").randomUUID();
    const clock = { now: Date.now() };
    for (let generation = 1; ; generation++) {
        const session = await runExecution(fn, { id, generation, input, clock, activities });
        const [kind, value] = session.ending;
        if (kind === "continuedAsNew") {
            input = value;
            continue;
        }
        const result = { instanceId: id, runtimeStatus: kind === "returned" ? "Completed" : "Failed" };
        if (kind === "returned") result.output = value;
        if (session.customStatus.value !== undefined) result.customStatus = session.customStatus.value;
        if (kind === "threw") {
            const { errorType, message, stackTrace } = value;
            result.failure = { errorType, message, stackTrace };
        }
        return result;
    }
};

async function runExecution(fn, { id, generation, input, clock, activities }) {
    const session = new Session(id, `${id}:${generation}`, "orchestrator", settings.level, () => {
        const context = new InvocationContext({ functionName: "orchestrator", invocationId: id });
        context.df = new DurableOrchestrationContext(session);
        return determinism.run(session, () => fn(context));
    });
    const timers = new Map();
    let taskCount = 0;
    const feed = (...events) => {
        session.feed(["OrchestratorStarted", clock.now], false);
        for (const event of events) session.feed(event, false);
    };
    feed(["ExecutionStarted", clock.now, {}, ...(input === undefined ? [] : [JSON.parse(JSON.stringify(input))])]);
    while (session.ending === undefined) {
        const pending = [];
        for (const action of session.take().map((text) => JSON.parse(text))) {
            if (action[0] === "cancelTimer") timers.delete(action[1]);
            else if (action[0] === "timer") timers.set(taskCount++, action[1]);
            else pending.push(perform(action, taskCount++, clock, activities));
        }
        if (pending.length > 0) {
            for (const event of await Promise.all(pending)) feed(event);
            continue;
        }
        const [next] = [...timers].sort((one, other) => one[1] - other[1]);
        if (next === undefined) throw new Error("The orchestrator waits for an event that nobody raises.");
        timers.delete(next[0]);
        clock.now = Math.max(clock.now, next[1]);
        feed(["TimerFired", clock.now, next[0]]);
    }
    return session;
}
