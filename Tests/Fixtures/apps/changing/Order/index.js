const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const log = new df.EntityId("Log", context.df.instanceId);
    const results = [];
    results.push(yield context.df.callActivity("Echo", "a"));
    yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 20));
    results.push(...(yield context.df.Task.all([
        context.df.callActivity("Echo", "b"),
        context.df.callActivity("Upper", "c"),
    ])));
    results.push(yield context.df.callSubOrchestrator("Child", "d"));
    results.push(yield context.df.callEntity(log, "add", "e"));
    context.df.setCustomStatus("waiting");
    results.push(yield context.df.waitForExternalEvent("Go"));
    results.push(yield context.df.callActivity("Echo", "f"));
    return results;
});
