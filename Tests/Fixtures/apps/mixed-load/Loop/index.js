const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { value, rounds } = context.df.getInput();
    const next = yield context.df.callActivity("Add", value);
    if (rounds === 1) return next;
    context.df.continueAsNew({ value: next, rounds: rounds - 1 });
});
