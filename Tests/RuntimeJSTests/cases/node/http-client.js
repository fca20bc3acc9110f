"use strict";
// http: requests and what becomes of them.

const assert = require("assert");
const http = require("http");
const { port, talk } = require("../support/network");

const base = { port, host: "127.0.0.1", agent: false };
const is = (found, ...log) => assert.deepStrictEqual(found.log, log);

module.exports = {
    async "a response with a length comes whole, its events in order"() {
        const found = await talk("plain", { agent: new http.Agent({ keepAlive: true }) });
        is(found, "socket", "finish", "response", "response end", "close", "response close");
        assert.strictEqual(found.body, "hello");
        const { response } = found;
        assert.deepStrictEqual(
            [response.statusCode, response.statusMessage, response.httpVersion, response.complete, response.aborted, response.headers["x-one"]],
            [200, "OK", "1.1", true, false, "1"]);
        assert.deepStrictEqual(response.rawHeaders, ["Content-Length", "5", "X-One", "1"]);
    },
    async "without an agent that keeps it the connection is closed"() {
        const found = await talk("plain");
        is(found, "socket", "finish", "response", "response end", "response close", "close");
        assert.strictEqual(found.response.socket.destroyed, true);
    },
    async "a body may go on until the connection ends"() {
        const found = await talk("close");
        assert.strictEqual(found.body, "until the end");
        assert.strictEqual(found.response.complete, true);
    },
    async "chunks are put together, trailers kept apart"() {
        const found = await talk("chunked");
        assert.strictEqual(found.body, "abcde");
        assert.deepStrictEqual(found.response.trailers, { "x-t": "last" });
        assert.deepStrictEqual(found.response.rawTrailers, ["X-T", "last"]);
        assert.deepStrictEqual(found.response.headers, { "transfer-encoding": "chunked", trailer: "X-T" });
    },
    async "a response that comes in drips is the same"() {
        const found = await talk("drip");
        assert.deepStrictEqual([found.body, found.response.headers], ["body", { "content-length": "4" }]);
    },
    async "204 and HEAD have no body"() {
        assert.strictEqual((await talk("nobody")).response.statusCode, 204);
        const found = await talk("head", { method: "HEAD" });
        assert.deepStrictEqual([found.body, found.response.complete, found.response.headers["content-length"]], ["", true, "100"]);
    },
    async "headers that come twice are joined, dropped, or listed"() {
        const { response } = await talk("twice");
        assert.deepStrictEqual(response.headers, {
            "set-cookie": ["a=1", "b=2"], "x-a": "1, 2", age: "1", cookie: "c; d", "content-length": "0",
        });
        assert.deepStrictEqual({ ...response.headersDistinct }, {
            "set-cookie": ["a=1", "b=2"], "x-a": ["1", "2"], age: ["1", "2"], cookie: ["c", "d"], "content-length": ["0"],
        });
        const joined = await talk("twice", { joinDuplicateHeaders: true });
        assert.strictEqual(joined.response.headers.age, "1, 2");
    },
    async "informational responses are told before the response"() {
        is(await talk("information"), "socket", "finish", "information", "response", "response end", "response close", "close");
    },
    async "Expect: 100-continue sends its head at once"() {
        const found = await talk("continue", { method: "POST", headers: { Expect: "100-continue", "Content-Length": 4 } }, (request) => {
            request.on("continue", () => request.end("body"));
        });
        is(found, "socket", "continue", "information", "finish", "response", "response end", "response close", "close");
    },
    async "an upgrade hands the connection over"() {
        const said = await new Promise((resolve, reject) => {
            const request = http.get({ ...base, path: "/upgrade", headers: { Connection: "Upgrade", Upgrade: "raw" } });
            request.on("error", reject);
            request.on("response", () => reject(new Error("response")));
            request.on("upgrade", (response, socket, head) => {
                let text = head.toString();
                socket.on("data", (chunk) => {
                    text += chunk;
                    if (text.endsWith("again")) socket.end();
                });
                socket.on("close", () => resolve([response.statusCode, response.headers.upgrade, text, request.destroyed]));
                socket.write(" again");
            });
        });
        assert.deepStrictEqual(said, [101, "raw", "first again", true]);
    },
    async "an upgrade that nobody asked for closes the connection"() {
        is(await talk("upgrade"), "socket", "finish", "close");
    },
    async "CONNECT opens a tunnel"() {
        const said = await new Promise((resolve, reject) => {
            const request = http.request({ ...base, method: "CONNECT", path: "tunnel:1" });
            request.on("error", reject);
            request.on("connect", (response, socket, head) => {
                socket.on("data", (chunk) => {
                    socket.destroy();
                    resolve([response.statusCode, head.length, String(chunk)]);
                });
                socket.write("through");
            });
            request.end();
        });
        assert.deepStrictEqual(said, [200, 0, "through"]);
    },
    async "a server that says nothing hangs up"() {
        is(await talk("drop"), "socket", "finish", "error ECONNRESET: socket hang up", "close");
    },
    async "a reset is an error of the connection"() {
        is(await talk("reset"), "socket", "finish", "error ECONNRESET: read ECONNRESET", "close");
    },
    async "a response that breaks off is aborted"() {
        for (const name of ["cut", "cut-chunk"]) {
            const found = await talk(name);
            is(found, "socket", "finish", "response", "response aborted", "close", "response error ECONNRESET: aborted", "response close");
            assert.strictEqual(found.response.complete, false);
        }
    },
    async "what is no HTTP is refused with a reason"() {
        for (const [name, code, reason] of [
            ["junk", "HPE_INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/"],
            ["bad-status", "HPE_INVALID_STATUS", "Invalid status code"],
            ["bad-header", "HPE_INVALID_HEADER_TOKEN", "Invalid header token"],
            ["bad-length", "HPE_INVALID_CONTENT_LENGTH", "Invalid character in Content-Length"],
            ["both-lengths", "HPE_INVALID_TRANSFER_ENCODING", "Transfer-Encoding can't be present with Content-Length"],
            ["bad-ending", "HPE_CR_EXPECTED", "Missing expected CR after response line"],
        ]) is(await talk(name), "socket", "finish", `error ${code}: Parse Error: ${reason}`, "close");
    },
    async "a chunk without a size ends the response that began"() {
        const found = await talk("bad-chunk");
        assert.deepStrictEqual(found.log.slice(0, 4), [
            "socket", "finish", "response", "error HPE_INVALID_CHUNK_SIZE: Parse Error: Invalid character in chunk size",
        ]);
        assert.strictEqual(found.response.aborted, true);
    },
    async "odd but allowed: no reason, Latin-1, HTTP/1.0"() {
        assert.strictEqual((await talk("no-reason")).response.statusMessage, "");
        assert.strictEqual((await talk("latin")).response.headers.a, "\u00e9");
        assert.strictEqual((await talk("old")).response.httpVersion, "1.0");
    },
    async "nobody listens: ECONNREFUSED names the address"() {
        const error = await new Promise((resolve) => http.get({ port: 1, host: "127.0.0.1", agent: false }).on("error", resolve));
        assert.deepStrictEqual({ ...error, message: error.message }, {
            message: "connect ECONNREFUSED 127.0.0.1:1", errno: -111, code: "ECONNREFUSED", syscall: "connect", address: "127.0.0.1", port: 1,
        });
    },
    async "what is sent: method, path, headers in the case they were given"() {
        const found = await talk("mirror?q=1", { method: "post", headers: { "X-Some": "a", other: ["b", "c"] }, auth: "u:p" }, (request) => request.end("text"));
        assert.strictEqual(found.body, [
            "POST /mirror?q=1 HTTP/1.1", "X-Some: a", "other: b", "other: c", `Host: 127.0.0.1:${port}`, "Authorization: Basic dTpw",
            "Connection: close", "Content-Length: 4", "", "text",
        ].join("\r\n"));
    },
    async "a body of unknown length goes in chunks"() {
        const found = await talk("mirror", { method: "PUT" }, (request) => {
            request.write("ab");
            setTimeout(() => request.end(Buffer.from("cde")), 10);
        });
        assert.match(found.body, /Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n$/);
    },
    async "GET has no body unless it is given one"() {
        assert.strictEqual((await talk("mirror")).body.includes("Content-Length"), false);
        const found = await talk("mirror", { headers: { "Content-Length": 2 } }, (request) => request.end("ab"));
        assert.match(found.body, /Content-Length: 2\r\nHost: .*\r\n\r\nab$/s);
    },
    async "a list of headers is sent as it is"() {
        const found = await talk("mirror", { headers: ["A", "1", "a", "2", "Host", "x"] });
        assert.strictEqual(found.body, "GET /mirror HTTP/1.1\r\nA: 1\r\na: 2\r\nHost: x\r\nConnection: close\r\n\r\n");
    },
    async "requests take an URL, options, and both"() {
        const ask = (...values) => new Promise((resolve, reject) => {
            http.get(...values, (response) => {
                let body = "";
                response.setEncoding("latin1").on("data", (chunk) => { body += chunk; }).on("end", () => resolve(body.split("\r\n")));
            }).on("error", reject);
        });
        const url = `http://me:pass%40@127.0.0.1:${port}/mirror?a=b#c`;
        for (const lines of [await ask(url), await ask(new URL(url)), await ask(new URL(url), {}), await ask(url, { headers: { z: 1 } })]) {
            assert.strictEqual(lines[0], "GET /mirror?a=b HTTP/1.1");
            assert.ok(lines.includes("Authorization: Basic bWU6cGFzc0A="), String(lines));
            assert.ok(lines.includes(`Host: 127.0.0.1:${port}`));
            assert.ok(lines.includes("Connection: keep-alive"));
        }
        assert.strictEqual((await ask(url, { path: "/mirror?other" }))[0], "GET /mirror?other HTTP/1.1");
    },
    async "timeout is told, and ends nothing by itself"() {
        const found = await talk("silent", { timeout: 20 }, (request) => {
            request.end();
            request.on("timeout", () => request.destroy());
        });
        is(found, "socket", "finish", "timeout", "error ECONNRESET: socket hang up", "close");
        const later = await talk("silent", {}, (request) => request.setTimeout(20, () => request.destroy(new Error("late"))).end());
        is(later, "socket", "finish", "timeout", "error undefined: late", "close");
    },
    async "a request destroyed before its connection"() {
        is(await talk("silent", {}, (request) => request.destroy()), "error ECONNRESET: socket hang up", "close");
        is(await talk("silent", {}, (request) => request.destroy(new Error("no"))), "error undefined: no", "close");
        const aborted = await talk("silent", {}, (request) => request.abort());
        assert.deepStrictEqual([...aborted.log].sort(), ["abort", "close"]);
    },
    async "a signal ends the request with an AbortError"() {
        const controller = new AbortController();
        const found = await talk("silent", { signal: controller.signal }, (request) => {
            request.end();
            request.on("socket", () => setTimeout(() => controller.abort(), 10));
        });
        is(found, "socket", "finish", "error ABORT_ERR: The operation was aborted", "close");
        is(await talk("silent", { signal: AbortSignal.abort() }), "error ABORT_ERR: The operation was aborted", "close");
    },
    async "a response that nobody listens for is thrown away"() {
        await new Promise((resolve) => http.get({ ...base, path: "/plain" }).on("close", resolve));
    },
    async "a response can be read by for await, and destroyed"() {
        const response = await new Promise((resolve) => http.get({ ...base, path: "/chunked" }, resolve));
        let body = "";
        for await (const chunk of response) body += chunk;
        assert.strictEqual(body, "abcde");
        const other = await new Promise((resolve) => http.get({ ...base, path: "/close" }, resolve));
        other.on("error", () => {});
        other.destroy();
        await new Promise((resolve) => other.on("close", resolve));
        assert.strictEqual(other.aborted, true);
    },
    async "createConnection gives the connection"() {
        const net = require("net");
        const found = await talk("plain", { agent: undefined, createConnection: (options) => net.connect(options.port, "127.0.0.1"), host: "127.0.0.1", headers: { Connection: "close" } });
        assert.strictEqual(found.body, "hello");
    },
};
