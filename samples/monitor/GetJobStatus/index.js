module.exports = async function (context, job) {
    const status = Date.now() >= job.doneAt ? "Completed" : "Running";
    context.log(`Job ${job.jobId}: ${status}.`);
    return status;
};
