const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { request = "a new chair", timeoutSeconds = 60 } = context.df.getInput() || {};

    yield context.df.callActivity("RequestApproval", { request, instanceId: context.df.instanceId });

    const deadline = new Date(context.df.currentUtcDateTime.getTime() + timeoutSeconds * 1000);
    const timeout = context.df.createTimer(deadline);
    const approval = context.df.waitForExternalEvent("Approval");

    const winner = yield context.df.Task.any([approval, timeout]);
    if (winner === timeout) {
        const escalatedTo = yield context.df.callActivity("Escalate", request);
        return { request, decision: "escalated", escalatedTo };
    }

    timeout.cancel();
    return { request, decision: approval.result === true ? "approved" : "rejected" };
});
