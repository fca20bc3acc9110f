const { app } = require("@azure/functions");
const df = require("durable-functions");

app.http("httpStart", {
    route: "orchestrators/{orchestratorName}",
    extraInputs: [df.input.durableClient()],
    handler: async (request, context) => {
        const client = df.getClient(context);
        const instanceId = await client.startNew(request.params.orchestratorName, { input: await request.json() });
        return client.createCheckStatusResponse(request, instanceId);
    },
});

/** Waits for the output, for `timeout` seconds at most; the client comes as an argument. */
df.app.client.http("httpSyncStart", {
    route: "orchestrators/wait/{orchestratorName}",
    handler: async (request, client) => {
        const seconds = (name, otherwise) => Number(request.query.get(name) ?? otherwise) * 1000;
        const instanceId = await client.startNew(request.params.orchestratorName, { input: await request.json() });
        return client.waitForCompletionOrCreateCheckStatusResponse(request, instanceId, {
            timeoutInMilliseconds: seconds("timeout", 30),
            retryIntervalInMilliseconds: seconds("retryInterval", 1),
        });
    },
});
