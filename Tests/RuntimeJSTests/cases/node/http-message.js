"use strict";
// http: headers, arguments and agents, without a connection; identities of tls; look-ups of dns.

const assert = require("assert");
const http = require("http");

const thrown = (body) => {
    try {
        body();
    } catch (error) {
        return [error.name, error.code, error.message];
    }
    return undefined;
};
const made = () => new http.OutgoingMessage();

module.exports = {
    "headers keep their case and are found without it"() {
        const message = made();
        message.setHeader("X-One", 1).appendHeader("A", "1").appendHeader("a", ["2", "3"]);
        assert.deepStrictEqual({ ...message.getHeaders() }, { "x-one": 1, a: ["1", "2", "3"] });
        assert.deepStrictEqual([message.getRawHeaderNames(), message.getHeaderNames()], [["X-One", "A"], ["x-one", "a"]]);
        assert.deepStrictEqual([message.getHeader("x-ONE"), message.hasHeader("a"), message.hasHeader("b"), message.headersSent], [1, true, false, false]);
        message.removeHeader("x-one");
        assert.strictEqual(message.getHeader("X-One"), undefined);
    },
    "wrong headers are refused"() {
        assert.deepStrictEqual(thrown(() => made().setHeader("a b", 1)), ["TypeError", "ERR_INVALID_HTTP_TOKEN", 'Header name must be a valid HTTP token ["a b"]']);
        assert.deepStrictEqual(thrown(() => made().setHeader("a")), ["TypeError", "ERR_HTTP_INVALID_HEADER_VALUE", 'Invalid value "undefined" for header "a"']);
        assert.deepStrictEqual(thrown(() => made().setHeader("a", ["\n"])), ["TypeError", "ERR_INVALID_CHAR", 'Invalid character in header content ["a"]']);
        assert.deepStrictEqual(thrown(() => made().addTrailers({ a: "\n" })), ["TypeError", "ERR_INVALID_CHAR", 'Invalid character in trailer content ["a"]']);
        assert.deepStrictEqual(thrown(() => http.validateHeaderName("")), ["TypeError", "ERR_INVALID_HTTP_TOKEN", 'Header name must be a valid HTTP token [""]']);
        assert.deepStrictEqual(thrown(() => made().getHeader(5)), ["TypeError", "ERR_INVALID_ARG_TYPE", 'The "name" argument must be of type string. Received type number (5)']);
    },
    "wrong requests are refused"() {
        for (const [options, code, message] of [
            [{ protocol: "https:" }, "ERR_INVALID_PROTOCOL", 'Protocol "https:" not supported. Expected "http:"'],
            [{ path: "/a b" }, "ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters"],
            [{ host: 5 }, "ERR_INVALID_ARG_TYPE", 'The "options.host" property must be of type string or one of undefined or null. Received type number (5)'],
            [{ method: "G T" }, "ERR_INVALID_HTTP_TOKEN", 'Method must be a valid HTTP token ["G T"]'],
            [{ method: 5 }, "ERR_INVALID_ARG_TYPE", 'The "options.method" property must be of type string. Received type number (5)'],
            [{ agent: 5 }, "ERR_INVALID_ARG_TYPE", 'The "options.agent" property must be one of Agent-like Object, undefined, or false. Received type number (5)'],
            [{ timeout: "a" }, "ERR_INVALID_ARG_TYPE", 'The "timeout" argument must be of type number. Received type string (\'a\')'],
        ]) assert.deepStrictEqual(thrown(() => http.request(options)), ["TypeError", code, message]);
        assert.strictEqual(thrown(() => http.request("nope"))[1], "ERR_INVALID_URL");
    },
    "agents have names for connections that may be shared"() {
        assert.strictEqual(http.globalAgent.getName({ host: "h", port: 1, localAddress: "l", family: 4, socketPath: "s" }), "h:1:l:4:s");
        assert.strictEqual(http.globalAgent.getName(), "localhost::");
        assert.strictEqual(require("https").globalAgent.getName({ host: "h", port: 1, servername: "s", ca: "c" }), "h:1::c:::::::s::::::::::::");
        assert.deepStrictEqual([http.globalAgent.keepAlive, http.globalAgent.options.timeout, http.globalAgent.maxFreeSockets], [true, 5000, 256]);
        assert.strictEqual(thrown(() => new http.Agent({ scheduling: "x" }))[1], "ERR_INVALID_ARG_VALUE");
        assert.strictEqual(thrown(() => new http.Agent({ maxTotalSockets: 0 }))[1], "ERR_OUT_OF_RANGE");
    },
    "servers and responses can be made"() {
        assert.ok(http.createServer(() => {}) instanceof http.Server);
        assert.strictEqual(new http.ServerResponse({ method: "GET" }).statusCode, 200);
        assert.strictEqual(http.STATUS_CODES[418], "I'm a Teapot");
        assert.ok(http.METHODS.includes("PATCH"));
        assert.strictEqual(require("http2").constants.HTTP2_HEADER_CONTENT_TYPE, "content-type");
    },
    "a certificate is for its names and no others"() {
        const { checkServerIdentity } = require("tls");
        const certificate = { subject: { CN: "a.com" }, subjectaltname: "DNS:*.b.com, DNS:c.com, IP Address:1.2.3.4" };
        for (const host of ["x.b.com", "c.com", "C.COM", "1.2.3.4"]) assert.strictEqual(checkServerIdentity(host, certificate), undefined, host);
        for (const [host, reason] of [
            ["a.com", "Host: a.com. is not in the cert's altnames: DNS:*.b.com, DNS:c.com, IP Address:1.2.3.4"],
            ["x.y.b.com", "Host: x.y.b.com. is not in the cert's altnames: DNS:*.b.com, DNS:c.com, IP Address:1.2.3.4"],
            ["1.2.3.5", "IP: 1.2.3.5 is not in the cert's list: 1.2.3.4"],
        ]) {
            const error = checkServerIdentity(host, certificate);
            assert.deepStrictEqual([error.code, error.reason, error.host], ["ERR_TLS_CERT_ALTNAME_INVALID", reason, host]);
            assert.strictEqual(error.message, `Hostname/IP does not match certificate's altnames: ${reason}`);
        }
        assert.strictEqual(checkServerIdentity("a.com", { subject: { CN: "a.com" } }), undefined);
        assert.strictEqual(checkServerIdentity("b.com", { subject: { CN: "a.com" } }).reason, "Host: b.com. is not cert's CN: a.com");
    },
    async "addresses need no look-up, and wrong arguments are named"() {
        const dns = require("dns");
        assert.deepStrictEqual(await dns.promises.lookup("127.0.0.1"), { address: "127.0.0.1", family: 4 });
        assert.deepStrictEqual(await dns.promises.lookup("::1", { all: true }), [{ address: "::1", family: 6 }]);
        assert.deepStrictEqual(await new Promise((resolve) => dns.lookup("127.0.0.1", (...values) => resolve(values))), [null, "127.0.0.1", 4]);
        assert.strictEqual(thrown(() => dns.lookup("a", 5, () => {}))[1], "ERR_INVALID_ARG_VALUE");
        assert.strictEqual(thrown(() => dns.lookup("a", {}))[1], "ERR_INVALID_ARG_TYPE");
        const resolver = new dns.Resolver();
        resolver.setServers(["1.2.3.4", "5.6.7.8:99", "[::1]:53"]);
        assert.deepStrictEqual(resolver.getServers(), ["1.2.3.4", "5.6.7.8:99", "::1"]);
        assert.deepStrictEqual(thrown(() => resolver.setServers(["x"])), ["TypeError", "ERR_INVALID_IP_ADDRESS", "Invalid IP address: x"]);
    },
};
