const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const said = yield context.df.callActivity("Says", "waiting");
    const value = yield context.df.waitForExternalEvent("Go");
    return [said, value];
});
