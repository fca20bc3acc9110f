"use strict";
// HTTP functions that the app's code registers: HttpRequest, HttpResponse.

const assert = require("assert");
const { appOf } = require("../support/registered");

/** What `expression` over `request` and `context` gives. */
async function evaluate(expression, request) {
    const app = appOf(`app.http('f', { handler: async (request, context) => ({ jsonBody: { value: await (${expression}) } }) });`);
    return JSON.parse((await app.request("f", request)).body.text).value;
}

/** The response to what a handler returns. */
const answer = async (returned, request) => appOf(`app.http('f', { handler: async () => (${returned}) });`).request("f", request);

module.exports = {
    async "a request has its method, URL, headers, query and parameters"() {
        const value = await evaluate(
            "[request.method, request.url, request.headers.get('X-Name'), request.query.getAll('a'), request.params.id, request.user]",
            { method: "POST", url: "http://localhost:7071/api/f?a=1&a=2%20b", headers: { "x-name": "v" }, params: { id: "7" } });
        assert.deepStrictEqual(value, ["POST", "http://localhost:7071/api/f?a=1&a=2%20b", "v", ["1", "2 b"], "7", null]);
    },
    async "its body is read as text, JSON or bytes, once"() {
        const body = '{"a":1}';
        assert.strictEqual(await evaluate("request.text()", { body }), body);
        assert.deepStrictEqual(await evaluate("request.json()", { body }), { a: 1 });
        assert.strictEqual(await evaluate("request.arrayBuffer().then((buffer) => buffer.byteLength)", { body }), 7);
        assert.deepStrictEqual(await evaluate(
            "request.text().then(() => request.text()).catch((error) => [error.name, error.message, request.bodyUsed])", { body }),
        ["TypeError", "Body is unusable", true]);
    },
    async "without a body text is empty, JSON fails and body is null"() {
        assert.deepStrictEqual(await evaluate("request.text().then((text) => [text, request.body, request.bodyUsed])"), ["", null, false]);
        assert.strictEqual(await evaluate("request.json().catch((error) => error.name)"), "SyntaxError");
    },
    async "a clone has a body of its own, unless that has been read"() {
        assert.deepStrictEqual(await evaluate("Promise.all([request.clone().text(), request.text()])", { body: "x" }), ["x", "x"]);
        assert.strictEqual(await evaluate("request.text().then(() => request.clone()).catch((error) => error.name)", { body: "x" }), "TypeError");
    },
    async "a test can make a request"() {
        const app = appOf(`app.get('f', async () => {
            const request = new azure.HttpRequest({ method: 'post', url: 'http://h/p?q=1', headers: { A: 'b' }, params: { x: 'y' }, body: { string: '5' } });
            return { jsonBody: [request.method, request.query.get('q'), request.headers.get('a'), request.params.x, await request.json()] };
        });`);
        assert.deepStrictEqual(JSON.parse((await app.request("f")).body.text), ["POST", "1", "b", "y", 5]);
    },
    async "nothing is 204, an empty object 200"() {
        assert.deepStrictEqual(await answer("undefined"), { status: 204, headers: [] });
        assert.deepStrictEqual(await answer("null"), { status: 204, headers: [] });
        assert.deepStrictEqual(await answer("{}"), { status: 200, headers: [] });
    },
    async "a text is plain text, jsonBody JSON, bytes are as they are"() {
        assert.deepStrictEqual(await answer("{ status: 201, body: 'grüß' }"), {
            status: 201, headers: [["content-type", "text/plain;charset=UTF-8"]], body: { text: "grüß" } });
        assert.deepStrictEqual(await answer("{ jsonBody: { a: [1] } }"), {
            status: 200, headers: [["content-type", "application/json"]], body: { text: '{"a":[1]}' } });
        assert.deepStrictEqual(await answer("{ body: new Uint8Array([255, 0]) }"), { status: 200, headers: [], body: { base64: "/wA=" } });
        assert.deepStrictEqual((await answer("{ body: new URLSearchParams({ a: 'b' }) }")).headers,
            [["content-type", "application/x-www-form-urlencoded;charset=UTF-8"]]);
    },
    async "falsy JSON is a body; jsonBody goes before body"() {
        for (const value of ["0", "false", '""', "null"]) {
            assert.deepStrictEqual((await answer(`{ jsonBody: ${value} }`)).body, { text: value });
        }
        assert.deepStrictEqual((await answer("{ jsonBody: 1, body: 'x' }")).body, { text: "1" });
    },
    async "an object as body is JSON"() {
        assert.deepStrictEqual(await answer("{ body: { a: 1 } }"), {
            status: 200, headers: [["content-type", "application/json"]], body: { text: '{"a":1}' } });
    },
    async "chunks of an iterable are one body"() {
        const response = await answer("{ body: (async function* () { yield 'a'; yield new Uint8Array([98]); })() }");
        assert.deepStrictEqual(response.body, { text: "ab" });
    },
    async "headers may be an object, pairs or Headers; a content type stays"() {
        assert.deepStrictEqual((await answer("{ headers: { 'X-A': 1, 'Content-Type': 'text/html' }, body: 'x' }")).headers,
            [["content-type", "text/html"], ["x-a", "1"]]);
        assert.deepStrictEqual((await answer("{ headers: [['b', '2'], ['a', '1'], ['a', '3']] }")).headers, [["a", "1, 3"], ["b", "2"]]);
    },
    async "cookies are headers of their own"() {
        const { headers } = await answer("{ cookies: [{ name: 'a', value: 'b c', path: '/', httpOnly: true }, { name: 'd', value: '1', maxAge: 5 }] }");
        assert.deepStrictEqual(headers, [["Set-Cookie", "a=b%20c; Path=/; HttpOnly"], ["Set-Cookie", "d=1; Max-Age=5"]]);
    },
    async "an HttpResponse is a response, and can be changed before it is returned"() {
        const app = appOf(`app.get('f', () => {
            const response = new azure.HttpResponse({ status: 418, jsonBody: 1 });
            response.headers.set('x-a', 'b');
            return response;
        });`);
        assert.deepStrictEqual(await app.request("f"), {
            status: 418, headers: [["content-type", "application/json"], ["x-a", "b"]], body: { text: "1" } });
    },
    async "a status may be text; none outside of 200 to 599 is accepted"() {
        assert.strictEqual((await answer("{ status: '202' }")).status, 202);
        for (const status of ["100", "600", "'x'"]) {
            await assert.rejects(answer(`{ status: ${status} }`), { message: 'init["status"] must be in the range of 200 to 599, inclusive.' });
        }
    },
    async "a status without a body must have none"() {
        assert.deepStrictEqual(await answer("{ status: 204, body: '' }"), { status: 204, headers: [] });
        await assert.rejects(answer("{ status: 204, body: 'x' }"), /Invalid response status code 204/);
    },
    async "what is no object is no response"() {
        await assert.rejects(answer("'text'"), /^Error: The HTTP response must be an 'object' type/);
    },
    async "what a handler throws fails the call"() {
        const app = appOf("app.get('f', () => { throw new TypeError('boom'); });");
        await assert.rejects(app.request("f"), (error) => error.failure.errorType === "TypeError" && error.message === "boom");
    },
};
