const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const [kind, name] = context.df.getInput();
    try {
        yield kind === "activity" ? context.df.callActivity(name) : context.df.callSubOrchestrator(name);
    } catch (error) {
        return { message: error.message, name: error.name, code: error.code, details: error.failureDetails.message };
    }
});
