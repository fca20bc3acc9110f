const df = require("durable-functions");

// Calls an activity; what it returns, or the message when it fails.
module.exports = df.orchestrator(function* (context) {
    const { activity, input } = context.df.getInput();
    try {
        return yield context.df.callActivity(activity, input);
    } catch (error) {
        return error.message;
    }
});
