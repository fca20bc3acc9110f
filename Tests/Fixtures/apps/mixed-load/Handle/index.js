const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    yield context.df.callActivity("Emit", context.df.getInput());
    return context.df.getInput();
});
