"use strict";
// Contexts of libcrypto that live outside of the VM as long as an object of ours.

const { open, close } = internal("resources");

const ignore = () => {};
const registry = new FinalizationRegistry(close);

/** The number of a context that `start(id)` makes; it is freed by `release`, or when `owner` is collected. */
exports.hold = function hold(owner, start) {
    const id = open(ignore);
    try {
        start(id);
    } catch (error) {
        close(id);
        throw error;
    }
    registry.register(owner, id, owner);
    return id;
};

exports.release = function release(owner, id) {
    registry.unregister(owner);
    close(id);
};
