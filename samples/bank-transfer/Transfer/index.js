const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { from, to, amount } = context.df.getInput();
    const source = new df.EntityId("Account", from);
    const target = new df.EntityId("Account", to);

    // From here on nobody else sees or changes either account.
    const lock = yield context.df.lock(source, target);
    try {
        const balance = yield context.df.callEntity(source, "balance");
        if (balance < amount) return { moved: 0, reason: `${from} has only ${balance}` };

        yield context.df.callEntity(source, "withdraw", amount);
        yield context.df.callEntity(target, "deposit", amount);
        return { moved: amount };
    } finally {
        lock.release();
    }
});
