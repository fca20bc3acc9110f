"use strict";
// Node's path.win32.

const { requireObject, requireString } = internal("validators");

const isSeparator = (character) => character === "\\" || character === "/";
const hasDrive = (path) => /^[a-zA-Z]:/.test(path);
const unc = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/;

/** `{device, end, isAbsolute}`: "C:", "\\\\server\\share" or "", and where the rest begins. */
function rootOf(path) {
    if (isSeparator(path[0])) {
        const match = unc.exec(path);
        if (match !== null) return { device: `\\\\${match[1]}\\${match[2]}`, end: match[0].length, isAbsolute: true };
        return { device: "", end: 1, isAbsolute: true };
    }
    if (!hasDrive(path)) return { device: "", end: 0, isAbsolute: false };
    return isSeparator(path[2])
        ? { device: path.slice(0, 2), end: 3, isAbsolute: true }
        : { device: path.slice(0, 2), end: 2, isAbsolute: false };
}

/** Without empty segments and dots; ".." at the front stays where `keepsAbove`. */
function normalizeSegments(path, keepsAbove) {
    const segments = [];
    for (const segment of path.split(/[\\/]/)) {
        if (segment === "" || segment === ".") continue;
        if (segment !== "..") segments.push(segment);
        else if (segments.length > 0 && segments.at(-1) !== "..") segments.pop();
        else if (keepsAbove) segments.push("..");
    }
    return segments.join("\\");
}

function normalize(path) {
    requireString(path, "path");
    if (path === "") return ".";
    if (path.length === 1) return path === "/" ? "\\" : path;
    const { device, end, isAbsolute } = rootOf(path);
    if (device.startsWith("\\") && end === path.length) return `${device}\\`;
    let tail = normalizeSegments(path.slice(end), !isAbsolute);
    if (tail === "" && !isAbsolute) tail = ".";
    if (tail !== "" && isSeparator(path.at(-1))) tail += "\\";
    // A name must not become a drive because of what was before it.
    if (!isAbsolute && device === "" && path.includes(":")) {
        if (hasDrive(tail)) return `.\\${tail}`;
        for (let index = path.indexOf(":"); index !== -1; index = path.indexOf(":", index + 1)) {
            if (index === path.length - 1 || isSeparator(path[index + 1])) return `.\\${tail}`;
        }
    }
    return `${device}${isAbsolute ? "\\" : ""}${tail}`;
}

function join(...parts) {
    for (const part of parts) requireString(part, "path");
    const given = parts.filter((part) => part !== "");
    if (given.length === 0) return ".";
    const joined = given.join("\\");
    // Two separators in front name a server only where the first part says so itself.
    if (/^[\\/]{2}[^\\/]/.test(given[0])) return normalize(joined);
    return normalize(joined.replace(/^[\\/]{2,}/, "\\"));
}

function isAbsolute(path) {
    requireString(path, "path");
    return isSeparator(path[0]) || (hasDrive(path) && isSeparator(path[2]));
}

/** The paths from right to left, at last the working directory. */
function* candidates(paths, deviceOf) {
    for (let index = paths.length - 1; index >= 0; index--) {
        requireString(paths[index], `paths[${index}]`);
        if (paths[index] !== "") yield paths[index];
    }
    const device = deviceOf();
    const folder = internal("system").workingDirectory();
    const isElsewhere = device !== "" && folder.slice(0, 2).toLowerCase() !== device.toLowerCase() && folder[2] === "\\";
    yield isElsewhere ? `${device}\\` : folder;
}

function resolve(...paths) {
    let device = "";
    let tail = "";
    let isDone = false;
    for (const path of candidates(paths, () => device)) {
        const root = rootOf(path);
        if (root.device !== "") {
            if (device !== "" && root.device.toLowerCase() !== device.toLowerCase()) continue;
            if (device === "") device = root.device;
        }
        if (!isDone) {
            tail = `${path.slice(root.end)}\\${tail}`;
            isDone = root.isAbsolute;
        }
        if (isDone && device !== "") break;
    }
    tail = normalizeSegments(tail, !isDone);
    return `${device}${isDone ? "\\" : ""}${tail}` || ".";
}

function relative(from, to) {
    requireString(from, "from");
    requireString(to, "to");
    if (from === to) return "";
    const [start, target] = [resolve(from), resolve(to)];
    const trimmed = (path) => path.replace(/^\\+/, "").replace(/\\+$/, "");
    const [left, right] = [trimmed(start), trimmed(target)];
    if (left.toLowerCase() === right.toLowerCase()) return "";
    const [leftParts, rightParts] = [left.split("\\"), right.split("\\")].map((parts) => parts.filter((part) => part !== ""));
    let common = 0;
    while (common < leftParts.length && common < rightParts.length &&
        leftParts[common].toLowerCase() === rightParts[common].toLowerCase()) common += 1;
    if (common === 0 && leftParts.length > 0 && rightParts.length > 0) return target;
    return [...leftParts.slice(common).map(() => ".."), ...rightParts.slice(common)].join("\\");
}

function toNamespacedPath(path) {
    if (typeof path !== "string" || path === "") return path;
    const full = resolve(path);
    if (full.length <= 2) return path;
    if (full.startsWith("\\\\")) return full[2] === "?" || full[2] === "." ? full : `\\\\?\\UNC\\${full.slice(2)}`;
    return /^[a-zA-Z]:\\/.test(full) ? `\\\\?\\${full}` : full;
}

/** The length of what dirname keeps whatever comes: "C:", "C:\\", "\\", "\\\\server\\share\\". */
function rootLength(path) {
    const { device, end } = rootOf(path);
    return device.startsWith("\\") && end < path.length ? end + 1 : end;
}

function withoutEnd(path, start) {
    let end = path.length;
    while (end > start && isSeparator(path[end - 1])) end -= 1;
    return end;
}

function lastSeparator(path, start, end) {
    for (let index = end - 1; index >= start; index--) if (isSeparator(path[index])) return index;
    return -1;
}

function dirname(path) {
    requireString(path, "path");
    if (path === "") return ".";
    const root = rootLength(path);
    const slash = lastSeparator(path, root, withoutEnd(path, root));
    if (slash >= 0) return path.slice(0, slash);
    return root === 0 ? "." : path.slice(0, root);
}

function basename(path, suffix) {
    if (suffix !== undefined) requireString(suffix, "suffix");
    requireString(path, "path");
    if (suffix && suffix === path) return "";
    const start = hasDrive(path) ? 2 : 0;
    const end = withoutEnd(path, start);
    if (suffix && end === start && suffix.length <= path.length) return path.slice(start);
    const base = path.slice(Math.max(start, lastSeparator(path, start, end) + 1), end);
    return suffix && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
}

function extname(path) {
    requireString(path, "path");
    const base = basename(path);
    const dot = base.lastIndexOf(".");
    return dot <= 0 || base === ".." ? "" : base.slice(dot);
}

function parse(path) {
    requireString(path, "path");
    const end = rootLength(path);
    const root = path.slice(0, end);
    const stop = withoutEnd(path, end);
    const slash = lastSeparator(path, end, stop);
    const start = slash < 0 ? end : slash + 1;
    const base = path.slice(start, stop);
    const ext = extname(`\\${base}`);
    return { root, dir: slash < 0 ? root : path.slice(0, slash), base, ext, name: ext === "" ? base : base.slice(0, -ext.length) };
}

function format(parts) {
    requireObject(parts, "pathObject");
    const dir = parts.dir || parts.root;
    const ext = parts.ext ? (parts.ext.startsWith(".") ? parts.ext : `.${parts.ext}`) : "";
    const base = parts.base || `${parts.name || ""}${ext}`;
    if (!dir) return base;
    return dir === parts.root ? `${dir}${base}` : `${dir}\\${base}`;
}

Object.assign(exports, {
    resolve, normalize, isAbsolute, join, relative, toNamespacedPath, dirname, basename, extname, format, parse,
    matchesGlob: internal("errors").missing("path.win32.matchesGlob()"),
    sep: "\\", delimiter: ";", win32: exports, posix: null, _makeLong: toNamespacedPath,
});
Object.defineProperty(exports, "posix", { get: () => require("node/path"), enumerable: true, configurable: true });
