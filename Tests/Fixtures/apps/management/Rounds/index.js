const df = require("durable-functions");

/** Goes round as often as its input says, at most ten times, and waits for an event each time. */
module.exports = df.orchestrator(function* (context) {
    const left = Math.min(Number(context.df.getInput()) || 0, 10);
    if (left < 1) return "done";
    yield context.df.waitForExternalEvent("Go");
    context.df.continueAsNew(left - 1);
});
