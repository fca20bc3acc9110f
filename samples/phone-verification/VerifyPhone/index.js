const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const phoneNumber = context.df.getInput();
    if (!phoneNumber) throw "A phone number input is required.";

    const challengeCode = yield context.df.callActivity("SendCode", phoneNumber);

    const expiration = new Date(context.df.currentUtcDateTime.getTime() + 90 * 1000);
    const timeout = context.df.createTimer(expiration);

    let authorized = false;
    for (let attempt = 1; attempt <= 4 && !authorized; attempt++) {
        const response = context.df.waitForExternalEvent("SmsChallengeResponse");
        const winner = yield context.df.Task.any([response, timeout]);
        if (winner === timeout) break;
        authorized = response.result === challengeCode;
    }

    if (!timeout.isCompleted) timeout.cancel();
    return authorized;
});
