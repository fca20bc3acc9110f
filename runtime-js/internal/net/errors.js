"use strict";
// Errors of sockets, in Node's words.

const { coded } = internal("errors");

/** `syscall CODE [address[:port]]`; `number` is errno as Node has it, negative. */
exports.systemError = function systemError(syscall, number, code, address, port) {
    let message = `${syscall} ${code}`;
    if (port > 0) message += ` ${address}:${port}`;
    else if (address !== undefined) message += ` ${address}`;
    const error = Object.assign(new Error(message), { errno: number, code, syscall });
    if (address !== undefined) error.address = address;
    if (port > 0) error.port = port;
    return error;
};

/** What all the attempts to connect came to. */
exports.aggregate = function aggregate(errors) {
    return Object.assign(new AggregateError(errors), { code: errors[0]?.code });
};

exports.reset = (message) => coded("Error", "ECONNRESET", message);
exports.closed = () => coded("Error", "ERR_SOCKET_CLOSED", "Socket is closed");
exports.closedEarly = () => coded("Error", "ERR_SOCKET_CLOSED_BEFORE_CONNECTION", "Socket closed before the connection was established");

/** Throws ERR_SOCKET_BAD_PORT, or gives the port as a number. */
exports.checkPort = function checkPort(port, name = "Port", allowsZero = true) {
    const isText = typeof port === "string" && port.trim() !== "";
    const number = Number(port);
    const low = allowsZero ? 0 : 1;
    if ((typeof port === "number" || isText) && number === number >>> 0 && number >= low && number <= 65535) return number;
    const text = internal("validators").invalidArgumentType("port", "", port).message.split(" Received ").at(-1);
    throw coded("RangeError", "ERR_SOCKET_BAD_PORT", `${name} should be ${allowsZero ? ">=" : ">"} 0 and < 65536. Received ${text}.`);
};
