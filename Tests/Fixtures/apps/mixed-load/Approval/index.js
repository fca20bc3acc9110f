const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const timeout = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 86_400_000));
    const decision = context.df.waitForExternalEvent("Decision");
    const winner = yield context.df.Task.any([decision, timeout]);
    if (winner === timeout) return "nobody decided";
    timeout.cancel();
    return decision.result;
});
