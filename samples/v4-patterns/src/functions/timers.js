const df = require("durable-functions");

const after = (context, milliseconds) => new Date(context.df.currentUtcDateTime.getTime() + milliseconds);

/** A timer of ten minutes is cancelled, so that the orchestration does not wait for it. */
df.app.orchestration("cancelTimer", function* (context) {
    const timeout = context.df.createTimer(after(context, 10 * 60 * 1000));
    const short = context.df.createTimer(after(context, 100));
    const winner = yield context.df.Task.any([timeout, short]);
    if (!timeout.isCompleted) timeout.cancel();
    return winner === short ? "cancelled" : "timed out";
});

/** Counts to three, in an execution of its own for each number. */
df.app.orchestration("continueAsNewCounter", function* (context) {
    const value = (context.df.getInput() ?? 0) + 1;
    if (value >= 3) return value;
    yield context.df.createTimer(after(context, 100));
    context.df.continueAsNew(value);
});
