const df = require("durable-functions");

/** Adds up the balances of the accounts, at a moment when no transfer is under way. */
module.exports = df.orchestrator(function* (context) {
    const accounts = context.df.getInput().map((name) => new df.EntityId("Account", name));

    const lock = yield context.df.lock(accounts);
    const balances = yield context.df.Task.all(accounts.map((account) => context.df.callEntity(account, "balance")));
    lock.release();

    return { accounts: accounts.length, total: balances.reduce((sum, balance) => sum + balance, 0) };
});
