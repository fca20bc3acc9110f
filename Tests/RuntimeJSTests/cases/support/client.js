"use strict";
// A function with a durable client, asked for the value of an expression.

const { Driver } = require("./driver");

const base = "http://localhost:7071/runtime/webhooks/durabletask";
const instance = `${base}/instances/INSTANCEID`;
const client = {
    taskHubName: "H", connectionName: "C",
    creationUrls: { createNewInstancePostUri: `${base}/orchestrators/{functionName}[/{instanceId}]?code=K` },
    managementUrls: {
        id: "INSTANCEID", statusQueryGetUri: `${instance}?taskHub=H&code=K`, sendEventPostUri: `${instance}/raiseEvent/{eventName}?code=K`,
        terminatePostUri: `${instance}/terminate?reason={text}&code=K`,
    },
    baseUrl: base,
};
const bindings = [
    { name: "req", type: "httpTrigger", direction: "in" }, { name: "starter", type: "orchestrationClient", direction: "in" }, { name: "$return", type: "http", direction: "out" },
];

/** What `expression` (over `client` and `context`) gives; `operate` answers the operations, `asked` collects them. */
async function evaluate(expression, operate = () => ({ status: 202 }), { level = 2, asked = [] } = {}) {
    const driver = new Driver();
    driver.load([{ name: "Web", kind: "function", bindings, script: `const df = require("durable-functions");
        module.exports = async function (context, req, starter) { const client = df.getClient(context); return { body: JSON.stringify({ value: await (${expression}) }) }; };` }], { level });
    const answer = await driver.callLater("invoke", { function: "Web", invocationId: "i", kind: "http", client, request: { method: "GET", url: "https://public.example:8443/api/web?x", headers: {} } }, (name, argument) => {
        asked.push([name, argument]);
        return operate(name, argument);
    });
    return JSON.parse(answer.response.body.text).value;
}

/** A status object as the host gives it. */
const status = (runtimeStatus, output = null) => ({ name: "O", instanceId: "i1", runtimeStatus, output, input: null, createdTime: "2020-01-01T00:00:00Z", lastUpdatedTime: "2020-01-01T00:00:00Z" });

module.exports = { base, client, evaluate, status };
