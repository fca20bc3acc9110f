const df = require("durable-functions");

module.exports = df.entity((context) => {
    const lines = [...context.df.getState(() => []), `${context.df.operationName} ${context.df.getInput()}`];
    context.df.setState(lines);
    context.df.return(lines.length);
});
