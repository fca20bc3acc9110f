"use strict";
// The host operations of sockets and name look-ups, made of Node's net and dns; `tell(id, event, ...values)` is the host's voice.

const lazily = (name) => require(name);
const systemCalls = { connect: "connect", write: "write", read: "read" };

/** An ArrayBuffer with a copy of the bytes. */
const copy = (bytes) => Uint8Array.from(bytes).buffer;
const bytesOf = (data) => (typeof data === "string" ? Buffer.from(data) : Buffer.from(new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength)));

exports.networkOps = function networkOps(tell) {
    const resources = new Map();
    const workIsDone = (id, promise) => void promise.then(
        (value) => tell(id, "done", value),
        ({ name, message, ...properties }) => tell(id, "failed", name, message, JSON.stringify(properties)));
    const add = (id, options) => {
        const socket = lazily("net").connect({ ...options, allowHalfOpen: true });
        const entry = { socket, wants: false, chunks: [] };
        resources.set(id, entry);
        socket.pause();
        socket.on("connect", () => {
            const { localAddress, localPort, remoteAddress, remotePort } = socket;
            tell(id, "connect", ...(localAddress === undefined ? [] : [localAddress, localPort, remoteAddress, remotePort]));
        });
        socket.on("error", ({ syscall, errno, code }) => tell(id, "error", systemCalls[syscall] ?? syscall ?? "write", errno, code));
        socket.on("end", () => { entry.hasEnded = true; answerRead(id, entry); });
        socket.on("data", (chunk) => {
            socket.pause();
            entry.chunks.push(chunk);
            answerRead(id, entry);
        });
    };
    const answerRead = (id, entry) => {
        if (!entry.wants || !resources.has(id)) return;
        if (entry.chunks.length > 0) {
            entry.wants = false;
            tell(id, "data", copy(Buffer.concat(entry.chunks.splice(0))));
        } else if (entry.hasEnded) {
            entry.wants = false;
            tell(id, "end");
        } else entry.socket.resume();
    };
    return {
        connectSocket: (id, host, port, localAddress, localPort) => add(id, {
            host, port, ...(localAddress === "" ? {} : { localAddress }), ...(localPort === 0 ? {} : { localPort }),
        }),
        connectUnixSocket: (id, path) => add(id, { path }),
        readSocket: (id) => {
            const entry = resources.get(id);
            if (entry === undefined) return;
            entry.wants = true;
            setImmediate(() => answerRead(id, entry));
        },
        writeSocket: (id, data) => void resources.get(id)?.socket.write(bytesOf(data), (error) => { if (!error) tell(id, "written"); }),
        endSocket: (id) => void resources.get(id)?.socket.end(() => tell(id, "finished")),
        resetSocket: (id) => void resources.get(id)?.socket.resetAndDestroy(),
        setSocketNoDelay: (id, isOn) => void resources.get(id)?.socket.setNoDelay(isOn),
        setSocketKeepAlive: (id, isOn, seconds) => void resources.get(id)?.socket.setKeepAlive(isOn, seconds * 1000),
        closeResource: (id) => {
            resources.get(id)?.socket?.destroy();
            resources.delete(id);
        },
        lookUp: (id, name, family, hints) => workIsDone(id, lazily("dns").promises.lookup(name, { family, hints, all: true, verbatim: true })
            .then((list) => JSON.stringify(list.map((entry) => [entry.address, entry.family])))),
        lookUpService: (id, address, port) => workIsDone(id, lazily("dns").promises.lookupService(address, port)
            .then(({ hostname, service }) => JSON.stringify([hostname, service]))),
        queryDNS: (id) => workIsDone(id, Promise.resolve(-1)),
    };
};
