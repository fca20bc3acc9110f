"use strict";
// net: sockets of clients, and addresses.

const assert = require("assert");
const net = require("net");
const { port, converse } = require("../support/network");

const thrown = (body) => {
    try {
        body();
    } catch (error) {
        return [error.name, error.code, error.message];
    }
    return undefined;
};

module.exports = {
    async "a connection tells of itself in order"() {
        const found = await converse("greet");
        assert.deepStrictEqual(found.log, ["connect", "ready", "end", "finish", "close false"]);
        assert.strictEqual(found.text, "hello");
    },
    async "what was written before the connection stands comes first"() {
        const found = await converse("echo", (socket) => {
            socket.write("one ");
            socket.end("two");
        });
        assert.strictEqual(found.text, "one two");
        assert.deepStrictEqual(found.log, ["connect", "ready", "finish", "end", "close false"]);
    },
    async "a socket knows both its ends"() {
        const socket = net.connect({ port, host: "127.0.0.1" });
        assert.deepStrictEqual([socket.connecting, socket.pending, socket.readyState, socket.remoteAddress], [true, true, "opening", undefined]);
        assert.deepStrictEqual(socket.address(), {});
        await new Promise((resolve) => socket.on("connect", resolve));
        assert.deepStrictEqual(
            [socket.connecting, socket.pending, socket.readyState, socket.remoteAddress, socket.remotePort, socket.remoteFamily, socket.localAddress, socket.localFamily],
            [false, false, "open", "127.0.0.1", port, "IPv4", "127.0.0.1", "IPv4"]);
        assert.deepStrictEqual(socket.address(), { address: "127.0.0.1", family: "IPv4", port: socket.localPort });
        socket.destroy();
        assert.deepStrictEqual([socket.destroyed, socket.readyState], [true, "closed"]);
        await new Promise((resolve) => socket.on("close", resolve));
    },
    async "bytes are counted"() {
        const socket = net.connect(port, "127.0.0.1");
        socket.end("echo\n\u00e9\u00e9");
        socket.resume();
        await new Promise((resolve) => socket.on("close", resolve));
        assert.deepStrictEqual([socket.bytesWritten, socket.bytesRead], [9, 4]);
    },
    async "connect takes a port, a host, options and a callback"() {
        for (const values of [[port, "127.0.0.1"], [String(port), "127.0.0.1"], [{ port, host: "127.0.0.1" }]]) {
            await new Promise((resolve) => {
                const socket = net.createConnection(...values, function connected() {
                    assert.strictEqual(this, socket);
                    socket.destroy();
                    resolve();
                });
            });
        }
    },
    async "names are looked up"() {
        const found = await converse("greet", undefined, { host: "localhost" });
        assert.ok(found.log.includes("lookup") && found.log.includes("connect"), String(found.log));
    },
    async "a look-up of one's own is asked"() {
        const asked = [];
        const found = await converse("greet", undefined, {
            host: "name.invalid",
            lookup: (host, options, callback) => {
                asked.push(host, options.all);
                callback(null, [{ address: "127.0.0.1", family: 4 }]);
            },
        });
        assert.deepStrictEqual([found.text, asked], ["hello", ["name.invalid", true]]);
        const single = await converse("greet", undefined, { host: "name.invalid", family: 4, lookup: (host, options, callback) => callback(null, "127.0.0.1", 4) });
        assert.strictEqual(single.text, "hello");
        const failed = await converse("greet", undefined, { host: "name.invalid", lookup: (host, options, callback) => callback(new Error("none")) });
        assert.deepStrictEqual(failed.log, ["error undefined: none", "close true"]);
    },
    async "nobody listens: ECONNREFUSED names the address"() {
        const error = await new Promise((resolve) => net.connect({ port: 1, host: "127.0.0.1" }).on("error", resolve));
        assert.deepStrictEqual({ ...error, message: error.message }, {
            message: "connect ECONNREFUSED 127.0.0.1:1", errno: -111, code: "ECONNREFUSED", syscall: "connect", address: "127.0.0.1", port: 1,
        });
    },
    async "a Unix socket that is not there: ENOENT names the path"() {
        const error = await new Promise((resolve) => net.connect({ path: "/nowhere/socket" }).on("error", resolve));
        assert.deepStrictEqual({ ...error, message: error.message }, {
            message: "connect ENOENT /nowhere/socket", errno: -2, code: "ENOENT", syscall: "connect", address: "/nowhere/socket",
        });
    },
    async "the other side may reset the connection"() {
        const found = await converse("reset");
        assert.deepStrictEqual(found.log.slice(-2), ["error ECONNRESET: read ECONNRESET", "close true"]);
    },
    async "with half-open sockets our side ends when we say so"() {
        const found = await converse("greet", (socket) => socket.on("end", () => {
            assert.strictEqual(socket.writable, true);
            setTimeout(() => socket.end(), 10);
        }), { allowHalfOpen: true });
        assert.deepStrictEqual(found.log, ["connect", "ready", "end", "finish", "close false"]);
    },
    async "writing after the other side has gone is an error"() {
        const error = await new Promise((resolve) => {
            const socket = net.connect(port, "127.0.0.1");
            socket.write("greet\n");
            socket.resume();
            socket.on("error", () => {});
            socket.on("close", () => socket.write("more", resolve));
        });
        assert.ok(["EPIPE", "ERR_STREAM_DESTROYED"].includes(error.code), error.code);
    },
    async "silence is told after a while"() {
        const found = await converse("silent", (socket) => {
            socket.setTimeout(20, () => socket.destroy());
            assert.strictEqual(socket.timeout, 20);
        });
        assert.deepStrictEqual(found.log, ["connect", "ready", "timeout", "close false"]);
    },
    async "much goes through, held back where nobody reads"() {
        const data = Buffer.alloc(3 << 20, "0123456789abcdef");
        const socket = net.connect(port, "127.0.0.1");
        socket.write("echo\n");
        assert.strictEqual(socket.write(data), false);
        const chunks = [];
        await new Promise((resolve, reject) => {
            socket.on("error", reject);
            socket.on("drain", () => socket.end());
            socket.on("data", (chunk) => {
                chunks.push(chunk);
                socket.pause();
                setImmediate(() => socket.resume());
            });
            socket.on("close", resolve);
        });
        assert.ok(Buffer.concat(chunks).equals(data));
    },
    async "a socket can be read by for await and piped"() {
        const socket = net.connect(port, "127.0.0.1");
        socket.end("echo\ntext");
        let text = "";
        for await (const chunk of socket) text += chunk;
        assert.strictEqual(text, "text");
    },
    async "destroySoon and resetAndDestroy end it"() {
        const soon = await converse("echo", (socket) => {
            socket.write("last");
            socket.destroySoon();
        });
        assert.strictEqual(soon.log.includes("finish"), true);
        const reset = await converse("echo", (socket) => socket.on("connect", () => socket.resetAndDestroy()));
        assert.strictEqual(reset.log.at(-1), "close false");
    },
    async "a signal ends it with an AbortError"() {
        const controller = new AbortController();
        const found = await converse("silent", (socket) => socket.on("connect", () => controller.abort()), { signal: controller.signal });
        assert.deepStrictEqual(found.log, ["connect", "ready", "error ABORT_ERR: The operation was aborted", "close true"]);
    },
    "wrong arguments are named"() {
        assert.deepStrictEqual(thrown(() => net.connect({})), ["TypeError", "ERR_MISSING_ARGS", 'The "options" or "port" or "path" argument must be specified']);
        assert.deepStrictEqual(thrown(() => net.connect(70000)), ["RangeError", "ERR_SOCKET_BAD_PORT", "Port should be >= 0 and < 65536. Received type number (70000)."]);
        assert.deepStrictEqual(thrown(() => new net.Socket().setTimeout("a")), ["TypeError", "ERR_INVALID_ARG_TYPE", 'The "msecs" argument must be of type number. Received type string (\'a\')']);
        assert.deepStrictEqual(thrown(() => net.connect({ port: 1, localAddress: "x" })), ["TypeError", "ERR_INVALID_IP_ADDRESS", "Invalid IP address: x"]);
        assert.deepStrictEqual(thrown(() => net.connect({ port: 1, lookup: 1 }))?.[1], "ERR_INVALID_ARG_TYPE");
    },
    "isIP tells addresses from names"() {
        for (const [text, version] of [
            ["127.0.0.1", 4], ["256.0.0.1", 0], ["1.2.3", 0], ["01.2.3.4", 0], ["::", 6], ["::1", 6], ["1::2::3", 0], ["1:2:3:4:5:6:7:8", 6],
            ["1:2:3:4:5:6:7", 0], ["::ffff:1.2.3.4", 6], ["1.2.3.4::", 0], ["fe80::1%eth0", 6], ["::1%", 0], ["", 0], ["localhost", 0],
            ["12345::", 0], [undefined, 0], ["1:2:3:4:5:6:1.2.3.4", 6], ["1:2:3:4:5:6:7::", 6], ["1:2:3:4:5:6:7:8::", 0], [":1", 0],
        ]) assert.deepStrictEqual([text, net.isIP(text), net.isIPv4(text), net.isIPv6(text)], [text, version, version === 4, version === 6]);
    },
    "a BlockList knows addresses, ranges and subnets"() {
        const list = new net.BlockList();
        list.addAddress("123.123.123.123");
        list.addRange("10.0.0.1", "10.0.0.10");
        list.addSubnet("8592:757c:efae:4e45::", 64, "ipv6");
        assert.deepStrictEqual(
            ["123.123.123.123", "10.0.0.3", "10.0.0.11"].map((address) => list.check(address)), [true, true, false]);
        assert.deepStrictEqual(["::ffff:7b7b:7b7b", "::ffff:123.123.123.123", "8592:757c:efae:4e45::9", "::1"].map((address) => list.check(address, "ipv6")), [true, true, true, false]);
        assert.deepStrictEqual(list.rules, [
            "Subnet: IPv6 8592:757c:efae:4e45::/64", "Range: IPv4 10.0.0.1-10.0.0.10", "Address: IPv4 123.123.123.123",
        ]);
        assert.strictEqual(thrown(() => list.addSubnet("1.2.3.4", 33))[1], "ERR_OUT_OF_RANGE");
        assert.strictEqual(thrown(() => list.addAddress("x"))[1], "ERR_INVALID_ADDRESS");
    },
    "a SocketAddress holds address, port and family"() {
        const address = new net.SocketAddress({ address: "::1", port: 80, family: "ipv6" });
        assert.deepStrictEqual([address.address, address.port, address.family, address.flowlabel], ["::1", 80, "ipv6", 0]);
        assert.strictEqual(new net.SocketAddress().address, "127.0.0.1");
    },
    "a server can be made"() {
        const server = net.createServer(() => {});
        assert.ok(server instanceof net.Server);
        assert.deepStrictEqual([server.listening, server.address(), server.listenerCount("connection")], [false, null, 1]);
    },
};
