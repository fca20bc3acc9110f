const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    return context.df.getInput();
});
