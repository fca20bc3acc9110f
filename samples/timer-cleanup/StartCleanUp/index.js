const df = require("durable-functions");

module.exports = async function (context, timer) {
    const client = df.getClient(context);
    const existing = await client.getStatus("cleanup");
    if (existing && ["Pending", "Running"].includes(existing.runtimeStatus)) {
        context.log("The last clean-up is not over yet.");
        return;
    }
    await client.startNew("CleanUp", "cleanup", { maxAgeInHours: Number(process.env.MaxAgeInHours) });
};
