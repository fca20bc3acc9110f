"use strict";
// CommonJS modules of the app: resolve, wrap, run once, cache. Scripts run in sloppy mode, as Node runs them. What Node lets
// packages replace (Module._load, Module.prototype.require, Module._extensions, ...) is asked for anew on every use.

const { coded } = internal("errors");
const validators = internal("validators");
const files = internal("files");
const wrapper = internal("module-wrapper");
const resolver = require("host/resolver");
const builtins = require("host/builtins");
const { formatOf, isESModule } = require("host/module-format");
const { dirname, basename, join } = require("node/path");

const parents = new WeakMap();
/** Modules that stand for ES modules which run right now. */
const loading = new WeakSet();
/** The records of ES modules by their URLs. */
const esModules = new Map();
let mainModule;

function Module(id = "", parent) {
    this.id = id;
    this.path = dirname(id);
    Object.defineProperty(this, "exports", { value: {}, writable: true, enumerable: true, configurable: true });
    parents.set(this, parent);
    addChild(parent, this);
    this.filename = null;
    this.loaded = false;
    this.children = [];
}

function addChild(parent, child) {
    const children = parent?.children;
    if (Array.isArray(children) && !children.includes(child)) children.push(child);
}

Object.defineProperty(Module.prototype, "parent", {
    get() { return parents.get(this); },
    set(value) { parents.set(this, value); },
    configurable: true,
});
Object.defineProperty(Module.prototype, "isPreloading", { get: () => false, configurable: true });

/** Loads the file into this module. */
Module.prototype.load = function load(filename) {
    this.filename = filename;
    this.paths = Module._nodeModulePaths(dirname(filename));
    if (filename.endsWith(".mjs") && Module._extensions[".mjs"] === undefined) loadESModule(this, filename);
    else Module._extensions[registeredExtension(filename)](this, filename);
    this.loaded = true;
};

Module.prototype.require = function require(id) {
    validators.requireString(id, "id");
    if (id === "") throw validators.invalidArgumentValue("id", id, "must be a non-empty string");
    return Module._load(id, this, false);
};

/** Runs JavaScript source as the body of this module. */
Module.prototype._compile = function compile(source, filename) {
    // A shebang line becomes a comment, so that line numbers stay those of the file.
    const text = stripBOM(source).replace(/^#!/, "//");
    const run = compiled(this, text, filename);
    if (run === undefined) return undefined;
    const values = [this.exports, makeRequire(this), this, filename, dirname(filename)];
    return Reflect.apply(run, this.exports, values);
};

/** The module's function; undefined when the text turned out to be an ES module, which has run then. */
function compiled(module, text, filename) {
    try {
        if (Module.wrap !== wrap) return wrapper.compileFunction("function ()", "return ", Module.wrap(text), "", filename)();
        if (!/\bimport\b[^\n(]{0,40}\(/.test(text)) return wrapper.compile(text, filename);
        const { bindImporter } = require("host/dynamic-import");
        return bindImporter(text, filename);
    } catch (error) {
        if (error.name !== "SyntaxError" || !mayBeESModule(filename) || !isESModule(text, true)) throw error;
        loadESModule(module, filename);
        return undefined;
    }
}

// Like Node, which takes such a file for what its text says when neither its name nor its package tell.
const mayBeESModule = (filename) => /\.js$|\/[^./]+$/.test(filename) && resolver.packageType(filename) === "none";

function loadESModule(module, filename) {
    loading.add(module);
    try {
        module.exports = require("host/esm-loader").requireFile(filename, module);
    } finally {
        loading.delete(module);
    }
}

function registeredExtension(filename) {
    const name = basename(filename);
    for (let dot = name.indexOf(".", 1); dot >= 0; dot = name.indexOf(".", dot + 1)) {
        const extension = name.slice(dot);
        if (Module._extensions[extension] !== undefined) return extension;
    }
    return ".js";
}

const stripBOM = (text) => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

Module._cache = Object.create(null);
Module._pathCache = Object.create(null);
Module._extensions = Object.assign(Object.create(null), {
    ".js"(module, filename) {
        if (filename.endsWith(".js") && resolver.packageType(filename) === "module") loadESModule(module, filename);
        else module._compile(files.readText(filename), filename);
    },
    ".json"(module, filename) {
        try {
            Object.defineProperty(module, "exports",
                { value: JSON.parse(stripBOM(files.readText(filename))), writable: true, enumerable: true, configurable: true });
        } catch (error) {
            error.message = `${filename}: ${error.message}`;
            throw error;
        }
    },
    ".node"(module, filename) {
        throw coded("Error", "ERR_DLOPEN_FAILED", `${filename} is a native add-on: these cannot be loaded`);
    },
});
Module.globalPaths = [];
resolver.useSuffixes(() => Object.keys(Module._extensions));

const wrap = (script) => `${Module.wrapper[0]}${script}${Module.wrapper[1]}`;
Module.wrap = wrap;
Module.wrapper = ["(function (exports, require, module, __filename, __dirname) { ", "\n});"];

Module._nodeModulePaths = (directory) => resolver.nodeModulesPaths(directory);

/** The folders a request is looked for in; null for modules of the core. */
Module._resolveLookupPaths = function resolveLookupPaths(request, parent) {
    if (builtins.has(request)) return null;
    if (!resolver.isRelative(request)) return [...(parent?.paths ?? []), ...Module.globalPaths];
    return [typeof parent?.filename === "string" ? dirname(parent.filename) : "."];
};

Module._findPath = function findPath(request, folders) {
    return resolver.findPath(request, folders) ?? false;
};

Module._resolveFilename = function resolveFilename(request, parent, isMain, options) {
    if (builtins.has(request)) return request;
    if (request.includes("\0")) throw validators.invalidArgumentValue("id", request, "must be a string without null bytes");
    if (request.startsWith("node:")) throw unknownBuiltin(request);
    let name = request;
    if (parent?.filename) {
        if (request.startsWith("#")) {
            const target = resolver.resolveInternal(request, parent.filename);
            if (target.request === undefined) return target.file ?? notFound(request, parent);
            name = target.request;
            if (builtins.has(name)) return name;
        }
        if (!resolver.isRelative(name)) {
            const own = resolver.resolveSelf(name, parent.filename);
            if (own !== undefined) return own.file ?? notFound(request, parent);
        }
    }
    const found = Module._findPath(name, lookupPaths(name, parent, options), isMain);
    return found || notFound(request, parent);
};

function lookupPaths(request, parent, options) {
    if (options?.paths === undefined) return Module._resolveLookupPaths(request, parent);
    if (!Array.isArray(options.paths)) throw invalidPaths(options.paths);
    if (resolver.isRelative(request)) return options.paths;
    const folders = options.paths.flatMap((path) => [...Module._nodeModulePaths(path), ...Module.globalPaths]);
    return [...new Set(folders)];
}

const invalidPaths = (paths) => coded("TypeError", "ERR_INVALID_ARG_VALUE",
    `The property 'options.paths' is invalid. Received ${internal("inspect").inspect(paths)}`);

function notFound(request, parent) {
    const requireStack = [];
    for (let module = parent; module && module !== mainModule; module = parents.get(module) ?? module.parent) {
        requireStack.push(module.filename || module.id);
    }
    const list = requireStack.length === 0 ? "" : "\nRequire stack:\n- " + requireStack.join("\n- ");
    throw Object.assign(coded("Error", "MODULE_NOT_FOUND", `Cannot find module '${request}'${list}`), { requireStack });
}

const unknownBuiltin = (request) => coded("Error", "ERR_UNKNOWN_BUILTIN_MODULE", `No such built-in module: ${request}`);

Module._load = function load(request, parent, isMain) {
    if (request.includes("\0")) throw validators.invalidArgumentValue("id", request, "must be a string without null bytes");
    if (request.startsWith("node:")) {
        if (!builtins.has(request)) throw unknownBuiltin(request);
        return builtins.load(request);
    }
    const filename = Module._resolveFilename(request, parent, isMain);
    const known = Module._cache[filename];
    if (known !== undefined) {
        addChild(parent, known);
        return loading.has(known) ? require("host/esm-loader").requireFile(filename, { parent }) : known.exports;
    }
    if (builtins.has(filename)) return builtins.load(filename);
    const module = new Module(filename, parent);
    Module._cache[filename] = module;
    let succeeded = false;
    try {
        module.load(filename);
        succeeded = true;
    } finally {
        if (!succeeded) {
            delete Module._cache[filename];
            const index = parent?.children?.indexOf(module) ?? -1;
            if (index >= 0) parent.children.splice(index, 1);
        }
    }
    return module.exports;
};

function makeRequire(module) {
    const require = function require(path) {
        return module.require(path);
    };
    require.resolve = function resolve(request, options) {
        validators.requireString(request, "request");
        return Module._resolveFilename(request, module, false, options);
    };
    require.resolve.paths = function paths(request) {
        validators.requireString(request, "request");
        return Module._resolveLookupPaths(request, module);
    };
    require.main = mainModule;
    require.extensions = Module._extensions;
    require.cache = Module._cache;
    return require;
}

/** Forgets all modules; `directory` is the app's root. */
exports.start = function start(directory) {
    for (const key of Object.keys(Module._cache)) delete Module._cache[key];
    esModules.clear();
    // Stands for the host, which in Azure is the script that every function's script is required by.
    mainModule = new Module(".");
    mainModule.filename = join(directory, "perdure.js");
    mainModule.path = directory;
    mainModule.paths = Module._nodeModulePaths(directory);
    mainModule.loaded = true;
};

/** The exports of a function's script, given by its absolute path; a promise when it is an ES module that awaits. */
exports.loadScript = function loadScript(path) {
    return formatOf(path) === "module" ? require("host/esm-loader").loadFile(path) : Module._load(path, mainModule, false);
};

exports.esModules = esModules;
exports.Module = Module;

/** A `require` for code that stands in that file. */
exports.requireFrom = function requireFrom(filename) {
    const module = new Module(filename);
    module.filename = filename;
    module.paths = Module._nodeModulePaths(module.path);
    return makeRequire(module);
};
