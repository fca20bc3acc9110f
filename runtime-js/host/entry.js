"use strict";
// The whole surface between the host and the scripts: frames in, messages out.

const outbox = internal("outbox");
const operations = internal("operations");
const timers = internal("timers");
const { report } = internal("uncaught");
const asyncContext = internal("async-context");
const { runTicks } = internal("process/ticks");

const entries = {
    load: (callID, body) => answerLater(callID, require("host/registry").load(body)),
    discover: (callID, body) => answerLater(callID, require("host/discovery").discover(body)),
    terminateApp: (callID) => answerLater(callID, require("azure-functions/hooks").runTerminate()),
    turn: (callID, body) => outbox.answerText(callID, require("host/turn").run(body)),
    diagnose: (callID, body) => outbox.answer(callID, require("host/diagnosis").diagnose(body)),
    endSession: (callID, body) => {
        require("host/turn").end(body.id);
        outbox.answerText(callID, "null");
    },
    invoke: (callID, body) => {
        require("host/invocation")
            .invoke(body)
            .then((value) => outbox.answer(callID, value), (error) => outbox.fail(callID, error));
    },
    cancelInvocation: (callID, body) => {
        require("host/cancellation").cancel(body);
        outbox.answerText(callID, "null");
    },
    entity: (callID, body) => {
        require("host/entity")
            .run(body)
            .then((text) => outbox.answerText(callID, text), (error) => outbox.fail(callID, error));
    },
};

/** Answers with a value, at once, or with that of a promise. */
function answerLater(callID, value) {
    if (typeof value?.then === "function") value.then((settled) => outbox.answer(callID, settled), (error) => outbox.fail(callID, error));
    else outbox.answer(callID, value);
}

function call(callID, entry, body) {
    if (!ops.beginCall(callID, entry)) return;
    try {
        if (!Object.hasOwn(entries, entry)) throw new Error(`There is no entry named '${entry}'`);
        // What one invocation has entered is nothing to the next.
        asyncContext.run(undefined, entries[entry], entries, [callID, body]);
    } catch (error) {
        outbox.fail(callID, error);
    }
}

/** Takes a frame: the text of a JSON array of messages. */
exports.receive = function receive(frameText) {
    const messages = JSON.parse(frameText);
    // The frame is read: what takes long from now on are scripts.
    ops.beginCall(0);
    for (let index = 0; index < messages.length; index++) {
        const message = messages[index];
        if (message[0] === "call") call(message[1], message[2], message[3]);
        else if (message[0] === "settle") operations.settle(message[1], message[2], message[3]);
        else throw new Error(`There is no message named '${message[0]}'`);
    }
    runTicks();
    ops.beginCall(0);
};

exports.fireTimer = (id) => {
    timers.fire(id);
    runTicks();
};
exports.resourceEvent = (id, event, ...values) => {
    internal("resources").deliver(id, event, values);
    runTicks();
};
exports.unhandledRejection = (reason) => report("unhandledRejection", reason);
