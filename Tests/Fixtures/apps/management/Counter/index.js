const df = require("durable-functions");

module.exports = df.entity(function (context) {
    const value = context.df.getState(() => 0);
    switch (context.df.operationName) {
        case "add":
            context.df.setState(value + (Number(context.df.getInput()) || 0));
            break;
        case "delete":
            context.df.destructOnExit();
            break;
        case "fail":
            throw new RangeError("too much");
    }
});
