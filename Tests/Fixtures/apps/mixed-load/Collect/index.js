const df = require("durable-functions");

/** Every event begins a new execution, with what came so far. */
module.exports = df.orchestrator(function* (context) {
    const items = context.df.getInput();
    const item = yield context.df.waitForExternalEvent("Item");
    if (item === "end") return items;
    context.df.continueAsNew([...items, item]);
});
