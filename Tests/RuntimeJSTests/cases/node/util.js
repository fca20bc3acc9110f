"use strict";
const assert = require("assert");
const util = require("util");

class Point { constructor() { this.x = 1; this.y = [1, { z: { deep: { er: 1 } } }]; } }

const values = [
    [1, "1"], ["a'b", "\"a'b\""], [undefined, "undefined"], [null, "null"], [-0, "-0"], [5n, "5n"], [Symbol("s"), "Symbol(s)"],
    [[], "[]"], [{}, "{}"], [[1, "a", null], "[ 1, 'a', null ]"], [{ a: 1, "b-c": "x" }, "{ a: 1, 'b-c': 'x' }"],
    [new Point(), "Point { x: 1, y: [ 1, { z: [Object] } ] }"], [new Map([["a", 1]]), "Map(1) { 'a' => 1 }"],
    [new Set([1, "b"]), "Set(2) { 1, 'b' }"], [new Date(0), "1970-01-01T00:00:00.000Z"], [/a+/g, "/a+/g"],
    [function named() {}, "[Function: named]"], [() => {}, "[Function (anonymous)]"], [class A extends Point {}, "[class A extends Point]"],
    [Object.create(null), "[Object: null prototype] {}"], [[, 1], "[ <1 empty item>, 1 ]"], [new Uint8Array(2), "Uint8Array(2) [ 0, 0 ]"],
    [{ get a() { return 1; } }, "{ a: [Getter] }"], [new Number(3), "[Number: 3]"], ["a\nb", "'a\\nb'"], [async () => {}, "[AsyncFunction (anonymous)]"],
];

module.exports = {
    "inspect writes values as Node does"() {
        for (const [value, text] of values) assert.strictEqual(util.inspect(value), text);
    },
    "inspect marks circles"() {
        const circle = { name: "c" };
        circle.self = circle;
        assert.strictEqual(util.inspect(circle), "<ref *1> { name: 'c', self: [Circular *1] }");
    },
    "inspect breaks long lines and groups long arrays"() {
        const wide = { first: "a".repeat(40), second: "b".repeat(40) };
        assert.strictEqual(util.inspect(wide), `{\n  first: '${"a".repeat(40)}',\n  second: '${"b".repeat(40)}'\n}`);
        assert.strictEqual(util.inspect(Array.from({ length: 10 }, (_, i) => i)), "[\n  0, 1, 2, 3, 4,\n  5, 6, 7, 8, 9\n]");
        assert.ok(util.inspect(new Array(200).fill(1)).endsWith("... 100 more items\n]"));
        assert.strictEqual(util.inspect({ a: { b: { c: { d: 1 } } } }, { depth: 5 }), "{\n  a: { b: { c: { d: 1 } } }\n}");
    },
    "inspect asks the object itself"() {
        assert.strictEqual(util.inspect({ [util.inspect.custom]: () => "me" }), "me");
        assert.strictEqual(util.inspect({ a: { b: { c: { d: 1 } } } }, { depth: 0 }), "{ a: [Object] }");
        assert.strictEqual(util.inspect({ a: { b: { c: { d: 1 } } } }, { depth: null, breakLength: Infinity, compact: 5 }), "{ a: { b: { c: { d: 1 } } } }");
    },
    "inspect of an error starts with its stack and has its properties"() {
        const error = Object.assign(new TypeError("bad"), { code: "E1" });
        const text = util.inspect(error);
        assert.ok(text.startsWith("TypeError: bad\n    at "), text);
        assert.ok(text.endsWith("{\n  code: 'E1'\n}"), text);
    },
    "format fills in its directives"() {
        assert.strictEqual(util.format("%s is %d, %i, %f, %j %%", "x", 1.5, 1.9, "2.5", { a: 1 }), "x is 1.5, 1, 2.5, {\"a\":1} %");
        assert.strictEqual(util.format("a", "b", { c: 1 }), "a b { c: 1 }");
        assert.strictEqual(util.format("%s", { a: { b: 1 } }), "{ a: [Object] }");
        assert.strictEqual(util.format("%o|%O", [1], { a: 1 }), "[ 1, [length]: 1 ]|{ a: 1 }");
        assert.strictEqual(util.format(1, 2, "3"), "1 2 3");
        assert.strictEqual(util.format("%s %s", "a"), "a %s");
        assert.strictEqual(util.format(), "");
        assert.strictEqual(util.format("100%"), "100%");
        assert.strictEqual(util.format("%s", null, undefined), "null undefined");
    },
    async "promisify, callbackify, inherits and deprecate"() {
        const later = util.promisify((value, callback) => setTimeout(() => callback(null, value), 1));
        assert.strictEqual(await later(3), 3);
        await assert.rejects(util.promisify((callback) => callback(new Error("no")))(), /no/);
        await new Promise((resolve) => util.callbackify(async () => 5)((error, value) => { assert.strictEqual(value, 5); resolve(); }));
        function Base() {}
        function Child() {}
        util.inherits(Child, Base);
        assert.ok(new Child() instanceof Base && Child.super_ === Base);
    },
    "types and deep equality"() {
        assert.ok(util.types.isDate(new Date()) && !util.types.isDate({}));
        assert.ok(util.types.isAsyncFunction(async () => {}) && util.types.isGeneratorFunction(function* () {}));
        assert.ok(util.isDeepStrictEqual({ a: [1, new Map([[1, { b: 2 }]])] }, { a: [1, new Map([[1, { b: 2 }]])] }));
        assert.ok(!util.isDeepStrictEqual([1], ["1"]));
    },
};
