"use strict";
// Patterns of files: *, **, ?, [a-z], {a,b}. Names that begin with a dot match only a pattern that does.

const files = internal("files");

/** Whether a text is a pattern, and not simply a path. */
exports.isPattern = (text) => /[*?{}[\]]/.test(text);

/** The alternatives of the first braces that have a comma, each with what stands around them. */
function alternatives(pattern) {
    const start = pattern.indexOf("{");
    if (start < 0) return [pattern];
    const parts = [];
    let depth = 0;
    let from = start + 1;
    for (let index = start; index < pattern.length; index++) {
        const character = pattern[index];
        if (character === "{") depth += 1;
        if (character === "}") depth -= 1;
        if ((character === "," && depth === 1) || depth === 0) {
            parts.push(pattern.slice(from, index));
            from = index + 1;
        }
        if (depth === 0) {
            const [before, after] = [pattern.slice(0, start), pattern.slice(index + 1)];
            return parts.flatMap((part) => alternatives(before + part + after));
        }
    }
    return [pattern];
}

function segmentTest(segment) {
    const source = segment.replace(/\[(!|\^)?([^\]]+)\]|[*?]|[.+^$()|\\{}[\]]/g, (match, isNegated, characters) => {
        if (match === "*") return "[^/]*";
        if (match === "?") return "[^/]";
        return characters === undefined ? `\\${match}` : `[${isNegated ? "^" : ""}${characters.replace(/\\/g, "\\\\")}]`;
    });
    const test = new RegExp(`^${source}$`);
    return (name) => test.test(name) && (!name.startsWith(".") || segment.startsWith("."));
}

/** Kinds by name; links are what they lead to. */
function entriesOf(directory) {
    try {
        return files.readDirectory(directory).map(([name, kind]) =>
            [name, kind === "symlink" ? files.kindOf(`${directory}/${name}`) : kind]);
    } catch {
        return [];
    }
}

function walk(directory, prefix, segments, found) {
    const [segment, ...rest] = segments;
    if (segment === "**") {
        walk(directory, prefix, rest.length === 0 ? ["*"] : rest, found);
        for (const [name, kind] of entriesOf(directory)) {
            if (kind === "directory" && !name.startsWith(".") && name !== "node_modules") {
                walk(`${directory}/${name}`, `${prefix}${name}/`, segments, found);
            }
        }
        return;
    }
    const matches = segmentTest(segment);
    for (const [name, kind] of entriesOf(directory)) {
        if (!matches(name)) continue;
        if (rest.length > 0 && kind === "directory") walk(`${directory}/${name}`, `${prefix}${name}/`, rest, found);
        if (rest.length === 0 && kind === "file") found.add(prefix + name);
    }
}

/** The files below `root` that match, relative to it: by alternatives in their order, each sorted, none twice. */
exports.expand = function expand(pattern, root) {
    const found = new Set();
    for (const single of alternatives(pattern)) {
        const segments = single.split("/").filter((segment) => segment !== "" && segment !== ".");
        const own = new Set();
        if (segments.length > 0) walk(root, "", segments, own);
        for (const file of [...own].sort()) found.add(file);
    }
    return [...found];
};
