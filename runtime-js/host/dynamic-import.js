"use strict";
// import(...) in CommonJS modules, and in functions made of text.

const wrapper = internal("module-wrapper");
const { withImporter } = internal("esm/transform");
const { userFrame } = internal("stack");
const { pathToFileURL } = require("node/url");
const { dirname } = require("node/path");

const parameters = "exports, require, module, __filename, __dirname";
const pattern = /\bimport\s*\(/;

const importerFor = (filename) => (specifier, options) =>
    require("host/esm-loader").importFrom(specifier, options, { url: pathToFileURL(filename).href, filename, path: dirname(filename) });

/** The function of a CommonJS module whose text may import. */
exports.bindImporter = function bindImporter(text, filename) {
    if (/\bFunction\b/.test(text)) watchFunction();
    const found = withImporter(text);
    if (found === undefined) return wrapper.compile(text, filename);
    const run = wrapper.compileFunction(`function (${parameters}, ${found.importer})`, "", found.text, "", filename);
    const importer = importerFor(filename);
    return function runModule(...values) {
        return Reflect.apply(run, this, [...values, importer]);
    };
};

let isWatched = false;

// `new Function("name", "return import(name)")` keeps compilers from making a require of it.
function watchFunction() {
    if (isWatched) return;
    isWatched = true;
    const { Function } = globalThis;
    const make = (values, construct) => {
        const body = String(values.at(-1) ?? "");
        const found = pattern.test(body) ? withImporter(body) : undefined;
        if (found === undefined) return construct(values);
        const inner = construct([...values.slice(0, -1), found.text]);
        const text = `return ${inner}`;
        const filename = userFrame(new Error().stack)?.file ?? `${internal("settings").root}/index.js`;
        return construct([found.importer, text])(importerFor(filename));
    };
    const watched = new Proxy(Function, {
        apply: (target, self, values) => make(values, (given) => Reflect.apply(target, self, given)),
        construct: (target, values, newTarget) =>
            make(values, (given) => Reflect.construct(target, given, newTarget === watched ? target : newTarget)),
    });
    for (const [owner, key] of [[Function.prototype, "constructor"], [globalThis, "Function"]]) {
        Object.defineProperty(owner, key, { value: watched, writable: true, configurable: true, enumerable: false });
    }
}
