const df = require("durable-functions");

module.exports = async function (context, req) {
    const client = df.getClient(context);
    const counter = new df.EntityId("Counter", req.params.key);

    if (req.method === "POST") {
        await client.signalEntity(counter, "add", Number(req.query.by || 1));
        return { status: 202 };
    }

    const state = await client.readEntityState(counter);
    return { status: state.entityExists ? 200 : 404, body: { value: state.entityExists ? state.entityState : null } };
};
