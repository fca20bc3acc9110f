const df = require("durable-functions");

module.exports = df.orchestrator(function* () {
    throw new Error("not today");
});
