const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const greetings = [];
    greetings.push(yield context.df.callActivity("SayHello", "Tokyo"));
    greetings.push(yield context.df.callActivity("SayHello", "Seattle"));
    greetings.push(yield context.df.callActivity("SayHello", "London"));
    return greetings;
});
