const df = require("durable-functions");

// Its operation "wait" never ends.
module.exports = df.entity(async function (context) {
    context.df.setState(context.df.operationName);
    if (context.df.operationName === "wait") await new Promise(() => {});
    context.df.return("done");
});
