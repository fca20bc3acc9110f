const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { order, warehouse } = context.df.getInput();
    return yield context.df.callActivity("PrintLabel", { order, warehouse, parent: context.df.parentInstanceId });
});
