"use strict";
// CommonJS modules of the app: resolve, wrap, run once, cache. Scripts run in sloppy mode, as Node runs them.

const { coded } = internal("errors");
const files = internal("files");
const wrapper = internal("module-wrapper");
const resolver = require("host/resolver");
const builtins = require("host/builtins");
const { dirname, extname } = require("node/path");

const cache = Object.create(null);
let mainModule;
let root = "/";

class Module {
    constructor(id, parent) {
        this.id = id;
        this.path = dirname(id);
        this.exports = {};
        this.filename = id;
        this.loaded = false;
        this.children = [];
        this.paths = resolver.nodeModulesPaths(this.path);
        Object.defineProperty(this, "parent", { value: parent, writable: true, configurable: true, enumerable: false });
        parent?.children.push(this);
        this.require = makeRequire(this);
    }
}

function makeRequire(module) {
    const require = (request) => load(request, module);
    require.resolve = (request, options) => resolve(request, module, options);
    require.resolve.paths = (request) => (builtins.has(request) ? null : resolver.nodeModulesPaths(module.path));
    require.cache = cache;
    require.extensions = extensions;
    Object.defineProperty(require, "main", { get: () => mainModule, enumerable: true });
    return require;
}

/** The ids of the modules that led here, innermost first. */
function requireStack(module) {
    const stack = [];
    for (let current = module; current?.filename !== undefined; current = current.parent) stack.push(current.filename);
    return stack;
}

function resolve(request, module, options) {
    if (typeof request !== "string") {
        throw internal("validators").invalidArgumentType("id", "of type string", request);
    }
    if (request === "") throw internal("validators").invalidArgumentValue("id", request, "must be a non-empty string");
    if (request.includes("\0")) throw internal("validators").invalidArgumentValue("id", request, "must be a string without null bytes");
    if (builtins.has(request)) return request;
    if (request.startsWith("node:")) {
        throw coded("Error", "ERR_UNKNOWN_BUILTIN_MODULE", `No such built-in module: ${request}`);
    }
    for (const directory of options?.paths ?? [module.path]) {
        const found = resolver.resolve(request, directory);
        if (found !== undefined) return found;
    }
    const stack = requireStack(module);
    const list = stack.length === 0 ? "" : "\nRequire stack:\n- " + stack.join("\n- ");
    const error = coded("Error", "MODULE_NOT_FOUND", `Cannot find module '${request}'${list}`);
    error.requireStack = stack;
    throw error;
}

function load(request, parent) {
    const filename = resolve(request, parent);
    if (builtins.has(filename)) return builtins.load(filename);
    const known = cache[filename];
    if (known !== undefined) {
        if (!parent.children.includes(known)) parent.children.push(known);
        return known.exports;
    }
    const module = new Module(filename, parent);
    cache[filename] = module;
    let succeeded = false;
    try {
        (extensions[extname(filename)] ?? extensions[".js"])(module, filename);
        succeeded = true;
    } finally {
        if (!succeeded) {
            delete cache[filename];
            const index = parent.children.indexOf(module);
            if (index >= 0) parent.children.splice(index, 1);
        }
    }
    module.loaded = true;
    return module.exports;
}

const stripBOM = (text) => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** Runs JavaScript source as the body of a CommonJS module. */
function compileModule(module, source, filename) {
    // A shebang line becomes a comment, so that line numbers stay those of the file.
    const text = stripBOM(source).replace(/^#!/, "//");
    const run = wrapper.compile(text, filename);
    run.call(module.exports, module.exports, module.require, module, filename, module.path);
}

const extensions = Object.assign(Object.create(null), {
    ".js"(module, filename) {
        if (resolver.packageType(filename) === "module") refuseESModule(filename, 'its package.json says "type": "module"');
        compileModule(module, files.readText(filename), filename);
    },
    ".cjs"(module, filename) {
        compileModule(module, files.readText(filename), filename);
    },
    ".mjs"(module, filename) {
        refuseESModule(filename, "its name ends in .mjs");
    },
    ".json"(module, filename) {
        try {
            module.exports = JSON.parse(stripBOM(files.readText(filename)));
        } catch (error) {
            error.message = `${filename}: ${error.message}`;
            throw error;
        }
    },
    ".node"(module, filename) {
        throw coded("Error", "ERR_DLOPEN_FAILED", `${filename} is a native add-on: these cannot be loaded`);
    },
});

function refuseESModule(filename, why) {
    throw coded("Error", "ERR_REQUIRE_ESM",
        `${filename} is an ES module (${why}): ES modules are not supported yet. Use require and module.exports, in a .cjs or .js file.`);
}

Module.prototype._compile = function compile(source, filename) {
    compileModule(this, source, filename);
};

/** Forgets all modules; `directory` is the app's root. */
exports.start = function start(directory) {
    for (const key of Object.keys(cache)) delete cache[key];
    mainModule = undefined;
    root = directory;
};

/** Stands for the host as the parent of the scripts it loads; it has no place in a require stack. */
const hostModule = (directory, filename) => ({ path: directory, filename, children: [], parent: undefined });

/** The exports of a function's script, given by its absolute path. */
exports.loadScript = (path) => load(path, hostModule(root));

exports.Module = Module;
exports.cache = cache;

/** What `module.createRequire` gives. */
exports.createRequire = (filename) => makeRequire(hostModule(dirname(filename), filename));
