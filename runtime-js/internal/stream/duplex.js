"use strict";
// Duplex: a Readable and a Writable in one.

function Duplex(options) {
    if (!(this instanceof Duplex)) return new Duplex(options);
    Readable.call(this, options);
    Writable.call(this, options);
    this.allowHalfOpen = options?.allowHalfOpen !== false;
    if (options?.readable === false) Object.assign(this._readableState, { readable: false, ended: true, endEmitted: true });
    if (options?.writable === false) {
        Object.assign(this._writableState, { writable: false, ending: true, ended: true, finished: true });
    }
}


exports.Duplex = Duplex;
// Readable and Writable ask whether they are Duplex: what they find must be there before they are.
const { Readable } = internal("stream/readable");
const { Writable } = internal("stream/writable");

Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
Object.setPrototypeOf(Duplex, Readable);

for (const name of Object.getOwnPropertyNames(Writable.prototype)) {
    if (name !== "destroy" && (name === "writableAborted" || Object.hasOwn(Readable.prototype, name))) continue;
    Object.defineProperty(Duplex.prototype, name, Object.getOwnPropertyDescriptor(Writable.prototype, name));
}
Object.defineProperty(Duplex.prototype, "destroyed", {
    configurable: false,
    enumerable: false,
    get() {
        if (this._readableState === undefined || this._writableState === undefined) return false;
        return this._readableState.destroyed && this._writableState.destroyed;
    },
    set(value) {
        if (!this._readableState || !this._writableState) return;
        this._readableState.destroyed = value;
        this._writableState.destroyed = value;
    },
});

Duplex.fromWeb = (pair, options) => internal("stream/web-adapters").duplexFromWeb(pair, options);
Duplex.toWeb = (stream) => internal("stream/web-adapters").duplexToWeb(stream);
Duplex.from = (body) => internal("stream/duplexify")(body, "body");
