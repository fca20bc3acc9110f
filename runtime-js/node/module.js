"use strict";
// Node's module: what libraries ask it for.

const { Module, cache, createRequire } = require("host/loader");
const builtins = require("host/builtins");

module.exports = Module;
Object.assign(Module, {
    Module,
    builtinModules: builtins.names,
    isBuiltin: (name) => builtins.names.includes(name.replace(/^node:/, "")),
    createRequire: (filename) => createRequire(String(filename?.pathname ?? filename).replace(/^file:\/\//, "")),
    _cache: cache,
});
