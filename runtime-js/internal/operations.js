"use strict";
// Asynchronous host operations: a promise here, an "op" message out, a "settle" message back.

const outbox = internal("outbox");
const { revive } = internal("failures");
const { forbid } = internal("determinism");
const advice = internal("guard-advice");

const pending = new Map();
let lastID = 0;

/** Starts a host operation; the promise settles when the host answers. */
function run(name, argument) {
    forbid(`What starts '${name}'`, advice.effect);
    return new Promise((resolve, reject) => {
        const id = lastID + 1;
        outbox.push(argument === undefined ? ["op", id, name] : ["op", id, name, argument]);
        lastID = id;
        pending.set(id, { resolve, reject });
    });
}

function settle(id, succeeded, value) {
    const operation = pending.get(id);
    if (operation === undefined) return;
    pending.delete(id);
    if (succeeded) operation.resolve(value);
    else operation.reject(revive(value));
}

exports.run = run;
exports.settle = settle;
