"use strict";
// Node's path module for POSIX.

const { requireString } = internal("validators");

/** Resolves "." and ".." segments; `above` keeps leading ".." of a relative path. */
function normalizeSegments(path, above) {
    const kept = [];
    for (const segment of path.split("/")) {
        if (segment === "" || segment === ".") continue;
        if (segment !== "..") kept.push(segment);
        else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
        else if (above) kept.push("..");
    }
    return kept.join("/");
}

function normalize(path) {
    requireString(path, "path");
    if (path === "") return ".";
    const isRooted = path.startsWith("/");
    let result = normalizeSegments(path, !isRooted);
    if (result === "" && !isRooted) result = ".";
    if (result !== "" && path.endsWith("/")) result += "/";
    return isRooted ? "/" + (result === "/" ? "" : result) : result;
}

function join(...parts) {
    for (const part of parts) requireString(part, "path");
    const joined = parts.filter((part) => part !== "").join("/");
    return joined === "" ? "." : normalize(joined);
}

function resolve(...parts) {
    let path = "";
    for (let index = parts.length - 1; index >= 0 && !path.startsWith("/"); index--) {
        requireString(parts[index], `paths[${index}]`);
        if (parts[index] !== "") path = path === "" ? parts[index] : `${parts[index]}/${path}`;
    }
    if (!path.startsWith("/")) path = `${internal("system").workingDirectory()}/${path}`;
    return "/" + normalizeSegments(path, false);
}

function isAbsolute(path) {
    requireString(path, "path");
    return path.startsWith("/");
}

function relative(from, to) {
    requireString(from, "from");
    requireString(to, "to");
    const start = resolve(from).split("/").filter((segment) => segment !== "");
    const end = resolve(to).split("/").filter((segment) => segment !== "");
    let common = 0;
    while (common < start.length && common < end.length && start[common] === end[common]) common += 1;
    return [...start.slice(common).map(() => ".."), ...end.slice(common)].join("/");
}

// A pattern would look at each run of slashes inside once for every slash.
function trimSlashes(path) {
    let end = path.length;
    while (end > 0 && path[end - 1] === "/") end -= 1;
    return path.slice(0, end);
}

function dirname(path) {
    requireString(path, "path");
    if (path === "") return ".";
    const trimmed = trimSlashes(path);
    if (trimmed === "") return "/";
    const slash = trimmed.lastIndexOf("/");
    if (slash < 0) return ".";
    const directory = trimmed.slice(0, slash);
    if (directory === "/") return "//";
    return directory === "" ? "/" : directory;
}

function basename(path, suffix) {
    requireString(path, "path");
    if (suffix !== undefined) requireString(suffix, "suffix");
    if (suffix && suffix === path) return "";
    const trimmed = trimSlashes(path);
    if (suffix && trimmed === "" && suffix.length <= path.length) return path;
    const base = trimmed.slice(trimmed.lastIndexOf("/") + 1);
    if (suffix !== undefined && suffix !== "" && base !== suffix && base.endsWith(suffix)) return base.slice(0, -suffix.length);
    return base;
}

function extname(path) {
    requireString(path, "path");
    const base = basename(path);
    const dot = base.lastIndexOf(".");
    return dot <= 0 || base === ".." ? "" : base.slice(dot);
}

function parse(path) {
    requireString(path, "path");
    const root = path.startsWith("/") ? "/" : "";
    const base = basename(path);
    const ext = extname(base);
    const trimmed = trimSlashes(path);
    const slash = trimmed.lastIndexOf("/");
    const dir = slash < 0 ? "" : (slash === 0 ? "/" : trimmed.slice(0, slash));
    return { root, dir: trimmed === "" ? root : dir, base, ext, name: ext === "" ? base : base.slice(0, -ext.length) };
}

function format(parts) {
    if (parts === null || typeof parts !== "object") {
        throw internal("validators").invalidArgumentType("pathObject", "of type object", parts);
    }
    const dir = parts.dir || parts.root;
    const ext = parts.ext ? (parts.ext.startsWith(".") ? parts.ext : `.${parts.ext}`) : "";
    const base = parts.base || `${parts.name || ""}${ext}`;
    if (!dir) return base;
    return dir === parts.root ? `${dir}${base}` : `${dir}/${base}`;
}

Object.assign(exports, {
    resolve, normalize, isAbsolute, join, relative, dirname, basename, extname, format, parse,
    toNamespacedPath: (path) => path,
    _makeLong: (path) => path,
    matchesGlob: internal("errors").missing("path.matchesGlob()"),
    sep: "/",
    delimiter: ":",
});
exports.posix = exports;
Object.defineProperty(exports, "win32", { get: () => require("node/path-win32"), enumerable: true });
