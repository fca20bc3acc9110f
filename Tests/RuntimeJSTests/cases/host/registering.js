"use strict";
// Discovery of what the app's code registers.

const assert = require("assert");
const { RegisteredApp, appOf } = require("../support/registered");

const optionsOf = async (text) => (await appOf(text).discover()).functions.map(({ name, options }) => ({ name, ...options }));
const problemsOf = async (text) => (await appOf(text).discover()).problems;

module.exports = {
    async "an HTTP function is anonymous, takes GET and POST, and answers with what it returns"() {
        const [found] = await optionsOf("app.http('hello', { handler: () => ({}) });");
        assert.deepStrictEqual(found, {
            name: "hello",
            trigger: { authLevel: "anonymous", methods: ["GET", "POST"], type: "httpTrigger", name: "httpTrigger1", direction: "in" },
            extraInputs: [], extraOutputs: [],
            return: { type: "http", name: "$return", direction: "out" },
        });
    },
    async "each method has its own registration, with options or a handler alone"() {
        const found = await optionsOf(`app.get('a', () => {}); app.put('b', { route: 'x/{id}', handler() {} });
            app.post('c', () => {}); app.patch('d', () => {}); app.deleteRequest('e', () => {});`);
        assert.deepStrictEqual(found.map(({ trigger }) => trigger.methods[0]), ["GET", "PUT", "POST", "PATCH", "DELETE"]);
        assert.strictEqual(found[1].trigger.route, "x/{id}");
    },
    async "triggers have their types, and take their options"() {
        const found = await optionsOf(`
            app.timer('timer', { schedule: '0 * * * * *', runOnStartup: true, handler() {} });
            app.storageQueue('queue', { queueName: 'q', connection: 'C', handler() {} });
            app.storageBlob('blob', { path: 'c/{name}', connection: 'C', handler() {} });
            app.eventHub('hub', { eventHubName: 'h', connection: 'C', cardinality: 'many', handler() {} });
            app.eventGrid('grid', { handler() {} });
            app.serviceBusQueue('busQueue', { queueName: 'q', connection: 'C', handler() {} });
            app.serviceBusTopic('busTopic', { topicName: 't', subscriptionName: 's', connection: 'C', handler() {} });
            app.cosmosDB('cosmos', { connection: 'C', databaseName: 'd', containerName: 'c', handler() {} });
            app.warmup('warmup', { handler() {} });
            app.sql('sql', { tableName: 't', connectionStringSetting: 'C', handler() {} });
            app.generic('own', { trigger: trigger.generic({ type: 'kafkaTrigger', topic: 't' }), handler() {} });
            app.generic('short', { trigger: { type: 'redisList', key: 'k' }, handler() {} });`);
        assert.deepStrictEqual(found.map(({ trigger }) => trigger.type), [
            "timerTrigger", "queueTrigger", "blobTrigger", "eventHubTrigger", "eventGridTrigger", "serviceBusTrigger",
            "serviceBusTrigger", "cosmosDBTrigger", "warmupTrigger", "sqlTrigger", "kafkaTrigger", "redisListTrigger",
        ]);
        const { trigger } = found[0];
        assert.deepStrictEqual(trigger, { schedule: "0 * * * * *", runOnStartup: true, type: "timerTrigger", name: "timerTrigger1", direction: "in" });
        assert.deepStrictEqual([found[2].trigger.path, found[3].trigger.cardinality, found[7].trigger.containerName], ["c/{name}", "many", "c"]);
        assert.deepStrictEqual([found[5].trigger.name, found[6].trigger.name], ["serviceBusTrigger1", "serviceBusTrigger2"]);
    },
    async "extra inputs and outputs are bindings with names of their own, or with those they are given"() {
        const [found] = await optionsOf(`
            const blob = input.storageBlob({ path: 'a/b', connection: 'C' });
            app.storageQueue('q', { queueName: 'in', return: output.storageQueue({ queueName: 'out' }),
                extraInputs: [blob, input.table({ tableName: 't', name: 'rows' }), df.input.durableClient()],
                extraOutputs: [output.storageBlob({ path: 'x/y' }), output.eventHub({ eventHubName: 'h' }), output.cosmosDB({ databaseName: 'd' })],
                handler() {} });`);
        assert.deepStrictEqual(found.extraInputs.map(({ name, type, direction }) => [name, type, direction]),
            [["blobInput1", "blob", "in"], ["rows", "table", "in"], ["durableClientInput1", "durableClient", "in"]]);
        assert.deepStrictEqual(found.extraOutputs.map(({ name, type, direction }) => [name, type, direction]),
            [["blobOutput1", "blob", "out"], ["eventHubOutput1", "eventHub", "out"], ["cosmosDBOutput1", "cosmosDB", "out"]]);
        assert.deepStrictEqual(found.return, { queueName: "out", type: "queue", name: "$return", direction: "out" });
    },
    async "a retry policy is told with time spans, whether in milliseconds or as an object"() {
        const [fixed, growing] = await optionsOf(`
            app.timer('a', { schedule: '* * * * *', retry: { strategy: 'fixedDelay', maxRetryCount: 3, delayInterval: { minutes: 1, seconds: 5 } }, handler() {} });
            app.timer('b', { schedule: '* * * * *', retry: { strategy: 'exponentialBackoff', maxRetryCount: -1, minimumInterval: 1500, maximumInterval: { hours: 30 } }, handler() {} });`);
        assert.deepStrictEqual(fixed.retry, { strategy: "fixedDelay", maxRetryCount: 3, delayInterval: "00:01:05.000" });
        assert.deepStrictEqual(growing.retry, { strategy: "exponentialBackoff", maxRetryCount: -1, minimumInterval: "00:00:01.500", maximumInterval: "1.06:00:00.000" });
    },
    async "orchestrations, activities, entities and clients are functions with durable bindings"() {
        const found = await optionsOf(`
            df.app.orchestration('o', function* () {}); df.app.orchestration('o2', { handler: function* () {} });
            df.app.activity('a', { handler: () => {} }); df.app.entity('e', () => {}); df.app.entity('e2', { handler: async () => {} });
            df.app.client.http('c', { route: 'r', handler() {} });
            df.app.client.timer('t', { schedule: '0 * * * * *', extraInputs: [df.input.durableClient()], handler() {} });
            app.generic('g', { trigger: df.trigger.activity(), handler() {} });`);
        assert.deepStrictEqual(found.map(({ name, trigger }) => [name, trigger.type]), [
            ["o", "orchestrationTrigger"], ["o2", "orchestrationTrigger"], ["a", "activityTrigger"], ["e", "entityTrigger"],
            ["e2", "entityTrigger"], ["c", "httpTrigger"], ["t", "timerTrigger"], ["g", "activityTrigger"],
        ]);
        assert.deepStrictEqual(found[5].extraInputs.map(({ type }) => type), ["durableClient"]);
        assert.deepStrictEqual(found[6].extraInputs.map(({ type }) => type), ["durableClient"]);
        assert.strictEqual(found[5].trigger.route, "r");
    },
    async "every client method registers a function of its trigger"() {
        const methods = ["http", "timer", "storageBlob", "storageQueue", "serviceBusQueue", "serviceBusTopic", "eventHub", "eventGrid", "cosmosDB"];
        const found = await optionsOf(`for (const method of ${JSON.stringify(methods)}) df.app.client[method](method, { handler() {} });
            df.app.client.generic('generic', { trigger: trigger.generic({ type: 'x' }), handler() {} });`);
        assert.deepStrictEqual(found.map(({ name }) => name), [...methods, "generic"]);
        assert.ok(found.every(({ extraInputs }) => extraInputs.length === 1));
    },
    async "a registration tells where it stands"() {
        const app = new RegisteredApp({
            "src/index.js": "require('./lib/more');\nrequire('@azure/functions').app.get('b', () => {});",
            "src/lib/more.js": "\n\n  require('@azure/functions').app.get('a', () => {});",
        }, { main: "src/index.js" });
        const { functions, files } = await app.discover();
        assert.deepStrictEqual(functions.map(({ name, entryFile, file, line }) => [name, entryFile, file, line]),
            [["a", "/app/src/index.js", "/app/src/lib/more.js", 3], ["b", "/app/src/index.js", "/app/src/index.js", 2]]);
        assert.deepStrictEqual(files, ["/app/src/index.js"]);
    },
    async "main may leave out the suffix or name a folder"() {
        for (const main of ["src", "src/index", "./src/index.js"]) {
            const app = new RegisteredApp({ "src/index.js": "require('@azure/functions').app.get('a', () => {});" }, { main });
            assert.deepStrictEqual((await app.discover()).files, ["/app/src/index.js"]);
        }
    },
    async "a file that throws is told of with its place; what it registered before and the other files stay"() {
        const app = new RegisteredApp({
            "index.js": `const { app } = require("@azure/functions");
app.get("a", () => {});
undefined.x;
app.get("b", () => {});`,
        });
        const { functions, problems } = await app.discover();
        assert.deepStrictEqual(functions.map(({ name }) => name), ["a"]);
        assert.deepStrictEqual([problems.length, problems[0].file, problems[0].line], [1, "/app/index.js", 3]);
        assert.match(problems[0].message, /^Worker was unable to load entry point "index\.js": TypeError: /);
        assert.deepStrictEqual(await app.load(), []);
    },
    async "main that names no file is a problem"() {
        const { problems } = await new RegisteredApp({ "a.js": "" }, { main: "b.js" }).discover();
        assert.deepStrictEqual(problems, [{ message: 'Worker was unable to load entry point "b.js": File does not exist' }]);
        const none = await new RegisteredApp({ "tsconfig.json": "" }, { main: "dist/*.js" }).discover();
        assert.deepStrictEqual(none.problems, [{ message: 'Worker was unable to load entry point "dist/*.js": Found zero files matching ' +
            "the supplied pattern. The app is written in TypeScript: build it first (npm run build)." }]);
    },
    async "main that leads out of the app is refused"() {
        const { problems } = await new RegisteredApp({ "../other/x.js": "" }, { main: "../other/x.js" }).discover();
        assert.strictEqual(problems.length, 1);
    },
    async "what cannot be registered is refused with the name of the function"() {
        const cases = [
            ["app.http('x')", /^Worker .*: TypeError: app\.http\("x"\): Expected an object of options but got undefined\.$/],
            ["app.http('x', {})", /app\.http\("x"\): The option 'handler' must be a function, but is undefined\.$/],
            ["app.timer('', { handler() {} })", /app\.timer: The name of a function must be a string with something in it, but is an empty string\.$/],
            ["app.timer(5, { handler() {} })", /app\.timer: The name of a function must be .* but is number\.$/],
            ["app.generic('x', { handler() {} })", /app\.generic\("x"\): The option 'trigger' must be an object with a 'type'\.$/],
            ["app.get('x', { handler() {}, extraInputs: {} })", /app\.get\("x"\): The option 'extraInputs' must be an array of bindings\.$/],
            ["app.setup(5)", /app\.setup: Expected an object of options but got number\.$/],
            ["df.app.activity('x', () => {})", /df\.app\.activity\("x"\): Expected options with a 'handler' that is a function, but got function\.$/],
            ["df.app.activity('x', {})", /df\.app\.activity\("x"\): Expected options with a 'handler' that is a function, but that is missing\.$/],
            ["df.app.orchestration('x', async () => {})", /An orchestrator must be a generator function/],
            ["const o = output.storageQueue({ queueName: 'q' }); app.get('x', { handler() {}, extraOutputs: [o, o] })",
                /: Duplicate bindings found for function "x"\. Remove a duplicate binding or manually specify the "name" property to make it unique\.$/],
        ];
        for (const [text, message] of cases) {
            const problems = await problemsOf(text);
            assert.strictEqual(problems.length, 1, text);
            assert.match(problems[0].message, message);
        }
    },
    async "setup is accepted"() {
        assert.deepStrictEqual(await problemsOf("app.setup({ enableHttpStream: true }); app.setup();"), []);
    },
    async "nothing can be registered after the start"() {
        const app = appOf("app.get('late', () => { app.get('other', () => {}); });");
        await assert.rejects(app.request("late"), { message: "A function can only be registered during app startup." });
    },
    async "a function that is not registered any more is told of"() {
        const app = appOf("app.get('a', () => ({}));");
        await app.discover();
        app.found.functions[0].name = "b";
        const [failure] = await app.load();
        assert.strictEqual(failure.name, "b");
        assert.match(failure.error.message, /^The function 'b' was registered when the app was looked at, and is not now/);
    },
    async "names of bindings are the same when the code runs again"() {
        const app = appOf("const client = df.input.durableClient(); app.get('a', { extraInputs: [client], handler: (request, context) => ({ body: String(context.extraInputs.get(client) !== undefined) + client.name }) });");
        await app.load();
        const response = await app.request("a", { client: { taskHubName: "H" } });
        assert.deepStrictEqual(response.body, { text: "truedurableClientInput1" });
    },
};
