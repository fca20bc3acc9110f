"use strict";
// Node's net: clients. Servers can be made, but not listen.

const { Socket } = internal("net/socket");
const { Server } = internal("net/server");
const { BlockList, SocketAddress } = internal("net/block-list");
const { isIP, isIPv4, isIPv6 } = internal("net/address");
const { normalize } = internal("net/arguments");
const { defaults, requireBoolean } = internal("net/connect");
const { missing } = internal("errors");

function connect(...values) {
    const normalized = normalize(values);
    const [options] = normalized;
    const socket = new Socket(options);
    if (options.timeout) socket.setTimeout(options.timeout);
    return socket.connect(normalized);
}

module.exports = {
    _createServerHandle: missing("net._createServerHandle()"),
    _normalizeArgs: normalize,
    BlockList,
    SocketAddress,
    connect,
    createConnection: connect,
    createServer: (options, listener) => new Server(options, listener),
    isIP,
    isIPv4,
    isIPv6,
    Server,
    Socket,
    Stream: Socket,
    getDefaultAutoSelectFamily: () => defaults.autoSelectFamily,
    setDefaultAutoSelectFamily(value) {
        requireBoolean(value, "value");
        defaults.autoSelectFamily = value;
    },
    getDefaultAutoSelectFamilyAttemptTimeout: () => defaults.attemptTimeout,
    setDefaultAutoSelectFamilyAttemptTimeout(value) {
        internal("validators").requireInteger(value, "value", 1, 2 ** 31 - 1);
        defaults.attemptTimeout = Math.max(10, value);
    },
};
