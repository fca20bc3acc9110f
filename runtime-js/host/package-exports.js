"use strict";
// The "exports" and "imports" of package.json: conditions, subpaths and patterns.

const { coded } = internal("errors");

const conditions = new Set(["require", "node", "module-sync", "default"]);

/** The target of one entry under our conditions; undefined when none applies, null when the path is closed. */
function pick(target, wildcard) {
    if (typeof target === "string") return wildcard === undefined ? target : target.replaceAll("*", () => wildcard);
    if (target === null) return null;
    if (Array.isArray(target)) {
        for (const candidate of target) {
            const found = pick(candidate, wildcard);
            if (typeof found === "string") return found;
        }
        return undefined;
    }
    if (typeof target !== "object") return undefined;
    for (const condition of Object.keys(target)) {
        if (!conditions.has(condition)) continue;
        const found = pick(target[condition], wildcard);
        if (found !== undefined) return found;
    }
    return undefined;
}

// As in Node: a target is in its package, and what takes the place of `*` does not climb out of where it stands.
const climbs = /(^|[\\/])(\.|%2e|\.\.|%2e%2e|\.%2e|%2e\.|node_modules)([\\/]|$)/i;

/** The target for a key of the table: exactly, or by the pattern with the longest part before its `*`. */
function lookUp(table, key) {
    if (Object.hasOwn(table, key) && !key.includes("*")) return pick(table[key]);
    let best;
    for (const pattern of Object.keys(table)) {
        const star = pattern.indexOf("*");
        if (star < 0) continue;
        const start = pattern.slice(0, star);
        const end = pattern.slice(star + 1);
        const fits = key.startsWith(start) && key.length >= pattern.length && key.endsWith(end);
        if (fits && (best === undefined || start.length > best.start.length)) best = { pattern, start, end };
    }
    if (best === undefined) return undefined;
    const wildcard = key.slice(best.start.length, key.length - best.end.length);
    if (climbs.test(wildcard)) {
        throw coded("Error", "ERR_INVALID_MODULE_SPECIFIER", `Invalid module "${key}": a part of it is '.', '..' or 'node_modules'`);
    }
    return pick(table[best.pattern], wildcard);
}

function inside(directory, target, field, key) {
    if (target.startsWith("./") && !climbs.test(target.slice(2))) return target;
    throw coded("Error", "ERR_INVALID_PACKAGE_TARGET",
        `Invalid "${field}" target ${JSON.stringify(target)} defined for '${key}' in the package config ${directory}/package.json`);
}

/** The path, relative to the package, for "." or "./sub"; throws ERR_PACKAGE_PATH_NOT_EXPORTED. */
exports.resolveExports = function resolveExports(directory, exported, subpath) {
    const isTable = typeof exported === "object" && exported !== null && !Array.isArray(exported) &&
        Object.keys(exported).some((key) => key.startsWith("."));
    const target = lookUp(isTable ? exported : { ".": exported }, subpath);
    if (typeof target === "string") return inside(directory, target, "exports", subpath);
    const what = subpath === "." ? 'No "exports" main defined' : `Package subpath '${subpath}' is not defined by "exports"`;
    throw coded("Error", "ERR_PACKAGE_PATH_NOT_EXPORTED", `${what} in ${directory}/package.json`);
};

/** What "#name" stands for; throws ERR_PACKAGE_IMPORT_NOT_DEFINED. */
exports.resolveImports = function resolveImports(directory, imports, name) {
    const target = imports === undefined || imports === null ? undefined : lookUp(imports, name);
    if (typeof target === "string") return target.startsWith(".") ? inside(directory, target, "imports", name) : target;
    const where = directory === undefined ? "" : ` in package ${directory}/package.json`;
    throw coded("TypeError", "ERR_PACKAGE_IMPORT_NOT_DEFINED", `Package import specifier "${name}" is not defined${where}`);
};
