"use strict";
// Source text as tokens, as far as it takes to tell what is code: strings, templates, comments, regular expressions; and which
// braces are blocks, functions, classes or objects. It does not parse expressions.

const START = 0;
const WORD = 1;
const OPERATOR = 2;
const LITERAL = 3;
const END = 4;

const BLOCK = 1;
const FUNCTION = 2;
const CLASS = 3;
const OBJECT = 4;
const TEMPLATE = 5;
const PAREN = 6;
const BRACKET = 7;

const trivia = /(?:\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)+/y;
const lineBreak = /[\n\r\u2028\u2029]/;
const wordText = /(?:[^\s\x00-\x23\x25-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]|\\u\{[\da-fA-F]+\}|\\u[\da-fA-F]{4})+/y;
const numberText = /(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?)n?/iy;
const regexText = /\/(?:[^\\/[\n\r\u2028\u2029]|\\[^]|\[(?:[^\]\\\n\r\u2028\u2029]|\\[^])*\])+\/[\w$]*/y;
const operatorText = /=>|===?|!==?|\+\+|--|\?\.(?!\d)|\?\?=?|\.\.\.|(?:\*\*|<<|>>>?|&&|\|\||[-+*/%&|^])=?|[<>]=?|[^]/y;
const templateText = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y;

/** Words after which a slash begins a regular expression, and a brace an object. */
const prefixWords = new Set(("return typeof instanceof in new delete void throw case do else yield await extends default export " +
    "import const let var if for while with switch try catch finally function class").split(" "));
const blockWords = new Set(["do", "else", "try", "finally", "catch"]);
const statementWords = new Set([...blockWords, "export", "default"]);
const parenWords = new Set(["if", "for", "while", "with", "switch", "catch"]);
const statementParens = new Set(["if", "for", "while", "with"]);

class Tokenizer {
    constructor(source) {
        this.source = source;
        this.start = 0;
        this.end = 0;
        this.kind = START;
        /** The word or operator; a literal's is empty. */
        this.text = "";
        /** Whether a line break stands before the token. */
        this.newline = false;
        /** Whether the token ends an operand, so that what follows is an operator or another statement. */
        this.operand = false;
        /** Whether a statement may begin with the token. */
        this.startsStatement = true;
        this.isProperty = false;
        this.frames = [];
        this.top = undefined;
        /** What the token closed, when it is a closing bracket. */
        this.closed = undefined;
        this.functionDepth = 0;
        this.ternaries = 0;
        this.pendingClass = undefined;
        this.pendingFunction = undefined;
        this.asyncStarts = false;
        this.branches = false;
    }

    /** Goes to the next token; gives its kind. */
    next() {
        const { source } = this;
        this.newline = false;
        let position = this.end;
        const code = source.charCodeAt(position);
        if (code <= 32 || code === 47 || code > 127) position = this.skipTrivia(position);
        this.start = position;
        if (position >= source.length) {
            this.text = "";
            this.startsStatement = true;
            return (this.kind = END);
        }
        this.startsStatement = this.mayStartStatement();
        this.isProperty = false;
        const first = source.charCodeAt(position);
        if ((first >= 97 && first <= 122) || (first >= 65 && first <= 90) || first === 95 || first === 36 || first > 127 ||
            first === 92) return this.readWord(position);
        if (first >= 48 && first <= 57) return this.readNumber(position);
        switch (first) {
        case 34: case 39: return this.literal(stringEnd(source, position, first));
        case 96: return this.readTemplate(position + 1);
        case 40: return this.open(PAREN, "(");
        case 91: return this.open(BRACKET, "[");
        case 123: return this.open(this.classifyBrace(), "{");
        case 125: if (this.top?.kind === TEMPLATE) return this.resumeTemplate(position + 1); // falls through
        case 41: case 93: return this.close(source[position]);
        case 46: if (isDigit(source.charCodeAt(position + 1))) return this.readNumber(position); break;
        case 47: if (!this.operand) return this.readRegex(position); break;
        }
        return this.readOperator(position);
    }

    skipTrivia(position) {
        trivia.lastIndex = position;
        const match = trivia.exec(this.source);
        if (match === null) return position;
        this.newline = lineBreak.test(match[0]);
        return trivia.lastIndex;
    }

    /** Where the next token begins. */
    peek() {
        trivia.lastIndex = this.end;
        return trivia.test(this.source) ? trivia.lastIndex : this.end;
    }

    /** Goes on at a place where a statement has ended. */
    continueAt(position) {
        this.end = position;
        this.kind = OPERATOR;
        this.text = ";";
        this.operand = false;
    }

    mayStartStatement() {
        if (this.kind === START) return true;
        if (this.kind === WORD) return this.operand ? this.newline : statementWords.has(this.text);
        if (this.kind === LITERAL) return this.newline;
        switch (this.text) {
        case ";": return true;
        case "{": return this.top !== undefined && this.top.kind <= FUNCTION;
        case "}": case ")": return !this.operand || this.newline;
        case "]": case "++": case "--": return this.newline;
        case ":": return this.branches;
        }
        return false;
    }

    readWord(position) {
        wordText.lastIndex = position;
        if (!wordText.test(this.source)) return this.readOperator(position);
        this.end = wordText.lastIndex;
        const raw = this.source.slice(position, this.end);
        const text = raw.includes("\\") ? unescapeText(raw) : raw;
        this.isProperty = this.kind === OPERATOR && (this.text === "." || this.text === "?." || this.text === "#");
        const isAsyncFunction = this.kind === WORD && this.text === "async" && !this.newline;
        if (this.isProperty) this.operand = true;
        else if (text === "function") {
            this.pendingFunction = { expression: !(isAsyncFunction ? this.asyncStarts : this.startsStatement), name: undefined };
            this.operand = false;
        } else if (text === "class") {
            this.pendingClass = { depth: this.frames.length, expression: !this.startsStatement };
            this.operand = false;
        } else if (text === "of") this.operand = this.top?.kind !== PAREN;
        else this.operand = !prefixWords.has(text);
        if (text === "async") this.asyncStarts = this.startsStatement;
        this.text = text;
        return (this.kind = WORD);
    }

    readNumber(position) {
        numberText.lastIndex = position;
        numberText.test(this.source);
        return this.literal(numberText.lastIndex);
    }

    readRegex(position) {
        regexText.lastIndex = position;
        return regexText.test(this.source) ? this.literal(regexText.lastIndex) : this.readOperator(position);
    }

    literal(end) {
        this.end = end;
        this.text = "";
        this.operand = true;
        return (this.kind = LITERAL);
    }

    readTemplate(position) {
        templateText.lastIndex = position;
        templateText.test(this.source);
        const end = templateText.lastIndex;
        if (this.source[end] !== "$") return this.literal(Math.min(end + 1, this.source.length));
        this.end = end + 2;
        this.open(TEMPLATE, "${");
        return this.kind;
    }

    resumeTemplate(position) {
        this.leave();
        return this.readTemplate(position);
    }

    readOperator(position) {
        operatorText.lastIndex = position;
        const text = operatorText.exec(this.source)[0];
        this.end = operatorText.lastIndex;
        if (text === ":") {
            this.branches = this.ternaries === 0 && (this.top === undefined || this.top.kind <= FUNCTION);
            if (this.ternaries > 0) this.ternaries -= 1;
        } else if (text === "?") this.ternaries += 1;
        else if (text === ";") this.ternaries = 0;
        // What stands behind an operand is postfix.
        this.operand = (text === "++" || text === "--") && this.operand && !this.newline;
        this.text = text;
        return (this.kind = OPERATOR);
    }

    open(kind, text) {
        const { start, ternaries } = this;
        const frame = { kind, start, before: "", expression: false, ternaries, pattern: 0, expecting: false };
        if (kind === PAREN) this.describeParen(frame);
        else if (kind === FUNCTION) frame.expression = this.text === "=>" || (this.text === ")" && this.closed.expression);
        else if (kind === CLASS) {
            frame.expression = this.pendingClass.expression;
            this.pendingClass = undefined;
        } else frame.expression = kind === OBJECT;
        if (kind === FUNCTION || kind === CLASS) this.functionDepth += 1;
        this.ternaries = 0;
        this.frames.push(frame);
        this.top = frame;
        if (kind !== TEMPLATE) this.end = this.start + 1;
        this.text = text;
        this.operand = false;
        return (this.kind = OPERATOR);
    }

    // `if` and the like head a statement only where statements may stand; in a class or an object they are names of methods.
    describeParen(frame) {
        if (this.pendingFunction !== undefined) {
            frame.expression = this.pendingFunction.expression;
            this.pendingFunction = undefined;
        } else if (this.kind === WORD && !this.isProperty && this.top?.kind !== CLASS && this.top?.kind !== OBJECT) {
            frame.before = this.text === "await" ? "for" : this.text;
        }
    }

    classifyBrace() {
        if (this.pendingClass !== undefined && this.pendingClass.depth === this.frames.length) return CLASS;
        if (this.kind === START || this.kind === LITERAL) return BLOCK;
        if (this.kind === WORD) {
            if (this.text === "static" && this.top?.kind === CLASS) return FUNCTION;
            return this.operand || blockWords.has(this.text) ? BLOCK : OBJECT;
        }
        switch (this.text) {
        case "=>": return FUNCTION;
        case ")": return parenWords.has(this.closed.before) ? BLOCK : FUNCTION;
        case ":": return this.branches ? BLOCK : OBJECT;
        case ";": case "}": case "]": return BLOCK;
        case "{": return this.top.kind === TEMPLATE ? OBJECT : BLOCK;
        }
        return OBJECT;
    }

    close(text) {
        const frame = this.leave();
        this.closed = frame;
        this.end = this.start + 1;
        this.text = text;
        if (text === "}") this.operand = frame !== undefined && frame.expression;
        else this.operand = text === "]" || !statementParens.has(frame?.before);
        return (this.kind = OPERATOR);
    }

    leave() {
        const frame = this.frames.pop();
        this.top = this.frames.at(-1);
        if (frame === undefined) return undefined;
        if (frame.kind === FUNCTION || frame.kind === CLASS) this.functionDepth -= 1;
        this.ternaries = frame.ternaries;
        return frame;
    }
}

const isDigit = (code) => code >= 48 && code <= 57;

/** Where the string ends that begins at `start`. */
function stringEnd(source, start, quote) {
    const mark = String.fromCharCode(quote);
    for (let end = source.indexOf(mark, start + 1); end >= 0; end = source.indexOf(mark, end + 1)) {
        let before = end - 1;
        while (source.charCodeAt(before) === 92) before -= 1;
        if ((end - before) % 2 === 1) return end + 1;
    }
    return source.length;
}

const simpleEscapes = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v", 0: "\0" };
const escapes = /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|[^]))/g;

/** What the escapes of a string or a name stand for. */
function unescapeText(text) {
    if (!text.includes("\\")) return text;
    return text.replace(escapes, (_, braced, four, two, other) => {
        const digits = braced ?? four ?? two;
        if (digits !== undefined) return String.fromCodePoint(parseInt(digits, 16));
        return lineBreak.test(other) ? "" : simpleEscapes[other] ?? other;
    });
}

Object.assign(exports, {
    Tokenizer, stringEnd, unescapeText, WORD, OPERATOR, LITERAL, END, CLASS, OBJECT, PAREN,
});
