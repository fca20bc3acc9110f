const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const name = context.df.getInput();
    const result = yield context.df.callActivity("SayHello", name);
    return result;
});
