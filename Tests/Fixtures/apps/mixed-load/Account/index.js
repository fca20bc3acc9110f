const df = require("durable-functions");

module.exports = df.entity(function (context) {
    const balance = context.df.getState(() => 100);
    if (context.df.operationName === "add") context.df.setState(balance + context.df.getInput());
    context.df.return(balance);
});
