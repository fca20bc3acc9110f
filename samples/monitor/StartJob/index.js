module.exports = async function (context, order) {
    context.log(`Job ${order.jobId} starts.`);
    return { jobId: order.jobId, doneAt: Date.now() + order.seconds * 1000 };
};
