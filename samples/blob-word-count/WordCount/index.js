const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { name } = context.df.getInput();
    const counts = yield context.df.callActivity("CountWords", { name });
    yield context.df.callActivity("SaveReport", { name, report: { text: `${name}.txt`, ...counts } });
    return counts;
});
