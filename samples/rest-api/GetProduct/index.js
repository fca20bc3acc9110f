const df = require("durable-functions");

module.exports = async function (context, req) {
    const client = df.getClient(context);
    const { entityExists, entityState } = await client.readEntityState(new df.EntityId("Product", req.params.id));
    return entityExists ? { body: entityState, headers: { "Content-Type": "application/json" } } : { status: 404 };
};
