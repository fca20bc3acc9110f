"use strict";
// Whole files, as procedures (internal/fs/steps.js). A descriptor stands for the file from where it is.

const { checkSignal, decoded, options, toData, toFlags, toMode, toPath } = internal("fs/arguments");
const { constants } = internal("fs/constants");

const sourceOf = (path) => (typeof path === "number" ? internal("fs/arguments").toDescriptor(path) : toPath(path));

function* readFile(path, given) {
    const chosen = options(given, { flag: "r" });
    const source = sourceOf(path);
    const flags = toFlags(chosen.flag ?? "r", "options.flag");
    checkSignal(chosen);
    const bytes = yield ["readFile", source, flags];
    checkSignal(chosen);
    return decoded(bytes, chosen.encoding);
}

function* write(path, data, given, flag) {
    const chosen = options(given, { encoding: "utf8", mode: 0o666, flag });
    const source = sourceOf(path);
    const flags = toFlags(chosen.flag ?? flag, "options.flag");
    const mode = toMode(chosen.mode, "mode", 0o666);
    const content = toData(data, chosen.encoding ?? "utf8");
    checkSignal(chosen);
    if (chosen.flush !== undefined && chosen.flush !== null && typeof chosen.flush !== "boolean") {
        throw internal("validators").invalidArgumentType("options.flush", "of type boolean", chosen.flush);
    }
    if (chosen.flush) yield* writeAndFlush(source, content, flags, mode);
    else yield ["writeFile", source, content, flags, mode];
    checkSignal(chosen);
}

function* writeAndFlush(source, content, flags, mode) {
    const fd = typeof source === "number" ? source : yield ["open", source, flags, mode];
    try {
        yield ["writeFile", fd, content, flags, mode];
        yield ["fsync", fd];
    } finally {
        if (fd !== source) yield ["close", fd];
    }
}

const writeFile = (path, data, given) => write(path, data, given, "w");

function appendFile(path, data, given) {
    const chosen = given !== null && typeof given === "object" && given.flag === undefined ? { ...given, flag: "a" } : given;
    return write(path, data, chosen, constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY);
}

module.exports = { readFile, writeFile, appendFile };
