const { app } = require("@azure/functions");
const df = require("durable-functions");

const hello = df.app.activity("hello", {
    handler: (name) => `Hello ${name}!`,
});

df.app.orchestration("helloOrchestrator", function* (context) {
    const outputs = [];
    for (const city of ["Tokyo", "Seattle", "London"]) outputs.push(yield hello(city));
    return outputs;
});

app.http("httpStart", {
    route: "orchestrators/{orchestratorName}",
    extraInputs: [df.input.durableClient()],
    handler: async (request, context) => {
        const client = df.getClient(context);
        const body = await request.text();
        const instanceId = await client.startNew(request.params.orchestratorName, {
            input: body === "" ? undefined : JSON.parse(body),
        });
        context.log(`Started the orchestration with the id '${instanceId}'.`);
        return client.createCheckStatusResponse(request, instanceId);
    },
});
