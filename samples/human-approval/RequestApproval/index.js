module.exports = async function (context, approval) {
    context.log(`Please decide about ${approval.request}: raise the event Approval for ${approval.instanceId}.`);
};
