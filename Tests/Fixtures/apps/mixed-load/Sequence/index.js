const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    let value = context.df.getInput();
    for (let step = 0; step < 3; step++) value = yield context.df.callActivity("Add", value);
    return value;
});
