const df = require("durable-functions");

/** Adds one under a lock, slowly: read, wait, write. */
module.exports = df.orchestrator(function* (context) {
    const counter = new df.EntityId("Counter", "locked");
    const lock = yield context.df.lock(counter, new df.EntityId("Counter", "beside"));
    const value = yield context.df.callEntity(counter, "get");
    yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 2));
    yield context.df.callEntity(counter, "add", 1);
    if (context.df.getInput() === "fail") throw new Error("inside");
    if (context.df.getInput() === "wait") yield context.df.waitForExternalEvent("Go");
    lock.release();
    return value;
});
