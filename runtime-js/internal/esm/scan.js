"use strict";
// What an ES module imports and exports, whether it awaits, and the edits that make a function's body of its text. A pass over
// the tokens is enough: imported names need no rewriting, as transform.js gives them to the body as variables.

const { Tokenizer, WORD, OPERATOR, LITERAL, END, OBJECT, CLASS, PAREN } = internal("esm/tokenizer");
const { ClauseReader } = internal("esm/clauses");

const assignments = new Set("= += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??= ++ --".split(" "));
const memberStarts = new Set(["{", ",", ";", "}", "async", "*", "static"]);
const asyncFunction = /async[^\S\n\r\u2028\u2029]+function\b/y;
const words = /[\w$\u0080-\uffff]+/g;

class Scanner {
    constructor(source) {
        this.source = source;
        this.tokens = new Tokenizer(source);
        /** `{specifier, attributes}`, each pair once. */
        this.requests = [];
        /** `{local, request, imported}`: what a name of the module stands for; `imported` is "*" for a namespace. */
        this.imports = [];
        /** `{exported, local}` */
        this.locals = [];
        /** `{exported, request, imported}` of `export ... from`. */
        this.indirect = [];
        /** Requests of `export * from`. */
        this.stars = [];
        this.functions = new Set();
        /** Names that functions may assign to after the module has run. */
        this.assigned = new Set();
        /** `{start, end, kind}`: "blank", "import" (the keyword), "default" (export default). */
        this.edits = [];
        this.awaits = false;
        this.hasModuleSyntax = false;
        this.declaration = undefined;
        this.arrows = [];
        this.previous = { kind: 0, text: "", isProperty: false };
    }

    run() {
        const { tokens, previous } = this;
        let operand = false;
        while (tokens.next() !== END) {
            if (this.arrows.length > 0) this.leaveArrows(operand);
            if (this.declaration !== undefined) this.declare(operand);
            if (tokens.kind === WORD) {
                if (!tokens.isProperty) this.word();
            } else if (tokens.kind === OPERATOR) this.operator();
            operand = tokens.operand;
            previous.kind = tokens.kind;
            previous.text = tokens.text;
            previous.isProperty = tokens.isProperty;
        }
        this.resolveReexports();
        return this;
    }

    get isDeferred() {
        return this.tokens.functionDepth > 0 || this.arrows.length > 0;
    }

    word() {
        const { tokens } = this;
        switch (tokens.text) {
        case "import": this.importWord(); break;
        case "export": if (tokens.top === undefined && tokens.startsStatement) this.exportStatement(); break;
        case "await": if (!this.isDeferred && !this.isName()) this.awaits = true; break;
        case "of": case "in":
            if (this.previous.kind === WORD && this.isDeferred) this.assigned.add(this.previous.text);
            break;
        case "function":
            if (tokens.top === undefined && !tokens.pendingFunction.expression) this.noteFunction();
            break;
        default:
            if (this.previous.text === "++" || this.previous.text === "--") this.assigned.add(tokens.text);
        }
    }

    /** Whether the word names a property or a method of an object or a class. */
    isName() {
        const { tokens } = this;
        const next = this.source[tokens.peek()];
        if (next === ":" && tokens.top?.kind === OBJECT) return true;
        return next === "(" && (tokens.top?.kind === OBJECT || tokens.top?.kind === CLASS) && memberStarts.has(this.previous.text);
    }

    operator() {
        const { tokens, previous } = this;
        if (tokens.text === "=>") {
            if (this.source[tokens.peek()] !== "{") this.arrows.push({ depth: tokens.frames.length, ternaries: tokens.ternaries });
        } else if (assignments.has(tokens.text) && this.isDeferred) {
            if (previous.kind === WORD && !previous.isProperty) this.assigned.add(previous.text);
            else if (tokens.text === "=" && (previous.text === "]" || previous.text === "}")) {
                for (const [name] of this.source.slice(tokens.closed.start, tokens.start).matchAll(words)) this.assigned.add(name);
            }
        }
    }

    // An arrow function's body without braces ends with the brackets around it, at a comma, or where another statement begins.
    leaveArrows(operand) {
        const { tokens } = this;
        for (let arrow = this.arrows.at(-1); arrow !== undefined; arrow = this.arrows.at(-1)) {
            const depth = tokens.frames.length - (opens(tokens) ? 1 : 0);
            const isOver = depth < arrow.depth || (depth === arrow.depth && (tokens.text === ";" || tokens.text === "," ||
                (tokens.text === ":" && tokens.ternaries < arrow.ternaries) || this.beginsStatement(operand)));
            if (!isOver) return;
            this.arrows.pop();
        }
    }

    /** Whether the token cannot go on with the expression that the last one ended. */
    beginsStatement(operand) {
        const { tokens } = this;
        if (!operand) return false;
        if (tokens.kind === LITERAL) return this.source[tokens.start] !== "`";
        if (tokens.kind === WORD) {
            return tokens.startsStatement ||
                (tokens.newline && !tokens.isProperty && tokens.text !== "in" && tokens.text !== "instanceof");
        }
        return tokens.text === "{" && this.source[tokens.start] === "{";
    }

    importWord() {
        const { tokens, source } = this;
        const next = source[tokens.peek()];
        if (next === "(" || next === ".") {
            if (this.isName()) return;
            if (next === ".") this.hasModuleSyntax = true;
            this.edits.push({ start: tokens.start, end: tokens.end, kind: "import" });
            tokens.operand = true;
        } else if (tokens.top === undefined && tokens.startsStatement) this.importStatement();
    }

    importStatement() {
        const { tokens } = this;
        const start = tokens.start;
        const reader = new ClauseReader(this.source, tokens.end);
        const names = [];
        if (!reader.isString()) {
            this.importNames(reader, names);
            if (!reader.acceptsWord("from")) reader.fail();
        }
        const request = this.request(reader.origin());
        for (const [imported, local] of names) this.imports.push({ local, request, imported });
        this.endStatement(reader, start);
    }

    importNames(reader, names) {
        if (reader.peek() !== "{" && reader.peek() !== "*") {
            names.push(["default", reader.word()]);
            if (!reader.accepts(",")) return;
        }
        if (reader.accepts("*")) {
            if (!reader.acceptsWord("as")) reader.fail();
            names.push(["*", reader.word()]);
            return;
        }
        reader.expect("{");
        names.push(...reader.list());
    }

    exportStatement() {
        const { tokens } = this;
        this.hasModuleSyntax = true;
        const start = tokens.start;
        const reader = new ClauseReader(this.source, tokens.end);
        if (reader.accepts("*")) {
            const exported = reader.acceptsWord("as") ? reader.exportName() : undefined;
            if (!reader.acceptsWord("from")) reader.fail();
            const request = this.request(reader.origin());
            if (exported === undefined) this.stars.push(request);
            else this.indirect.push({ exported, request, imported: "*" });
            this.endStatement(reader, start);
        } else if (reader.accepts("{")) {
            this.exportList(reader, start);
        } else if (reader.peekWord() === "default") {
            reader.word();
            this.exportDefault(reader, start);
        } else {
            this.edits.push({ start, end: tokens.end, kind: "blank" });
            tokens.continueAt(tokens.end);
            this.exportDeclaration(reader);
        }
    }

    exportList(reader, start) {
        const pairs = reader.list();
        if (reader.acceptsWord("from")) {
            const request = this.request(reader.origin());
            for (const [imported, exported] of pairs) this.indirect.push({ exported, request, imported });
        } else for (const [local, exported] of pairs) this.locals.push({ exported, local });
        this.endStatement(reader, start);
    }

    exportDefault(reader, start) {
        const { tokens } = this;
        const end = reader.end;
        reader.peek();
        asyncFunction.lastIndex = reader.end;
        if (asyncFunction.test(this.source)) reader.word();
        const word = reader.peekWord();
        if (word === "function" || word === "class") {
            reader.word();
            if (word === "function") reader.accepts("*");
            const keywordEnd = reader.end;
            const name = reader.peekWord();
            if (name !== undefined && name !== "extends") {
                this.edits.push({ start, end, kind: "blank" });
                this.locals.push({ exported: "default", local: name });
                if (word === "function") this.functions.add(name);
                tokens.continueAt(end);
                return;
            }
            if (word === "function") {
                this.edits.push({ start, end: keywordEnd, kind: "default", text: this.source.slice(end, keywordEnd) });
                this.locals.push({ exported: "default", local: undefined });
                this.functions.add(undefined);
                tokens.continueAt(end);
                return;
            }
        }
        this.edits.push({ start, end, kind: "default" });
        this.locals.push({ exported: "default", local: undefined });
        tokens.continueAt(end);
        tokens.text = "=";
    }

    exportDeclaration(reader) {
        const word = reader.word();
        if (word === "async" || word === "function" || word === "class") {
            if (word === "async") reader.word();
            if (word !== "class") reader.accepts("*");
            const name = reader.word();
            this.locals.push({ exported: name, local: name });
            if (word !== "class") this.functions.add(name);
        } else if (word === "const" || word === "let" || word === "var") {
            this.tokens.next();
            this.declaration = { expecting: true };
        } else reader.fail();
    }

    // Goes through `const a = 1, {b, c: [d]} = f()` and notes the names that are declared.
    declare(operand) {
        const { tokens, declaration } = this;
        const isOpening = opens(tokens);
        const frame = isOpening ? tokens.frames.at(-2) : tokens.top;
        if (frame === undefined) {
            if (declaration.expecting) {
                declaration.expecting = false;
                if (tokens.kind === WORD) this.locals.push({ exported: tokens.text, local: tokens.text });
                else if (isOpening) beginPattern(tokens);
            } else if (tokens.text === ";" || (!isOpening && tokens.startsStatement && this.beginsStatement(operand))) {
                this.declaration = undefined;
            } else if (tokens.text === "," && tokens.kind === OPERATOR) declaration.expecting = true;
        } else if (frame.pattern !== 0) this.declareInPattern(frame, isOpening);
    }

    declareInPattern(frame, isOpening) {
        const { tokens } = this;
        if (tokens.kind === WORD || tokens.kind === LITERAL) {
            if (!frame.expecting) return;
            const isKey = frame.pattern === OBJECT && !frame.isTarget && this.source[tokens.peek()] === ":";
            if (tokens.kind === WORD && !isKey) this.locals.push({ exported: tokens.text, local: tokens.text });
            frame.expecting = false;
            return;
        }
        switch (tokens.text) {
        case ",": frame.expecting = true; frame.isTarget = false; break;
        case ":": if (!frame.isDefault) frame.expecting = frame.isTarget = true; break;
        case "=": frame.expecting = false; frame.isDefault = true; break;
        case "[": case "{":
            if (isOpening && frame.expecting && (frame.pattern !== OBJECT || frame.isTarget)) beginPattern(tokens);
            frame.expecting = false;
        }
        if (tokens.text === ",") frame.isDefault = false;
    }

    noteFunction() {
        const reader = new ClauseReader(this.source, this.tokens.end);
        reader.accepts("*");
        const name = reader.peekWord();
        if (name !== undefined) this.functions.add(name);
    }

    request({ specifier, attributes }) {
        const text = JSON.stringify(attributes);
        const known = this.requests.findIndex((other) => other.specifier === specifier && JSON.stringify(other.attributes) === text);
        return known >= 0 ? known : this.requests.push({ specifier, attributes }) - 1;
    }

    endStatement(reader, start) {
        this.hasModuleSyntax = true;
        reader.finish();
        this.edits.push({ start, end: reader.end, kind: "blank" });
        this.tokens.continueAt(reader.end);
    }

    // `import {a} from "x"; export {a}` says the same as `export {a} from "x"`.
    resolveReexports() {
        const imported = new Map(this.imports.map((entry) => [entry.local, entry]));
        this.locals = this.locals.filter(({ exported, local }) => {
            const origin = imported.get(local);
            if (origin === undefined) return true;
            this.indirect.push({ exported, request: origin.request, imported: origin.imported });
            return false;
        });
    }
}

const openings = new Set(["{", "[", "(", "${"]);
const opens = (tokens) => tokens.kind === OPERATOR && openings.has(tokens.text) && tokens.top?.start === tokens.start;

function beginPattern(tokens) {
    Object.assign(tokens.top, { pattern: tokens.text === "{" ? OBJECT : PAREN, expecting: true, isTarget: false, isDefault: false });
}

/** Scans the text of a module; throws a SyntaxError with `line` for an import or export that is none. */
exports.scan = (source) => new Scanner(source).run();
