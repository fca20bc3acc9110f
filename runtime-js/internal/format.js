"use strict";
// printf-like formatting: util.format.

const { inspect } = internal("inspect");
const { numberText } = internal("inspect-text");
const { isBuiltIn } = internal("inspect-names");

/** Whether the language's own toString would be used, which says less than inspect does. */
function hasBuiltInText(value) {
    if (typeof value.toString !== "function") return true;
    if (Object.hasOwn(value, "toString")) return false;
    let owner = value;
    do owner = Object.getPrototypeOf(owner);
    while (!Object.hasOwn(owner, "toString"));
    const constructor = Object.getOwnPropertyDescriptor(owner, "constructor")?.value;
    return typeof constructor === "function" && isBuiltIn(constructor.name);
}

function asString(options, value) {
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "number") return numberText(value);
    if (value === null || typeof value !== "object" || !hasBuiltInText(value)) return String(value);
    return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
}

function asNumber(value, convert) {
    if (typeof value === "symbol") return "NaN";
    return typeof value === "bigint" && convert !== Number.parseFloat ? `${value}n` : numberText(convert(value));
}

// Engines word it differently: V8 speaks of a circular structure, JavaScriptCore of cyclic ones.
const isAboutCircles = (error) => error instanceof TypeError && /circular|cyclic/.test(error.message);

function asJSON(value) {
    try {
        return JSON.stringify(value);
    } catch (error) {
        if (isAboutCircles(error)) return "[Circular]";
        throw error;
    }
}

function directive(options, letter, value) {
    switch (letter) {
        case "s": return asString(options, value);
        case "d": return typeof value === "object" && value !== null ? numberText(Number(value)) : asNumber(value, Number);
        case "i": return typeof value === "object" && value !== null ? numberText(Number.parseInt(value)) : asNumber(value, Number.parseInt);
        case "f": return asNumber(value, Number.parseFloat);
        case "j": return String(asJSON(value));
        case "o": return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
        case "O": return inspect(value, options);
        default: return "";
    }
}

/** `format("%s is %d", "x", 1, rest...)`; `options` are those of inspect. */
function formatWithOptions(options, ...values) {
    if (values.length === 0) return "";
    const [first] = values;
    if (values.length === 1) return typeof first === "string" ? first : inspect(first, options);
    let next = 0;
    let text = "";
    if (typeof first === "string") {
        next = 1;
        text = first.replace(/%([sdifjoOc%])/g, (match, letter) => {
            if (letter === "%") return "%";
            if (next >= values.length) return match;
            next += 1;
            return directive(options, letter, values[next - 1]);
        });
    }
    const rest = values.slice(next).map((value) => (typeof value === "string" ? value : inspect(value, options)));
    return next === 0 ? rest.join(" ") : [text, ...rest].join(" ");
}

exports.formatWithOptions = formatWithOptions;
exports.format = (...values) => formatWithOptions(undefined, ...values);
