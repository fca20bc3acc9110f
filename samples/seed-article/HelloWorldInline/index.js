const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const name = context.df.getInput();
    return `Hello ${name}!`;
});
