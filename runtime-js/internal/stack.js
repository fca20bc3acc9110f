"use strict";
// Frames of stack traces, in JavaScriptCore's form (`fn@/app/x.js:3:36`) or V8's (`    at fn (/app/x.js:3:36)`).

const settings = internal("settings");
const wrapper = internal("module-wrapper");

const engineForm = /^([^@]*)@(?:file:\/\/)?(.*?)(?::(\d+):(\d+))?$/;
const v8Form = /^\s+at (?:(.*?) \()?(?:file:\/\/)?([^(].*?):(\d+):(\d+)\)?$/;
const nameless = new Set(["", "global code", "module code", "eval code", "<anonymous>"]);

/** `{name?, file, line?, column?}` of one line of a stack, or undefined; columns are those of the file. */
function parseFrame(line) {
    const match = /^\s+at /.test(line) ? v8Form.exec(line) : engineForm.exec(line);
    if (match === null) return undefined;
    const frame = { file: match[2] };
    if (match[1] !== undefined && !nameless.has(match[1])) frame.name = match[1];
    if (match[3] !== undefined) {
        frame.line = Number(match[3]);
        frame.column = fileColumn(frame.file, frame.line, Number(match[4]));
    }
    return frame;
}

/** The column of a place as the engine reports it, without the wrapper in line 1 of the app's modules. */
function fileColumn(file, line, column) {
    if (line !== 1 || !file.startsWith("/")) return column;
    const width = wrapper.width(file);
    return column > width ? column - width : column;
}

/** The innermost frame of the app's own code, or else of its packages; undefined when there is none below its folder. */
function userFrame(stack) {
    const frames = String(stack ?? "").split("\n").map(parseFrame).filter((frame) => frame?.line !== undefined);
    const places = frames.map((frame) => ({ frame, path: pathInApp(frame.file) })).filter(({ path }) => path !== undefined);
    return (places.find(({ path }) => !path.includes("/node_modules/")) ?? places[0])?.frame;
}

// Modules are known by their real paths; the folder may have been given by a link.
function pathInApp(file) {
    for (const root of [settings.root, settings.realRoot]) {
        const folder = root.endsWith("/") ? root : `${root}/`;
        if (file.startsWith(folder)) return file.slice(folder.length - 1);
    }
    return undefined;
}

exports.parseFrame = parseFrame;
exports.fileColumn = fileColumn;
exports.userFrame = userFrame;
