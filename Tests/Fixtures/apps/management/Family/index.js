const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    return yield context.df.callSubOrchestrator("Sum", [1, 2, 3]);
});
