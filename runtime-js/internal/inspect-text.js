"use strict";
// Primitives and property names as util.inspect writes them.

const escapes = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\" };

function escapeCharacter(character) {
    return escapes[character] ?? "\\x" + character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");
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
            (unit) => "\\u" + unit.charCodeAt(0).toString(16).toUpperCase());
    return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}

function formatNumber(value) {
    return Object.is(value, -0) ? "-0" : String(value);
}

const symbolText = (symbol) => Symbol.prototype.toString.call(symbol);

function formatPrimitive(settings, value, indentation) {
    if (typeof value === "string") {
        let text = value;
        let rest = "";
        if (text.length > settings.maxStringLength) {
            const hidden = text.length - settings.maxStringLength;
            text = text.slice(0, settings.maxStringLength);
            rest = `... ${hidden} more character${hidden > 1 ? "s" : ""}`;
        }
        if (settings.compact !== true && text.length > 16 && text.length > settings.breakLength - indentation - 4) {
            return text.split(/(?<=\n)/).map(quote).join(" +\n" + " ".repeat(indentation)) + rest;
        }
        return quote(text) + rest;
    }
    if (typeof value === "number") return formatNumber(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "symbol") return symbolText(value);
    return String(value);
}

function formatKey(key, enumerable) {
    if (typeof key === "symbol") return `[${symbolText(key)}]`;
    if (key === "__proto__") return "['__proto__']";
    if (!enumerable) return `[${key}]`;
    return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? key : quote(key);
}

exports.quote = quote;
exports.formatNumber = formatNumber;
exports.formatPrimitive = formatPrimitive;
exports.formatKey = formatKey;
