"use strict";
// Values as text, the way Node's util.inspect writes them.

const { quote, formatKey, formatPrimitive } = internal("inspect-text");
const { groupArrayEntries } = internal("inspect-groups");
const { prefix, shapeOf } = internal("inspect-shapes");

const custom = Symbol.for("nodejs.util.inspect.custom");
const defaults = {
    depth: 2, colors: false, showHidden: false, customInspect: true, compact: 3, breakLength: 80,
    maxArrayLength: 100, maxStringLength: 10000, sorted: false, getters: false, numericSeparator: false,
};

/** `inspect(value, options)` or the old `inspect(value, showHidden, depth, colors)`. */
function inspect(value, options, depth, colors) {
    const settings = { ...inspect.defaultOptions };
    if (options !== null && typeof options === "object") {
        Object.assign(settings, options);
    } else {
        if (options !== undefined) settings.showHidden = options;
        if (depth !== undefined) settings.depth = depth;
        if (colors !== undefined) settings.colors = colors;
    }
    if (settings.maxArrayLength === null) settings.maxArrayLength = Infinity;
    if (settings.maxStringLength === null) settings.maxStringLength = Infinity;
    const run = { settings, seen: [], circular: new Map(), indentation: 0, currentDepth: 0 };
    return formatValue(run, value, 0);
}

function formatValue(run, value, level) {
    if (value === null || (typeof value !== "object" && typeof value !== "function")) {
        return formatPrimitive(run.settings, value, run.indentation);
    }
    const customised = run.settings.customInspect ? value[custom] : undefined;
    if (typeof customised === "function" && customised !== inspect) {
        const depth = run.settings.depth === null ? null : run.settings.depth - level;
        const stylize = (text) => String(text);
        const result = customised.call(value, depth, { ...run.settings, stylize, depth }, inspect);
        if (result !== value) {
            return typeof result === "string"
                ? result.replaceAll("\n", "\n" + " ".repeat(run.indentation))
                : formatValue(run, result, level);
        }
    }
    if (run.seen.includes(value)) {
        if (!run.circular.has(value)) run.circular.set(value, run.circular.size + 1);
        return `[Circular *${run.circular.get(value)}]`;
    }
    return formatObject(run, value, level);
}

function constructorName(value) {
    for (let object = value; object !== null; object = Object.getPrototypeOf(object)) {
        const descriptor = Object.getOwnPropertyDescriptor(object, "constructor");
        if (descriptor !== undefined && typeof descriptor.value === "function" && descriptor.value.name !== "") {
            return descriptor.value.name;
        }
    }
    return null;
}

function tagOf(value, name) {
    const tag = value[Symbol.toStringTag];
    return typeof tag === "string" && tag !== "" && tag !== name ? tag : "";
}

function formatObject(run, value, level) {
    const name = constructorName(value);
    const shape = shapeOf(run, value, name, tagOf(value, name));
    if (shape.text !== undefined && shape.keys.length === 0) return shape.text;
    if (run.settings.depth !== null && level > run.settings.depth) {
        return `[${Array.isArray(value) ? "Array" : prefix(name, tagOf(value, name), "Object").slice(0, -1)}]`;
    }
    const nested = (item, extra = 2) => {
        run.indentation += extra;
        const text = formatValue(run, item, level + 1);
        run.indentation -= extra;
        return text;
    };
    run.seen.push(value);
    run.currentDepth = level;
    const entries = shape.entries === undefined ? [] : shape.entries(nested);
    for (const key of shape.keys) entries.push(formatProperty(run, value, key, nested, shape.isArray));
    run.seen.pop();
    if (run.settings.sorted && !shape.isArray) {
        entries.sort(typeof run.settings.sorted === "function" ? run.settings.sorted : undefined);
    }
    let { base, open } = shape;
    if (run.circular.has(value)) {
        const mark = `<ref *${run.circular.get(value)}>`;
        if (base === "") open = `${mark} ${open}`;
        else base = `${mark} ${base}`;
    }
    return reduce(run, entries, base === "" ? "" : base + " ", open, shape.close, level, shape.isArray ? value : undefined);
}

function formatProperty(run, value, key, nested, isArray) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key) ?? { value: value[key], enumerable: true };
    let text;
    if (descriptor.get !== undefined) text = descriptor.set === undefined ? "[Getter]" : "[Getter/Setter]";
    else if (descriptor.set !== undefined) text = "[Setter]";
    else text = nested(descriptor.value, run.settings.compact !== true || isArray ? 2 : 3);
    return `${formatKey(key, descriptor.enumerable)}: ${text}`;
}

/** Joins the entries on one line while they are short and shallow, else one a line; long arrays in columns. */
function reduce(run, entries, base, open, close, level, array) {
    const { compact, breakLength } = run.settings;
    const depthBelow = run.currentDepth - level;
    let output = entries;
    if (array !== undefined && entries.length > 6 && compact >= 1) output = groupArrayEntries(run, entries, array);
    if (depthBelow < compact && output.length === entries.length) {
        const overhead = output.length + run.indentation + open.length + base.length + 10;
        const total = output.reduce((sum, entry) => sum + entry.length, output.length + overhead);
        const line = `${base}${open} ${output.join(", ")} ${close}`;
        if (total <= breakLength && !line.includes("\n")) return line;
    }
    const indentation = "\n" + " ".repeat(run.indentation);
    return `${base}${open}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${close}`;
}

inspect.custom = custom;
inspect.defaultOptions = defaults;
exports.inspect = inspect;
exports.quote = quote;
