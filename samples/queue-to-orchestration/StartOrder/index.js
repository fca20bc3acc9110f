const df = require("durable-functions");

module.exports = async function (context, order) {
    if (!order.id) throw new Error("An order needs an id.");
    const client = df.getClient(context);
    // A message may come twice: the order's id keeps it from being processed twice.
    const status = await client.getStatus(order.id);
    if (status?.runtimeStatus) return;
    await client.startNew("ProcessOrder", order.id, order);
};
