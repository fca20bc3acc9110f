"use strict";
// console.table.

const { inspect } = internal("inspect");

const text = (value) => inspect(value, { depth: value !== null && typeof value === "object" ? -1 : 0, maxArrayLength: 3 });

function draw(head, rows) {
    const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)) + 2);
    const centre = (cell, width) => {
        const left = Math.floor((width - cell.length) / 2);
        return " ".repeat(left) + cell + " ".repeat(width - cell.length - left);
    };
    const rule = (left, middle, right) => left + widths.map((width) => "─".repeat(width)).join(middle) + right;
    const line = (cells) => "│" + cells.map((cell, column) => centre(cell, widths[column])).join("│") + "│";
    return [rule("┌", "┬", "┐"), line(head), rule("├", "┼", "┤"), ...rows.map(line), rule("└", "┴", "┘")].join("\n");
}

/** Objects as rows, their properties as columns. */
exports.table = function table(data, columns) {
    const keys = [];
    let hasValues = false;
    const entries = Object.entries(data);
    for (const [, row] of entries) {
        if (row === null || typeof row !== "object") hasValues = true;
        else for (const key of columns ?? Object.keys(row)) if (!keys.includes(key)) keys.push(key);
    }
    const rows = entries.map(([index, row]) => {
        const isObject = row !== null && typeof row === "object";
        const cells = keys.map((key) => (isObject && Object.hasOwn(row, key) ? text(row[key]) : ""));
        return [index, ...cells, ...(hasValues ? [isObject ? "" : text(row)] : [])];
    });
    return draw(["(index)", ...keys, ...(hasValues ? ["Values"] : [])], rows);
};
