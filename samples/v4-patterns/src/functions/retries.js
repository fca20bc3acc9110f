const df = require("durable-functions");

const flaky = df.app.activity("flakyFunction", {
    handler: (input, context) => {
        context.log("flakyFunction is about to fail.");
        throw new Error("flakyFunction flaked");
    },
});

const throwsError = df.app.orchestration("throwsErrorInLine", function* () {
    throw new Error("throwsErrorInLine does what its name says.");
});

df.app.orchestration("callActivityWithRetry", function* (context) {
    try {
        return yield flaky().withRetry(new df.RetryOptions(200, 2));
    } catch (error) {
        context.log(`Caught: ${error.message}`);
        return "gave up";
    }
});

df.app.orchestration("callSubOrchestratorWithRetry", function* (context) {
    const childId = `${context.df.instanceId}:0`;
    try {
        return yield throwsError("input", childId).withRetry(new df.RetryOptions(200, 2));
    } catch {
        return "gave up";
    }
});
