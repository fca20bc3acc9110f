"use strict";
// A socket outside of the VM, as net.Socket uses it. Others (internal/tls/handle) have the same members.

const resources = internal("resources");

/** `onEvent(name, ...values)` is told what Sources/JSHost/Resources/Sockets/SocketConnection.swift lists. */
class SocketHandle {
    #id;
    #written;
    #finished;

    constructor() {
        this.onEvent = () => {};
        this.isClosed = false;
        this.#id = resources.open((name, ...values) => this.#take(name, values));
    }

    connect({ address, port, localAddress = "", localPort = 0 }) {
        ops.connectSocket(this.#id, address, port, localAddress, localPort);
    }

    connectPath(path) {
        ops.connectUnixSocket(this.#id, path);
    }

    /** Asks for the next bytes: one `data`, or `end`. */
    read() {
        ops.readSocket(this.#id);
    }

    /** One at a time; `done` is called when the system has the bytes, never when it failed. */
    write(data, done) {
        this.#written = done;
        ops.writeSocket(this.#id, data);
    }

    /** Ends our side. */
    end(done) {
        this.#finished = done;
        ops.endSocket(this.#id);
    }

    setNoDelay(isOn) {
        ops.setSocketNoDelay(this.#id, isOn);
    }

    setKeepAlive(isOn, seconds) {
        ops.setSocketKeepAlive(this.#id, isOn, seconds);
    }

    close() {
        if (this.isClosed) return;
        this.isClosed = true;
        resources.close(this.#id);
    }

    reset() {
        if (!this.isClosed) ops.resetSocket(this.#id);
        this.close();
    }

    #take(name, values) {
        let done = this.onEvent;
        if (name === "written") [done, this.#written] = [this.#written, undefined];
        else if (name === "finished") [done, this.#finished] = [this.#finished, undefined];
        else values.unshift(name);
        done?.(...values);
    }
}

exports.SocketHandle = SocketHandle;
