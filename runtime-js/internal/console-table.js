"use strict";
// console.table.

const { inspect } = internal("inspect");
const { width } = internal("inspect-text");
const types = internal("types");

const isObject = (value) => value !== null && typeof value === "object";

/** Nested values are shown in one line, without what is deeper. */
function text(value) {
    const depth = isObject(value) && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0;
    return inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth });
}

function draw(head, rows) {
    const widths = head.map((title, column) => Math.max(width(title), ...rows.map((row) => width(row[column]))) + 2);
    const rule = (left, middle, right) => left + widths.map((count) => "─".repeat(count)).join(middle) + right;
    const line = (cells) => `│${cells.map((cell, column) => ` ${cell}${" ".repeat(widths[column] - width(cell) - 1)}`).join("│")}│`;
    return [rule("┌", "┬", "┐"), line(head), rule("├", "┼", "┤"), ...rows.map(line), rule("└", "┴", "┘")].join("\n");
}

/** Objects as rows, their properties as columns. */
exports.table = function table(data, columns) {
    if (types.isMap(data)) {
        return draw(["(iteration index)", "Key", "Values"], [...data].map(([key, value], index) => [String(index), text(key), text(value)]));
    }
    if (types.isSet(data)) return draw(["(iteration index)", "Values"], [...data].map((value, index) => [String(index), text(value)]));
    const keys = [...(columns ?? [])];
    let hasValues = false;
    const entries = Object.keys(data).map((key) => [key, data[key]]);
    for (const [, row] of entries) {
        if (!isObject(row) && typeof row !== "function") hasValues = true;
        else if (columns === undefined) for (const key of Object.keys(row)) if (!keys.includes(key)) keys.push(key);
    }
    const rows = entries.map(([index, row]) => {
        const isRow = isObject(row) || typeof row === "function";
        const cells = keys.map((key) => (isRow && Object.hasOwn(row, key) ? text(row[key]) : ""));
        return [index, ...cells, ...(hasValues ? [isRow ? "" : text(row)] : [])];
    });
    return draw(["(index)", ...keys, ...(hasValues ? ["Values"] : [])], rows);
};
