"use strict";
// The clauses of import and export statements: names, specifiers, attributes.

const { stringEnd, unescapeText } = internal("esm/tokenizer");

const trivia = /(?:\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)+/y;
const wordText = /(?:[^\s\x00-\x23\x25-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]|\\u\{[\da-fA-F]+\}|\\u[\da-fA-F]{4})+/y;

class ClauseReader {
    constructor(source, position) {
        this.source = source;
        this.end = position;
    }

    /** The character that comes next. */
    peek() {
        trivia.lastIndex = this.end;
        if (trivia.test(this.source)) this.end = trivia.lastIndex;
        return this.source[this.end];
    }

    /** Takes the character when it comes next. */
    accepts(character) {
        if (this.peek() !== character) return false;
        this.end += 1;
        return true;
    }

    expect(character) {
        if (!this.accepts(character)) this.fail();
    }

    /** The word that comes next, which is not taken. */
    peekWord() {
        this.peek();
        wordText.lastIndex = this.end;
        return wordText.test(this.source) ? this.source.slice(this.end, wordText.lastIndex) : undefined;
    }

    word() {
        const text = this.peekWord();
        if (text === undefined) this.fail();
        this.end += text.length;
        return unescapeText(text);
    }

    acceptsWord(text) {
        if (this.peekWord() !== text) return false;
        this.end += text.length;
        return true;
    }

    isString() {
        const character = this.peek();
        return character === '"' || character === "'";
    }

    string() {
        if (!this.isString()) this.fail();
        const start = this.end;
        this.end = stringEnd(this.source, start, this.source.charCodeAt(start));
        return unescapeText(this.source.slice(start + 1, this.end - 1));
    }

    /** A name of an export: a word or a string. */
    exportName() {
        return this.isString() ? this.string() : this.word();
    }

    /** `{a, b as c, "d" as e}` after its brace: pairs of what stands before and after `as`. */
    list() {
        const pairs = [];
        while (!this.accepts("}")) {
            const first = this.exportName();
            pairs.push([first, this.acceptsWord("as") ? this.exportName() : first]);
            if (this.peek() !== "}") this.expect(",");
        }
        return pairs;
    }

    /** The specifier after `from`, and its attributes. */
    origin() {
        const specifier = this.string();
        return { specifier, attributes: this.attributes() };
    }

    attributes() {
        const end = this.end;
        if (!this.acceptsWord("with")) {
            const isSameLine = this.acceptsWord("assert") && !/[\n\r\u2028\u2029]/.test(this.source.slice(end, this.end));
            if (!isSameLine || this.peek() !== "{") {
                this.end = end;
                return {};
            }
        }
        this.expect("{");
        const attributes = {};
        while (!this.accepts("}")) {
            const key = this.exportName();
            this.expect(":");
            attributes[key] = this.string();
            if (this.peek() !== "}") this.expect(",");
        }
        return attributes;
    }

    /** The end of a statement whose semicolon may be missing. */
    finish() {
        const end = this.end;
        if (!this.accepts(";")) this.end = end;
    }

    fail() {
        const line = this.source.slice(0, this.end).split(/\r\n|[\n\r\u2028\u2029]/).length;
        const found = this.peekWord() ?? this.peek();
        const error = new SyntaxError(found === undefined ? "Unexpected end of input" : `Unexpected token '${found}'`);
        error.line = line;
        throw error;
    }
}

exports.ClauseReader = ClauseReader;
