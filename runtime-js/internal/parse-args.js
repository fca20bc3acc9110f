"use strict";
// util.parseArgs.

const { coded } = internal("errors");
const { invalidArgumentType, invalidArgumentValue, requireBoolean, requireObject, requireString } = internal("validators");

const invalidValue = (message) => coded("TypeError", "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", message);

function requireArray(value, name) {
    if (!Array.isArray(value)) throw invalidArgumentType(name, "an instance of Array", value);
}

function checkOptions(options) {
    for (const [name, option] of Object.entries(options)) {
        const path = `options.${name}`;
        requireObject(option, path);
        if (option.type !== "string" && option.type !== "boolean") {
            throw invalidArgumentType(`${path}.type`, "('string|boolean')", option.type);
        }
        if (Object.hasOwn(option, "short")) {
            requireString(option.short, `${path}.short`);
            if (option.short.length !== 1) throw invalidArgumentValue(`${path}.short`, option.short, "must be a single character");
        }
        if (Object.hasOwn(option, "multiple")) requireBoolean(option.multiple, `${path}.multiple`);
        if (option.default !== undefined) checkDefault(option, `${path}.default`);
    }
}

function checkDefault(option, path) {
    const requireType = option.type === "string" ? requireString : requireBoolean;
    if (!option.multiple) {
        requireType(option.default, path);
        return;
    }
    requireArray(option.default, path);
    option.default.forEach((value, index) => requireType(value, `${path}[${index}]`));
}

/** What is typed on a command line is not taken for a value when it looks like an option. */
const looksLikeValue = (text) => text !== undefined && (text === "-" || !text.startsWith("-"));

/** The arguments one by one: options, positionals, the terminator. */
function tokenize(given, options) {
    const longOf = (short) => Object.keys(options).find((name) => options[name].short === short) ?? short;
    const takesValue = (name) => Object.hasOwn(options, name) && options[name].type === "string";
    const tokens = [];
    const queue = given.map((text, index) => ({ text, index }));
    const option = (name, rawName, index, value, inlineValue) => tokens.push({ kind: "option", name, rawName, index, value, inlineValue });
    const valued = (name, rawName, index) => {
        const isValue = takesValue(name) && queue.length > 0 && queue[0].text !== undefined;
        if (isValue) option(name, rawName, index, queue.shift().text, false);
        else option(name, rawName, index, undefined, undefined);
    };
    while (queue.length > 0) {
        const { text, index } = queue.shift();
        if (text === "--") {
            tokens.push({ kind: "option-terminator", index });
            for (const rest of queue.splice(0)) tokens.push({ kind: "positional", index: rest.index, value: rest.text });
        } else if (text.startsWith("--") && text.length > 2) {
            const equals = text.indexOf("=", 3);
            if (equals > 0) option(text.slice(2, equals), text.slice(0, equals), index, text.slice(equals + 1), true);
            else valued(text.slice(2), text, index);
        } else if (text.length > 1 && text.startsWith("-")) {
            tokenizeShort(text, index, { longOf, takesValue, option, valued });
        } else {
            tokens.push({ kind: "positional", index, value: text });
        }
    }
    return tokens;
}

/** "-f", "-fValue", and groups: "-abc" is "-a -b -c"; the first that takes a value takes the rest. */
function tokenizeShort(text, index, { longOf, takesValue, option, valued }) {
    for (let position = 1; position < text.length; position++) {
        const short = text[position];
        const name = longOf(short);
        const isLast = position === text.length - 1;
        if (isLast) valued(name, `-${short}`, index);
        else if (takesValue(name)) {
            option(name, `-${short}`, index, text.slice(position + 1), true);
            return;
        } else option(name, `-${short}`, index, undefined, undefined);
    }
}

function checkUsage(token, options, allowPositionals) {
    if (!Object.hasOwn(options, token.name)) {
        const hint = allowPositionals
            ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- ${JSON.stringify(token.rawName)}`
            : "";
        throw coded("TypeError", "ERR_PARSE_ARGS_UNKNOWN_OPTION", `Unknown option '${token.rawName}'${hint}`);
    }
    const { short, type } = options[token.name];
    const both = `${short ? `-${short}, ` : ""}--${token.name}`;
    if (type === "string" && typeof token.value !== "string") throw invalidValue(`Option '${both} <value>' argument missing`);
    if (type === "boolean" && token.value !== undefined) throw invalidValue(`Option '${both}' does not take an argument`);
}

function checkAmbiguity(token) {
    if (token.inlineValue !== false || looksLikeValue(token.value)) return;
    const isLong = token.rawName.startsWith("--");
    const example = isLong ? `'${token.rawName}=-XYZ'` : `'--${token.name}=-XYZ' or '${token.rawName}-XYZ'`;
    throw invalidValue(`Option '${token.rawName}' argument is ambiguous.\nDid you forget to specify the option argument for ` +
        `'${token.rawName}'?\nTo specify an option argument starting with a dash use ${example}.`);
}

function store(values, options, name, value) {
    if (name === "__proto__") return;
    if (Object.hasOwn(options, name) && options[name].multiple) (values[name] ??= []).push(value);
    else values[name] = value;
}

exports.parseArgs = function parseArgs(config = {}) {
    requireObject(config, "config");
    const own = (name, fallback) => (Object.hasOwn(config, name) && config[name] !== undefined ? config[name] : fallback);
    const given = own("args", require("node/process").argv.slice(2));
    const strict = own("strict", true);
    const allowPositionals = own("allowPositionals", !strict);
    const allowNegative = own("allowNegative", false);
    const returnTokens = own("tokens", false);
    const options = own("options", {});
    requireArray(given, "args");
    requireBoolean(strict, "strict");
    requireBoolean(allowPositionals, "allowPositionals");
    requireBoolean(returnTokens, "tokens");
    requireBoolean(allowNegative, "allowNegative");
    requireObject(options, "options");
    checkOptions(options);

    const tokens = tokenize(given, options);
    const values = Object.create(null);
    const positionals = [];
    for (const token of tokens) {
        if (token.kind === "positional") {
            if (!allowPositionals) {
                throw coded("TypeError", "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
                    `Unexpected argument '${token.value}'. This command does not take positional arguments`);
            }
            positionals.push(token.value);
        } else if (token.kind === "option") {
            let isNegated = false;
            if (allowNegative && !Object.hasOwn(options, token.name) && token.name.startsWith("no-") && token.value === undefined) {
                const name = token.name.slice(3);
                if (!strict || (Object.hasOwn(options, name) && options[name].type === "boolean")) {
                    token.name = name;
                    isNegated = true;
                }
            }
            if (strict) {
                checkUsage(token, options, allowPositionals);
                checkAmbiguity(token);
            }
            store(values, options, token.name, isNegated ? false : token.value ?? true);
        }
    }
    for (const [name, option] of Object.entries(options)) {
        if (option.default !== undefined && values[name] === undefined && name !== "__proto__") values[name] = option.default;
    }
    return returnTokens ? { values, positionals, tokens } : { values, positionals };
};
