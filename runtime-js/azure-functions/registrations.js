"use strict";
// The functions that the app's code has registered.

const { userFrame } = internal("stack");

let registered = [];
let entryFile;

/** Forgets all of them. */
exports.start = function start() {
    registered = [];
    entryFile = undefined;
    require("azure-functions/bindings").start();
    require("azure-functions/hooks").start();
};

/** From now on functions are those of this file; with `undefined` none can be registered any more. */
exports.enter = function enter(file) {
    entryFile = file;
};

/** `metadata`: `{trigger, return?, extraInputs, extraOutputs, retry?}`, bindings with names, types and directions. */
exports.add = function add(name, metadata, handler) {
    if (entryFile === undefined) throw new Error("A function can only be registered during app startup.");
    registered.push({ name, metadata, handler, entryFile, place: userFrame(new Error().stack) });
};

/** `{name, metadata, handler, entryFile, place?}` in the order of the calls. */
exports.all = () => registered;

/** The first registration of that name, compared without case; undefined when there is none. */
exports.named = function named(name) {
    const wanted = name.toLowerCase();
    return registered.find((registration) => registration.name.toLowerCase() === wanted);
};
