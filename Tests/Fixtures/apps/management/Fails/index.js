const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    yield context.df.callActivity("Double", 1);
    throw new RangeError("too far");
});
