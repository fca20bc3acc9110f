"use strict";
// Calls of an orchestrator outside of the host, as unit tests make them: with a dummy context, or one made by hand.

const determinism = internal("determinism");
const { revive, messageOf } = internal("failures");
const { sessionOf, addSessionOfBinding } = require("durable-functions/dummy-contexts");

const shape = ["history", "instanceId", "isReplaying"];

function isTriggerValue(value) {
    return value !== null && typeof value === "object" && shape.every((key) => Object.hasOwn(value, key));
}

/** The session of a context; made, for one that was made by hand. */
function requireSession(context) {
    const known = sessionOf(context);
    if (known !== undefined) return known;
    const value = Object.values(context?.bindings ?? {}).find(isTriggerValue);
    if (value === undefined && context?.df === undefined) {
        throw new Error("Could not find an orchestrationClient binding on context.");
    }
    addSessionOfBinding(context, value ?? { instanceId: context.df.instanceId ?? "" });
    return sessionOf(context);
}

/** What context.done is told: an error, or the state. */
function outcome(session) {
    const actions = [session.take().map((text) => JSON.parse(text))];
    const state = { isDone: session.ending !== undefined, actions, output: undefined };
    const status = session.customStatus.takeChange();
    if (status !== undefined) state.customStatus = JSON.parse(status);
    if (session.ending?.[0] === "returned") state.output = session.ending[1];
    if (session.ending?.[0] !== "threw") return [null, state];
    const failure = session.ending[1];
    state.error = failure.message;
    return [failure.error === undefined ? new Error(messageOf(failure)) : revive(failure.error), state];
}

/** Runs as much of the orchestrator as the history of its context allows, and calls `context.done` before it returns. */
exports.run = function run(fn, context) {
    const { session, events } = requireSession(context);
    const { time, input, parentInstanceId } = session;
    session.start = () => determinism.run(session, () => fn(context));
    session.feed(["OrchestratorStarted", time], true);
    session.feed(["ExecutionStarted", time, { parentInstanceId }, input], false);
    for (const event of events) session.feed(event, false);
    context.done?.(...outcome(session));
};
