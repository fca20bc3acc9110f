const df = require("durable-functions");

module.exports = async function (context, req) {
    const client = df.getClient(context);
    await client.signalEntity(new df.EntityId("Product", req.params.id), "delete");
    return { status: 202 };
};
