"use strict";
// Turns of orchestrations: live sessions by instance id.

const { describe } = internal("failures");
const determinism = internal("determinism");
const registry = require("host/registry");
const { OrchestrationContext } = require("host/orchestration-context");
const { Session } = require("durable-functions/executor");
const { begin } = require("durable-functions/orchestrator");

const sessions = new Map();

/** A session for the execution that the body of a turn names, made by `Kind`: `Session`, or what extends it. */
function makeSession(body, Kind) {
    const { id, execution, name } = body;
    return new Kind(id, execution, name, internal("settings").level, (session) => {
        const definition = registry.durable("orchestrator", name);
        // A script that is loaded only now is no part of the orchestration.
        const { fn, thisArgument, registration } = registry.loaded(definition);
        const context = registration === undefined
            ? new OrchestrationContext(session, definition)
            : require("host/registered-orchestration").makeContext(session, definition, registration);
        return determinism.run(session, () => begin(fn, thisArgument, context, name));
    });
}

/** Feeds a turn's events and gives the answer as JSON text. */
exports.run = function run(body) {
    const { id, events } = body;
    const past = body.past ?? undefined;
    let session = sessions.get(id);
    let replayed = [];
    if (past === undefined) {
        if (session === undefined || session.execution !== body.execution) {
            sessions.delete(id);
            return '{"sessionGone":true}';
        }
    } else {
        session = makeSession(body, Session);
        sessions.set(id, session);
    }
    try {
        if (past !== undefined && past.length > 0) {
            for (let index = 0; index < past.length; index++) session.feed(past[index], true);
            replayed = session.take();
            takeStatus(session);
        }
        for (let index = 0; index < events.length; index++) session.feed(events[index], false);
        const status = takeStatus(session);
        let text = `{"replayed":[${replayed.join(",")}],"actions":[${session.take().join(",")}]`;
        if (status !== undefined) text += `,"customStatus":${status}`;
        if (session.ending !== undefined) {
            text += `,"ending":${endingText(session)}`;
            sessions.delete(id);
        }
        return text + "}";
    } catch (error) {
        sessions.delete(id);
        throw error;
    }
};

// A status that cannot be told, because it is too large or no JSON, is the orchestrator's fault: the instance fails.
function takeStatus(session) {
    try {
        return session.customStatus.takeChange();
    } catch (error) {
        session.end(["threw", describe(error)]);
        return undefined;
    }
}

// As is a result that JSON cannot carry (cycles, BigInt).
function endingText(session) {
    try {
        return JSON.stringify(session.takeEnding());
    } catch (error) {
        return JSON.stringify(["threw", describe(error)]);
    }
}

/** Drops the live session of an instance, if there is one. */
exports.end = function end(id) {
    sessions.delete(id);
};

exports.makeSession = makeSession;
