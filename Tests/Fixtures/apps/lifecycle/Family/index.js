const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { instanceId } = context.df;
    yield context.df.Task.all([1, 2].map((child) => context.df.callSubOrchestrator("Waits", 1, `${instanceId}-${child}`)));
});
