const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const name = context.df.getInput() || "World";
    const inline = yield context.df.callSubOrchestrator("HelloWorldWithoutActivity", name);
    const called = yield context.df.callSubOrchestrator("HelloWorld", name);
    const direct = yield context.df.callActivity("SayHelloDirectly", name);
    yield context.df.callActivity("SendMessage", direct);
    return [inline, called, direct];
});
