const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const wanted = context.df.getInput() ?? 1;
    const received = [];
    while (received.length < wanted) received.push(yield context.df.waitForExternalEvent("Go"));
    return received;
});
