const df = require("durable-functions");
const { ways } = require("../harm");

// First an activity, so that it is a session that comes to harm.
module.exports = df.orchestrator(function* (context) {
    yield context.df.callActivity("Echo", 1);
    const done = ways[context.df.getInput()]();
    return done instanceof Promise ? "it returned" : done;
});
