"use strict";
// Node's module: what libraries ask it for, and replace in it.

const { coded, missing } = internal("errors");
const { Module, requireFrom } = require("host/loader");
const builtins = require("host/builtins");

/** A `require` for a file, given by its path or URL; for a folder when that ends in a slash. */
function createRequire(filename) {
    const path = pathOf(filename);
    if (path === undefined) {
        throw coded("TypeError", "ERR_INVALID_ARG_VALUE",
            "The argument 'filename' must be a file URL object, file URL string, or absolute path string. " +
            `Received ${internal("inspect").inspect(filename)}`);
    }
    return requireFrom(path.endsWith("/") ? `${path}noop.js` : path);
}

function pathOf(filename) {
    if (typeof filename === "string" && filename.startsWith("/")) return filename;
    const { fileURLToPath } = require("node/url");
    try {
        return fileURLToPath(filename);
    } catch {
        return undefined;
    }
}

module.exports = Module;
Object.assign(Module, {
    Module,
    createRequire,
    builtinModules: builtins.names,
    isBuiltin(name) {
        internal("validators").requireString(name, "moduleName");
        return builtins.isCore(name);
    },
    syncBuiltinESMExports() {},
    findSourceMap: missing("module.findSourceMap()"),
    SourceMap: missing("module.SourceMap"),
    register: missing("module.register()"),
    runMain: missing("module.runMain()"),
    _initPaths() {},
    _preloadModules() {},
    _debug() {},
});
