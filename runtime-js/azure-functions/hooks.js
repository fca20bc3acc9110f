"use strict";
// app.hook.*: callbacks around the app and around each invocation of a registered function.

const log = internal("log");
const { describe } = internal("failures");
const contexts = require("azure-functions/hook-contexts");

const kinds = ["appStart", "appTerminate", "preInvocation", "postInvocation"];
let callbacks = new Map();

/** Forgets all of them. */
exports.start = function start() {
    callbacks = new Map(kinds.map((kind) => [kind, []]));
};
exports.start();

function register(kind, callback) {
    if (typeof callback !== "function") throw new TypeError(`app.hook.${kind}: Expected a function but got ${typeof callback}`);
    const entry = { callback };
    callbacks.get(kind).push(entry);
    return {
        dispose() {
            const list = callbacks.get(kind);
            if (list.includes(entry)) list.splice(list.indexOf(entry), 1);
        },
    };
}

exports.hook = Object.fromEntries(kinds.map((kind) => [kind, (callback) => register(kind, callback)]));

async function runAll(kind, context) {
    for (const { callback } of [...callbacks.get(kind)]) await callback(context);
}

async function runForApp(kind, context) {
    try {
        await runAll(kind, context);
    } catch (error) {
        log.write("error", `A hook for '${kind}' failed: ${describe(error).message}`, { console: true });
    }
}

exports.runStart = () => runForApp("appStart", new contexts.AppStartContext());
exports.runTerminate = () => runForApp("appTerminate", new contexts.AppTerminateContext());

/** Calls the handler with the hooks before and after it; resolves to the result, or rejects with the error, that these leave. */
exports.around = async function around(handler, inputs, invocationContext) {
    const hookData = {};
    const before = new contexts.PreInvocationContext({ hookData, inputs, invocationContext, functionHandler: handler });
    await runAll("preInvocation", before);
    const after = new contexts.PostInvocationContext({ hookData, inputs: before.inputs, invocationContext });
    let threwNothing = false;
    try {
        after.result = await before.functionHandler(before.inputs[0], invocationContext);
    } catch (error) {
        after.error = error;
        threwNothing = error === undefined || error === null;
    }
    await runAll("postInvocation", after);
    if (threwNothing || (after.error !== undefined && after.error !== null)) throw after.error;
    return after.result;
};
