"use strict";
// Calls of activities and triggered functions that the app's code registers.

const uncaught = internal("uncaught");
const hooks = require("azure-functions/hooks");
const { makeContext } = require("host/registered-context");
const { collect } = require("host/registered-outputs");

/** Runs a handler once; resolves to the answer to "invoke", rejects with what it threw. */
exports.invoke = async function invoke(definition, { fn, registration }, body) {
    const { context, triggerValue, end } = makeContext(definition, registration, body);
    let running;
    const failed = new Promise((_, reject) => { running = uncaught.begin(definition.scriptFile, reject); });
    try {
        const result = await Promise.race([hooks.around(fn, [triggerValue], context), failed]);
        return await collect(definition, context, result);
    } finally {
        uncaught.end(running);
        end();
    }
};
