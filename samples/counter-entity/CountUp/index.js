const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { key = "visits", to = 10 } = context.df.getInput() || {};
    const counter = new df.EntityId("Counter", key);

    let value = yield context.df.callEntity(counter, "get");
    while (value < to) {
        value = yield context.df.callEntity(counter, "add", 1);
    }
    return { key, value };
});
