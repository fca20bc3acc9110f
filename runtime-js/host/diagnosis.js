"use strict";
// Where an orchestrator asks for its n-th action: its history is replayed once more, in a session that takes notes.

const { userFrame } = internal("stack");
const { codeFrame } = require("host/code-frame");
const { Session } = require("durable-functions/executor");
const { makeSession } = require("host/turn");

/** Knows of every action the stack of the call that asked for it. */
class RecordingSession extends Session {
    constructor(...values) {
        super(...values);
        this.records = true;
        this.askedAt = [];
    }

    open(task, action) {
        const id = super.open(task, action);
        this.askedAt[id] = frameOf(task) ?? userFrame(new Error().stack);
        return id;
    }
}

// Attempts of a retry, and the like, are made by a task that the author's code made.
function frameOf(task) {
    if (task === undefined || task === null) return undefined;
    const own = userFrame(task.madeAt);
    if (own !== undefined) return own;
    for (const parent of task.parents ?? []) {
        const frame = frameOf(parent);
        if (frame !== undefined) return frame;
    }
    return undefined;
}

/**
 * Takes the body of a turn with its whole `past`, and `action`: which action, from 0, cancelled timers not counted.
 * `{file, line, column, function?, frame}`, or null when the place is not known; when there are not so many actions, the
 * place of the last one, with `last: true`.
 */
exports.diagnose = function diagnose(body) {
    const session = makeSession(body, RecordingSession);
    for (const event of [...(body.past ?? []), ...(body.events ?? [])]) session.feed(event, true);
    const { askedAt } = session;
    if (body.action < askedAt.length) return place(askedAt[body.action]);
    const last = place(askedAt.at(-1));
    return last === null ? null : { ...last, last: true };
};

function place(frame) {
    if (frame === undefined) return null;
    const { name } = frame;
    const { file, line, column: reported } = internal("source-maps").original(frame);
    const { column, text } = codeFrame(file, line, reported);
    const found = { file, line, column };
    if (name !== undefined) found.function = name;
    return { ...found, frame: text };
}
