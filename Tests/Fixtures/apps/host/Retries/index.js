const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { key, attempts } = context.df.getInput();
    return yield context.df.callActivityWithRetry("Flaky", new df.RetryOptions(1, attempts), key);
});
