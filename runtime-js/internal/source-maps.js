"use strict";
// From a place in a script to the place it was compiled from, as the script's source map says. Read only when an error is told; a
// map that is missing or broken changes nothing.

const files = internal("files");

const comment = /(?:\/\/|\/\*)[#@][ \t]*sourceMappingURL=([^\s'"*]+)[^\n]*/g;
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** By file: its decoded map, or undefined. */
const maps = new Map();
/** By original file: its text, when a map carries it. */
const contents = new Map();

/** The place of `{file, line, column}` in its original, or the same place; lines and columns from 1, a column may be missing. */
function original(place) {
    if (typeof place.file !== "string" || !place.file.startsWith("/") || place.line === undefined) return place;
    if (!maps.has(place.file)) maps.set(place.file, attempt(() => read(place.file)));
    const map = maps.get(place.file);
    const hasColumn = place.column !== undefined;
    const found = map === undefined ? undefined : lookUp(map, place.line - 1, hasColumn ? place.column - 1 : undefined);
    if (found === undefined) return place;
    const { file, line, column } = found;
    return { ...place, file, line: line + 1, ...(hasColumn ? { column: column + 1 } : {}) };
}

/** The text of an original file that a map carries. */
const contentOf = (file) => contents.get(file);

/** Forgets what was read. */
function forget() {
    maps.clear();
    contents.clear();
}

function attempt(run) {
    try {
        return run();
    } catch {
        return undefined;
    }
}

function read(file) {
    const url = [...files.readText(file).matchAll(comment)].at(-1)?.[1];
    if (url === undefined) return undefined;
    const { dirname, resolve } = require("node/path");
    if (url.startsWith("data:")) return decode(JSON.parse(dataText(url)), dirname(file));
    const path = url.startsWith("file:") ? require("node/url").fileURLToPath(url) : resolve(dirname(file), decodeURIComponent(url));
    return decode(JSON.parse(files.readText(path).replace(/^\ufeff|^\)\]\}'?[^\n]*\n/, "")), dirname(path));
}

function dataText(url) {
    const comma = url.indexOf(",");
    const body = decodeURIComponent(url.slice(comma + 1));
    return url.slice(0, comma).endsWith(";base64") ? require("node/buffer").Buffer.from(body, "base64").toString() : body;
}

/** Lines of `[column, file, line, column]`, each sorted by its first column. */
function decode(map, directory) {
    const lines = [];
    if (!Array.isArray(map.sections)) {
        addMap(lines, map, directory, 0, 0);
        return lines;
    }
    for (const { offset, map: part } of map.sections) addMap(lines, part, directory, offset.line, offset.column);
    return lines;
}

function addMap(lines, map, directory, firstLine, firstColumn) {
    const sources = map.sources.map((source) => sourcePath(source, map.sourceRoot, directory));
    map.sourcesContent?.forEach((text, index) => {
        if (typeof text === "string") contents.set(sources[index], text);
    });
    const state = { position: 0, text: map.mappings };
    let source = 0;
    let originalLine = 0;
    let originalColumn = 0;
    for (let number = 0; state.position <= state.text.length; number++, state.position++) {
        const line = (lines[firstLine + number] ??= []);
        let column = number === 0 ? firstColumn : 0;
        while (state.position < state.text.length && state.text[state.position] !== ";") {
            if (state.text[state.position] === ",") state.position += 1;
            const fields = segment(state);
            column += fields[0];
            if (fields.length < 4) continue;
            source += fields[1];
            originalLine += fields[2];
            originalColumn += fields[3];
            line.push([column, sources[source], originalLine, originalColumn]);
        }
        line.sort((first, second) => first[0] - second[0]);
    }
}

/** The numbers up to the next `,` or `;`: base 64 in groups of five bits, the sign in the lowest. */
function segment(state) {
    const fields = [];
    let value = 0;
    let shift = 0;
    for (; state.position < state.text.length; state.position++) {
        const character = state.text[state.position];
        if (character === "," || character === ";") break;
        const digit = digits.indexOf(character);
        if (digit < 0) throw new Error("A source map is damaged");
        value += (digit & 31) << shift;
        shift += 5;
        if (digit & 32) continue;
        fields.push(value & 1 ? -(value >>> 1) : value >>> 1);
        value = 0;
        shift = 0;
    }
    if (fields.length === 0) throw new Error("A source map is damaged");
    return fields;
}

function sourcePath(source, root, directory) {
    const path = `${root ? root.replace(/\/?$/, "/") : ""}${source}`;
    if (path.startsWith("file:")) return require("node/url").fileURLToPath(path);
    return /^[a-z][\w+.-]+:/i.test(path) ? path : require("node/path").resolve(directory, path);
}

/** The last mapping of the line at or before the column, else the first one. */
function lookUp(lines, line, column) {
    const mappings = lines[line];
    if (mappings === undefined || mappings.length === 0) return undefined;
    const found = column === undefined ? mappings[0] : mappings.findLast(([start]) => start <= column) ?? mappings[0];
    return found[1] === undefined ? undefined : { file: found[1], line: found[2], column: found[3] };
}

Object.assign(exports, { original, contentOf, forget });
