"use strict";
// Calls of imported functions that are members of a `with` object: they must not get that object as `this`.

const { Tokenizer, WORD, END } = internal("esm/tokenizer");

/** Edits that make `name.call(void 0,...)` of every `name(...)`, names of methods and of functions that are declared left alone. */
exports.findCalls = function findCalls(source, names) {
    const tokens = new Tokenizer(source);
    const sites = new Set();
    let word;
    let before = "";
    let text = "";
    while (tokens.next() !== END) {
        if (tokens.text === "(" && word !== undefined && before !== "new" && before !== "function") {
            tokens.top.site = { start: tokens.start, end: tokens.end, kind: "call" };
            sites.add(tokens.top.site);
        } else if (tokens.text === "{" && text === ")") sites.delete(tokens.closed?.site);
        word = tokens.kind === WORD && !tokens.isProperty && names.has(tokens.text) ? tokens.text : undefined;
        before = text;
        text = tokens.text;
    }
    return [...sites];
};
