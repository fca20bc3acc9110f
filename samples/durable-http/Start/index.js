const df = require("durable-functions");

module.exports = async function (context, req) {
    const client = df.getClient(context);
    const { origin } = new URL(req.url);
    const id = await client.startNew("GetReport", undefined, { origin, seconds: Number(req.query.seconds || 2) });
    return client.createCheckStatusResponse(req, id);
};
