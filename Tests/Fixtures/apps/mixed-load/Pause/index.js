const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 300));
    return context.df.getInput();
});
