"use strict";
// Values as text, the way Node's util.inspect writes them.

const { quote, keyText, formatPrimitive, plain, width } = internal("inspect-text");
const { join } = internal("inspect-groups");
const { prefix, constructorName, tagOf, isBuiltIn } = internal("inspect-names");
const { kindOf } = internal("inspect-kinds");
const { colors, styles } = internal("inspect-styles");

const custom = Symbol.for("nodejs.util.inspect.custom");
let defaults = Object.seal({
    showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false, maxArrayLength: 100, maxStringLength: 10000,
    breakLength: 80, compact: 3, sorted: false, getters: false, numericSeparator: false,
});

function stylizeWithColor(text, style) {
    const color = inspect.colors[inspect.styles[style]];
    return color === undefined ? text : `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
}

/** `inspect(value, options)` or the old `inspect(value, showHidden, depth, colors)`. */
function inspect(value, options, ...old) {
    const run = { ...defaults, seen: [], circular: undefined, indentation: 0, currentDepth: 0, stylize: plain, userOptions: undefined };
    if (old[0] !== undefined) run.depth = old[0];
    if (old[1] !== undefined) run.colors = old[1];
    if (typeof options === "boolean") {
        run.showHidden = options;
    } else if (options) {
        for (const key of Object.keys(options)) {
            if (Object.hasOwn(defaults, key) || key === "stylize") run[key] = options[key];
            else run.userOptions ??= options;
        }
    }
    if (run.colors) run.stylize = stylizeWithColor;
    run.optionsOf = () => optionsOf(run);
    run.maxArrayLength ??= Infinity;
    run.maxStringLength ??= Infinity;
    return formatValue(run, value, 0);
}

/** What custom inspectors are given. */
function optionsOf(run) {
    const options = { stylize: run.stylize };
    for (const key of Object.keys(defaults)) options[key] = run[key];
    return { ...options, ...run.userOptions, stylize: run.stylize };
}

function formatValue(run, value, level, context = {}) {
    if (value === null || (typeof value !== "object" && typeof value !== "function")) return formatPrimitive(run, value);
    if (run.customInspect) {
        const own = value[custom];
        if (typeof own === "function" && own !== inspect && value.constructor?.prototype !== value) {
            const depth = run.depth === null ? null : run.depth - level;
            const result = own.call(value, depth, optionsOf(run), inspect);
            if (result !== value) {
                if (result !== null && typeof result === "object") return formatValue(run, result, level);
                return String(result).replaceAll("\n", `\n${" ".repeat(run.indentation)}`);
            }
        }
    }
    if (run.seen.includes(value)) {
        run.circular ??= new Map();
        if (!run.circular.has(value)) run.circular.set(value, run.circular.size + 1);
        return run.stylize(`[Circular *${run.circular.get(value)}]`, "special");
    }
    return formatObject(run, value, level, context);
}

function formatObject(run, value, level, context) {
    const inherited = [];
    const showsInherited = run.showHidden && (run.depth === null || level <= run.depth);
    const found = (object, isFirst, name) => {
        if (!isFirst || !isBuiltIn(name)) addInherited(run, value, object, level, inherited);
    };
    const name = constructorName(run, value, level, inspect, showsInherited ? found : undefined);
    const tag = tagOf(run, value);
    const kind = kindOf(run, value, name, tag === name ? "" : tag, context);
    if (kind.text !== undefined && kind.keys.length === 0 && inherited.length === 0) return kind.text;
    if (run.depth !== null && level > run.depth) {
        if (kind.isShort) return kind.text;
        const title = prefix(name, tag === name ? "" : tag, Array.isArray(value) ? "Array" : "Object").slice(0, -1);
        return run.stylize(name === null ? title : `[${title}]`, "special");
    }
    const inner = level + 1;
    run.seen.push(value);
    run.currentDepth = inner;
    const output = kind.items === undefined ? [] : kind.items({
        nested: (item) => formatValue(run, item, inner),
        typed: (item) => formatValue(run, item, inner, { isInTypedArray: true }),
        item: (key) => formatProperty(run, value, key, inner, { isItem: true }),
    });
    for (const key of kind.keys) output.push(formatProperty(run, value, key, inner, { isArray: kind.isArray }));
    output.push(...inherited);
    run.seen.pop();
    let { base } = kind;
    const braces = [...kind.braces];
    if (run.circular?.has(value)) {
        const mark = run.stylize(`<ref *${run.circular.get(value)}>`, "special");
        if (run.compact === true) braces[0] = `${mark} ${braces[0]}`;
        else base = base === "" ? mark : `${mark} ${base}`;
    }
    return join(run, sorted(run, output, kind), base, braces, kind.isArray === true, inner, value);
}

function sorted(run, output, kind) {
    if (!run.sorted) return output;
    const order = typeof run.sorted === "function" ? run.sorted : undefined;
    if (!kind.isArray) return output.sort(order);
    const start = output.length - kind.keys.length;
    return [...output.slice(0, start), ...output.slice(start).sort(order)];
}

/** What the prototypes of the author's own classes hold, functions left out. */
function addInherited(run, value, owner, level, output) {
    const names = new Set();
    for (let object = owner, depth = 0; depth < 3; depth++) {
        if (depth !== 0 || object === value) {
            object = Object.getPrototypeOf(object);
            const constructor = object === null ? undefined : Object.getOwnPropertyDescriptor(object, "constructor")?.value;
            if (object === null || (typeof constructor === "function" && isBuiltIn(constructor.name))) return;
        }
        run.seen.push(value);
        for (const key of Reflect.ownKeys(object)) {
            const descriptor = Object.getOwnPropertyDescriptor(object, key);
            const isNew = key !== "constructor" && !Object.hasOwn(value, key) && !names.has(key);
            if (isNew && typeof descriptor.value !== "function") {
                const text = formatProperty(run, object, key, level, { descriptor, receiver: value });
                output.push(run.colors ? `\u001b[2m${text}\u001b[22m` : text);
            }
            names.add(key);
        }
        run.seen.pop();
    }
}

function formatProperty(run, value, key, level, { isItem = false, isArray = false, descriptor, receiver = value } = {}) {
    const found = descriptor ?? Object.getOwnPropertyDescriptor(value, key) ?? { value: value[key], enumerable: true };
    let separator = " ";
    let text;
    if (found.value !== undefined) {
        const extra = run.compact !== true || isItem || isArray ? 2 : 3;
        run.indentation += extra;
        text = formatValue(run, found.value, level);
        if (extra === 3 && run.breakLength < width(text)) separator = `\n${" ".repeat(run.indentation)}`;
        run.indentation -= extra;
    } else if (found.get !== undefined) {
        text = getterText(run, found, receiver, level);
    } else {
        text = found.set === undefined ? run.stylize("undefined", "undefined") : run.stylize("[Setter]", "special");
    }
    return isItem ? text : `${keyText(run, key, found.enumerable !== false)}:${separator}${text}`;
}

function getterText(run, { get, set }, receiver, level) {
    const label = set === undefined ? "Getter" : "Getter/Setter";
    const special = (text) => run.stylize(text, "special");
    const isWanted = run.getters === true || run.getters === (set === undefined ? "get" : "set");
    if (!isWanted) return special(`[${label}]`);
    run.indentation += 2;
    try {
        const result = get.call(receiver);
        if (result !== null && typeof result === "object") return `${special(`[${label}]`)} ${formatValue(run, result, level)}`;
        const text = typeof result === "function" ? formatValue(run, result, level) : formatPrimitive(run, result);
        return `${special(`[${label}:`)} ${text}${special("]")}`;
    } catch (error) {
        return `${special(`[${label}:`)} <Inspection threw (${error.message})>${special("]")}`;
    } finally {
        run.indentation -= 2;
    }
}

inspect.custom = custom;
inspect.colors = colors;
inspect.styles = styles;
Object.defineProperty(inspect, "defaultOptions", {
    get: () => defaults,
    set(options) {
        internal("validators").requireObject(options, "options");
        defaults = Object.seal(Object.assign(Object.assign({}, defaults), options));
    },
    enumerable: false, configurable: false,
});
exports.inspect = inspect;
exports.quote = quote;
