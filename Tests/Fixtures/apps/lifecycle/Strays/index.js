const df = require("durable-functions");

/** What enforcement makes of what is not deterministic. */
module.exports = df.orchestrator(function* (context) {
    const before = [Date.now(), Math.random(), new Date().toISOString()];
    yield context.df.createTimer(context.df.currentUtcDateTime);
    const texts = [];
    for (const stray of [() => setTimeout(() => {}, 1), () => require("fs").readFileSync(__filename)]) {
        try {
            stray();
            texts.push("allowed");
        } catch (error) {
            texts.push(error.code);
        }
    }
    yield context.df.waitForExternalEvent("Go");
    return { before, texts };
});
