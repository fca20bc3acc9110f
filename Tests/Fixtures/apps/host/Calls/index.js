const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const [activity, input] = context.df.getInput();
    return yield context.df.callActivity(activity, input);
});
