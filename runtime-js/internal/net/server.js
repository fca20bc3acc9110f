"use strict";
// Servers: they can be made and taken apart, but not listen. The host has the sockets on which requests come in.

const EventEmitter = require("node/events");
const { notImplemented } = internal("errors");
const { invalidArgumentType } = internal("validators");

/** A server class by that name, whose listener is one of `event`. */
function makeServer(name, event) {
    function Server(options, listener) {
        if (!(this instanceof Server)) return new Server(options, listener);
        EventEmitter.call(this);
        if (typeof options === "function") return this.on(event, options);
        if (options !== undefined && options !== null && typeof options !== "object") {
            throw invalidArgumentType("options", "of type object", options);
        }
        if (typeof listener === "function") this.on(event, listener);
    }
    Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
    Object.setPrototypeOf(Server, EventEmitter);
    Object.assign(Server.prototype, {
        listening: false,
        listen() {
            throw notImplemented(`${name}.Server.listen()`);
        },
        address: () => null,
        getConnections(callback) {
            require("node/process").nextTick(callback, null, 0);
            return this;
        },
        close(callback) {
            if (typeof callback === "function") {
                const { coded } = internal("errors");
                require("node/process").nextTick(callback, coded("Error", "ERR_SERVER_NOT_RUNNING", "Server is not running."));
            }
            return this;
        },
        setTimeout() {
            return this;
        },
        closeAllConnections() {},
        closeIdleConnections() {},
        ref() {
            return this;
        },
        unref() {
            return this;
        },
    });
    return Server;
}

exports.makeServer = makeServer;
exports.Server = makeServer("net", "connection");
