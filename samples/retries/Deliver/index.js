const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { failForMilliseconds = 500 } = context.df.getInput() || {};
    const begun = context.df.currentUtcDateTime.getTime();

    // 100 ms, 200 ms, 400 ms ... until it works.
    const options = new df.RetryOptions(100, 10);
    options.backoffCoefficient = 2;
    options.maxRetryIntervalInMilliseconds = 1000;
    const delivered = yield context.df.callActivityWithRetry("SendParcel", options, {
        address: "Harbour Street 1",
        worksFrom: begun + failForMilliseconds,
    });

    // What cannot get better is not tried again.
    options.handleError = (error) => error.name !== "NoSuchAddressError";
    let returned;
    try {
        yield context.df.callActivityWithRetry("SendParcel", options, { address: "" });
    } catch (error) {
        returned = error.failureDetails.message;
    }

    return { delivered, returned };
});
