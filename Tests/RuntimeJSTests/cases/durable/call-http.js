"use strict";
const assert = require("assert");
const { Play, start } = require("../support/play");

const levels = [1, 2, 3];
const activity = "BuiltIn::HttpActivity";
const refused = { errorType: "Error", message: "connection refused", stackTrace: "Error: connection refused\n    at x", error: { name: "Error", message: "connection refused" } };

/** The requests that an orchestrator of `calls` (expressions) asks for, one after the other. */
function requests(level, ...calls) {
    const play = new Play(`const df = require("durable-functions");
        module.exports = df.orchestrator(function* (context) {
            for (const call of [${calls.map((call) => `() => ${call}`).join(", ")}]) yield call();
        });`, { level });
    for (let task = 0; task < calls.length; task++) play.respond(task, 200);
    return play.actions.map(([kind, name, request]) => {
        assert.deepStrictEqual([kind, name], ["task", activity]);
        return request;
    });
}

/** The error of a call that is refused. */
function refusal(call) {
    const play = new Play(`const df = require("durable-functions");
        module.exports = df.orchestrator(function* (context) { try { ${call}; } catch (error) { return error.name + ": " + error.message; } });`);
    return play.ending[1];
}

/** A play whose orchestrator returns what its call gives. */
const calling = (call, level = 2) => new Play(`const df = require("durable-functions");
    module.exports = df.orchestrator(function* (context) { return yield ${call}; });`, { level });

module.exports = {
    "positional arguments are the request"() {
        for (const level of levels) {
            assert.deepStrictEqual(requests(level,
                "context.df.callHttp('POST', 'https://a.example/x', 'text', { Accept: 'a', Many: ['1', '2'] }, new df.ManagedIdentityTokenSource('https://r'))",
                "context.df.callHttp('GET', 'http://a.example/')"), [
                { method: "POST", uri: "https://a.example/x", content: "text", headers: { Accept: "a", Many: ["1", "2"] }, tokenSource: { kind: "AzureManagedIdentity", resource: "https://r" } },
                { method: "GET", uri: "http://a.example/" },
            ]);
        }
    },
    "an object of options or a DurableHttpRequest is the request too"() {
        for (const level of levels) {
            assert.deepStrictEqual(requests(level,
                "context.df.callHttp({ method: 'PUT', url: 'https://a.example/x', body: { a: 1 }, headers: { A: 'b' }, tokenSource: new df.ManagedIdentityTokenSource('r'), timeoutInMilliseconds: 5000 })",
                "context.df.callHttp(new df.DurableHttpRequest('DELETE', 'https://a.example/y', 'c', { D: 'e' }))",
                "context.df.callHttp({ url: 'https://a.example/z' })"), [
                { method: "PUT", uri: "https://a.example/x", content: '{"a":1}', headers: { A: "b" }, tokenSource: { kind: "AzureManagedIdentity", resource: "r" }, timeoutInMilliseconds: 5000 },
                { method: "DELETE", uri: "https://a.example/y", content: "c", headers: { D: "e" } },
                { method: "GET", uri: "https://a.example/z" },
            ]);
        }
    },
    "content that is no string becomes JSON, and no Content-Type is added"() {
        assert.deepStrictEqual(requests(2, ...["{ a: 1 }", "[1]", "0", "false", "''", "null", "undefined"].map((content) => `context.df.callHttp('POST', 'http://a', ${content})`)),
            ['{"a":1}', "[1]", "0", "false", "", undefined, undefined].map((content) => (content === undefined ? { method: "POST", uri: "http://a" } : { method: "POST", uri: "http://a", content })));
    },
    "a method that is no string is GET"() {
        assert.deepStrictEqual(requests(2, "context.df.callHttp(undefined, 'http://a')", "context.df.callHttp(5, 'http://a')", "context.df.callHttp('patch', 'http://a')").map((request) => request.method), ["GET", "GET", "patch"]);
    },
    "header values become text; headers without a value are left out"() {
        assert.deepStrictEqual(requests(2, "context.df.callHttp('GET', 'http://a', undefined, { N: 5, U: undefined, L: [1, 'b'] })", "context.df.callHttp('GET', 'http://a', undefined, new Map([['M', 'n']]))").map((request) => request.headers), [{ N: "5", L: ["1", "b"] }, { M: "n" }]);
    },
    "bad arguments are named"() {
        assert.strictEqual(refusal("context.df.callHttp('GET')"), "TypeError: uri: Expected an absolute http or https URL but got undefined");
        assert.strictEqual(refusal("context.df.callHttp({ method: 'GET' })"), "TypeError: uri: Expected an absolute http or https URL but got undefined");
        assert.strictEqual(refusal("context.df.callHttp()"), "TypeError: uri: Expected an absolute http or https URL but got undefined");
        assert.strictEqual(refusal("context.df.callHttp('GET', '/relative')"), "TypeError: uri: Expected an absolute http or https URL but got '/relative'");
        assert.strictEqual(refusal("context.df.callHttp('GET', 'file:///etc/passwd')"), "TypeError: uri: Expected an absolute http or https URL but got 'file:///etc/passwd'");
        assert.match(refusal("context.df.callHttp('GET', 'http://a', '', 'text')"), /^TypeError: headers: Expected an object of names and values but got string/);
        assert.match(refusal("context.df.callHttp('GET', 'http://a', '', {}, 'token')"), /^TypeError: tokenSource: /);
        assert.match(refusal("context.df.callHttp({ url: 'http://a', timeoutInMilliseconds: -1 })"), /^TypeError: timeoutInMilliseconds: .* but got -1/);
        assert.match(refusal("context.df.callHttp({ url: 'http://a', retryOptions: {} })"), /^TypeError: retryOptions: Expected object of type RetryOptions/);
        assert.strictEqual(refusal("context.df.callHttp('POST', 'http://a', 'x', { 'content-type': 'multipart/form-data; boundary=1' })"), "Error: Multipart content is not supported with CallHttpAsync.");
    },
    "a URL object is a URL"() {
        assert.deepStrictEqual(requests(2, "context.df.callHttp('GET', new URL('http://a.example/x?y'))"), [{ method: "GET", uri: "http://a.example/x?y" }]);
    },
    "level 1: the result is a plain object of three fields"() {
        const play = new Play(function* (context) {
            const response = yield context.df.callHttp("GET", "http://a");
            return [Object.getPrototypeOf(response) === Object.prototype, Object.keys(response), response];
        }, { level: 1 });
        assert.deepStrictEqual(play.respond(0, 404, { "X-A": ["1", "2"] }, "none").ending,
            ["returned", [true, ["statusCode", "headers", "content"], { statusCode: 404, headers: { "X-A": ["1", "2"] }, content: "none" }]]);
    },
    "level 2 and above: the result is a DurableHttpResponse"() {
        for (const level of [2, 3]) {
            const play = new Play(function* (context) {
                const response = yield context.df.callHttp("GET", "http://a");
                return [response instanceof df.DurableHttpResponse, response.getHeader("x-a"), response.getHeader("none") === undefined, response.statusCode, response.content];
            }, { level });
            assert.deepStrictEqual(play.respond(0, 500, { "X-A": "1" }, "oops").ending, ["returned", [true, "1", true, 500, "oops"]]);
        }
    },
    "a transport failure fails the call"() {
        const script = function* (context) { try { yield context.df.callHttp("GET", "http://a"); } catch (error) { return [error.message.split(" \n ")[0], error.failureDetails.errorMessage]; } };
        for (const level of levels) assert.deepStrictEqual(new Play(script, { level }).fail(0, refused).ending, ["returned", ["connection refused", "connection refused"]]);
    },
    "after a 202 the Location is asked for until the answer is there"() {
        for (const level of levels) {
            const play = calling("context.df.callHttp('POST', 'https://a.example/jobs/new', 'body', { Authorization: 'x', B: 'c' }, new df.ManagedIdentityTokenSource('r'))", level);
            play.respond(0, 202, { LOCATION: "/jobs/1?x=y", "retry-after": "7" });
            assert.deepStrictEqual(play.tasks[1], ["timer", play.now + 7000]);
            play.fire(1);
            const poll = { method: "GET", uri: "https://a.example/jobs/1?x=y", headers: { Authorization: "x", B: "c" }, tokenSource: { kind: "AzureManagedIdentity", resource: "r" } };
            assert.deepStrictEqual(play.tasks[2], ["task", activity, poll]);
            play.respond(2, 202, { Location: ["2"] });
            play.fire(3);
            assert.deepStrictEqual(play.tasks[4][2], { ...poll, uri: "https://a.example/jobs/2" });
            assert.deepStrictEqual(play.respond(4, 200, {}, "done").ending, ["returned", { statusCode: 200, headers: {}, content: "done" }]);
        }
    },
    "without Retry-After it is 30 seconds"() {
        const play = calling("context.df.callHttp('GET', 'http://a')");
        play.respond(0, 202, { Location: "http://a/1" });
        assert.deepStrictEqual(play.tasks[1], ["timer", play.now + 30000]);
        for (const unreadable of ["soon", "-5", "1.5", ""]) {
            const other = calling("context.df.callHttp('GET', 'http://a')");
            other.respond(0, 202, { Location: "http://a/1", "Retry-After": unreadable });
            assert.deepStrictEqual(other.tasks[1], ["timer", other.now + 30000]);
        }
    },
    "Retry-After may be a date; one that has passed is now"() {
        const play = calling("context.df.callHttp('GET', 'http://a')");
        play.respond(0, 202, { Location: "http://a/1", "Retry-After": new Date(start + 60000).toUTCString() });
        assert.deepStrictEqual(play.tasks[1], ["timer", start + 60000]);
        const past = calling("context.df.callHttp('GET', 'http://a')");
        past.respond(0, 202, { Location: "http://a/1", "Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT" });
        assert.deepStrictEqual(past.tasks[1], ["timer", past.now]);
    },
    "another origin is not given what was meant for the first"() {
        for (const location of ["https://b.example/1", "http://a.example/1", "https://a.example:8443/1", "//b.example/1"]) {
            const play = calling("context.df.callHttp('GET', 'https://a.example/', undefined, { authorization: '1', 'X-Functions-Key': '2', Cookie: '3', 'proxy-authorization': '4', Accept: '5' }, new df.ManagedIdentityTokenSource('r'))");
            play.respond(0, 202, { Location: location });
            play.fire(1);
            assert.deepStrictEqual(play.tasks[2][2].headers, { Accept: "5" });
            assert.strictEqual("tokenSource" in play.tasks[2][2], false);
            play.respond(2, 202, { Location: "https://a.example/back" });
            play.fire(3);
            assert.deepStrictEqual(play.tasks[4][2], { method: "GET", uri: "https://a.example/back", headers: { Accept: "5" } });
        }
    },
    "the same origin is the same whatever its port is written like"() {
        const play = calling("context.df.callHttp('GET', 'https://A.example:443/', undefined, { Cookie: '3' })");
        play.respond(0, 202, { Location: "https://a.example/1" });
        play.fire(1);
        assert.deepStrictEqual(play.tasks[2][2].headers, { Cookie: "3" });
    },
    "a 202 without a Location, or without the pattern, is the answer"() {
        for (const [call, headers] of [
            ["context.df.callHttp('GET', 'http://a')", {}],
            ["context.df.callHttp('GET', 'http://a', undefined, undefined, undefined, false)", { Location: "http://a/1" }],
            ["context.df.callHttp({ url: 'http://a', enablePolling: false })", { Location: "http://a/1" }],
            ["context.df.callHttp({ url: 'http://a', asynchronousPatternEnabled: false })", { Location: "http://a/1" }],
            ["context.df.callHttp({ url: 'http://a', enablePolling: false, asynchronousPatternEnabled: true })", { Location: "http://a/1" }],
            ["context.df.callHttp(new df.DurableHttpRequest('GET', 'http://a', undefined, undefined, undefined, false))", { Location: "http://a/1" }],
        ]) {
            for (const level of levels) assert.strictEqual(calling(call, level).respond(0, 202, headers).ending[1].statusCode, 202, call);
        }
    },
    "only a 202 is asked for again"() {
        for (const status of [200, 201, 302, 400, 503]) {
            assert.strictEqual(calling("context.df.callHttp('GET', 'http://a')").respond(0, status, { Location: "http://a/1" }).ending[1].statusCode, status);
        }
    },
    "a Location that is no URL fails the call"() {
        const play = calling("context.df.callHttp('GET', 'http://a')");
        assert.strictEqual(play.respond(0, 202, { Location: "http://[" }).ending[1].message, "The Location header 'http://[' that http://a answered with is not a valid URL.");
    },
    "a poll that fails fails the call"() {
        const play = calling("context.df.callHttp('GET', 'http://a')", 1);
        play.respond(0, 202, { Location: "http://a/1" });
        play.fire(1);
        assert.strictEqual(play.fail(2, refused).ending[1].message, "connection refused");
    },
    "retryOptions send each request again when it could not be sent"() {
        const play = calling("context.df.callHttp({ url: 'http://a', retryOptions: new df.RetryOptions(1000, 2) })");
        play.fail(0, refused);
        assert.deepStrictEqual(play.tasks[1], ["timer", play.now + 1000]);
        play.fire(1);
        assert.deepStrictEqual(play.tasks[2], ["task", activity, { method: "GET", uri: "http://a" }]);
        play.respond(2, 202, { Location: "http://a/1" });
        play.fire(3);
        play.fail(4, refused);
        play.fire(5);
        assert.match(play.fail(6, refused).ending[1].message, /^connection refused/);
    },
    "answers with a bad status are not sent again"() {
        assert.strictEqual(calling("context.df.callHttp({ url: 'http://a', retryOptions: new df.RetryOptions(1000, 2) })").respond(0, 503).ending[1].statusCode, 503);
    },
    "a call is one task: in Task.any and Task.all, yielded twice, returned"() {
        const play = new Play(function* (context) {
            const call = context.df.callHttp("GET", "http://a");
            const winner = yield context.df.Task.any([call, context.df.waitForExternalEvent("E")]);
            const again = yield call;
            const [both] = yield context.df.Task.all([call, context.df.callActivity("A")]);
            return [winner === call, again === both, call.id, call.isCompleted, call.result === again];
        });
        play.respond(0, 202, { Location: "http://a/1" });
        play.fire(1);
        play.respond(2, 200);
        assert.deepStrictEqual(play.complete(3).ending, ["returned", [true, true, 0, true, true]]);
        const returned = new Play(function* (context) { return context.df.callHttp("GET", "http://a"); });
        assert.strictEqual(returned.respond(0, 200).ending[1].statusCode, 200);
    },
    "a call that was never yielded sends nothing"() {
        const play = new Play(function* (context) { context.df.callHttp("GET", "http://a"); });
        assert.deepStrictEqual([play.actions, play.ending], [[], ["returned"]]);
    },
};
