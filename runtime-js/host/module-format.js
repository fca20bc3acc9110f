"use strict";
// Whether a file is a CommonJS or an ES module: by its name, its package, or else its text.

const files = internal("files");
const resolver = require("host/resolver");
const { extname } = require("node/path");

const hints = /^[^\S\n]*(?:import|export)\b|;\s*(?:import|export)\b|\bimport\s*\.\s*meta\b/m;

/** Whether text that a package says nothing about is that of an ES module. `fails`: it is known not to be CommonJS. */
function isESModule(text, fails = false) {
    if (!fails && !hints.test(text)) return false;
    let scan;
    try {
        scan = internal("esm/scan").scan(text.replace(/^\ufeff/, "").replace(/^#!/, "//"));
    } catch {
        return false;
    }
    return scan.hasModuleSyntax || (fails && scan.awaits);
}

/** "module", "commonjs", "json", or undefined when nothing is known of such a file. */
exports.formatOf = function formatOf(filename) {
    switch (extname(filename)) {
    case ".mjs": return "module";
    case ".cjs": return "commonjs";
    case ".json": return "json";
    case ".js": case "": break;
    default: return undefined;
    }
    const type = resolver.packageType(filename);
    return type === "none" ? isESModule(files.readText(filename)) ? "module" : "commonjs" : type;
};

exports.isESModule = isESModule;
