"use strict";
// Errors in Node's form (`code`, "Name [CODE]" in the stack) and stack traces in V8's.

const baseOf = { Error, TypeError, RangeError, SyntaxError };

/** An error with `code`, as Node makes them. */
function coded(type, code, message) {
    const error = new baseOf[type](message);
    error.code = code;
    withCode.add(error);
    return error;
}

// Their stacks begin with "Name [CODE]: message".
const withCode = new WeakSet();

/** Says that the stack of this error shows its code. */
exports.markCoded = (error) => void withCode.add(error);

/** An error that the host tells of: its name, its message, and its properties as JSON. */
function fromHost(name, message, properties) {
    return Object.assign(new (baseOf[name] ?? Error)(message), JSON.parse(properties));
}

/** What a missing API throws when it is called. */
function notImplemented(name) {
    return coded("Error", "ERR_METHOD_NOT_IMPLEMENTED", `The ${name} method is not implemented`);
}

/** A function in place of a missing API: it can be found, and throws when called. */
function missing(name) {
    return function missingMethod() {
        throw notImplemented(name);
    };
}

function isError(value) {
    return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

const placeInFrame = /(\/[^()]*?):(\d+):(\d+)(?=\)?$)/;

/** One line of a JavaScriptCore stack in V8's form, with the place that the script was compiled from. */
function frameText(line) {
    if (/^\s+at /.test(line)) return originalFrame(line);
    const frame = internal("stack").parseFrame(line);
    if (frame === undefined) return "    at " + line;
    const { name } = frame;
    const { file, line: number, column } = internal("source-maps").original(frame);
    const place = number === undefined ? file : `${file}:${number}:${column}`;
    return name === undefined ? `    at ${place}` : `    at ${name} (${place})`;
}

function originalFrame(line) {
    return line.replace(placeInFrame, (text, file, number, column) => {
        const place = internal("source-maps").original({ file, line: Number(number), column: Number(column) });
        return place.file === file ? text : `${place.file}:${place.line}:${place.column}`;
    });
}

const framesOfFiles = (stack) => stack.replace(/^\s+at .*$/gm, originalFrame);

/** `error.stack` headed by "Name: message", the frames as V8 writes them; undefined when the error has none. */
function stackText(error) {
    const stack = error.stack;
    if (typeof stack !== "string") return undefined;
    const plainHead = headText(error);
    const head = withCode.has(error) ? codedHead(error) : plainHead;
    if (head !== plainHead && stack.startsWith(plainHead)) return head + framesOfFiles(stack.slice(plainHead.length));
    if (stack.startsWith(head) || /^\s+at /m.test(stack)) return framesOfFiles(stack);
    const frames = stack.split("\n").filter((line) => line !== "" && !line.includes("@perdure:bootstrap.js"));
    return [head, ...withoutCallers(frames).map(frameText)].join("\n");
}

// What of this runtime called the author's code says nothing to the author; what the author's code called does.
function withoutCallers(frames) {
    const last = frames.findLastIndex((line) => !line.includes("perdure:") && !line.endsWith("[native code]"));
    return last < 0 ? frames : frames.slice(0, last + 1);
}

function codedHead(error) {
    const head = headText(error);
    const name = String(error.name);
    return head.startsWith(name) ? `${name} [${error.code}]${head.slice(name.length)}` : head;
}

function headText(error) {
    const name = error.name === undefined ? "Error" : String(error.name);
    const message = error.message === undefined ? "" : String(error.message);
    if (message === "") return name;
    return name === "" ? message : `${name}: ${message}`;
}

/** Where an error arose: `{file, line, column}` as far as the engine says. */
function position(error) {
    const found = {};
    if (typeof error.sourceURL === "string") found.file = error.sourceURL;
    if (typeof error.line === "number") found.line = error.line;
    // The column of a syntax error is that of whoever compiled the file.
    if (String(error.stack).includes(`${error.sourceURL}:${error.line}:${error.column}`)) {
        found.column = internal("stack").fileColumn(String(found.file), found.line, error.column);
    }
    return found;
}

exports.coded = coded;
exports.fromHost = fromHost;
exports.notImplemented = notImplemented;
exports.missing = missing;
exports.isError = isError;
exports.stackText = stackText;
exports.headText = headText;
exports.position = position;
