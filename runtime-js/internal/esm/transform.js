"use strict";
// The text of an ES module as the body of a function, every line and nearly every column where it was. JavaScriptCore's C API
// loads no ES modules.
//
// Imports become constants of the body when their values are final by the time the module runs. Those that may still change (the
// exporter assigns to them later, or belongs to the same cycle) become members of the object of a `with` statement around the
// strict body: the engine looks them up on every use, so they stay live and are shadowed as they should be.
//
// The function is a generator, or async when the module awaits. Its first step hands out functions that read the exports: then
// declared functions are there already, as in a module that is instantiated. Its second step runs the module; the async one waits
// for `start` before that, if there is one.

const wrapper = internal("module-wrapper");

/** A name that the text does not contain, as long as the first of the candidates. */
function freeName(source, stem, length) {
    for (let number = 0; ; number++) {
        const name = stem + String(number).padStart(length - stem.length, "$");
        if (!source.includes(name)) return name;
    }
}

const blank = (text) => text.replace(/[^\n\r\u2028\u2029]/g, " ");

/** `replacement` over the beginning of the text, whose line breaks stay. */
function overlay(text, replacement) {
    const rest = text.length >= replacement.length && !/[\n\r\u2028\u2029]/.test(text.slice(0, replacement.length));
    return replacement + blank(rest ? text.slice(replacement.length) : text);
}

function edited(source, edits, names) {
    const pieces = [];
    let end = 0;
    for (const edit of [...edits].sort((first, second) => first.start - second.start)) {
        const text = source.slice(edit.start, edit.end);
        pieces.push(source.slice(end, edit.start));
        // The semicolon keeps what stands before and after a removed statement apart.
        if (edit.kind === "blank") pieces.push(overlay(text, ";"));
        else if (edit.kind === "import") pieces.push(names.importer);
        else if (edit.kind === "call") pieces.push(".call(void 0,");
        else pieces.push(overlay(text, edit.text === undefined ? `;const ${names.default}=` : `;${edit.text.trim()} ${names.default}`));
        end = edit.end;
    }
    pieces.push(source.slice(end));
    return pieces.join("");
}

const key = (name) => (name === "__proto__" ? '["__proto__"]' : JSON.stringify(name));

/**
 * The function of a module: `(scope, importer)` gives a generator, or a promise when the module awaits. `scope` is
 * `{fixed, live, bind(getters), start}`.
 */
exports.compile = function compile(source, scan, fixed, live, filename) {
    const names = {
        importer: freeName(source, "_im", 6), default: freeName(source, "_d", 3), scope: freeName(source, "_s", 3),
    };
    const { scope } = names;
    const head = scan.awaits ? "async function" : "function*";
    const constants = fixed.length > 0 ? `const{${fixed.join(",")}}=${scope}.fixed;` : "";
    const getters = scan.locals.map(({ exported, local }) => `${key(exported)}:()=>${local ?? names.default}`);
    const pause = scan.awaits ? `if(${scope}.start)await ${scope}.start` : "yield";
    const prologue = `${scope}.bind({${["__proto__:null", ...getters].join(",")}});${pause};`;
    const calls = live.length === 0 ? [] : internal("esm/calls").findCalls(source, new Set(live));
    const text = edited(source, [...scan.edits, ...calls], names);
    const run = live.length === 0
        ? wrapper.compileFunction(`${head} (${scope}, ${names.importer})`, `"use strict";${constants}${prologue}`, text, "", filename)
        : wrapper.compileFunction(`function (${scope}, ${names.importer})`,
            `with(${scope}.live){${constants}return ${head}(){"use strict";${prologue}`, text, "\n}}", filename);
    return { run, isNested: live.length > 0, defaultName: names.default };
};

/** The text of a script with its dynamic imports made calls of a function; undefined when it has none. */
exports.withImporter = function withImporter(source) {
    let scan;
    try {
        scan = internal("esm/scan").scan(source);
    } catch {
        return undefined;
    }
    const edits = scan.edits.filter(({ kind, end }) => kind === "import" && !source.slice(end).trimStart().startsWith("."));
    if (edits.length === 0) return undefined;
    const importer = freeName(source, "_im", 6);
    return { text: edited(source, edits, { importer }), importer };
};
