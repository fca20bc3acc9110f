const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const own = yield context.df.callSubOrchestrator("Echo", { from: "parent" });
    const named = yield context.df.callSubOrchestrator("echo", "named", `${context.df.instanceId}-child`);
    return [own, named];
});
