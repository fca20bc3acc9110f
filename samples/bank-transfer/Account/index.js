const df = require("durable-functions");

const openingBalance = 100;

module.exports = df.entity(function (context) {
    const balance = context.df.getState(() => openingBalance);
    const amount = context.df.getInput();
    switch (context.df.operationName) {
        case "balance":
            context.df.return(balance);
            break;
        case "deposit":
            context.df.setState(balance + amount);
            break;
        case "withdraw":
            context.df.setState(balance - amount);
            // What was set is rolled back when the operation throws.
            if (amount > balance) throw new Error(`There are only ${balance} on the account '${context.df.entityKey}'.`);
            break;
    }
});
