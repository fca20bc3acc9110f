const df = require("durable-functions");

module.exports = async function (context, req) {
    const { name, stock } = req.body ?? {};
    if (typeof name !== "string" || !Number.isInteger(stock) || stock < 0) {
        return { status: 400, body: "A product has a name and a stock of 0 or more." };
    }
    const client = df.getClient(context);
    await client.signalEntity(new df.EntityId("Product", req.params.id), "set", { name, stock });
    return { status: 202 };
};
