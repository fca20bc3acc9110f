"use strict";
// Functions that the app's code registers: InvocationContext, bindings, hooks, durable functions.

const assert = require("assert");
const { appOf } = require("../support/registered");
const { client } = require("../support/client");

const result = async (text, body, options) => (await appOf(text, options).invoke("f", { kind: "activity", ...body })).result;

module.exports = {
    async "an activity is called with its input and an InvocationContext"() {
        const value = await result(`df.app.activity('f', { handler: (input, context) => [
            input, context.invocationId, context.functionName, context instanceof azure.InvocationContext,
            context.options.trigger.type, context.options.extraInputs, context.triggerMetadata.instanceId] });`,
        { input: { a: 1 }, instanceId: "abc" });
        assert.deepStrictEqual(value, [{ a: 1 }, "i1", "f", true, "activityTrigger", [], "abc"]);
    },
    async "results of every kind are kept"() {
        for (const value of ["0", "false", '""', "null", "[]"]) {
            assert.deepStrictEqual(await result(`df.app.activity('f', { handler: async () => (${value}) });`), JSON.parse(value));
        }
        assert.strictEqual(await result("df.app.activity('f', { handler() {} });"), undefined);
    },
    async "what an activity returns is its result, wherever else it goes"() {
        const answer = await appOf(`
            const blob = output.storageBlob({ path: 'c/b' });
            df.app.activity('f', { return: output.storageQueue({ queueName: 'q' }), extraOutputs: [blob], handler: (input, context) => {
                context.extraOutputs.set(blob, new Uint8Array([1]));
                return 'done';
            } });`).invoke("f", { kind: "activity" });
        assert.deepStrictEqual(answer, { result: "done", outputs: { $return: "done" }, binaryOutputs: { blobOutput1: "AQ==" } });
    },
    async "extra inputs are there by binding and by name, extra outputs can be read back"() {
        const answer = await appOf(`
            const row = input.table({ tableName: 't' });
            const queue = output.storageQueue({ queueName: 'q', name: 'messages' });
            app.storageQueue('f', { queueName: 'in', extraInputs: [row], extraOutputs: [queue], handler: (message, context) => {
                context.extraOutputs.set('messages', [message, context.extraInputs.get(row), context.extraInputs.get('tableInput1'), context.extraInputs.get('none')]);
                if (context.extraOutputs.get(queue).length !== 4) throw new Error('lost');
            } });`).invoke("f", { kind: "trigger", input: "m", inputs: { tableInput1: [1] } });
        assert.deepStrictEqual(answer, { outputs: { messages: ["m", [1], [1], null] } });
    },
    async "logs have their levels; one that comes late is told of"() {
        const app = appOf(`df.app.activity('f', { handler: (input, context) => {
            context.log('a %s', 1); context.info('b'); context.trace('c'); context.debug('d'); context.warn('e'); context.error('f');
            setTimeout(() => context.log('late'), 1);
        } });`);
        await app.invoke("f", { kind: "activity" });
        assert.deepStrictEqual(app.driver.logs.map(({ level, message }) => [level, message]),
            [["information", "a 1"], ["information", "b"], ["trace", "c"], ["debug", "d"], ["warning", "e"], ["error", "f"]]);
        app.driver.fireTimers();
        assert.match(app.driver.logs[6].message, /^Warning: Unexpected call to 'log' on the context object after function execution has completed\. .* Function name: f\. Invocation Id: i1\.$/);
        assert.strictEqual(app.driver.logs[7].message, "late");
    },
    async "retries, traces and metadata of the trigger are told"() {
        const answer = await appOf(`app.storageBlob('f', { path: 'c/{name}', return: output.storageQueue({ queueName: 'q' }), handler: (blob, context) =>
            [blob.length, context.triggerMetadata.name, context.retryContext.retryCount, context.signal.aborted] });`)
            .invoke("f", { kind: "trigger", binaryInput: "AQI=", bindingData: { name: "n" }, retryContext: { retryCount: 2 } });
        assert.deepStrictEqual(answer.outputs.$return, [2, "n", 2, false]);
    },
    async "a timer is called with its schedule"() {
        const answer = await appOf("app.timer('f', { schedule: '* * * * *', return: output.storageQueue({ queueName: 'q' }), handler: (timer) => timer.isPastDue });")
            .invoke("f", { kind: "trigger", input: { isPastDue: true } });
        assert.strictEqual(answer.outputs.$return, true);
    },
    async "a context can be made for a test"() {
        const value = await result(`df.app.activity('f', { handler: () => {
            const lines = [];
            const context = new azure.InvocationContext({ functionName: 'x', logHandler: (level, ...items) => lines.push([level, ...items]) });
            context.log('a', 1); context.warn('b');
            context.extraOutputs.set('o', 5);
            return [context.functionName, context.invocationId, lines, context.extraOutputs.get('o'), new azure.InvocationContext().functionName];
        } });`);
        assert.deepStrictEqual(value, ["x", "unknown", [["information", "a", 1], ["warning", "b"]], 5, "unknown"]);
    },
    async "hooks run around each invocation, and may change what goes in and comes out"() {
        const value = await result(`
            app.hook.preInvocation((context) => { context.hookData.from = context.inputs[0]; context.inputs = [context.inputs[0] + 1];
                const handler = context.functionHandler; context.functionHandler = (...values) => handler(...values) * 10; });
            app.hook.postInvocation(async (context) => { context.result = [context.result, context.hookData.from, context.invocationContext.functionName]; });
            df.app.activity('f', { handler: (input) => input });`, { input: 1 });
        assert.deepStrictEqual(value, [20, 1, "f"]);
    },
    async "a hook may take an error away, or put one in its place; one that is disposed of is gone"() {
        const failing = "df.app.activity('f', { handler: () => { throw new Error('own'); } });";
        assert.strictEqual(await result(`app.hook.postInvocation((context) => { context.error = undefined; context.result = 'saved'; }); ${failing}`), "saved");
        await assert.rejects(result(`app.hook.postInvocation((context) => { context.error = new Error('other'); }); ${failing}`), { message: "other" });
        await assert.rejects(result(`app.hook.preInvocation(() => { throw new Error('before'); }); ${failing}`), { message: "before" });
        await assert.rejects(result(`app.hook.postInvocation(() => { throw new Error('gone'); }).dispose(); ${failing}`), { message: "own" });
    },
    async "hooks of the app run when it has been loaded and when it ends"() {
        const app = appOf(`app.hook.appStart((context) => console.log('started', typeof context.hookData)); app.hook.appTerminate(() => console.log('ended'));
            app.hook.appStart(() => { throw new Error('sick'); });`);
        assert.deepStrictEqual(await app.load(), []);
        await app.driver.callLater("terminateApp", {});
        assert.deepStrictEqual(app.driver.logs.map(({ message }) => message), ["started object", "A hook for 'appStart' failed: sick", "ended"]);
    },
    async "a client starts orchestrations and makes responses of the class HttpResponse"() {
        const asked = [];
        const app = appOf(`df.app.client.http('f', { route: 'r/{name}', handler: async (request, client, context) => {
            const id = await client.startNew(request.params.name, { input: await request.json(), instanceId: 'i7' });
            const response = client.createCheckStatusResponse(request, id);
            if (!(response instanceof azure.HttpResponse)) throw new Error('no response');
            if (df.getClient(context).taskHubName !== client.taskHubName) throw new Error('another client');
            return response;
        } });`);
        const response = await app.request("f", { client, params: { name: "O" }, body: "[1]", url: "https://public.example/api/r/O" }, (name, argument) => {
            asked.push([name, argument]);
            return { status: 202, body: { id: "i7" } };
        });
        assert.deepStrictEqual(asked, [["durable.startNew", { name: "O", instanceId: "i7", input: [1] }]]);
        assert.strictEqual(response.status, 202);
        const headers = Object.fromEntries(response.headers);
        assert.deepStrictEqual([headers["retry-after"], headers["content-type"]], ["10", "application/json"]);
        assert.match(headers.location, /^https:\/\/public\.example\/runtime\/webhooks\/durabletask\/instances\/i7\?/);
        assert.strictEqual(JSON.parse(response.body.text).id, "i7");
    },
    async "without a client among its inputs a function has no client"() {
        await assert.rejects(appOf("app.get('f', (request, context) => df.getClient(context));").request("f"), {
            message: "Could not find a registered durable client input binding. Check your extraInputs definition when registering your function." });
    },
    async "an entity runs operations on its context"() {
        const app = appOf("df.app.entity('Counter', async (context) => { const state = context.df.getState(() => 0); if (context.df.operationName === 'add') context.df.setState(state + context.df.getInput()); else context.df.return(state); context.log(context.functionName); });");
        await app.load();
        const answer = await app.driver.callLater("entity", { name: "counter", key: "k", exists: false, operations: [{ name: "add", input: 5 }, { name: "get" }] });
        assert.deepStrictEqual([answer.state, answer.results], [5, [["returned", null], ["returned", 5]]]);
        assert.deepStrictEqual(app.driver.logs.map(({ message }) => message), ["Counter", "Counter"]);
    },
    async "outputs of an entity are those of its operations that succeed"() {
        const app = appOf(`const queue = output.storageQueue({ queueName: 'q' });
            df.app.entity('E', { extraOutputs: [queue], handler: (context) => { context.extraOutputs.set(queue, context.df.operationName); if (context.df.operationName === 'bad') throw new Error('bad'); } });`);
        await app.load();
        const answer = await app.driver.callLater("entity", { name: "E", key: "k", exists: false, operations: [{ name: "a" }, { name: "bad" }, { name: "b" }] });
        assert.deepStrictEqual(answer.outputs, { queueOutput1: ["a", "b"] });
    },
};
