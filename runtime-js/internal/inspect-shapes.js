"use strict";
// How util.inspect shows each kind of object: brackets, heading and the entries that are no properties.

const types = internal("types");
const { isError, stackText, headText } = internal("errors");
const { formatPrimitive, formatNumber } = internal("inspect-text");

/** "Foo ", "[Foo: null prototype] ", "Foo(3) [tag] ". */
function prefix(name, tag, fallback, size = "") {
    const suffix = tag === "" ? "" : `[${tag}] `;
    return name === null ? `[${fallback}${size}: null prototype] ${suffix}` : `${name}${size} ${suffix}`;
}

function ownKeys(run, value) {
    const keys = run.settings.showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
    const symbols = Object.getOwnPropertySymbols(value).filter(
        (symbol) => run.settings.showHidden || Object.prototype.propertyIsEnumerable.call(value, symbol));
    return keys.concat(symbols);
}

const isIndex = (key) => typeof key === "string" && /^(0|[1-9]\d*)$/.test(key);

/** `{text}` for what has only a text, else `{open, close, base, keys, isArray, entries(nested)}`. */
function shapeOf(run, value, name, tag) {
    const make = (open, close, keys, more) => ({ base: "", open, close, keys, isArray: false, ...more });
    const object = (text, keys = ownKeys(run, value)) => make("{", "}", keys, { base: text, text });
    if (Array.isArray(value)) return arrayShape(run, value, name, tag, make);
    if (types.isSet(value)) {
        return make(`${prefix(name, tag, "Set", `(${value.size})`)}{`, "}", ownKeys(run, value), {
            text: value.size === 0 ? `${prefix(name, tag, "Set", "(0)")}{}` : undefined,
            entries: (nested) => limited(run, [...Set.prototype.values.call(value)], value.size, nested),
        });
    }
    if (types.isMap(value)) {
        return make(`${prefix(name, tag, "Map", `(${value.size})`)}{`, "}", ownKeys(run, value), {
            text: value.size === 0 ? `${prefix(name, tag, "Map", "(0)")}{}` : undefined,
            entries: (nested) => limited(run, [...Map.prototype.entries.call(value)], value.size,
                ([key, item]) => `${nested(key)} => ${nested(item)}`),
        });
    }
    if (types.isTypedArray(value)) {
        const keys = ownKeys(run, value).filter((key) => !isIndex(key));
        const head = prefix(name, tag, tag, `(${value.length})`);
        return make(`${head}[`, "]", keys, {
            isArray: true,
            text: value.length === 0 ? `${head}[]` : undefined,
            entries: () => limited(run, value, value.length, (item) => formatPrimitive(run.settings, item, 0)),
        });
    }
    if (types.isArrayBuffer(value)) return arrayBufferShape(run, value, name, tag, make);
    if (typeof value === "function") return object(functionText(value, name, tag));
    if (types.isRegExp(value)) return object(RegExp.prototype.toString.call(value));
    if (types.isDate(value)) {
        return object(Number.isNaN(value.getTime()) ? "Invalid Date" : Date.prototype.toISOString.call(value));
    }
    if (isError(value)) return object(errorText(run, value), errorKeys(run, value));
    if (types.isPromise(value)) {
        return make(`${prefix(name, tag, "Promise")}{`, "}", ownKeys(run, value), { entries: () => ["<state unknown>"] });
    }
    if (types.isWeakMap(value) || types.isWeakSet(value)) {
        return make(`${prefix(name, tag, "WeakSet")}{`, "}", ownKeys(run, value), { entries: () => ["<items unknown>"] });
    }
    if (types.isBoxedPrimitive(value)) return boxedShape(run, value, object);
    if (types.isArgumentsObject(value)) {
        return { ...arrayShape(run, Array.from(value), "Array", "", make), open: "[Arguments] [" };
    }
    const head = name === "Object" && tag === "" ? "" : prefix(name, tag, "Object");
    return make(`${head}{`, "}", ownKeys(run, value), { text: `${head}{}` });
}

function limited(run, items, size, format) {
    const shown = Math.min(run.settings.maxArrayLength, size);
    const output = [];
    for (let index = 0; index < shown; index++) output.push(format(items[index]));
    if (size > shown) output.push(remainder(size - shown));
    return output;
}

const remainder = (count) => `... ${count} more item${count > 1 ? "s" : ""}`;

function arrayShape(run, value, name, tag, make) {
    const keys = ownKeys(run, value).filter((key) => !isIndex(key) && (key !== "length" || run.settings.showHidden));
    const head = name === "Array" && tag === "" ? "" : prefix(name, tag, "Array", `(${value.length})`);
    const entries = (nested) => {
        const output = [];
        let index = 0;
        while (index < value.length && output.length < run.settings.maxArrayLength) {
            if (index in value) {
                output.push(nested(value[index]));
                index += 1;
                continue;
            }
            let holes = 0;
            while (index < value.length && !(index in value)) {
                holes += 1;
                index += 1;
            }
            output.push(`<${holes} empty item${holes > 1 ? "s" : ""}>`);
        }
        if (index < value.length) output.push(remainder(value.length - index));
        return output;
    };
    return make(`${head}[`, "]", keys, { isArray: true, entries, text: value.length === 0 ? `${head}[]` : undefined });
}

function arrayBufferShape(run, value, name, tag, make) {
    const bytes = new Uint8Array(value);
    const hex = Array.from(bytes.subarray(0, 50), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const rest = bytes.length > 50 ? ` ... ${bytes.length - 50} more byte${bytes.length > 51 ? "s" : ""}` : "";
    return make(`${prefix(name, tag, "ArrayBuffer")}{`, "}", ownKeys(run, value), {
        entries: () => [`[Uint8Contents]: <${hex}${rest}>`, `byteLength: ${bytes.length}`],
    });
}

function functionText(value, name, tag) {
    const source = Function.prototype.toString.call(value);
    if (/^class[\s{]/.test(source) && source.endsWith("}")) {
        const parent = Object.getPrototypeOf(value)?.name;
        return `[class ${value.name === "" ? "(anonymous)" : value.name}${parent ? ` extends ${parent}` : ""}]`;
    }
    const kind = tag === "" || tag === name ? (name ?? "Function") : tag;
    return value.name === "" ? `[${kind} (anonymous)]` : `[${kind}: ${value.name}]`;
}

function boxedShape(run, value, object) {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    const primitive = value.valueOf();
    const keys = Object.keys(value).filter((key) => kind !== "String" || !isIndex(key));
    const text = typeof primitive === "number" ? formatNumber(primitive) : formatPrimitive(run.settings, primitive, 0);
    return object(`[${kind}: ${text}]`, keys);
}

function errorText(run, error) {
    let text = stackText(error);
    if (text === undefined || text === "") text = `[${headText(error)}]`;
    else if (!/\n\s+at /.test(text)) text = `[${text}]`;
    return run.indentation === 0 ? text : text.replaceAll("\n", "\n" + " ".repeat(run.indentation));
}

function errorKeys(run, error) {
    const keys = ownKeys(run, error).filter((key) =>
        key !== "line" && key !== "column" && key !== "sourceURL" && !(key === "name" && headText(error).includes(error.name)) &&
        key !== "stack" && key !== "message");
    for (const key of ["cause", "errors"]) {
        if (Object.hasOwn(error, key) && !keys.includes(key)) keys.push(key);
    }
    return keys;
}

exports.prefix = prefix;
exports.shapeOf = shapeOf;
