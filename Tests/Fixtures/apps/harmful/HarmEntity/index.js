const df = require("durable-functions");
const { ways } = require("../harm");

module.exports = df.entity(async (context) => {
    const way = context.df.operationName;
    context.df.return(way === "nothing" ? "fine" : await ways[way]());
});
