"use strict";
// The names that a CommonJS module exports, as far as its text shows them: those that `import {name}` finds in it. It knows the
// assignments people write and those that compilers and bundlers write.

const files = internal("files");
const { Tokenizer, WORD, END } = internal("esm/tokenizer");
const { ClauseReader } = internal("esm/clauses");
const { Module } = require("host/loader");
const { formatOf } = require("host/module-format");
const builtins = require("host/builtins");
const { dirname } = require("node/path");

const name = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;
const target = String.raw`(?:module\s*\.\s*)?exports`;
const patterns = {
    member: new RegExp(String.raw`${target}\s*(?:\.\s*(${name})|\[\s*(?:'([^'\\\n]*)'|"([^"\\\n]*)")\s*\])\s*=`, "uy"),
    whole: /module\s*\.\s*exports\s*=(?!=)\s*/y,
    required: /require\s*\(\s*(?:'([^'\\\n]*)'|"([^"\\\n]*)")\s*\)/y,
    define: new RegExp(String.raw`Object\s*\.\s*defineProperty\s*\(\s*${target}\s*,\s*(?:'([^'\\\n]*)'|"([^"\\\n]*)")\s*,\s*\{\s*` +
        String.raw`(?:enumerable\s*:\s*(?:true|!0)\s*,\s*)?(?:value\s*:|get\s*(?::\s*function\s*(?:${name})?\s*)?\(\s*\)\s*\{\s*return\s+` +
        String.raw`${name}\s*(?:\.\s*${name}|\[\s*(?:'[^'\\\n]*'|"[^"\\\n]*")\s*\])?\s*;?\s*\}\s*,?\s*\}\s*\))`, "uy"),
    star: /(?:(?:tslib(?:_\d+)?\s*\.\s*)?__exportStar|__export)\s*\(\s*require\s*\(\s*(?:'([^'\\\n]*)'|"([^"\\\n]*)")\s*\)/y,
    keys: new RegExp(String.raw`Object\s*\.\s*keys\s*\(\s*(${name})\s*\)\s*\.\s*forEach\s*\(\s*function\s*\(\s*(${name})\s*\)\s*\{\s*if\s*\(` +
        String.raw`[^]{0,400}?${target}\s*(?:\[\s*\2\s*\]\s*=\s*\1\s*\[\s*\2\s*\]|,\s*\2\s*,)`, "uy"),
};

const match = (pattern, source, position) => {
    pattern.lastIndex = position;
    return pattern.exec(source);
};
const text = (found) => found.slice(1).find((part) => part !== undefined);

/** `{names, reexports}` of source text: names, and what is required to be exported whole. */
function analyse(source) {
    const names = new Set();
    const tokens = new Tokenizer(source);
    let reexports = [];
    while (tokens.next() !== END) {
        if (tokens.kind !== WORD || tokens.isProperty) continue;
        const { start } = tokens;
        switch (tokens.text) {
        case "exports": case "module": {
            const member = match(patterns.member, source, start);
            if (member !== null) names.add(text(member));
            const whole = tokens.text === "module" ? match(patterns.whole, source, start) : null;
            if (whole !== null) reexports = assigned(source, patterns.whole.lastIndex, names);
            break;
        }
        case "Object": {
            const defined = match(patterns.define, source, start);
            if (defined !== null) names.add(text(defined));
            const keys = match(patterns.keys, source, start);
            const origin = keys === null ? undefined : requiredAs(source, keys[1]);
            if (origin !== undefined) reexports.push(origin);
            break;
        }
        default:
            if (/^(?:tslib|__export)/.test(tokens.text)) {
                const star = match(patterns.star, source, start);
                if (star !== null) reexports.push(text(star));
            }
        }
    }
    return { names, reexports };
}

/** What `var name = require("...")` requires, with or without a helper around it. */
function requiredAs(source, variable) {
    const escaped = variable.replaceAll("$", "\\$");
    const declaration = String.raw`(?:var|let|const)\s+${escaped}\s*=\s*(?:[\w$]+\s*\(\s*)?`;
    const found = new RegExp(declaration + String.raw`require\s*\(\s*(?:'([^'\n]*)'|"([^"\n]*)")`).exec(source);
    return found === null ? undefined : text(found);
}

/** What `module.exports = ...` gives: what is required, or the members of an object up to the first that is not plain. */
function assigned(source, position, names) {
    const required = match(patterns.required, source, position);
    if (required !== null) return [text(required)];
    const reexports = [];
    if (source[position] !== "{") return reexports;
    const reader = new ClauseReader(source, position + 1);
    for (;;) {
        if (reader.peek() === ".") {
            reader.end += match(/\.{0,3}\s*/y, source, reader.end)[0].length;
            const origin = match(patterns.required, source, reader.end);
            if (origin !== null) {
                reexports.push(text(origin));
                reader.end = patterns.required.lastIndex;
            } else if (reader.peekWord() !== undefined) reader.word();
            else break;
        } else {
            const isString = reader.isString();
            if (!isString && reader.peekWord() === undefined) break;
            const key = isString ? reader.string() : reader.word();
            const hasValue = reader.accepts(":");
            if (isString && !(hasValue && /[\p{ID_Start}$_]/u.test(reader.peek() ?? ""))) break;
            if (hasValue && reader.peekWord() === undefined) break;
            if (hasValue) reader.word();
            names.add(key);
        }
        if (!reader.accepts(",")) break;
    }
    return reexports;
}

/** The names that the file exports, with those of what it exports whole. */
function namesOf(filename, visited = new Set()) {
    if (visited.has(filename) || /\.(?:json|node)$/.test(filename)) return new Set();
    visited.add(filename);
    const { names, reexports } = analyse(files.readText(filename).replace(/^\ufeff/, "").replace(/^#!/, "//"));
    for (const request of reexports) for (const found of namesIn(request, filename, visited)) names.add(found);
    return names;
}

function namesIn(request, filename, visited) {
    let found;
    try {
        found = Module._resolveFilename(request, { filename, paths: Module._nodeModulePaths(dirname(filename)) }, false);
        if (builtins.has(found)) return Object.keys(builtins.load(found));
        return formatOf(found) === "commonjs" ? namesOf(found, visited) : [];
    } catch {
        return [];
    }
}

exports.analyse = analyse;
exports.namesOf = namesOf;
