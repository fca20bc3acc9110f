"use strict";
// Blob, File, FormData, Headers, Request, Response, and fetch without a network.

const assert = require("assert");

const bodyText = async (body) => [await new Response(body).text(), new Response(body).headers.get("content-type")];

module.exports = {
    async "a Blob holds bytes of all kinds"() {
        const blob = new Blob(["é", new Uint8Array([33, 34]), new Blob(["x"]), new Uint8Array([65]).buffer], { type: "Text/Plain" });
        assert.deepStrictEqual([blob.size, blob.type, await blob.text()], [6, "text/plain", 'é!"xA']);
        assert.strictEqual(await blob.slice(2, -2).text(), '!"');
        assert.strictEqual(blob.slice(0, 1, "a/b").type, "a/b");
        assert.deepStrictEqual(new Uint8Array(await blob.slice(2, 4).arrayBuffer()), new Uint8Array([33, 34]));
        let all = "";
        for await (const chunk of blob.stream()) all += Buffer.from(chunk).toString();
        assert.strictEqual(all, 'é!"xA');
        assert.throws(() => new Blob(1), { code: "ERR_INVALID_ARG_TYPE" });
        assert.strictEqual(Object.prototype.toString.call(blob), "[object Blob]");
    },
    "a File has a name"() {
        const file = new File(["x"], "n.txt", { type: "text/plain", lastModified: 5 });
        assert.deepStrictEqual([file.name, file.lastModified, file.size, file.type, file instanceof Blob], ["n.txt", 5, 1, "text/plain", true]);
        assert.throws(() => new File(["a"]), { code: "ERR_MISSING_ARGS", message: 'The "fileBits" and "fileName" arguments must be specified' });
        assert.strictEqual(require("buffer").Blob, Blob);
        assert.strictEqual(require("buffer").File, File);
    },
    async "object URLs lead to blobs"() {
        const url = URL.createObjectURL(new Blob(["bb"], { type: "a/b" }));
        assert.match(url, /^blob:nodedata:[0-9a-f-]{36}$/);
        const response = await fetch(url);
        assert.deepStrictEqual([response.status, [...response.headers], await response.text()], [200, [["content-length", "2"], ["content-type", "a/b"]], "bb"]);
        URL.revokeObjectURL(url);
        await assert.rejects(fetch(url), { message: "fetch failed" });
    },
    "FormData keeps entries in order"() {
        const form = new FormData();
        form.append("a", 1);
        form.append("b", "2");
        form.append("a", "3");
        assert.deepStrictEqual([...form], [["a", "1"], ["b", "2"], ["a", "3"]]);
        assert.deepStrictEqual([form.get("a"), form.getAll("a"), form.has("b"), form.get("c")], ["1", ["1", "3"], true, null]);
        form.set("a", "x");
        assert.deepStrictEqual([...form.entries()], [["a", "x"], ["b", "2"]]);
        form.delete("b");
        assert.deepStrictEqual([...form.keys()], ["a"]);
        form.append("f", new Blob(["x"], { type: "t/x" }), "n.txt");
        assert.deepStrictEqual([form.get("f").name, form.get("f").type, form.get("f") instanceof File], ["n.txt", "t/x", true]);
        form.append("g", new Blob(["x"]));
        assert.strictEqual(form.get("g").name, "blob");
        assert.throws(() => form.append("a"), { name: "TypeError", message: "FormData.append: 2 arguments required, but only 1 found." });
        assert.throws(() => form.append("a", 1, "x"), { message: "Failed to execute 'append' on 'FormData': parameter 2 is not of type 'Blob'" });
        assert.throws(() => new FormData(1), { name: "TypeError" });
    },
    "Headers are sorted and joined"() {
        const headers = new Headers([["b", "1"], ["A", " 2\t"], ["b", "3"], ["set-cookie", "x"], ["set-cookie", "y"]]);
        assert.deepStrictEqual([...headers], [["a", "2"], ["b", "1, 3"], ["set-cookie", "x"], ["set-cookie", "y"]]);
        assert.deepStrictEqual([headers.get("B"), headers.get("c"), headers.has("a"), headers.getSetCookie()], ["1, 3", null, true, ["x", "y"]]);
        headers.set("B", "9");
        headers.delete("a");
        const seen = [];
        headers.forEach((value, name) => seen.push(`${name}=${value}`));
        assert.deepStrictEqual(seen, ["b=9", "set-cookie=x", "set-cookie=y"]);
        assert.deepStrictEqual([...new Headers({ x: "1" }).keys()], ["x"]);
        assert.deepStrictEqual([...new Headers(headers).values()], ["9", "x", "y"]);
    },
    "Headers refuse what is none"() {
        assert.throws(() => new Headers({ "a b": "1" }), { name: "TypeError", message: 'Headers.append: "a b" is an invalid header name.' });
        assert.throws(() => new Headers({ a: "x\ny" }), { name: "TypeError" });
        assert.throws(() => new Headers({ a: "x\u0100" }), { message: "Cannot convert argument to a ByteString because the character at index 1 has a value of 256 which is greater than 255." });
        assert.throws(() => new Headers([["a"]]), { message: "Headers constructor: expected name/value pair to be length 2, found 1." });
        assert.throws(() => Response.error().headers.append("a", "b"), { name: "TypeError", message: "immutable" });
    },
    async "bodies know their type"() {
        assert.deepStrictEqual(await bodyText("s"), ["s", "text/plain;charset=UTF-8"]);
        assert.deepStrictEqual(await bodyText(new URLSearchParams("a=1 2")), ["a=1+2", "application/x-www-form-urlencoded;charset=UTF-8"]);
        assert.deepStrictEqual(await bodyText(new Blob(["x"], { type: "t/x" })), ["x", "t/x"]);
        assert.deepStrictEqual(await bodyText(Buffer.from("b")), ["b", null]);
        assert.deepStrictEqual(await bodyText(5), ["5", "text/plain;charset=UTF-8"]);
        const streamed = new Response(new ReadableStream({ start(controller) { controller.enqueue(new Uint8Array([65])); controller.close(); } }));
        assert.strictEqual(await streamed.text(), "A");
        assert.strictEqual(await new Response((async function* () { yield new Uint8Array([66]); })()).text(), "B");
    },
    async "a body is read once, in one of many ways"() {
        const response = new Response('{"a":1}');
        assert.strictEqual(response.bodyUsed, false);
        assert.deepStrictEqual(await response.json(), { a: 1 });
        assert.strictEqual(response.bodyUsed, true);
        await assert.rejects(response.text(), { name: "TypeError", message: "Body is unusable: Body has already been read" });
        assert.throws(() => response.clone(), { name: "TypeError", message: "Response.clone: Body has already been consumed." });
        assert.strictEqual((await new Response("abc").arrayBuffer()).byteLength, 3);
        assert.deepStrictEqual(await new Response("ab").bytes(), new Uint8Array([97, 98]));
        assert.strictEqual((await new Response("ab", { headers: { "content-type": "a/b" } }).blob()).type, "a/b");
        assert.strictEqual(await new Response("\ufeffx").text(), "x");
        await assert.rejects(new Response("{").json(), { name: "SyntaxError" });
        assert.deepStrictEqual([new Response(null).body, await new Response(null).text()], [null, ""]);
    },
    async "the stream of a body"() {
        const response = new Response("hello");
        const reader = response.body.getReader();
        const { value } = await reader.read();
        assert.strictEqual(Buffer.from(value).toString(), "hello");
        assert.strictEqual(response.bodyUsed, true);
        assert.strictEqual((await reader.read()).done, true);
        await assert.rejects(response.text(), { name: "TypeError" });
    },
    async "clones are read separately"() {
        const response = new Response("x", { status: 201, headers: { a: "b" } });
        const copy = response.clone();
        assert.deepStrictEqual([await response.text(), await copy.text(), copy.status, copy.headers.get("a")], ["x", "x", 201, "b"]);
        const streamed = new Response(new ReadableStream({ start(controller) { controller.enqueue(new Uint8Array([65])); controller.close(); } }));
        const other = streamed.clone();
        assert.deepStrictEqual(await Promise.all([streamed.text(), other.text()]), ["A", "A"]);
    },
    async "forms go through bodies"() {
        const form = new FormData();
        form.append("a", "1\n2");
        form.append('q"', new Blob(["x"]), "n.txt");
        const response = new Response(form);
        const type = response.headers.get("content-type");
        assert.match(type, /^multipart\/form-data; boundary=----formdata-/);
        const boundary = type.slice(type.indexOf("=") + 1);
        assert.strictEqual(await response.clone().text(), `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n2\r\n` +
            `--${boundary}\r\nContent-Disposition: form-data; name="q%22"; filename="n.txt"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n--${boundary}--\r\n`);
        const parsed = await response.formData();
        assert.deepStrictEqual([...parsed.keys()].length, 2);
        assert.strictEqual(parsed.get("a"), "1\r\n2");
        const encoded = new Response("a=1&b=%20", { headers: { "content-type": "application/x-www-form-urlencoded" } });
        assert.deepStrictEqual([...await encoded.formData()], [["a", "1"], ["b", " "]]);
        await assert.rejects(new Response("x").formData(), { message: 'Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".' });
        await assert.rejects(new Response("x", { headers: { "content-type": "multipart/form-data; boundary=a" } }).formData(), { name: "TypeError", message: "Failed to parse body as FormData." });
    },
    async "Response: statuses and static methods"() {
        assert.throws(() => new Response("x", { status: 99 }), { name: "RangeError", message: 'init["status"] must be in the range of 200 to 599, inclusive.' });
        assert.throws(() => new Response("x", { status: 204 }), { name: "TypeError", message: "Response constructor: Invalid response status code 204" });
        const made = Response.json({ a: 1 }, { status: 202, statusText: "Hm" });
        assert.deepStrictEqual([made.status, made.statusText, made.ok, made.headers.get("content-type"), await made.text()], [202, "Hm", true, "application/json", '{"a":1}']);
        assert.throws(() => Response.json(undefined), { message: "Value is not JSON serializable" });
        const moved = Response.redirect("http://a/", 301);
        assert.deepStrictEqual([moved.status, moved.headers.get("location")], [301, "http://a/"]);
        assert.throws(() => Response.redirect("http://a/", 200), { name: "RangeError", message: "Invalid status code 200" });
        assert.deepStrictEqual([Response.error().type, Response.error().status, new Response().type, new Response().url], ["error", 0, "default", ""]);
    },
    async "Request: what it is made of"() {
        const request = new Request("http://a/x#f", { method: "post", headers: { A: "b" }, body: "z" });
        assert.deepStrictEqual([request.method, request.url, request.headers.get("a"), request.headers.get("content-type"), request.redirect, request.mode, request.duplex, request.referrer],
            ["POST", "http://a/x#f", "b", "text/plain;charset=UTF-8", "follow", "cors", "half", "about:client"]);
        const copy = new Request(request, { method: "PUT" });
        assert.deepStrictEqual([copy.method, copy.url, await copy.text(), request.bodyUsed], ["PUT", "http://a/x#f", "z", true]);
        assert.strictEqual(new Request("http://a", { method: "delete" }).method, "DELETE");
        assert.throws(() => new Request("nope"), { name: "TypeError", message: "Failed to parse URL from nope" });
        assert.throws(() => new Request("http://u:p@a/"), { message: "Request cannot be constructed from a URL that includes credentials: http://u:p@a/" });
        assert.throws(() => new Request("http://a", { body: "x" }), { message: "Request with GET/HEAD method cannot have body." });
        assert.throws(() => new Request("http://a", { method: "TRACE" }), { message: "'TRACE' HTTP method is unsupported." });
        assert.throws(() => new Request("http://a", { method: "a b" }), { message: "'a b' is not a valid HTTP method." });
        assert.throws(() => new Request("http://a", { method: "POST", body: new ReadableStream() }), { message: "RequestInit: duplex option is required when sending a body." });
    },
    "the signal of a Request follows the one it was given"() {
        const controller = new AbortController();
        const request = new Request("http://a/", { signal: controller.signal });
        const copy = request.clone();
        controller.abort("why");
        assert.deepStrictEqual([request.signal.aborted, request.signal.reason, copy.signal.aborted], [true, "why", true]);
    },
    async "fetch of data URLs"() {
        const response = await fetch("data:text/plain;charset=x,hello%20w");
        assert.deepStrictEqual([response.status, response.headers.get("content-type"), await response.text(), response.url, response.type],
            [200, "text/plain;charset=x", "hello w", "data:text/plain;charset=x,hello%20w", "basic"]);
        assert.strictEqual(await (await fetch("data:;base64,aGk=")).text(), "hi");
    },
    async "fetch that fails says why"() {
        await assert.rejects(fetch("nope"), { name: "TypeError", message: "Failed to parse URL from nope" });
        const failed = async (url) => fetch(url).then(() => assert.fail(), (error) => [error.name, error.message, error.cause.message]);
        assert.deepStrictEqual(await failed("ftp://a/"), ["TypeError", "fetch failed", "unknown scheme"]);
        assert.deepStrictEqual(await failed("http://127.0.0.1:1/"), ["TypeError", "fetch failed", "bad port"]);
        await assert.rejects(fetch("http://a/", { signal: AbortSignal.abort() }), { name: "AbortError", message: "This operation was aborted" });
        assert.strictEqual(await fetch("http://a/", { signal: AbortSignal.abort("why") }).catch((error) => error), "why");
    },
};
