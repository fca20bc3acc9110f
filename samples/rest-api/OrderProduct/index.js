const df = require("durable-functions");

module.exports = async function (context, req) {
    const client = df.getClient(context);
    const { id, count } = req.params;
    const instanceId = await client.startNew("Order", undefined, { id, count: Number(count) });
    return client.createCheckStatusResponse(req, instanceId);
};
