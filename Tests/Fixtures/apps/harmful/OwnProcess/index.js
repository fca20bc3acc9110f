const df = require("durable-functions");

module.exports = df.orchestrator(function* () {
    return process.pid;
});
