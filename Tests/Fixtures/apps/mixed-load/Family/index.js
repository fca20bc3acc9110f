const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const value = context.df.getInput();
    const values = yield context.df.Task.all([
        context.df.callSubOrchestrator("Sequence", value),
        context.df.callSubOrchestrator("Sequence", value + 1),
    ]);
    return values[0] + values[1];
});
