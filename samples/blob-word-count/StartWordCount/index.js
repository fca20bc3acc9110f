const df = require("durable-functions");

module.exports = async function (context, text) {
    context.log(`${context.bindingData.blobTrigger} has ${text.length} bytes.`);
    const client = df.getClient(context);
    await client.startNew("WordCount", undefined, { name: context.bindingData.name });
};
