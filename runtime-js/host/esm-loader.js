"use strict";
// ES modules of the app: finds, reads and runs them, and what they import of other kinds.

const { coded } = internal("errors");
const files = internal("files");
const { scan } = internal("esm/scan");
const { SourceRecord, SyntheticRecord } = internal("esm/records");
const { link } = internal("esm/linker");
const { evaluate } = internal("esm/evaluation");
const { Module, esModules } = require("host/loader");
const { resolveImport } = require("host/import-resolver");
const { formatOf } = require("host/module-format");
const builtins = require("host/builtins");
const { pathToFileURL } = require("node/url");
const { dirname, extname } = require("node/path");

const strip = (text) => text.replace(/^\ufeff/, "").replace(/^#!/, "//");

/** The record of what a module imports; reads the file when it is not known yet. */
function recordFor(specifier, parent, attributes = {}) {
    const { url, filename } = resolveImport(specifier, parent);
    return known(url, filename, attributes);
}

function known(url, filename, attributes) {
    const key = attributes.type === "json" ? `${url} json` : url;
    let record = esModules.get(key);
    if (record === undefined) {
        record = makeRecord(url, filename, attributes);
        esModules.set(key, record);
    }
    return record;
}

function makeRecord(url, filename, attributes) {
    if (url.startsWith("data:")) return dataRecord(url, attributes);
    if (filename === undefined) return builtinRecord(url);
    const format = formatOf(filename);
    checkType(url, format, attributes.type);
    switch (format) {
    case "module": return sourceRecord(url, filename, files.readText(filename));
    case "json": return jsonRecord(url, filename, () => files.readText(filename));
    case "commonjs": return commonJSRecord(url, filename);
    }
    throw coded("TypeError", "ERR_UNKNOWN_FILE_EXTENSION", `Unknown file extension "${extname(filename)}" for ${filename}`);
}

function checkType(url, format, type) {
    if (format === "json" && type === undefined) {
        throw coded("TypeError", "ERR_IMPORT_ASSERTION_TYPE_MISSING", `Module "${url}" needs an import attribute of type "json"`);
    }
    if (type === undefined || type === format) return;
    if (type === "json") throw coded("TypeError", "ERR_IMPORT_ASSERTION_TYPE_FAILED", `Module "${url}" is not of type "json"`);
    throw coded("TypeError", "ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED", `Import attribute "type" with value "${type}" is not supported`);
}

function sourceRecord(url, filename, source) {
    const text = strip(source);
    let found;
    try {
        found = scan(text);
    } catch (error) {
        error.sourceURL = filename;
        throw error;
    }
    return new SourceRecord(url, filename, text, found, makeImporter);
}

/** What stands for `import` in the text of a module: called it imports, and it has `meta`. */
function makeImporter({ url, filename }) {
    const isFile = url.startsWith("file:");
    const parent = parentOf({ url, filename });
    const importer = (specifier, options) => importFrom(specifier, options, parent);
    let meta;
    Object.defineProperty(importer, "meta", {
        get() {
            if (meta !== undefined) return meta;
            meta = Object.create(null);
            if (isFile) Object.assign(meta, { dirname: parent.path, filename });
            meta.resolve = (specifier) => resolveForMeta(`${specifier}`, parent);
            meta.url = url;
            return meta;
        },
    });
    return importer;
}

// A file that is missing is no error here: only a package must be found.
function resolveForMeta(specifier, parent) {
    try {
        const { url } = resolveImport(specifier, parent);
        return builtins.has(url) && !url.startsWith("node:") ? `node:${url}` : url;
    } catch (error) {
        if (error.url !== undefined && error.code === "ERR_MODULE_NOT_FOUND") return error.url + /[?#].*|$/s.exec(specifier)[0];
        throw error;
    }
}

function jsonRecord(url, filename, read) {
    return new SyntheticRecord(url, filename, "json", new Set(["default"]), () => {
        let value;
        try {
            value = JSON.parse(read().replace(/^\ufeff/, ""));
        } catch (error) {
            error.message = `${filename}: ${error.message}`;
            throw error;
        }
        return () => value;
    });
}

function builtinRecord(request) {
    const exported = builtins.load(request);
    const names = builtins.isAbsent(request) ? undefined : new Set(["default", ...Object.keys(exported)]);
    return new SyntheticRecord(request, undefined, "builtin", names, () => (name) => (name === "default" ? exported : exported[name]));
}

function commonJSRecord(url, filename) {
    const names = new Set(["default", ...require("host/commonjs-exports").namesOf(filename)]);
    return new SyntheticRecord(url, filename, "commonjs", names, () => {
        const exported = Module._load(filename, undefined, false);
        const values = new Map([["default", exported]]);
        for (const name of names) if (name !== "default") values.set(name, memberOf(exported, name));
        return (name) => values.get(name);
    });
}

function memberOf(exported, name) {
    try {
        return exported !== null && exported !== undefined && Object.hasOwn(exported, name) ? exported[name] : undefined;
    } catch {
        return undefined;
    }
}

function dataRecord(url, { type }) {
    const match = /^data:([^,;]*)([^,]*),(.*)$/s.exec(url);
    const body = match === null ? "" : decodeURIComponent(match[3]);
    const text = match?.[2].endsWith(";base64") ? require("node/buffer").Buffer.from(body, "base64").toString() : body;
    switch (match?.[1]) {
    case "text/javascript": return sourceRecord(url, url, text);
    case "application/json":
        checkType(url, "json", type);
        return jsonRecord(url, url, () => text);
    }
    throw coded("RangeError", "ERR_UNKNOWN_MODULE_FORMAT", `Unknown module format: ${match?.[1] || null} for URL ${url}`);
}

/** Links a record; when that fails, what is new is forgotten, so that it is read again next time. */
function linked(record) {
    try {
        link(record, (specifier, parent, attributes) => recordFor(specifier, parentOf(parent), attributes));
    } catch (error) {
        for (const [key, other] of esModules) if (other.state === "new") esModules.delete(key);
        throw error;
    }
    return record;
}

const parentOf = ({ url, filename }) =>
    ({ url, filename, path: url.startsWith("file:") ? dirname(filename) : internal("settings").root });

/** What `import(specifier, options)` gives in a module: a promise of the namespace. */
async function importFrom(specifier, options, parent) {
    const name = `${specifier}`;
    const attributes = options?.with ?? options?.assert ?? {};
    // What imports goes on first, as it does when files are read while it runs.
    await undefined;
    const record = linked(recordFor(name, parent, attributes));
    const running = evaluate(record);
    if (running !== undefined) await running;
    return record.namespace;
}

const fileRecord = (filename) => known(pathToFileURL(filename).href, filename, {});

/** The namespace of a script; a promise of it when something awaits. */
exports.loadFile = function loadFile(path) {
    const filename = files.realPath(path);
    const record = linked(fileRecord(filename));
    const running = evaluate(record);
    return running === undefined ? record.namespace : running.then(() => record.namespace);
};

/** What `require` gives for an ES module. */
exports.requireFile = function requireFile(filename, module) {
    const record = sourceOf(filename);
    const parent = module.parent?.filename;
    if (reaches(record, ({ state }) => state === "evaluating")) {
        throw coded("Error", "ERR_REQUIRE_CYCLE_MODULE",
            `Cannot require() ES Module ${filename} in a cycle.${parent ? ` (from ${parent})` : ""}`);
    }
    linked(record);
    if (reaches(record, ({ state, awaits }) => state === "evaluating-async" || (awaits && state !== "evaluated"))) {
        throw coded("Error", "ERR_REQUIRE_ASYNC_MODULE",
            "require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the top-level await comes from, use --experimental-print-required-tla." +
            `${parent ? `\n  From ${parent} ` : ""}\n  Requiring ${filename} `);
    }
    evaluate(record);
    return forRequire(record.namespace);
};

// Called for files that are ES modules by what they say, too.
function sourceOf(filename) {
    const { href } = pathToFileURL(filename);
    const record = esModules.get(href);
    if (record instanceof SourceRecord) return record;
    const made = sourceRecord(href, filename, files.readText(filename));
    esModules.set(href, made);
    return made;
}

function reaches(root, test) {
    const seen = new Set([root]);
    for (const record of seen) {
        if (!(record instanceof SourceRecord)) continue;
        if (test(record)) return true;
        for (const next of record.requested) seen.add(next);
    }
    return false;
}

/** Callers that were compiled from import statements look for `__esModule` beside a default export. */
function forRequire(namespace) {
    if (Object.hasOwn(namespace, "module.exports")) return namespace["module.exports"];
    if (!Object.hasOwn(namespace, "default") || Object.hasOwn(namespace, "__esModule")) return namespace;
    const marked = Object.create(null);
    for (const name of [...Object.keys(namespace), "__esModule"].sort()) {
        Object.defineProperty(marked, name, { get: () => (name === "__esModule" ? true : namespace[name]), enumerable: true });
    }
    Object.defineProperty(marked, Symbol.toStringTag, { value: "Module" });
    return Object.preventExtensions(marked);
}

exports.importFrom = importFrom;
