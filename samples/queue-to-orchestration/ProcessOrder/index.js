const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const order = context.df.getInput();
    return yield context.df.callActivity("PackOrder", order.item);
});
