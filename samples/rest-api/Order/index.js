const df = require("durable-functions");

module.exports = df.orchestrator(function* (context) {
    const { id, count } = context.df.getInput();
    const taken = yield context.df.callEntity(new df.EntityId("Product", id), "take", count);
    return taken ? `${count} of product ${id} are yours.` : `There are not ${count} of product ${id}.`;
});
