const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { count, seen } = context.df.getInput();
    if (count === 0) return seen;
    const value = yield context.df.callActivity("Async", count);
    context.df.continueAsNew({ count: count - 1, seen: [...seen, value] });
});
