"use strict";
// From the text of an import to a URL, as Node finds it: no guessing of suffixes and of index files.

const { coded } = internal("errors");
const files = internal("files");
const resolver = require("host/resolver");
const builtins = require("host/builtins");
const { resolveExports, resolveImports } = require("host/package-exports");
const { join, resolve: resolvePath } = require("node/path");
const { URL } = require("web/url");
const { pathToFileURL, fileURLToPath } = require("node/url");

const mainSuffixes = ["", ".js", ".json", ".node", "/index.js", "/index.json", "/index.node"];

/** `{url, filename?}`; `parent` is `{url, filename, path}` of the module that imports. */
exports.resolveImport = function resolveImport(specifier, parent) {
    if (builtins.has(specifier)) return { url: specifier };
    if (resolver.isRelative(specifier) || specifier.startsWith("/")) return ofURL(new URL(specifier, parent.url), parent);
    if (specifier.startsWith("#")) return internalImport(specifier, parent);
    const url = URL.canParse(specifier) ? new URL(specifier) : undefined;
    if (url === undefined) return ofPath(inPackage(specifier, parent), parent);
    switch (url.protocol) {
    case "file:": return ofURL(url, parent);
    case "data:": return { url: url.href };
    case "node:": throw coded("Error", "ERR_UNKNOWN_BUILTIN_MODULE", `No such built-in module: ${specifier}`);
    }
    throw coded("Error", "ERR_UNSUPPORTED_ESM_URL_SCHEME",
        "Only URLs with a scheme in: file, data, and node are supported by the default " +
        `ESM loader. Received protocol '${url.protocol}'`);
};

function ofURL(url, parent) {
    if (/%2f|%5c/i.test(url.pathname)) {
        throw coded("TypeError", "ERR_INVALID_MODULE_SPECIFIER",
            `Invalid module "${url.pathname}" must not include encoded "/" or "\\" characters imported from ${parent.filename}`);
    }
    return ofPath(fileURLToPath(url), parent, url.search + url.hash);
}

function ofPath(path, parent, suffix = "") {
    const kind = path.endsWith("/") ? "directory" : files.kindOf(path);
    if (kind === "directory") {
        const hint = resolver.isFile(join(path, "index.js"))
            ? `\nDid you mean to import "${relativeName(path, parent)}/index.js"?` : "";
        const text = `Directory import '${path}' is not supported resolving ES modules imported from ${parent.filename}${hint}`;
        throw Object.assign(coded("Error", "ERR_UNSUPPORTED_DIR_IMPORT", text), { url: pathToFileURL(path).href });
    }
    if (kind !== "file") {
        throw Object.assign(coded("Error", "ERR_MODULE_NOT_FOUND", `Cannot find module '${path}' imported from ${parent.filename}`),
            { url: pathToFileURL(path).href });
    }
    const filename = files.realPath(path);
    return { url: pathToFileURL(filename).href + suffix, filename };
}

function relativeName(path, parent) {
    const name = require("node/path").relative(parent.path, path);
    return name.startsWith("..") ? name : `./${name}`;
}

function internalImport(specifier, parent) {
    const scope = resolver.packageScope(join(parent.path, "x"));
    const target = resolveImports({ directory: scope?.directory, base: parent.filename }, scope?.description.imports, specifier, "import");
    if (target.startsWith(".")) return ofPath(resolvePath(scope.directory, target), parent);
    return builtins.has(target) ? { url: target } : ofPath(inPackage(target, parent), parent);
}

function inPackage(specifier, parent) {
    const parts = resolver.splitPackage(specifier);
    if (parts === undefined && specifier !== "") {
        throw coded("TypeError", "ERR_INVALID_MODULE_SPECIFIER",
            `Invalid module "${specifier}" is not a valid package name imported from ${parent.filename}`);
    }
    if (parts !== undefined) {
        const own = resolver.ofItself(parts, join(parent.path, "x"), "import", parent.filename);
        if (own !== undefined) return own;
        for (const folder of resolver.nodeModulesPaths(parent.path)) {
            const directory = join(folder, parts.name);
            if (files.kindOf(directory) !== "directory") continue;
            return inDirectory(directory, parts, parent);
        }
    }
    throw coded("Error", "ERR_MODULE_NOT_FOUND", `Cannot find package '${parts?.name ?? specifier}' imported from ${parent.filename}`);
}

function inDirectory(directory, { subpath }, parent) {
    const description = resolver.packageAt(directory);
    if (description?.exports !== undefined && description.exports !== null) {
        return resolvePath(directory, resolveExports({ directory, base: parent.filename }, description.exports, subpath, "import"));
    }
    if (subpath !== ".") return resolvePath(directory, subpath);
    const main = description?.main;
    const candidates = typeof main === "string" ? mainSuffixes.map((suffix) => resolvePath(directory, `./${main}${suffix}`)) : [];
    for (const name of ["index.js", "index.json", "index.node"]) candidates.push(join(directory, name));
    const found = candidates.find(resolver.isFile);
    if (found !== undefined) return found;
    throw coded("Error", "ERR_MODULE_NOT_FOUND", `Cannot find package '${directory}' imported from ${parent.filename}`);
}
