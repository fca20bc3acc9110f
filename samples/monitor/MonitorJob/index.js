const df = require("durable-functions");

function later(date, seconds) {
    return new Date(date.getTime() + seconds * 1000);
}

module.exports = df.orchestrator(function* (context) {
    const { jobId = "job-1", jobSeconds = 5, pollSeconds = 2, expirySeconds = 60 } = context.df.getInput() || {};
    const expiry = later(context.df.currentUtcDateTime, expirySeconds);

    const job = yield context.df.callActivity("StartJob", { jobId, seconds: jobSeconds });

    while (context.df.currentUtcDateTime < expiry) {
        const status = yield context.df.callActivity("GetJobStatus", job);
        context.df.setCustomStatus({ jobId, status });
        if (status === "Completed") {
            return `Job ${jobId} is done.`;
        }
        yield context.df.createTimer(later(context.df.currentUtcDateTime, pollSeconds));
    }
    return `Job ${jobId} was not done after ${expirySeconds} seconds.`;
});
