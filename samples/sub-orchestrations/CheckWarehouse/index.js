const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const warehouse = context.df.getInput();
    const pieces = yield context.df.callActivity("CountPieces", warehouse);
    return { warehouse, pieces };
});
