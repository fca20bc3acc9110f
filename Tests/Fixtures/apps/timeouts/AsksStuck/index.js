const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const entity = new df.EntityId("Stuck", "a");
    const results = [];
    for (const operation of ["set", "wait", "set"]) {
        try {
            results.push(yield context.df.callEntity(entity, operation));
        } catch (error) {
            results.push(error.message);
        }
    }
    return results;
});
