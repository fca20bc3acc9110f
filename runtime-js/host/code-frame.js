"use strict";
// A few lines of source around a place.

const files = internal("files");

const around = 2;

// JavaScriptCore reports a call at its bracket; what is called stands before it.
function calleeColumn(text, column) {
    if (text[column - 1] !== "(" && text[column - 1] !== "`") return column;
    const callee = /[\p{ID_Continue}$#]+(?:\?\.)?\s*$/u.exec(text.slice(0, column - 1));
    return callee === null ? column : callee.index + 1;
}

function sourceLines(file) {
    try {
        const text = internal("source-maps").contentOf(file) ?? files.readText(file);
        return text.replace(/^\ufeff/, "").split(/\r\n|[\n\r\u2028\u2029]/);
    } catch {
        return [];
    }
}

/** `{column, text}`: the column at which the name of the called function begins, and the lines with a mark under it. */
exports.codeFrame = function codeFrame(file, line, reportedColumn) {
    const lines = sourceLines(file);
    if (lines[line - 1] === undefined) return { column: reportedColumn, text: "" };
    const column = calleeColumn(lines[line - 1], reportedColumn);
    const first = Math.max(1, line - around);
    const last = Math.min(lines.length, line + around);
    const width = String(last).length;
    const text = [];
    for (let number = first; number <= last; number++) {
        const source = lines[number - 1];
        text.push(`${number === line ? ">" : " "} ${String(number).padStart(width)} | ${source}`.trimEnd());
        // Tabs stay tabs, so that the mark stands right whatever their width.
        if (number === line) text.push(`  ${" ".repeat(width)} | ${source.slice(0, column - 1).replace(/[^\t]/g, " ")}^`);
    }
    return { column, text: text.join("\n") };
};
