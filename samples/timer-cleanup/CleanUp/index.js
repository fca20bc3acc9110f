const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { maxAgeInHours } = context.df.getInput();
    const olderThan = new Date(context.df.currentUtcDateTime.getTime() - maxAgeInHours * 3600 * 1000);
    const files = yield context.df.callActivity("ListOldFiles", olderThan.toISOString());
    yield context.df.Task.all(files.map((file) => context.df.callActivity("DeleteFile", file)));
    return { deleted: files };
});
