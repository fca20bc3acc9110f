const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { from, to, amount } = context.df.getInput();
    const source = new df.EntityId("Account", from);
    const target = new df.EntityId("Account", to);
    const lock = yield context.df.lock(source, target);
    try {
        const balance = yield context.df.callEntity(source, "get");
        if (balance < amount) return 0;
        yield context.df.callEntity(source, "add", -amount);
        yield context.df.callEntity(target, "add", amount);
        return amount;
    } finally {
        lock.release();
    }
});
