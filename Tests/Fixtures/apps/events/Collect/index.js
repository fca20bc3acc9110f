const df = require("durable-functions");

/** Takes events until it has `wanted`, begins anew after every few of them, and is late to wait. */
module.exports = df.orchestrator(function* (context) {
    const { wanted, received = [] } = context.df.getInput();
    yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + (received.length === 0 ? 300 : 5)));
    for (let count = 0; count < 7 && received.length < wanted; count++) {
        received.push(yield context.df.waitForExternalEvent("sent"));
    }
    if (received.length === wanted) return received;
    context.df.continueAsNew({ wanted, received });
});
