const df = require("durable-functions");

module.exports = async (context, message) => {
    const client = df.getClient(context);
    const id = `message-${message.number}`;
    const status = await client.getStatus(id);
    if (status?.runtimeStatus) return;
    await client.startNew("Handle", id, message.number);
};
