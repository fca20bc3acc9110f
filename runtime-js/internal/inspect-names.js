"use strict";
// What util.inspect calls an object: the name of its class, its tag, the headings of functions and classes.

const types = internal("types");

/** "Foo ", "[Foo: null prototype] ", "Foo(3) [tag] ". */
function prefix(name, tag, fallback, size = "") {
    if (name === null) return `[${fallback}${size}: null prototype] ${tag !== "" && tag !== fallback ? `[${tag}] ` : ""}`;
    return `${name}${size} ${tag !== "" && tag !== name ? `[${tag}] ` : ""}`;
}

function isInstance(value, constructor) {
    try {
        return value instanceof constructor;
    } catch {
        return false;
    }
}

let builtIns;

/** Whether the name is that of a class of the language itself. */
function isBuiltIn(name) {
    builtIns ??= new Set(Object.getOwnPropertyNames(globalThis).filter(
        (key) => /^[A-Z][a-zA-Z0-9]+$/.test(key) && "value" in Object.getOwnPropertyDescriptor(globalThis, key)));
    return builtIns.has(name);
}

// Promise.prototype has an accessor once promises carry contexts.
const constructorOf = (object) =>
    object === Promise.prototype ? Promise : Object.getOwnPropertyDescriptor(object, "constructor")?.value;

/** The name of the class, null without a prototype; `found(object, isFirst, name)` is told where the constructor was. */
function constructorName(run, value, level, inspect, found) {
    for (let object = value, steps = 0; object !== null && object !== undefined; object = Object.getPrototypeOf(object), steps++) {
        const constructor = constructorOf(object);
        if (typeof constructor === "function" && constructor.name !== "" && isInstance(value, constructor)) {
            found?.(object, steps === 1, constructor.name);
            return String(constructor.name);
        }
    }
    const first = Object.getPrototypeOf(value);
    if (first === null) return null;
    const kind = typeof value === "function" ? "Function" : Array.isArray(value) ? "Array" : "Object";
    if (run.depth !== null && level > run.depth) return `${kind} <Complex prototype>`;
    const above = constructorName(run, first, level + 1, inspect, found);
    return above === null
        ? `${kind} <${inspect(first, { ...run.optionsOf(), customInspect: false, depth: -1 })}>`
        : `${kind} <${above}>`;
}

/** Symbol.toStringTag where it would not be shown as a property. */
function tagOf(run, value) {
    let tag;
    try {
        tag = value[Symbol.toStringTag];
    } catch {
        return "";
    }
    if (typeof tag !== "string" || tag === "") return "";
    const isShown = run.showHidden
        ? Object.hasOwn(value, Symbol.toStringTag)
        : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
    return isShown ? "" : tag;
}

const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

function isClass(text) {
    if (!text.startsWith("class") || !text.endsWith("}")) return false;
    const body = text.slice(5, -1);
    const brace = body.indexOf("{");
    if (brace < 0) return false;
    return !body.slice(0, brace).includes("(") || /^(\s+[^(]*?)\s*\{/.test(body.replace(comments, ""));
}

/** "[Function: name]", "[class A extends B]". */
function functionHeading(value, name, tag) {
    const suffix = tag !== "" && tag !== name ? ` [${tag}]` : "";
    if (isClass(Function.prototype.toString.call(value))) {
        const own = Object.hasOwn(value, "name") && value.name ? value.name : "(anonymous)";
        const kind = name !== "Function" && name !== null ? ` [${name}]` : "";
        const parent = name === null ? "null" : Object.getPrototypeOf(value).name;
        return `[class ${own}${kind}${suffix}${parent ? ` extends ${parent}` : ""}]`;
    }
    const kind = `${types.isAsyncFunction(value) ? "Async" : ""}${types.isGeneratorFunction(value) ? "Generator" : ""}Function`;
    const title = value.name === "" ? " (anonymous)" : `: ${value.name}`;
    const more = name !== null && name !== kind && name !== "Function" ? ` ${name}` : "";
    return `[${kind}${name === null ? " (null prototype)" : ""}${title}]${more}${suffix}`;
}

const boxes = [
    ["Number", types.isNumberObject, Number], ["String", types.isStringObject, String], ["Boolean", types.isBooleanObject, Boolean],
    ["BigInt", types.isBigIntObject, BigInt], ["Symbol", types.isSymbolObject, Symbol],
];

/** `[kind, value]` of a boxed primitive. */
function unboxed(value) {
    const [kind, , constructor] = boxes.find(([, isBox]) => isBox(value));
    return [kind, constructor.prototype.valueOf.call(value)];
}

Object.assign(exports, { prefix, constructorName, tagOf, functionHeading, unboxed, isBuiltIn });
