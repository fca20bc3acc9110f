"use strict";
// console, of which every line goes to the host's log, and the class Console, which writes to streams.

const log = internal("log");
const { coded } = internal("errors");
const { requireObject, requireWithin } = internal("validators");
const { define } = internal("console-methods");

const isWritable = (stream) => typeof stream?.write === "function";

/** `new Console(stdout, stderr?, ignoreErrors?)` or `new Console({stdout, stderr, ...})`. */
function Console(options, stderr, ignoreErrors) {
    if (!new.target) return new Console(options, stderr, ignoreErrors);
    const given = isWritable(options) || options === undefined || options === null ? { stdout: options, stderr, ignoreErrors } : options;
    const { stdout, stderr: errors = stdout, ignoreErrors: ignores = true, colorMode = "auto", inspectOptions, groupIndentation } = given;
    for (const [name, stream] of [["stdout", stdout], ["stderr", errors]]) {
        if (!isWritable(stream)) {
            throw coded("TypeError", "ERR_CONSOLE_WRITABLE_STREAM", `Console expects a writable stream instance for ${name}`);
        }
    }
    if (typeof colorMode !== "boolean" && colorMode !== "auto") {
        throw internal("validators").invalidArgumentValue("colorMode", colorMode, "must be one of: 'auto', true, false");
    }
    if (groupIndentation !== undefined) requireWithin(groupIndentation, "groupIndentation", 0, 1000);
    if (inspectOptions !== undefined) requireObject(inspectOptions, "options.inspectOptions");
    const streamOf = (level) => (level === "warning" || level === "error" ? errors : stdout);
    define(this, (level, text) => send(streamOf(level), `${text}\n`, ignores), (level) => {
        const colors = colorMode === "auto" ? streamOf(level).isTTY === true : colorMode;
        return { colors, ...inspectOptions };
    }, groupIndentation);
}

function send(stream, text, ignores) {
    if (!ignores) {
        stream.write(text);
        return;
    }
    const ignore = () => {};
    stream.once?.("error", ignore);
    try {
        stream.write(text, ignore);
    } catch {
        // The author asked for no errors of the stream.
    } finally {
        stream.removeListener?.("error", ignore);
    }
}

const console = Object.create(Console.prototype);
define(console, (level, text) => log.write(level, text, { console: true }), () => undefined);
console.Console = Console;

module.exports = console;
Object.defineProperty(console, Symbol.toStringTag, { value: "console", writable: false, enumerable: false, configurable: true });
Object.defineProperty(console, "console", { value: console, enumerable: false, writable: true, configurable: true });
