"use strict";
// Primitives and property names as util.inspect writes them.

const shortEscapes = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\" };

function escapeCharacter(character) {
    return shortEscapes[character] ?? "\\x" + character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");
}

/** A string in single quotes, in others where that saves escaping. */
function quote(text) {
    let mark = "'";
    if (text.includes("'")) {
        if (!text.includes('"')) mark = '"';
        else if (!text.includes("`") && !text.includes("${")) mark = "`";
    }
    const escaped = text
        .replace(/[\x00-\x1f\\\x7f-\x9f]/g, escapeCharacter)
        .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
            (unit) => "\\u" + unit.charCodeAt(0).toString(16));
    return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}

const groupedFromRight = (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, "_");
const groupedFromLeft = (digits) => digits.replace(/\d{3}(?=\d)/g, "$&_");

/** A number; with `isGrouped` its digits in groups of three. */
function numberText(value, isGrouped = false) {
    if (Object.is(value, -0) && !isGrouped) return "-0";
    const text = String(value);
    const match = isGrouped ? /^(-?\d+)(?:\.(\d+))?$/.exec(text) : null;
    if (match === null) return text;
    return groupedFromRight(match[1]) + (match[2] === undefined ? "" : `.${groupedFromLeft(match[2])}`);
}

const bigintText = (value, isGrouped = false) => `${isGrouped ? groupedFromRight(String(value)) : value}n`;
const symbolText = (symbol) => Symbol.prototype.toString.call(symbol).replace(/[\x00-\x1f\x27\\\x7f-\x9f]/g, escapeCharacter);

const plain = (text) => text;

function stringText(run, text, stylize) {
    let shown = text;
    let trailer = "";
    if (text.length > run.maxStringLength) {
        const hidden = text.length - run.maxStringLength;
        shown = text.slice(0, run.maxStringLength);
        trailer = `... ${hidden} more character${hidden > 1 ? "s" : ""}`;
    }
    if (run.compact !== true && shown.length > 16 && shown.length > run.breakLength - run.indentation - 4) {
        return shown.split(/(?<=\n)/).map((line) => stylize(quote(line), "string"))
            .join(` +\n${" ".repeat(run.indentation + 2)}`) + trailer;
    }
    return stylize(quote(shown), "string") + trailer;
}

/** What is no object, in the colours of `stylize`. */
function formatPrimitive(run, value, stylize = run.stylize) {
    switch (typeof value) {
        case "string": return stringText(run, value, stylize);
        case "number": return stylize(numberText(value, run.numericSeparator), "number");
        case "bigint": return stylize(bigintText(value, run.numericSeparator), "bigint");
        case "symbol": return stylize(symbolText(value), "symbol");
        case "boolean": return stylize(String(value), "boolean");
        case "undefined": return stylize("undefined", "undefined");
        default: return stylize("null", "null");
    }
}

/** A property's name before its colon. */
function keyText(run, key, isEnumerable) {
    if (typeof key === "symbol") return `[${run.stylize(symbolText(key), "symbol")}]`;
    if (key === "__proto__") return "['__proto__']";
    if (!isEnumerable) return `[${key.replace(/[\x00-\x1f\x27\\\x7f-\x9f]/g, escapeCharacter)}]`;
    return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? run.stylize(key, "name") : run.stylize(quote(key), "string");
}

const more = (count, what) => `... ${count} more ${what}${count > 1 ? "s" : ""}`;

const controls = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;

/** Without the sequences that colour a terminal. */
const withoutColors = (text) => text.replace(controls, "");

const wide = /[\u1100-\u115f\u2329\u232a\u2e80-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b001}\u{1f200}-\u{1f251}\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const zeroWidth = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u{e0100}-\u{e01ef}]|\p{Mn}|\p{Me}|\p{Cf}/u;

/** How many columns of a terminal the text takes. */
function width(text) {
    const shown = withoutColors(text);
    if (/^[\u0020-\u007e]*$/.test(shown)) return shown.length;
    let total = 0;
    for (const character of shown.normalize("NFC")) total += wide.test(character) ? 2 : zeroWidth.test(character) ? 0 : 1;
    return total;
}

Object.assign(exports, { quote, numberText, bigintText, symbolText, formatPrimitive, keyText, more, plain, withoutColors, width });
