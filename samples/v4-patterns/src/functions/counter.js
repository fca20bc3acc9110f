const df = require("durable-functions");

df.app.entity("counterEntity", async (context) => {
    const value = context.df.getState(() => 0);
    switch (context.df.operationName) {
        case "add":
            context.df.setState(value + context.df.getInput());
            break;
        case "reset":
            context.df.setState(0);
            break;
        case "get":
            context.df.return(value);
            break;
    }
});

df.app.orchestration("counterOrchestration", function* (context) {
    const counter = new df.EntityId("counterEntity", "myCounter");
    // Not declared, as in many apps: scripts run in sloppy mode.
    current = yield context.df.callEntity(counter, "get");
    while (current < 10) {
        yield context.df.callEntity(counter, "add", 1);
        current = yield context.df.callEntity(counter, "get");
    }
    return current;
});
