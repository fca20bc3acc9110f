const df = require("durable-functions");

module.exports = df.entity(async (context) => {
    const value = context.df.getState(() => 0);
    switch (context.df.operationName) {
        case "add":
            context.df.setState(value + context.df.getInput());
            context.df.return(value + context.df.getInput());
            break;
        case "get":
            context.df.return(value);
            break;
        case "tell":
            context.df.signalEntity(context.df.getInput(), "add", value);
            break;
        case "fail": {
            context.df.setState(-1);
            const error = new RangeError("too much");
            error.code = "E_MUCH";
            throw error;
        }
        case "delete":
            context.df.destructOnExit();
            break;
    }
});
