const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const value = context.df.getInput();
    const values = yield context.df.Task.all([0, 1, 2, 3, 4].map((more) => context.df.callActivity("Add", value + more)));
    return values.reduce((sum, one) => sum + one, 0);
});
