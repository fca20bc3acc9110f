"use strict";
// Columns for long arrays of short entries, and lines for everything else.

const { width, withoutColors } = internal("inspect-text");

/** The entries put into rows of equally wide columns; the entries themselves when that would not help. */
function group(run, entries, value) {
    const separator = 2;
    const count = run.maxArrayLength < entries.length ? entries.length - 1 : entries.length;
    const widths = [];
    let total = 0;
    let widest = 0;
    for (let index = 0; index < count; index++) {
        const size = width(entries[index]);
        widths.push(size);
        total += size + separator;
        if (size > widest) widest = size;
    }
    const columnWidth = widest + separator;
    if (columnWidth * 3 + run.indentation >= run.breakLength) return entries;
    if (!(total / columnWidth > 5 || widest <= 6)) return entries;
    // A cell is about two and a half times as high as wide: the block is to look like a square.
    const bias = Math.sqrt(columnWidth - total / entries.length);
    const biased = Math.max(columnWidth - 3 - bias, 1);
    const columns = Math.min(
        Math.round(Math.sqrt(2.5 * biased * count) / biased),
        Math.floor((run.breakLength - run.indentation) / columnWidth),
        run.compact * 4,
        15,
    );
    if (columns <= 1) return entries;
    const rows = inRows(entries, widths, count, columns, alignsRight(entries, value));
    if (count < entries.length) rows.push(entries[count]);
    return rows;
}

function alignsRight(entries, value) {
    if (value === undefined) return true;
    return entries.every((_, index) => typeof value[index] === "number" || typeof value[index] === "bigint");
}

function inRows(entries, widths, count, columns, isRight) {
    const columnWidths = [];
    for (let column = 0; column < columns; column++) {
        let size = 0;
        for (let index = column; index < count; index += columns) size = Math.max(size, widths[index]);
        columnWidths.push(size + 2);
    }
    const rows = [];
    for (let start = 0; start < count; start += columns) {
        const end = Math.min(start + columns, count);
        let row = "";
        for (let index = start; index < end; index++) {
            const isLast = index === end - 1;
            const cell = isLast ? entries[index] : `${entries[index]}, `;
            const padding = " ".repeat(Math.max(0, columnWidths[index - start] - widths[index] - 2));
            row += isRight ? padding + cell : isLast ? cell : cell + padding;
        }
        rows.push(row);
    }
    return rows;
}

/** Whether the entries fit on one line; `start` is what stands around them. */
function fits(run, entries, start, base) {
    let total = entries.length + start;
    if (total + entries.length > run.breakLength) return false;
    for (const entry of entries) total += run.colors ? withoutColors(entry).length : entry.length;
    return total <= run.breakLength && !base.includes("\n");
}

/** Joins the entries on one line while they are short and shallow, else one a line; long arrays in columns. */
function join(run, entries, base, [open, close], isArray, level, value) {
    const indentation = "\n" + " ".repeat(run.indentation);
    if (run.compact === true) {
        if (fits(run, entries, 0, base)) return `${open}${base === "" ? "" : ` ${base}`} ${entries.join(", ")} ${close}`;
        const head = base === "" && open.length === 1 ? " " : `${base === "" ? "" : ` ${base}`}\n${indentation.slice(1)}  `;
        return `${open}${head}${entries.join(`,${indentation}  `)} ${close}`;
    }
    const lead = base === "" ? "" : `${base} `;
    let output = entries;
    if (typeof run.compact === "number" && run.compact >= 1) {
        if (isArray && entries.length > 6) output = group(run, entries, value);
        if (run.currentDepth - level < run.compact && output.length === entries.length) {
            const start = output.length + run.indentation + open.length + base.length + 10;
            const line = fits(run, output, start, base) ? output.join(", ") : "\n";
            if (!line.includes("\n")) return `${lead}${open} ${line} ${close}`;
        }
    }
    return `${lead}${open}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${close}`;
}

exports.join = join;
