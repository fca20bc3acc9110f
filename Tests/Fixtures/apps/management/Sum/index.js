const df = require("durable-functions");

/** Doubles numbers, at most ten of them, and adds them up. */
module.exports = df.orchestrator(function* (context) {
    const input = context.df.getInput();
    const numbers = (Array.isArray(input) ? input : [1, 2]).slice(0, 10);
    context.df.setCustomStatus({ numbers: numbers.length });
    const doubled = yield context.df.Task.all(numbers.map((number) => context.df.callActivity("Double", number)));
    return doubled.reduce((sum, number) => sum + number, 0);
});
