const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const counter = new df.EntityId("Counter", "a@b/c");
    const results = [yield context.df.callEntity(counter, "add", 2)];
    context.df.signalEntity(counter, "add", 3);
    results.push(yield context.df.callEntity(counter, "get"));
    try {
        yield context.df.callEntity(counter, "fail");
    } catch (error) {
        results.push([error.name, error.code, error.failureDetails.message]);
    }
    results.push(yield context.df.callEntity(counter, "get"));
    try {
        yield context.df.callEntity(new df.EntityId("Nothing", "x"), "get");
    } catch (error) {
        results.push(error.failureDetails.message.slice(0, 45));
    }
    const other = new df.EntityId("counter", "other");
    context.df.signalEntity(counter, "tell", other);
    while ((yield context.df.callEntity(other, "get")) !== 5);
    return results;
});
