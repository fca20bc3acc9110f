"use strict";
// How util.inspect shows each kind of object: brackets, heading, entries and the keys of the properties after them.

const types = internal("types");
const { isError } = internal("errors");
const { formatPrimitive, plain } = internal("inspect-text");
const { prefix, functionHeading, unboxed } = internal("inspect-names");
const { errorHeading } = internal("inspect-error");
const entries = internal("inspect-entries");

function ownKeys(run, value) {
    const symbols = Object.getOwnPropertySymbols(value);
    if (run.showHidden) return [...Object.getOwnPropertyNames(value), ...symbols];
    return [...Object.keys(value), ...symbols.filter((symbol) => Object.prototype.propertyIsEnumerable.call(value, symbol))];
}

const isIndex = (key) => typeof key === "string" && /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;
const namedKeys = (run, value) => ownKeys(run, value).filter((key) => !isIndex(key));

/**
 * `{text}` for what is a text alone, else `{braces, base, keys, isArray, items(format)}`. `text` is also what stands for it
 * when there are no keys; `isShort` says that the text does at any depth as well.
 */
function kindOf(run, value, name, tag, context) {
    const list = Array.isArray(value) || typeof value[Symbol.iterator] === "function" || name === null ? listKind(run, value, name, tag) : undefined;
    if (list !== undefined) return list;
    const object = (head, more) => ({ braces: [head, "}"], base: "", keys: ownKeys(run, value), ...more });
    const special = (base, style, more) => ({ ...object("{"), base, text: run.stylize(base, style), ...more });
    if (types.isArgumentsObject(value)) {
        return { braces: ["[Arguments] {", "}"], base: "", keys: ownKeys(run, value), text: "[Arguments] {}" };
    }
    if (name === "Object" && !isSpecial(value)) {
        const head = `${tag === "" ? "" : prefix(name, tag, "Object")}{`;
        return object(head, { text: `${head}}` });
    }
    if (typeof value === "function") return special(functionHeading(value, name, tag), "special");
    if (types.isRegExp(value)) {
        const head = prefix(name, tag, "RegExp");
        const text = RegExp.prototype.toString.call(name === null ? new RegExp(value) : value);
        return special(head === "RegExp " ? text : head + text, "regexp", { isShort: true });
    }
    if (types.isDate(value)) {
        const head = prefix(name, tag, "Date");
        const text = Number.isNaN(Date.prototype.getTime.call(value))
            ? Date.prototype.toString.call(value)
            : Date.prototype.toISOString.call(value);
        return special(head === "Date " ? text : head + text, "date");
    }
    if (isError(value)) {
        const keys = ownKeys(run, value);
        const base = errorHeading(run, value, name, tag, keys);
        return { ...object("{"), base, keys, text: base };
    }
    if (types.isAnyArrayBuffer(value)) return bufferKind(run, value, name, tag, context, object);
    if (types.isDataView(value)) {
        const found = object(`${prefix(name, tag, "DataView")}{`);
        found.keys.unshift("byteLength", "byteOffset", "buffer");
        return found;
    }
    if (types.isPromise(value)) {
        return object(`${prefix(name, tag, "Promise")}{`, { items: () => [run.stylize("<state unknown>", "special")] });
    }
    if (types.isWeakSet(value)) return weakKind(run, object, prefix(name, tag, "WeakSet"));
    if (types.isWeakMap(value)) return weakKind(run, object, prefix(name, tag, "WeakMap"));
    if (types.isModuleNamespaceObject(value)) return object(`${prefix(name, tag, "Module")}{`);
    if (types.isBoxedPrimitive(value)) return boxedKind(run, value, name, tag, special);
    const head = `${prefix(name, tag, "Object")}{`;
    return object(head, { text: `${head}}` });
}

// Objects whose class says "Object" although they are something else by their making.
const isSpecial = (value) => typeof value === "function" || types.isDate(value) || types.isRegExp(value) || isError(value);

const weakKind = (run, object, head) => object(`${head}{`, { items: () => [run.stylize("<items unknown>", "special")] });

function listKind(run, value, name, tag) {
    if (Array.isArray(value)) {
        const head = `${name !== "Array" || tag !== "" ? prefix(name, tag, "Array", `(${value.length})`) : ""}[`;
        return {
            braces: [head, "]"], base: "", keys: namedKeys(run, value), isArray: true,
            text: value.length === 0 ? `${head}]` : undefined,
            items: ({ item }) => entries.arrayItems(run, value, item),
        };
    }
    if (types.isSet(value)) {
        const items = [...Set.prototype.values.call(value)];
        return collection(run, value, prefix(name, tag, "Set", `(${items.length})`), items, entries.setItems);
    }
    if (types.isMap(value)) {
        const items = [...Map.prototype.entries.call(value)];
        return collection(run, value, prefix(name, tag, "Map", `(${items.length})`), items, entries.mapItems);
    }
    if (types.isTypedArray(value)) {
        const kind = types.typedArrayName(value);
        const bound = name === null ? new globalThis[kind](value) : value;
        const head = `${prefix(name, tag, name === null ? kind : "", `(${bound.length})`)}[`;
        return {
            braces: [head, "]"], base: "", keys: namedKeys(run, value), isArray: true,
            text: bound.length === 0 && !run.showHidden ? `${head}]` : undefined,
            items: ({ typed }) => entries.typedArrayItems(run, bound, typed),
        };
    }
    for (const [kind, isKind] of [["Map", types.isMapIterator], ["Set", types.isSetIterator]]) {
        if (!isKind(value)) continue;
        const title = tag !== "" && tag !== `${kind} Iterator` ? `] [${tag}` : "";
        return {
            braces: [`[${kind} Iterator${title}] {`, "}"], base: "", keys: ownKeys(run, value),
            items: () => [run.stylize("<items unknown>", "special")],
        };
    }
    return undefined;
}

function collection(run, value, head, items, format) {
    return {
        braces: [`${head}{`, "}"], base: "", keys: ownKeys(run, value),
        text: items.length === 0 ? `${head}{}` : undefined,
        items: ({ nested }) => format(run, items, items.length, nested),
    };
}

function bufferKind(run, value, name, tag, { isInTypedArray }, object) {
    const head = prefix(name, tag, types.isArrayBuffer(value) ? "ArrayBuffer" : "SharedArrayBuffer");
    const found = object(`${head}{`);
    if (isInTypedArray) {
        if (found.keys.length === 0) return { text: `${head}{ byteLength: ${formatPrimitive(run, value.byteLength)} }`, keys: [] };
    } else {
        found.items = () => entries.bufferItems(run, value);
    }
    found.keys.unshift("byteLength");
    return found;
}

function boxedKind(run, value, name, tag, special) {
    const [kind, primitive] = unboxed(value);
    const owner = name === kind ? "" : name === null ? " (null prototype)" : ` (${name})`;
    const suffix = tag !== "" && tag !== name ? ` [${tag}]` : "";
    const base = `[${kind}${owner}: ${formatPrimitive({ ...run, indentation: run.indentation }, primitive, plain)}]${suffix}`;
    const found = special(base, kind.toLowerCase());
    // The characters are properties too.
    if (kind === "String") found.keys.splice(0, primitive.length);
    return found;
}

exports.kindOf = kindOf;
