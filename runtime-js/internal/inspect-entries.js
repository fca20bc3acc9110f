"use strict";
// What util.inspect lists inside of brackets beside properties: items of arrays, sets, maps, bytes of buffers.

const { formatPrimitive, more } = internal("inspect-text");

const within = (run, body) => {
    run.indentation += 2;
    const result = body();
    run.indentation -= 2;
    return result;
};

/** The first items of a list as far as `maxArrayLength` says, and how many are left. */
function limited(run, items, size, format) {
    const shown = Math.min(Math.max(0, run.maxArrayLength), size);
    const output = [];
    for (const item of items) {
        if (output.length >= shown) break;
        output.push(format(item));
    }
    if (size > shown) output.push(more(size - shown, "item"));
    return output;
}

function arrayItems(run, array, formatItem) {
    const shown = Math.min(Math.max(0, run.maxArrayLength), array.length);
    const output = [];
    for (let index = 0; index < shown; index++) {
        if (!Object.hasOwn(array, index)) return sparseItems(run, array, formatItem, shown, output);
        output.push(formatItem(String(index)));
    }
    if (array.length > shown) output.push(more(array.length - shown, "item"));
    return output;
}

/** Goes on with an array from its first hole. */
function sparseItems(run, array, formatItem, shown, output) {
    let next = output.length;
    const hole = (count) => run.stylize(`<${count} empty item${count > 1 ? "s" : ""}>`, "undefined");
    const keys = Object.keys(array);
    for (let position = next; position < keys.length && output.length < shown; position++) {
        const key = keys[position];
        if (!/^(0|[1-9]\d*)$/.test(key) || Number(key) > 2 ** 32 - 2) break;
        if (Number(key) !== next) {
            output.push(hole(Number(key) - next));
            next = Number(key);
            if (output.length === shown) break;
        }
        output.push(formatItem(key));
        next += 1;
    }
    const rest = array.length - next;
    if (rest > 0) output.push(output.length === shown ? more(rest, "item") : hole(rest));
    return output;
}

const setItems = (run, items, size, formatValue) => within(run, () => limited(run, items, size, formatValue));

const mapItems = (run, items, size, formatValue) =>
    within(run, () => limited(run, items, size, ([key, value]) => `${formatValue(key)} => ${formatValue(value)}`));

function typedArrayItems(run, array, formatValue) {
    const output = limited(run, array, array.length, (item) => formatPrimitive(run, item));
    if (!run.showHidden) return output;
    return within(run, () => {
        for (const key of ["BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"]) {
            output.push(`[${key}]: ${formatValue(array[key])}`);
        }
        return output;
    });
}

function bufferItems(run, buffer) {
    let bytes;
    try {
        bytes = new Uint8Array(buffer);
    } catch {
        return [run.stylize("(detached)", "special")];
    }
    const shown = bytes.subarray(0, Math.min(Math.max(0, run.maxArrayLength), bytes.length));
    const text = Array.from(shown, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const rest = bytes.length - shown.length;
    return [`${run.stylize("[Uint8Contents]", "special")}: <${text}${rest > 0 ? ` ${more(rest, "byte")}` : ""}>`];
}

Object.assign(exports, { arrayItems, setItems, mapItems, typedArrayItems, bufferItems });
