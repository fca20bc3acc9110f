"use strict";
const assert = require("assert");

module.exports = {
    "URL takes URLs apart and resolves them"() {
        const url = new URL("HTTPS://us%65r:p@EXAMPLE.com:443/a/./b/../c d?q=1 2#h i");
        assert.strictEqual(url.href, "https://us%65r:p@example.com/a/c%20d?q=1%202#h%20i");
        assert.deepStrictEqual([url.origin, url.host, url.port, url.pathname, url.search, url.hash], ["https://example.com", "example.com", "", "/a/c%20d", "?q=1%202", "#h%20i"]);
        for (const [input, base, expected] of [
            ["../x?y", "http://a.com/b/c/d", "http://a.com/b/x?y"], ["//h/p", "https://a.com", "https://h/p"], ["?q", "http://a/b#c", "http://a/b?q"],
            ["#f", "http://a/b?c", "http://a/b?c#f"], ["", "http://a/b?c#d", "http://a/b?c"], ["/é", "http://a", "http://a/%C3%A9"],
            ["http://a:80/", undefined, "http://a/"], ["http://a:8080", undefined, "http://a:8080/"], ["mailto:a@b.c", undefined, "mailto:a@b.c"],
            ["file:///a/../b", undefined, "file:///b"], ["http://192.168.0.1.:1/", undefined, "http://192.168.0.1:1/"], ["http://[::1]:3/", undefined, "http://[::1]:3/"],
            ["http://0x7f.1/", undefined, "http://127.0.0.1/"], ["http:\\\\a\\b", undefined, "http://a/b"], ["data:text/plain,hi there", undefined, "data:text/plain,hi there"],
        ]) assert.strictEqual(new URL(input, base).href, expected, input);
        for (const bad of ["", "a", "http://", "http://a b/", "http://a:99999/", "http://[::1"]) {
            assert.throws(() => new URL(bad), { code: "ERR_INVALID_URL", name: "TypeError" }, bad);
        }
        assert.ok(URL.canParse("a:b") && !URL.canParse("x"));
    },
    "URL can be changed"() {
        const url = new URL("http://a.com/x");
        url.pathname = "/y z";
        url.search = "a=b";
        url.searchParams.append("c", "d e");
        url.hash = "f";
        url.port = "81";
        url.host = "b.org:82";
        assert.strictEqual(url.href, "http://b.org:82/y%20z?a=b&c=d+e#f");
        assert.strictEqual(JSON.stringify({ url }), '{"url":"http://b.org:82/y%20z?a=b&c=d+e#f"}');
    },
    "URLSearchParams"() {
        const params = new URLSearchParams("?a=1&b=%20x&a=2&c=+");
        assert.deepStrictEqual([...params], [["a", "1"], ["b", " x"], ["a", "2"], ["c", " "]]);
        assert.deepStrictEqual(params.getAll("a"), ["1", "2"]);
        params.set("a", "é&=");
        params.delete("b");
        assert.strictEqual(params.toString(), "a=%C3%A9%26%3D&c=+");
        assert.strictEqual(new URLSearchParams({ x: 1, y: "~!*()'" }).toString(), "x=1&y=%7E%21*%28%29%27");
        assert.strictEqual(new URLSearchParams([["k", "v"]]).get("k"), "v");
        assert.strictEqual(params.get("none"), null);
    },
    "text is encoded and decoded"() {
        assert.deepStrictEqual([...new TextEncoder().encode("é\ud800")], [195, 169, 239, 191, 189]);
        assert.strictEqual(new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])), "a");
        assert.throws(() => new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([0xff])), TypeError);
        const decoder = new TextDecoder();
        assert.strictEqual(decoder.decode(new Uint8Array([0xe2, 0x82]), { stream: true }) + decoder.decode(new Uint8Array([0xac])), "€");
        assert.throws(() => new TextDecoder("nope"), RangeError);
        assert.strictEqual(atob(btoa("a\u00ffb")), "a\u00ffb");
        assert.throws(() => btoa("€"), { name: "InvalidCharacterError" });
        assert.throws(() => atob("a"), { name: "InvalidCharacterError" });
    },
    "long texts take time by their length alone"() {
        const count = 1_000_000;
        assert.throws(() => atob("/".repeat(count) + "!"), { name: "InvalidCharacterError" });
        assert.strictEqual(atob("AAAA".repeat(100_000)).length, 300_000);
        assert.strictEqual(atob("YQ==") + atob("YWI=") + atob(" Y W I "), "aabab");
        for (const text of ["=", "====", "YQ=", "YWI==", "Y=Q="]) assert.throws(() => atob(text), { name: "InvalidCharacterError" });
        assert.strictEqual(new URL(`\u0000 http://a/#${" ".repeat(count)}b \n`).hash.length, 3 * count + 2);
    },
    "structuredClone copies deeply and refuses functions"() {
        const value = { date: new Date(5), map: new Map([[1, { a: [1, , 3] }]]), set: new Set(["x"]), bytes: new Uint8Array([1, 2]), error: new TypeError("t") };
        value.self = value;
        const copy = structuredClone(value);
        assert.ok(copy !== value && copy.self === copy && copy.date.getTime() === 5);
        assert.deepStrictEqual(copy.map, value.map);
        assert.ok(copy.error instanceof TypeError && copy.error.message === "t");
        assert.throws(() => structuredClone({ f() {} }), { name: "DataCloneError" });
    },
    async "aborting"() {
        const controller = new AbortController();
        let count = 0;
        controller.signal.addEventListener("abort", () => { count += 1; });
        controller.abort();
        controller.abort();
        assert.ok(controller.signal.aborted && count === 1);
        assert.strictEqual(controller.signal.reason.name, "AbortError");
        assert.throws(() => controller.signal.throwIfAborted(), { name: "AbortError", message: "This operation was aborted" });
        assert.strictEqual(AbortSignal.abort("why").reason, "why");
    },
    async "events, microtasks and the clock"() {
        const target = new EventTarget();
        const seen = [];
        target.addEventListener("a", (event) => seen.push(event.type), { once: true });
        target.dispatchEvent(new Event("a"));
        target.dispatchEvent(new Event("a"));
        await new Promise((resolve) => queueMicrotask(resolve));
        assert.deepStrictEqual(seen, ["a"]);
        assert.ok(performance.now() >= 0 && Math.abs(performance.timeOrigin - Date.now()) < 1e8);
        assert.match(crypto.randomUUID(), /^[0-9a-f-]{36}$/);
    },
};
