"use strict";
// Messages from the scripts to the host, each already JSON text: one that cannot be serialised fails alone.

const { describe } = internal("failures");

function push(message) {
    ops.post(JSON.stringify(message));
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
    ops.post(text === undefined ? `["answer",${callID},true]` : `["answer",${callID},true,${text}]`);
}

function fail(callID, thrown) {
    ops.post(`["answer",${callID},false,${JSON.stringify(describe(thrown))}]`);
}

exports.push = push;
exports.answer = answer;
exports.answerText = answerText;
exports.fail = fail;
