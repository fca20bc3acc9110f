"use strict";
const assert = require("assert");
const { Driver } = require("../support/driver");

const trigger = { name: "req", type: "httpTrigger", direction: "in" };
const named = { name: "res", type: "http", direction: "out" };
const returned = { name: "$return", type: "http", direction: "out" };
const plain = ["Content-Type", "text/plain; charset=utf-8"];

async function run(script, { output = returned, request = {} } = {}) {
    const driver = new Driver();
    const bindings = output === null ? [trigger] : [trigger, output];
    assert.deepStrictEqual(driver.load([{ name: "Web", kind: "function", script: `module.exports = ${script};`, bindings }]), []);
    const answer = await driver.callLater("invoke", { function: "Web", invocationId: "inv", kind: "http", request: { method: "get", url: "http://h/api/web?x=1", headers: {}, query: {}, params: {}, ...request } });
    return answer.response;
}

module.exports = {
    async "$return gives status, headers and body"() {
        assert.deepStrictEqual(await run("async () => ({ status: 201, headers: { 'X-A': 1, 'x-b': ['1', '2'] }, body: 'text' })"), { status: 201, headers: [["X-A", "1"], ["x-b", "1"], ["x-b", "2"], plain], body: { text: "text" } });
        assert.deepStrictEqual(await run("async () => ({ statusCode: '404' })"), { status: 404, headers: [] });
        assert.deepStrictEqual(await run("async () => ({ body: { a: 1 } })"), { status: 200, headers: [plain], body: { text: '{"a":1}' } });
        assert.deepStrictEqual(await run("async () => ({ body: 5, headers: { 'content-type': 'a/b' } })"), { status: 200, headers: [["content-type", "a/b"]], body: { text: "5" } });
        assert.deepStrictEqual(await run("async () => ({ body: Buffer.from([1, 255]) })"), { status: 200, headers: [plain], body: { base64: "Af8=" } });
        assert.deepStrictEqual(await run("async () => {}"), { status: 200, headers: [] });
        assert.deepStrictEqual(await run("async (context) => { context.res = { status: 202, body: '' }; }"), { status: 202, headers: [plain], body: { text: "" } });
        assert.deepStrictEqual(await run("async () => ['a']"), { status: 200, headers: [] });
    },
    async "what is no object and what is no status are errors"() {
        await assert.rejects(run("async () => 'text'"), /^Error: The HTTP response must be an 'object' type/);
        await assert.rejects(run("async () => ({ status: 'abc' })"), /status must be a number/);
    },
    async "a named output is read from res, the bindings or the result by name"() {
        const at = { output: named };
        assert.deepStrictEqual(await run("async (context) => { context.res = { status: 418, body: 'a' }; }", at), { status: 418, headers: [plain], body: { text: "a" } });
        assert.deepStrictEqual(await run("async (context) => { context.bindings.res = { body: 'b' }; }", at), { status: 200, headers: [plain], body: { text: "b" } });
        assert.deepStrictEqual(await run("async () => ({ res: { body: 'c' } })", at), { status: 200, headers: [plain], body: { text: "c" } });
        assert.deepStrictEqual(await run("async () => ({ status: 500, body: 'ignored' })", at), { status: 200, headers: [] });
        assert.deepStrictEqual(await run("async () => 'ignored'", at), { status: 200, headers: [] });
    },
    async "the response that is there may be filled in"() {
        const at = { output: named };
        assert.deepStrictEqual(await run("async (context) => { context.res.status = 303; context.res.headers.location = '/x'; context.res.body = 'b'; }", at), { status: 303, headers: [["location", "/x"], plain], body: { text: "b" } });
        assert.deepStrictEqual(await run("async (context) => { context.res.status(404).set('A', 'b').type('x/y'); context.res.body = 'n'; }", at), { status: 404, headers: [["A", "b"], ["content-type", "x/y"]], body: { text: "n" } });
        assert.deepStrictEqual(await run("function (context) { context.res.json({ a: 1 }); }", at), { status: 200, headers: [["content-type", "application/json; charset=utf-8"]], body: { text: '{"a":1}' } });
        assert.deepStrictEqual(await run("function (context) { context.res.status(200).send(Buffer.from('x')); }", at), { status: 200, headers: [["content-type", "application/octet-stream"]], body: { base64: "eA==" } });
        assert.deepStrictEqual(await run("function (context) { context.res.sendStatus(204); }", at), { status: 204, headers: [] });
        assert.deepStrictEqual(await run("function (context) { context.done(null, { res: { body: 'd' } }); }", at), { status: 200, headers: [plain], body: { text: "d" } });
    },
    async "cookies become headers"() {
        const { headers } = await run("async () => ({ cookies: [{ name: 'a', value: 'b c', path: '/', maxAge: 5, secure: true, httpOnly: true, sameSite: 'Lax' }] })");
        assert.deepStrictEqual(headers, [["Set-Cookie", "a=b%20c; Max-Age=5; Path=/; Secure; HttpOnly; SameSite=Lax"]]);
    },
    async "no http output at all gives 204"() {
        assert.deepStrictEqual(await run("async () => ({ body: 'x' })", { output: null }), { status: 204, headers: [] });
    },
    async "the request has everything"() {
        const request = { method: "post", headers: { "Content-Type": "text/plain", "X-A": "b" }, query: { q: "1" }, params: { id: "7" }, body: { text: '{"a":{"b":1}}' } };
        const { body } = await run("async (context, req) => ({ body: [req === context.req, req.method, req.headers, req.get('x-a'), req.query.q, req.params.id, req.body, req.rawBody, req.bufferBody.length, req.originalUrl, context.bindingData.req === req, context.bindingData.id, context.bindingData.a, context.bindingData.query.q] })", { request });
        assert.deepStrictEqual(JSON.parse(body.text), [true, "POST", { "content-type": "text/plain", "x-a": "b" }, "b", "1", "7", { a: { b: 1 } }, '{"a":{"b":1}}', 13, "http://h/api/web?x=1", true, "7", { b: 1 }, "1"]);
    },
    async "bodies: JSON when it parses, text, bytes or nothing"() {
        const body = async (content, type = "") => JSON.parse((await run("async (context, req) => ({ body: [typeof req.body, Buffer.isBuffer(req.body), req.body === undefined ? null : req.body.toString()] })", { request: { headers: { "content-type": type }, body: content } })).body.text);
        assert.deepStrictEqual(await body({ text: "123" }), ["number", false, "123"]);
        assert.deepStrictEqual(await body({ text: "{bad" }), ["string", false, "{bad"]);
        assert.deepStrictEqual(await body({ base64: "aGk=" }, "application/octet-stream"), ["object", true, "hi"]);
        assert.deepStrictEqual(await body({ text: "1" }, "multipart/form-data; boundary=x"), ["object", true, "1"]);
        assert.deepStrictEqual(await body(undefined), ["undefined", false, null]);
    },
};
