"use strict";
// printf-like formatting: util.format.

const { inspect } = internal("inspect");
const { isError } = internal("errors");
const { numberText } = internal("inspect-text");

function asString(value) {
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "number") return numberText(value);
    if (value === null || typeof value !== "object") return String(value);
    const ownText = !isPlain(value) && typeof value.toString === "function" && (isError(value) || hasOwnToString(value));
    return ownText ? String(value) : inspect(value, { depth: 0, colors: false, compact: 3 });
}

const isPlain = (value) => {
    const prototype = Object.getPrototypeOf(value);
    return !Object.hasOwn(value, "toString") && (prototype === null || prototype === Object.prototype);
};

// Built-in classes are inspected; only a toString the author wrote is used.
function hasOwnToString(value) {
    if (Object.hasOwn(value, "toString")) return true;
    for (let object = value; object !== null; object = Object.getPrototypeOf(object)) {
        if (!Object.hasOwn(object, "toString")) continue;
        return !/\[native code\]/.test(Function.prototype.toString.call(object.toString)) || value instanceof Date;
    }
    return false;
}

function asNumber(value, convert) {
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "symbol") return "NaN";
    return numberText(convert(value));
}

function asJSON(value) {
    try {
        return JSON.stringify(value);
    } catch (error) {
        if (error instanceof TypeError) return "[Circular]";
        throw error;
    }
}

function directive(letter, value) {
    switch (letter) {
        case "s": return asString(value);
        case "d": return asNumber(value, Number);
        case "i": return typeof value === "object" && value !== null ? "NaN" : asNumber(value, Number.parseInt);
        case "f": return typeof value === "symbol" ? "NaN" : numberText(Number.parseFloat(value));
        case "j": return asJSON(value);
        case "o": return inspect(value, { showHidden: true, showProxy: true, depth: 4 });
        case "O": return inspect(value);
        default: return "";
    }
}

/** `format("%s is %d", "x", 1, rest...)`. */
function format(first, ...rest) {
    let used = 0;
    let text = "";
    if (typeof first === "string") {
        if (rest.length === 0) return first;
        text = first.replace(/%([sdifjoOc%])/g, (match, letter) => {
            if (letter === "%") return "%";
            if (used >= rest.length) return match;
            const value = rest[used];
            used += 1;
            return directive(letter, value);
        });
    } else {
        if (arguments.length === 0) return "";
        text = one(first);
    }
    for (; used < rest.length; used++) text += " " + one(rest[used]);
    return text;
}

function one(value) {
    return typeof value === "string" ? value : inspect(value);
}

exports.format = format;
