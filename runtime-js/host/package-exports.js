"use strict";
// The "exports" and "imports" of package.json: conditions, subpaths and patterns.

const { coded } = internal("errors");

/** What a package may tell apart; "import" and "require" are the two ways of asking. */
const conditions = {
    require: new Set(["require", "node", "module-sync", "default"]),
    import: new Set(["import", "node", "module-sync", "default"]),
};

/** The target of one entry under the conditions; undefined when none applies, null when the path is closed. */
function pick(target, wildcard, known) {
    if (typeof target === "string") return wildcard === undefined ? target : target.replaceAll("*", () => wildcard);
    if (target === null) return null;
    if (Array.isArray(target)) {
        for (const candidate of target) {
            const found = pick(candidate, wildcard, known);
            if (typeof found === "string") return found;
        }
        return undefined;
    }
    if (typeof target !== "object") return undefined;
    for (const condition of Object.keys(target)) {
        if (!known.has(condition)) continue;
        const found = pick(target[condition], wildcard, known);
        if (found !== undefined) return found;
    }
    return undefined;
}

// As in Node: a target is in its package, and what takes the place of `*` does not climb out of where it stands.
const climbs = /(^|[\\/])(\.|%2e|\.\.|%2e%2e|\.%2e|%2e\.|node_modules)([\\/]|$)/i;

/** The target for a key of the table: exactly, or by the pattern with the longest part before its `*`. */
function lookUp(table, key, known, field, where) {
    if (Object.hasOwn(table, key) && !key.includes("*") && !key.endsWith("/")) return pick(table[key], undefined, known);
    let best;
    for (const pattern of Object.keys(table)) {
        const star = pattern.indexOf("*");
        if (star < 0) continue;
        const start = pattern.slice(0, star);
        const end = pattern.slice(star + 1);
        const fits = key.startsWith(start) && key.length >= pattern.length && key.endsWith(end);
        const gain = best === undefined ? 1 : start.length - best.start.length || pattern.length - best.pattern.length;
        if (fits && gain > 0) best = { pattern, start, end };
    }
    if (best === undefined) return undefined;
    const wildcard = key.slice(best.start.length, key.length - best.end.length);
    if (climbs.test(wildcard)) {
        throw coded("TypeError", "ERR_INVALID_MODULE_SPECIFIER", `Invalid module "${key}" request is not a valid match in pattern ` +
            `"${best.pattern}" for the "${field}" resolution of ${where.directory}/package.json${importedFrom(where.base)}`);
    }
    return pick(table[best.pattern], wildcard, known);
}

const importedFrom = (base) => (base === undefined ? "" : ` imported from ${base}`);

function inside({ directory, base }, target, field, key) {
    if (target.startsWith("./") && !climbs.test(target.slice(2))) return target;
    const hint = field === "exports" && target !== "" && !target.startsWith("./") ? '; targets must start with "./"' : "";
    const what = key === "." ? `main target ${JSON.stringify(target)} defined` : `target ${JSON.stringify(target)} defined for '${key}'`;
    throw coded("Error", "ERR_INVALID_PACKAGE_TARGET",
        `Invalid "${field}" ${what} in the package config ${directory}/package.json${importedFrom(base)}${hint}`);
}

function isTable({ directory, base }, exported) {
    if (typeof exported !== "object" || exported === null || Array.isArray(exported)) return false;
    const keys = Object.keys(exported);
    const paths = keys.filter((key) => key.startsWith("."));
    if (paths.length === 0 || paths.length === keys.length) return paths.length > 0;
    throw coded("Error", "ERR_INVALID_PACKAGE_CONFIG",
        `Invalid package config ${directory}/package.json${base === undefined ? "" : ` while importing ${base}`}. ` +
        "\"exports\" cannot contain some keys starting with '.' and some not. The exports object must either be an object of package subpath keys or an object of main " +
        "entry condition name keys only.");
}

/**
 * The path, relative to the package, for "." or "./sub"; throws ERR_PACKAGE_PATH_NOT_EXPORTED. `where` is `{directory, base?}`: the
 * package, and the file that imports; `way` is "require" or "import".
 */
exports.resolveExports = function resolveExports(where, exported, subpath, way) {
    const table = isTable(where, exported) ? exported : { ".": exported };
    const target = lookUp(table, subpath, conditions[way], "exports", where);
    if (typeof target === "string") return inside(where, target, "exports", subpath);
    const what = subpath === "." ? 'No "exports" main defined' : `Package subpath '${subpath}' is not defined by "exports"`;
    throw coded("Error", "ERR_PACKAGE_PATH_NOT_EXPORTED", `${what} in ${where.directory}/package.json${importedFrom(where.base)}`);
};

/** What "#name" stands for; throws ERR_PACKAGE_IMPORT_NOT_DEFINED. */
exports.resolveImports = function resolveImports(where, imports, name, way) {
    const isValid = name !== "#" && !name.startsWith("#/") && imports !== undefined && imports !== null;
    const target = isValid ? lookUp(imports, name, conditions[way], "imports", where) : undefined;
    // The name of a package, or else a file of this one.
    if (typeof target === "string") return /^[./]|^[a-z][\w+.-]*:/i.test(target) ? inside(where, target, "imports", name) : target;
    const place = where.directory === undefined ? "" : ` in package ${where.directory}/package.json`;
    throw coded("TypeError", "ERR_PACKAGE_IMPORT_NOT_DEFINED",
        `Package import specifier "${name}" is not defined${place}${importedFrom(where.base)}`);
};
