"use strict";
// Columns for long arrays of short entries.

/** The entries put into rows of equally wide columns; the entries themselves when that would not help. */
exports.groupArrayEntries = function groupArrayEntries(run, entries, value) {
    const separator = 2;
    const { breakLength, compact } = run.settings;
    const hasRemainder = run.settings.maxArrayLength < value.length;
    const count = hasRemainder ? entries.length - 1 : entries.length;
    const widths = [];
    let total = 0;
    let widest = 0;
    for (let index = 0; index < count; index++) {
        const width = entries[index].length;
        widths.push(width);
        total += width + separator;
        if (width > widest) widest = width;
    }
    const columnWidth = widest + separator;
    if (columnWidth * 3 + run.indentation >= breakLength) return entries;
    if (!(total / columnWidth > 5 || widest <= 6)) return entries;

    const bias = Math.sqrt(columnWidth - total / entries.length);
    const biased = Math.max(columnWidth - 3 - bias, 1);
    const columns = Math.min(
        Math.round(Math.sqrt(2.5 * biased * count) / biased),
        Math.floor((breakLength - run.indentation) / columnWidth),
        compact * 4,
        15,
    );
    if (columns <= 1) return entries;
    const columnWidths = [];
    for (let column = 0; column < columns; column++) {
        let width = 0;
        for (let index = column; index < count; index += columns) width = Math.max(width, widths[index]);
        columnWidths.push(width + separator);
    }
    const alignsRight = value !== undefined && value.every?.((item) => typeof item === "number" || typeof item === "bigint");
    const rows = [];
    for (let start = 0; start < count; start += columns) {
        const end = Math.min(start + columns, count);
        let row = "";
        for (let index = start; index < end - 1; index++) {
            const cell = entries[index] + ", ";
            const width = columnWidths[index - start];
            row += alignsRight ? cell.padStart(width) : cell.padEnd(width);
        }
        const last = entries[end - 1];
        row += alignsRight ? last.padStart(columnWidths[end - 1 - start] - separator) : last;
        rows.push(row);
    }
    if (hasRemainder) rows.push(entries[count]);
    return rows;
};
