const df = require("durable-functions");

// Calls the activity its input names; the message when it fails.
module.exports = df.orchestrator(function* (context) {
    try {
        return yield context.df.callActivity(context.df.getInput(), "fine");
    } catch (error) {
        return error.message;
    }
});
