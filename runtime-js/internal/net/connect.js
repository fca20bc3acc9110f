"use strict";
// How a socket finds its other side: names are looked up, and when there are several addresses they are tried in turn.

const { SocketHandle } = internal("net/handle");
const { isIP } = internal("net/address");
const { systemError, aggregate } = internal("net/errors");
const { coded } = internal("errors");
const { invalidArgumentType, requireFunction } = internal("validators");
const timers = internal("timers");
const { forbid } = internal("determinism");
const advice = internal("guard-advice");

const defaults = { autoSelectFamily: true, attemptTimeout: 250 };

/**
 * Begins to connect `socket` as the options of net.connect say. `attach(handle)` hands over a handle that is about to connect,
 * `opened(...names)` and `failed(error)` tell how it ended.
 */
function begin(socket, options, { attach, opened, failed }) {
    forbid("net.Socket.connect()", advice.request);
    const target = { attach, opened, failed, socket, options };
    if (options.path) return attempt(target, { path: options.path }, failed);
    const host = options.host || "localhost";
    const family = isIP(host);
    if (family !== 0) {
        return process().nextTick(() => {
            if (socket.connecting) attempt(target, { address: host, family }, failed);
        });
    }
    const { lookup = require("node/dns").lookup } = options;
    if (options.lookup !== undefined && options.lookup !== null) requireFunction(options.lookup, "options.lookup");
    const isSingle = [4, 6].includes(options.family) || Boolean(options.localAddress) || !(options.autoSelectFamily ?? defaults.autoSelectFamily);
    const query = { family: socketFamily(options.family), hints: options.hints || 0, ...(isSingle ? {} : { all: true }) };
    lookup(host, query, (error, found, foundFamily) => {
        const list = isSingle || !Array.isArray(found) ? [{ address: found, family: foundFamily }] : found;
        if (error) socket.emit("lookup", error, undefined, undefined, host);
        else for (const { address, family: kind } of list) socket.emit("lookup", null, address, kind, host);
        if (!socket.connecting) return;
        if (error) return process().nextTick(failed, error);
        const problem = checkFound(list, host, options);
        if (problem !== undefined) return process().nextTick(failed, problem);
        if (list.length === 1) attempt(target, list[0], failed);
        else attemptAll(target, interleave(list));
    });
}

function process() {
    return require("node/process");
}

function socketFamily(family) {
    if (family === "IPv4") return 4;
    return family === "IPv6" ? 6 : (family ?? 0);
}

function checkFound(list, host, options) {
    for (const { address, family } of list) {
        if (typeof address !== "string" || isIP(address) === 0) {
            return coded("TypeError", "ERR_INVALID_IP_ADDRESS", `Invalid IP address: ${address}`);
        }
        if (family !== 4 && family !== 6) {
            const text = `Invalid address family: ${family} ${host}:${options.port}`;
            return Object.assign(coded("RangeError", "ERR_INVALID_ADDRESS_FAMILY", text), { host, port: options.port });
        }
    }
    return list.length > 0 ? undefined : coded("Error", "ENOTFOUND", `getaddrinfo ENOTFOUND ${host}`);
}

/** The families in turn, beginning with that of the first. */
function interleave(list) {
    const first = list.filter((entry) => entry.family === list[0].family);
    const others = list.filter((entry) => entry.family !== list[0].family);
    return first.flatMap((entry, index) => (index < others.length ? [entry, others[index]] : [entry])).concat(others.slice(first.length));
}

/** One address; `failed` is told when it did not work. Gives the handle back. */
function attempt({ socket, options, attach, opened }, { address, family, path }, failed) {
    const handle = new SocketHandle();
    attach(handle);
    const { port = 0, localAddress, localPort } = options;
    handle.onEvent = (event, ...values) => {
        if (event === "connect") return opened(...values);
        const [syscall, number, code] = values;
        handle.close();
        if (syscall !== "bind") return failed(path === undefined ? withLocal(systemError(syscall, number, code, address, port), options) : systemError(syscall, number, code, path));
        failed(systemError(syscall, number, code, localAddress ?? (family === 6 ? "::" : "0.0.0.0"), localPort));
    };
    try {
        if (path !== undefined) handle.connectPath(path);
        else handle.connect({ address, port, localAddress, localPort });
    } catch (error) {
        handle.close();
        process().nextTick(() => socket.connecting && failed(error));
    }
    return handle;
}

function withLocal(error, { localAddress, localPort }) {
    if (localAddress !== undefined && localPort) error.message += ` - Local (${localAddress}:${localPort})`;
    return error;
}

function attemptAll(target, list) {
    const { socket, options } = target;
    const errors = [];
    const timeout = Math.max(10, options.autoSelectFamilyAttemptTimeout ?? defaults.attemptTimeout);
    socket.autoSelectFamilyAttemptedAddresses = [];
    const next = (index) => {
        if (!socket.connecting) return;
        if (index === list.length) return target.failed(aggregate(errors));
        const { address, port = options.port } = { ...list[index] };
        socket.autoSelectFamilyAttemptedAddresses.push(`${address}:${port}`);
        socket.emit("connectionAttempt", address, port, list[index].family);
        let timer;
        const settle = (error) => {
            timers.stop(timer);
            socket.emit(error.code === "ETIMEDOUT" ? "connectionAttemptTimeout" : "connectionAttemptFailed", address, port, list[index].family, error);
            errors.push(error);
            next(index + 1);
        };
        const opened = (...names) => {
            timers.stop(timer);
            target.opened(...names);
        };
        const handle = attempt({ ...target, opened }, list[index], settle);
        if (index === list.length - 1) return;
        timer = timers.start(() => {
            handle.close();
            if (socket.connecting) settle(systemError("connect", -110, "ETIMEDOUT", address, port));
        }, timeout, [], false);
    };
    next(0);
}

exports.begin = begin;
exports.defaults = defaults;
exports.requireBoolean = (value, name) => {
    if (typeof value !== "boolean") throw invalidArgumentType(name, "of type boolean", value);
};
