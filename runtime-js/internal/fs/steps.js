"use strict";
// File functions are written once, as generators that yield what the host is to do: `["open", path, flags, mode]`, or a value to wait
// for. They run at once, or step by step with each step on another thread.

const resources = internal("resources");
const { fromHost } = internal("errors");
const { requireFunction } = internal("validators");

/** Runs a procedure at once. */
exports.runNow = function runNow(procedure) {
    let step = procedure.next();
    while (!step.done) {
        let result;
        try {
            result = Array.isArray(step.value) ? ops.file(...step.value) : step.value;
        } catch (error) {
            step = procedure.throw(error);
            continue;
        }
        step = procedure.next(result);
    }
    return step.value;
};

function perform(step, settle) {
    if (!Array.isArray(step)) {
        Promise.resolve(step).then((value) => settle(null, value), settle);
        return;
    }
    const id = resources.open((event, ...values) => {
        resources.close(id);
        if (event === "done") settle(null, values[0]);
        else settle(fromHost(...values));
    });
    try {
        ops.fileLater(id, ...step);
    } catch (error) {
        resources.close(id);
        require("node/process").nextTick(settle, error);
    }
}

function advance(procedure, step, settle) {
    if (step.done) {
        settle(null, step.value);
        return;
    }
    perform(step.value, (error, value) => {
        let next;
        try {
            next = error === null ? procedure.next(value) : procedure.throw(error);
        } catch (failure) {
            settle(failure);
            return;
        }
        advance(procedure, next, settle);
    });
}

/** Begins a procedure; what it throws before its first step is thrown. `settle(error or null, value)` is called later. */
function start(procedure, settle) {
    const first = procedure.next();
    if (first.done) require("node/process").nextTick(settle, null, first.value);
    else advance(procedure, first, settle);
}
exports.start = start;

/** Runs a procedure; a promise of what it returns. */
exports.runLater = function runLater(procedure) {
    return new Promise((resolve, reject) => start(procedure, (error, value) => (error === null ? resolve(value) : reject(error))));
};

/** The arguments before the callback, and the callback: the last function among them. */
exports.splitCallback = function splitCallback(values) {
    const index = values.findLastIndex((value) => typeof value === "function");
    if (index < 0) requireFunction(values.length > 1 ? values.at(-1) : undefined, "cb");
    return [values.slice(0, index), values[index]];
};
