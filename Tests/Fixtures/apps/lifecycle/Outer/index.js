const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const first = yield context.df.callActivity("Echo", "first");
    const inner = yield context.df.callSubOrchestrator("Inner", "inner", `${context.df.instanceId}-inner`);
    return [first, inner];
});
