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
    async "a byte order mark says how the text of a body is encoded"() {
        const text = async (bytes) => JSON.parse((await run("async (context, req) => ({ body: JSON.stringify([req.body, req.rawBody, req.bufferBody.length]) })", { request: { body: { base64: Buffer.from(bytes).toString("base64") } } })).body.text);
        assert.deepStrictEqual(await text([0xef, 0xbb, 0xbf, 0x31]), [1, "1", 4]);
        assert.deepStrictEqual(await text([0xff, 0xfe, 0x22, 0, 0x3d, 0xd8, 0, 0xde, 0x22, 0]), ["\u{1f600}", '"\u{1f600}"', 10]);
        assert.deepStrictEqual(await text([0xfe, 0xff, 0, 0xe9, 0, 0x78]), ["\u00e9x", "\u00e9x", 6]);
        assert.deepStrictEqual(await text([0xff, 0xfe, 0, 0, 0, 0xf6, 1, 0, 0x78, 0, 0, 0]), ["\u{1f600}x", "\u{1f600}x", 12]);
        assert.deepStrictEqual(await text([0, 0, 0xfe, 0xff, 0, 0, 0, 0x31, 0, 0x11, 0, 0]), ["1\ufffd", "1\ufffd", 12]);
    },
    async "forms are parsed, of both media types"() {
        const script = `async (context, req) => {
            try {
                const form = req.parseFormBody();
                return { body: JSON.stringify({ length: form.length, a: form.get("a")?.value.toString(), none: form.get("none"), all: form.getAll("b").map((part) => [part.value.toString("base64"), part.fileName ?? null, part.contentType ?? null]), has: [form.has("a"), form.has("none")], names: [...form].map(([name]) => name), isBuffer: Buffer.isBuffer(req.body) }) };
            } catch (error) {
                return { status: 400, body: error.message };
            }
        }`;
        const parse = async (type, body) => (await run(script, { request: { headers: type === undefined ? {} : { "content-type": type }, body } })).body.text;
        const plain = JSON.parse(await parse("application/x-www-form-urlencoded; charset=utf-8", { text: "a=1+%C3%A9&b=x&b=%00" }));
        assert.deepStrictEqual(plain, { length: 3, a: "1 \u00e9", none: null, all: [["eA==", null, null], ["AA==", null, null]], has: [true, false], names: ["a", "b", "b"], isBuffer: false });
        const parts = Buffer.concat([
            Buffer.from('preamble\r\n--x y\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n2\r\n--x y\r\ncontent-type: image/png\r\nContent-Disposition: form-data; filename="a \\"b\\".png"; name=b\r\n\r\n'),
            Buffer.from([0, 255, 13, 10, 13, 10]), Buffer.from('\r\n--x y\r\nContent-Disposition: form-data; name="b"\r\n\r\n\r\n--x y--\r\nepilogue'),
        ]);
        const multi = JSON.parse(await parse('multipart/form-data; boundary="x y"', { base64: parts.toString("base64") }));
        assert.deepStrictEqual(multi, { length: 3, a: "1\r\n2", none: null, all: [["AP8NCg0K", 'a "b".png', "image/png"], ["", null, null]], has: [true, false], names: ["a", "b", "b"], isBuffer: true });
        assert.match(await parse("text/plain", { text: "a=1" }), /^Media type "text\/plain" does not match types supported/);
        assert.match(await parse(undefined, { text: "a=1" }), /"content-type" header must be defined/);
        assert.match(await parse("multipart/form-data", { text: "" }), /must have a boundary/);
        assert.match(await parse(`multipart/form-data; boundary=${"x".repeat(71)}`, { text: "" }), /not have more than 70 characters/);
        assert.match(await parse("multipart/form-data; boundary=q", { text: "--x\r\n" }), /does not have the boundary/);
        assert.match(await parse("multipart/form-data; boundary=x", { text: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1' }), /ends before its last boundary/);
        assert.match(await parse("multipart/form-data; boundary=x", { text: "--x\r\n\r\n1\r\n--x--" }), /has no name/);
    },
    async "the caller's key is no binding data, and nobody is signed in"() {
        const { body } = await run("async (context, req) => ({ body: JSON.stringify([context.bindingData.query, req.query.Code, req.user]) })", { request: { query: { Code: "secret", x: "1" } } });
        assert.deepStrictEqual(JSON.parse(body.text), [{ x: "1" }, "secret", null]);
    },
    async "raw bodies and negotiated ones"() {
        const at = { output: named };
        assert.deepStrictEqual(await run("function (context) { context.res.raw('<a/>'); }", at), { status: 200, headers: [plain], body: { text: "<a/>" } });
        assert.deepStrictEqual(await run("async () => ({ isRaw: true, body: Buffer.from('x'), headers: { 'content-type': 'a/b' } })"), { status: 200, headers: [["content-type", "a/b"]], body: { base64: "eA==" } });
        assert.deepStrictEqual(await run("async () => ({ enableContentNegotiation: true, body: { a: 1 } })"), { status: 200, headers: [["Content-Type", "application/json; charset=utf-8"]], body: { text: '{"a":1}' } });
        assert.deepStrictEqual(await run("async () => ({ enableContentNegotiation: true, body: 'a' })"), { status: 200, headers: [plain], body: { text: "a" } });
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
