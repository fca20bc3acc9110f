"use strict";
// Messages from the scripts to the host, each already JSON text: one that cannot be serialised fails alone.

const { describe } = internal("failures");

let messages = [];

function push(message) {
    messages.push(JSON.stringify(message));
}

/** Answers a call with a value that still has to be serialised. */
function answer(callID, value) {
    let text;
    try {
        text = JSON.stringify(value);
    } catch (error) {
        fail(callID, error);
        return;
    }
    answerText(callID, text);
}

/** Answers a call with JSON text, or with nothing when it is undefined. */
function answerText(callID, text) {
    messages.push(text === undefined ? `["answer",${callID},true]` : `["answer",${callID},true,${text}]`);
}

function fail(callID, thrown) {
    messages.push(`["answer",${callID},false,${JSON.stringify(describe(thrown))}]`);
}

/** Takes everything written since the last call, as the text of one JSON array, or "". */
function take() {
    if (messages.length === 0) return "";
    const text = messages.length === 1 ? `[${messages[0]}]` : `[${messages.join(",")}]`;
    messages = [];
    return text;
}

exports.push = push;
exports.answer = answer;
exports.answerText = answerText;
exports.fail = fail;
exports.take = take;
