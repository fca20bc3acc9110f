"use strict";
// From the text in require(...) to a file, as Node finds it.

const files = internal("files");
const { dirname, join, resolve: resolvePath, basename } = require("node/path");
const { resolveExports, resolveImports } = require("host/package-exports");

const packages = new Map();
let suffixes = () => [".js", ".json", ".node"];

function isFile(path) {
    return files.kindOf(path) === "file";
}

/** The package.json of a directory, or undefined. */
function packageAt(directory) {
    if (packages.has(directory)) return packages.get(directory);
    const path = join(directory, "package.json");
    let description;
    if (isFile(path)) {
        try {
            description = JSON.parse(files.readText(path).replace(/^\ufeff/, ""));
        } catch (error) {
            error.message = `Error parsing ${path}: ${error.message}`;
            throw error;
        }
    }
    packages.set(directory, description);
    return description;
}

/** The nearest package.json above a file, as `{directory, description}`. */
function packageScope(path) {
    for (let directory = dirname(path); ; directory = dirname(directory)) {
        if (basename(directory) === "node_modules") return undefined;
        const description = packageAt(directory);
        if (description !== undefined) return { directory, description };
        if (directory === dirname(directory)) return undefined;
    }
}

/** "module", "commonjs", or "none" when the package does not say. */
exports.packageType = function packageType(path) {
    const type = packageScope(path)?.description.type;
    return type === "module" || type === "commonjs" ? type : "none";
};

/** The node_modules folders a module in this directory may load from, nearest first. */
function nodeModulesPaths(directory) {
    const paths = [];
    for (let current = directory; ; current = dirname(current)) {
        if (basename(current) !== "node_modules") paths.push(join(current, "node_modules"));
        if (current === dirname(current)) return paths;
    }
}

function asFile(path) {
    if (isFile(path)) return files.realPath(path);
    return withSuffix(path);
}

function withSuffix(path) {
    const suffix = suffixes().find((candidate) => isFile(path + candidate));
    return suffix === undefined ? undefined : files.realPath(path + suffix);
}

function asDirectory(path) {
    if (files.kindOf(path) !== "directory") return undefined;
    const main = packageAt(path)?.main;
    if (typeof main === "string" && main !== "") {
        const target = resolvePath(path, main);
        const found = asFile(target) ?? withSuffix(join(target, "index"));
        if (found !== undefined) return found;
    }
    return withSuffix(join(path, "index"));
}

function asPath(path, mustBeDirectory) {
    return (mustBeDirectory ? undefined : asFile(path)) ?? asDirectory(path);
}

const packageName = /^(@[^/\\%]+\/[^./\\%][^/\\%]*|[^.@/\\%][^/\\%]*)(\/.*)?$/;

/** `{name, subpath}` of what names a package, or undefined. */
function splitPackage(request) {
    const match = packageName.exec(request);
    return match === null ? undefined : { name: match[1], subpath: "." + (match[2] ?? "") };
}

/** The file that the package of a module gives under its own name, if it says so. */
function ofItself({ name, subpath }, filename, way, base) {
    const own = packageScope(filename);
    if (own?.description.name !== name || own.description.exports === undefined || own.description.exports === null) return undefined;
    return resolvePath(own.directory, resolveExports({ directory: own.directory, base }, own.description.exports, subpath, way));
}

function inFolder(folder, request) {
    const parts = splitPackage(request);
    if (parts !== undefined && files.kindOf(folder) === "directory") {
        const directory = join(folder, parts.name);
        const description = files.kindOf(directory) === "directory" ? packageAt(directory) : undefined;
        if (description?.exports !== undefined && description.exports !== null) {
            const target = resolvePath(directory, resolveExports({ directory }, description.exports, parts.subpath, "require"));
            return isFile(target) ? files.realPath(target) : undefined;
        }
    }
    return asPath(resolvePath(folder, request), /(^|\/)\.{0,2}$/.test(request));
}

/** The first file below one of the folders that the request names; absolute requests need none. Undefined when there is none. */
exports.findPath = function findPath(request, folders) {
    if (request.startsWith("/")) return asPath(resolvePath(request), /(^|\/)\.{0,2}$/.test(request));
    const isBare = !isRelative(request);
    for (const folder of folders ?? []) {
        if (typeof folder !== "string") continue;
        const found = isBare ? inFolder(folder, request) : asPath(resolvePath(folder, request), /(^|\/)\.{0,2}$/.test(request));
        if (found !== undefined) return found;
    }
    return undefined;
};

const isRelative = (request) => request === "." || request === ".." || request.startsWith("./") || request.startsWith("../");

/** "#name" in a file: a file, or the name of a package; undefined when the file is missing. */
exports.resolveInternal = function resolveInternal(request, filename) {
    const scope = packageScope(filename);
    const target = resolveImports({ directory: scope?.directory, base: filename }, scope?.description.imports, request, "require");
    if (!target.startsWith(".")) return { request: target };
    const file = resolvePath(scope.directory, target);
    return { file: isFile(file) ? files.realPath(file) : undefined };
};

/** A package's own name in one of its modules: `{file}`, its `file` undefined when it is missing; undefined when it is not its name. */
exports.resolveSelf = function resolveSelf(request, filename) {
    const parts = splitPackage(request);
    const file = parts === undefined ? undefined : ofItself(parts, filename, "require", filename);
    return file === undefined ? undefined : { file: isFile(file) ? files.realPath(file) : undefined };
};

/** `list()` gives the suffixes that may be left out in require(...). */
exports.useSuffixes = (list) => {
    suffixes = list;
};

Object.assign(exports, { nodeModulesPaths, packageScope, packageAt, isFile, isRelative, splitPackage, ofItself });
