"use strict";
// Turns of orchestrations: live sessions by instance id.

const { describe } = internal("failures");
const registry = require("host/registry");
const { OrchestrationContext } = require("host/orchestration-context");
const { Session } = require("durable-functions/executor");
const { begin } = require("durable-functions/orchestrator");

const sessions = new Map();

function makeSession(body) {
    const { id, execution, name } = body;
    return new Session(id, execution, name, internal("settings").level, (session) => {
        const definition = registry.orchestrator(name);
        const exported = registry.loaded(definition);
        return begin(exported.fn, exported.thisArgument, new OrchestrationContext(session, definition), name);
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
        session = makeSession(body);
        sessions.set(id, session);
    }
    try {
        if (past !== undefined && past.length > 0) {
            for (let index = 0; index < past.length; index++) session.feed(past[index], true);
            replayed = session.take();
        }
        session.hasNewStatus = false;
        for (let index = 0; index < events.length; index++) session.feed(events[index], false);
        const answer = { replayed, actions: session.take(), customStatus: session.hasNewStatus ? session.customStatus : undefined };
        if (session.ending !== undefined) {
            answer.ending = session.takeEnding();
            sessions.delete(id);
        }
        return serialise(answer, id);
    } catch (error) {
        sessions.delete(id);
        throw error;
    }
};

/** What cannot be serialised (cycles, BigInt) is the orchestrator's fault: the instance fails instead of the turn. */
function serialise(answer, id) {
    try {
        return JSON.stringify(answer);
    } catch (error) {
        sessions.delete(id);
        return JSON.stringify({ replayed: [], actions: [], ending: ["threw", describe(error)] });
    }
}

/** Drops the live session of an instance, if there is one. */
exports.end = function end(id) {
    sessions.delete(id);
};
