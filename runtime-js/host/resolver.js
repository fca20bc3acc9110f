"use strict";
// From the text in require(...) to a file, as Node finds it.

const files = internal("files");
const { dirname, join, resolve: resolvePath, basename } = require("node/path");
const { resolveExports, resolveImports } = require("host/package-exports");

const packages = new Map();
const suffixes = [".js", ".json", ".node"];

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

exports.packageType = (path) => packageScope(path)?.description.type ?? "commonjs";

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
    const suffix = suffixes.find((candidate) => isFile(path + candidate));
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

function inPackage(request, directory) {
    const match = packageName.exec(request);
    if (match === null) return undefined;
    const [, name, rest = ""] = match;
    const own = packageScope(join(directory, "x"));
    if (own?.description.name === name && own.description.exports !== undefined) {
        return exported(own.directory, own.description, "." + rest);
    }
    for (const folder of nodeModulesPaths(directory)) {
        if (files.kindOf(folder) !== "directory") continue;
        const packageDirectory = join(folder, name);
        const description = files.kindOf(packageDirectory) === "directory" ? packageAt(packageDirectory) : undefined;
        if (description?.exports !== undefined && description.exports !== null) {
            return exported(packageDirectory, description, "." + rest);
        }
        const found = asPath(join(folder, request), request.endsWith("/"));
        if (found !== undefined) return found;
    }
    return undefined;
}

function exported(directory, description, subpath) {
    const target = resolvePath(directory, resolveExports(directory, description.exports, subpath));
    return isFile(target) ? files.realPath(target) : undefined;
}

/** The absolute path of the file, or undefined when there is none. */
exports.resolve = function resolve(request, directory) {
    if (request.startsWith("#")) {
        const scope = packageScope(join(directory, "x"));
        const target = resolveImports(scope?.directory, scope?.description.imports, request);
        return target.startsWith(".") ? asFile(resolvePath(scope.directory, target)) : inPackage(target, directory);
    }
    if (/^\.{0,2}\//.test(request) || request === "." || request === "..") {
        return asPath(resolvePath(directory, request), /(^|\/)\.{0,2}$/.test(request));
    }
    return inPackage(request, directory);
};

exports.nodeModulesPaths = nodeModulesPaths;
