"use strict";
// http.Agent: which connection a request goes over.

const EventEmitter = require("node/events");
const { coded } = internal("errors");
const validators = internal("validators");

const waitsFor = Symbol("options");

function Agent(options) {
    if (!(this instanceof Agent)) return new Agent(options);
    EventEmitter.call(this);
    this.defaultPort = 80;
    this.protocol = "http:";
    this.options = Object.assign(Object.create(null), options);
    if (this.options.noDelay === undefined) this.options.noDelay = true;
    // The path of a request is none of the connection's business; only socketPath is.
    this.options.path = null;
    this.requests = Object.create(null);
    this.sockets = Object.create(null);
    this.freeSockets = Object.create(null);
    this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
    this.keepAlive = this.options.keepAlive || false;
    this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
    this.maxFreeSockets = this.options.maxFreeSockets || 256;
    this.scheduling = this.options.scheduling || "lifo";
    this.maxTotalSockets = this.options.maxTotalSockets;
    this.totalSocketCount = 0;
    if (!["fifo", "lifo"].includes(this.scheduling)) {
        throw coded("TypeError", "ERR_INVALID_ARG_VALUE", `The argument 'scheduling' must be one of: 'fifo', 'lifo'. Received '${this.scheduling}'`);
    }
    if (this.maxTotalSockets === undefined) this.maxTotalSockets = Infinity;
    else if (typeof this.maxTotalSockets !== "number") throw validators.invalidArgumentType("maxTotalSockets", "of type number", this.maxTotalSockets);
    else if (!(this.maxTotalSockets >= 1)) throw validators.outOfRange("maxTotalSockets", ">= 1", this.maxTotalSockets);
    this.on("free", (socket, settings) => this._free(socket, settings));
}

Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);
Agent.defaultMaxSockets = Infinity;

function withPath(agent, options) {
    const merged = { __proto__: null, ...options, ...agent.options };
    if (merged.socketPath) merged.path = merged.socketPath;
    return merged;
}

Object.assign(Agent.prototype, {
    createConnection(...values) {
        return require("node/net").createConnection(...values);
    },

    getName(options = {}) {
        let name = `${options.host || "localhost"}:${options.port || ""}:${options.localAddress || ""}`;
        if (options.family === 4 || options.family === 6) name += `:${options.family}`;
        return options.socketPath ? `${name}:${options.socketPath}` : name;
    },

    addRequest(request, options, port, localAddress) {
        // Old callers give (request, host, port, localAddress).
        const given = typeof options === "string" ? { __proto__: null, host: options, port, localAddress } : options;
        const settings = withPath(this, given);
        normalizeServerName(settings, request);
        const name = this.getName(settings);
        const sockets = (this.sockets[name] ??= []);
        const free = this.freeSockets[name];
        let socket;
        if (free !== undefined) {
            while (free.length > 0 && free[0].destroyed) free.shift();
            socket = this.scheduling === "fifo" ? free.shift() : free.pop();
            if (free.length === 0) delete this.freeSockets[name];
        }
        const count = sockets.length + (free?.length ?? 0);
        if (socket) {
            this.reuseSocket(socket, request);
            assign(this, request, socket);
            sockets.push(socket);
        } else if (count < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
            this.createSocket(request, settings, (error, made) => {
                if (error) request.onSocket(null, error);
                else assign(this, request, made);
            });
        } else {
            (this.requests[name] ??= []).push(request);
            request[waitsFor] = settings;
        }
    },

    createSocket(request, options, callback) {
        const settings = withPath(this, options);
        normalizeServerName(settings, request);
        const name = this.getName(settings);
        settings._agentKey = name;
        settings.encoding = null;
        let isDone = false;
        const onCreate = (error, socket) => {
            if (isDone) return;
            isDone = true;
            if (error) return callback(error);
            (this.sockets[name] ??= []).push(socket);
            this.totalSocketCount += 1;
            install(this, socket, settings);
            callback(null, socket);
        };
        if (this.keepAlive) {
            settings.keepAlive = this.keepAlive;
            settings.keepAliveInitialDelay = this.keepAliveMsecs;
        }
        const made = this.createConnection(settings, onCreate);
        if (made) onCreate(null, made);
    },

    removeSocket(socket, options) {
        const name = this.getName(options);
        const lists = [this.sockets];
        if (!socket.writable) lists.push(this.freeSockets);
        for (const list of lists) {
            const index = list[name]?.indexOf(socket) ?? -1;
            if (index < 0) continue;
            list[name].splice(index, 1);
            if (list[name].length === 0) delete list[name];
            this.totalSocketCount -= 1;
        }
        const waiting = this.requests[name] ? name : Object.keys(this.requests).find((key) => (this.sockets[key]?.length ?? 0) < this.maxSockets);
        if (waiting === undefined || this.totalSocketCount >= this.maxTotalSockets) return;
        const request = this.requests[waiting]?.[0];
        if (request === undefined) return;
        const settings = request[waitsFor] ?? options;
        this.createSocket(request, settings, (error, made) => {
            if (error) request.onSocket(null, error);
            else made.emit("free");
        });
    },

    keepSocketAlive(socket) {
        socket.setKeepAlive(true, this.keepAliveMsecs);
        socket.unref();
        let timeout = this.options.timeout || 0;
        const hint = /^timeout=(\d+)/.exec(socket._httpMessage?.res?.headers["keep-alive"] ?? "")?.[1];
        if (hint !== undefined) {
            const milliseconds = Number(hint) * 1000 - 1000;
            if (milliseconds <= 0) return false;
            if (timeout === 0 || milliseconds < timeout) timeout = milliseconds;
        }
        if (socket.timeout !== timeout) socket.setTimeout(timeout);
        return true;
    },

    reuseSocket(socket, request) {
        request.reusedSocket = true;
        socket.ref();
    },

    destroy() {
        for (const list of [this.freeSockets, this.sockets]) {
            for (const socket of Object.values(list).flat()) socket.destroy();
        }
    },

    _free(socket, options) {
        const name = this.getName(options);
        if (!socket.writable) return socket.destroy();
        const requests = this.requests[name];
        if (requests !== undefined && requests.length > 0) {
            const request = requests.shift();
            if (requests.length === 0) delete this.requests[name];
            this.reuseSocket(socket, request);
            return assign(this, request, socket);
        }
        const request = socket._httpMessage;
        if (!request?.shouldKeepAlive || !this.keepAlive) return socket.destroy();
        const free = this.freeSockets[name] ?? [];
        const count = free.length + (this.sockets[name]?.length ?? 0);
        if (this.totalSocketCount > this.maxTotalSockets || count > this.maxSockets || free.length >= this.maxFreeSockets || !this.keepSocketAlive(socket)) {
            return socket.destroy();
        }
        this.freeSockets[name] = free;
        socket._httpMessage = null;
        this.removeFromUse(socket, name);
        socket.once("error", nobodyListens);
        free.push(socket);
    },

    removeFromUse(socket, name) {
        const list = this.sockets[name];
        const index = list?.indexOf(socket) ?? -1;
        if (index < 0) return;
        list.splice(index, 1);
        if (list.length === 0) delete this.sockets[name];
    },
});
for (const name of ["_free", "removeFromUse"]) Object.defineProperty(Agent.prototype, name, { enumerable: false });

function nobodyListens() {}

function normalizeServerName(options, request) {
    if (options.servername || options.servername === "") return;
    if (options.socketPath) return;
    let name = options.host;
    const host = request?.getHeader?.("host");
    if (host !== undefined) {
        validators.requireString(host, "options.headers.host");
        name = host.startsWith("[") ? host.slice(1).split("]")[0] : host.split(":", 1)[0];
    }
    options.servername = internal("net/address").isIP(name) === 0 ? name : "";
}

/** Gives the request its connection, with the time limits of both. */
function assign(agent, request, socket) {
    socket.removeListener("error", nobodyListens);
    request.onSocket(socket);
    if (request.timeout === undefined || request.timeout === (agent.options.timeout || 0)) return;
    socket.setTimeout(request.timeout);
}

/** What happens to a connection of the agent's. */
function install(agent, socket, options) {
    const onFree = () => agent.emit("free", socket, options);
    const onClose = () => agent.removeSocket(socket, options);
    const onTimeout = () => {
        const isFree = Object.values(agent.freeSockets).some((list) => list.includes(socket));
        if (isFree) socket.destroy();
    };
    const onRemove = () => {
        agent.removeSocket(socket, options);
        socket.removeListener("close", onClose);
        socket.removeListener("free", onFree);
        socket.removeListener("timeout", onTimeout);
        socket.removeListener("agentRemove", onRemove);
    };
    socket.on("free", onFree);
    socket.on("close", onClose);
    socket.on("timeout", onTimeout);
    socket.on("agentRemove", onRemove);
}

exports.Agent = Agent;
exports.globalAgent = new Agent({ keepAlive: true, scheduling: "lifo", timeout: 5000 });
