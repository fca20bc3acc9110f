const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    try {
        return yield context.df.callActivity("Harm", context.df.getInput());
    } catch (error) {
        return `caught: ${error.message}`;
    }
});
