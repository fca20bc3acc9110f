const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    let value = context.df.getInput() || 0;
    context.df.setCustomStatus({ value });

    const operation = yield context.df.waitForExternalEvent("operation");
    switch (operation) {
        case "incr":
            value += 1;
            break;
        case "decr":
            value -= 1;
            break;
        case "end":
            return value;
    }

    // The history begins anew; events that came meanwhile are kept.
    context.df.continueAsNew(value);
});
