"use strict";
// Runs linked modules, those they import first, as ECMAScript has it: at once where nothing awaits, else as promises settle.

const { SourceRecord } = internal("esm/records");

let lastOrder = 0;

/** Runs a linked record; gives a promise when something awaits, throws what a module throws. */
exports.evaluate = function evaluate(root) {
    if (!(root instanceof SourceRecord)) return root.evaluate();
    if (root.state === "evaluating-async" || root.state === "evaluated") {
        const top = root.root ?? root;
        if (top.error !== undefined) throw top.error.value;
        return top.state === "evaluated" ? undefined : capability(top).promise;
    }
    const stack = [];
    try {
        visit(root, stack, 0);
    } catch (error) {
        for (const record of stack) fail(record, error);
        throw error;
    }
    return root.state === "evaluating-async" ? capability(root.root).promise : undefined;
};

function capability(record) {
    if (record.capability === undefined) {
        record.capability = {};
        record.capability.promise = new Promise((resolve, reject) => Object.assign(record.capability, { resolve, reject }));
    }
    return record.capability;
}

function fail(record, error) {
    record.state = "evaluated";
    record.error ??= { value: error };
    record.root ??= record;
}

function visit(record, stack, start) {
    let index = start;
    if (!(record instanceof SourceRecord)) {
        record.evaluate();
        return index;
    }
    if (record.state === "evaluating-async" || record.state === "evaluated") {
        if (record.error !== undefined) throw record.error.value;
        return index;
    }
    if (record.state === "evaluating") return index;
    record.state = "evaluating";
    Object.assign(record, { index, ancestor: index, pending: 0, parents: [], order: undefined, root: undefined });
    index += 1;
    stack.push(record);
    for (const next of record.requested) {
        index = visit(next, stack, index);
        if (next instanceof SourceRecord) wait(record, next, stack);
    }
    if (record.pending > 0 || record.awaits) {
        record.order = ++lastOrder;
        if (record.pending === 0) executeAsync(record);
    } else record.execute();
    if (record.ancestor === record.index) {
        for (let member; member !== record;) {
            member = stack.pop();
            member.state = member.order === undefined ? "evaluated" : "evaluating-async";
            member.root = record;
            if (member.order === undefined) member.settleNamespace();
        }
    }
    return index;
}

function wait(record, next, stack) {
    let required = next;
    if (next.state === "evaluating") {
        if (stack.includes(next)) record.ancestor = Math.min(record.ancestor, next.ancestor);
    } else {
        required = next.root;
        if (required.error !== undefined) throw required.error.value;
    }
    if (required.order !== undefined && required.state !== "evaluated") {
        record.pending += 1;
        required.parents.push(record);
    }
}

function executeAsync(record) {
    record.execute().then(() => fulfilled(record), (error) => rejected(record, error));
}

function fulfilled(record) {
    if (record.state === "evaluated") return;
    finish(record);
    const ready = [];
    gather(record, ready);
    ready.sort((first, second) => first.order - second.order);
    for (const parent of ready) {
        if (parent.state === "evaluated") continue;
        if (parent.awaits) executeAsync(parent);
        else {
            try {
                parent.execute();
            } catch (error) {
                rejected(parent, error);
                continue;
            }
            finish(parent);
        }
    }
}

function finish(record) {
    record.state = "evaluated";
    record.settleNamespace();
    record.capability?.resolve();
}

/** The modules that waited for this one only, and those that waited for them. */
function gather(record, ready) {
    for (const parent of record.parents) {
        if (ready.includes(parent) || parent.root?.error !== undefined) continue;
        parent.pending -= 1;
        if (parent.pending > 0) continue;
        ready.push(parent);
        if (!parent.awaits) gather(parent, ready);
    }
}

function rejected(record, error) {
    if (record.state === "evaluated") return;
    fail(record, error);
    for (const parent of record.parents) rejected(parent, error);
    record.capability?.reject(error);
}
