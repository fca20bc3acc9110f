"use strict";
// A Transform that becomes a stream only when it is used as one: most hashes and ciphers never are.

const { Transform } = require("node/stream");

function LazyTransform(options) {
    this._options = options;
}

Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
Object.setPrototypeOf(LazyTransform, Transform);

function begin(stream) {
    Transform.call(stream, stream._options);
    stream._writableState.decodeStrings = false;
}

for (const name of ["_readableState", "_writableState"]) {
    Object.defineProperty(LazyTransform.prototype, name, {
        configurable: true,
        enumerable: true,
        get() {
            begin(this);
            return this[name];
        },
        set(value) {
            Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
        },
    });
}

exports.LazyTransform = LazyTransform;
