"use strict";
const { check } = require("../support/rows");
const { inspect } = require("util");
class A { constructor() { this.x = 1; } }
class B extends A { get g() { return 1; } }
class Tagged { get [Symbol.toStringTag]() { return "tag"; } }
const nullProto = (value) => Object.setPrototypeOf(value, null);
const range = (count, make = (index) => index) => Array.from({ length: count }, (_, index) => make(index));
const circle = { a: 1, list: [] };
circle.self = circle;
circle.list.push(circle, { circle });
const accessors = { get a() { return 5; }, set a(v) {}, get b() { return { z: 1 }; }, set c(v) {}, get d() { throw new Error("no"); }, get e() { return null; } };
const stackless = (error) => Object.assign(error, { stack: `${error.name}: ${error.message}` });

module.exports = {
    "primitives": check([
        [() => inspect([1, -0, "a", "it's", "a\"b'c", "\x00\x1b\ud800", undefined, null, true, 12n, Symbol("x"), 1e21]),
            "\"[\\n  1,         -0,\\n  'a',       \\\"it's\\\",\\n  `a\\\"b'c`,   '\\\\x00\\\\x1B\\\\ud800',\\n  undefined, null," +
            "\\n  true,      12n,\\n  Symbol(x), 1e+21\\n]\""],
        [() => inspect("a".repeat(50) + "\n" + "b".repeat(60)),
            "\"'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\\\n' +\\n  'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" +
            "bbbbbbbbbbbbbbbbbbbbbbb'\""],
        [() => inspect({ text: "line1\nline2\nanother line that is long" }),
            "\"{ text: 'line1\\\\nline2\\\\nanother line that is long' }\""],
        [() => inspect("x".repeat(30), { maxStringLength: 5 }), "\"'xxxxx'... 25 more characters\""],
        [() => inspect([123456.789, -1234567n, 1234, 0.0001234], { numericSeparator: true }),
            "\"[ 123_456.789, -1_234_567n, 1_234, 0.000_123_4 ]\""],
    ]),
    "objects, classes and prototypes": check([
        [() => inspect({ a: 1, "b-c": { d: { e: { f: 1 } } }, [Symbol("k")]: 2, ["__proto__"]: 3 }),
            "\"{\\n  a: 1,\\n  'b-c': { d: { e: [Object] } },\\n  ['__proto__']: 3,\\n  [Symbol(k)]: 2\\n}\""],
        [() => inspect([new A(), new B(), new (class extends A {})(), new Tagged(), Object.create(null), Object.create({ a: 1 })]),
            "\"[\\n  A { x: 1 },\\n  B { x: 1 },\\n  A { x: 1 },\\n  Tagged [tag] {},\\n  [Object: null prototype] {},\\" +
            "n  {}\\n]\""],
        [() => inspect(Object.create(Object.create(null))), "\"Object <[Object: null prototype] {}> {}\""],
        [() => inspect(Object.create(Object.create({}, {}), { constructor: { value: 1 } })), "\"{}\""],
        [() => inspect([A.prototype, B.prototype, Object.prototype, Map.prototype, Date.prototype]),
            "\"[ {}, A {}, [Object: null prototype] {}, Object [Map] {}, {} ]\""],
        [() => inspect([nullProto([1, 2]), nullProto(new Map([[1, 2]])), nullProto(new Set([1])), nullProto(function x() {}), nullProto(new Date(0)), nullProto(/x/g), nullProto(new Uint8Array(2))]),
            "\"[\\n  [Array(2): null prototype] [ 1, 2 ],\\n  [Map(1): null prototype] { 1 => 2 },\\n  [Set(1): null " +
            "prototype] { 1 },\\n  [Function (null prototype): x],\\n  [Date: null prototype] 1970-01-01T00:00:00.0" +
            "00Z,\\n  [RegExp: null prototype] /x/g,\\n  [Uint8Array(2): null prototype] [ 0, 0 ]\\n]\""],
        [() => inspect([new (class Foo extends Map {})([[1, { a: 2 }]]), (class Bar extends Array {}).from([1, 2])]),
            "\"[ Foo(1) [Map] { 1 => { a: 2 } }, Bar(2) [ 1, 2 ] ]\""],
        [() => inspect([Math, JSON, Reflect, Atomics, globalThis.Symbol]),
            "\"[\\n  Object [Math] {},\\n  Object [JSON] {},\\n  Object [Reflect] {},\\n  Object [Atomics] {},\\n  [Fun" +
            "ction: Symbol]\\n]\""],
        [() => inspect({ [Symbol.toStringTag]: "X", a: 1 }), "\"{ a: 1, [Symbol(Symbol.toStringTag)]: 'X' }\""],
    ]),
    "functions and classes": check([
        [() => inspect([function () {}, () => {}, async () => {}, function* g() {}, async function* ag() {}, Math.max]),
            "\"[\\n  [Function (anonymous)],\\n  [Function (anonymous)],\\n  [AsyncFunction (anonymous)],\\n  [Generat" +
            "orFunction: g],\\n  [AsyncGeneratorFunction: ag],\\n  [Function: max]\\n]\""],
        [() => inspect([class {}, class Q extends A {}, class extends null {}, Object.assign(class S {}, { y: 2 }), class W /* ( */ {}]),
            "\"[\\n  [class (anonymous)],\\n  [class Q extends A],\\n  [class (anonymous)],\\n  [class S] { y: 2 },\\n " +
            " [class W]\\n]\""],
        [() => inspect(Object.assign(function named() {}, { prop: 1 })), "\"[Function: named] { prop: 1 }\""],
    ]),
    "collections": check([
        [() => inspect([new Map(), new Set(), new Map([[{ a: 1 }, [1]], ["k", new Map([[1, 2]])]]), new Set([[1, 2], { a: { b: { c: 1 } } }])]),
            "\"[\\n  Map(0) {},\\n  Set(0) {},\\n  Map(2) { { a: 1 } => [ 1 ], 'k' => Map(1) { 1 => 2 } },\\n  Set(2) " +
            "{ [ 1, 2 ], { a: [Object] } }\\n]\""],
        [() => inspect([new WeakSet(), new WeakMap()]), "\"[ WeakSet { <items unknown> }, WeakMap { <items unknown> } ]\""],
        [() => inspect([[, 1, , , 2, ,], new Array(1000), [, ,], Object.assign([1], { extra: 1, "-1": 2 })]),
            "\"[\\n  [ <1 empty item>, 1, <2 empty items>, 2, <1 empty item> ],\\n  [ <1000 empty items> ],\\n  [ <2 " +
            "empty items> ],\\n  [ 1, extra: 1, '-1': 2 ]\\n]\""],
        [() => inspect(range(7)), "\"[\\n  0, 1, 2, 3,\\n  4, 5, 6\\n]\""],
        [() => inspect(range(150, (index) => index * index)),
            "\"[\\n     0,    1,    4,    9,   16,   25,   36,   49,   64,   81,\\n   100,  121,  144,  169,  196,  " +
            "225,  256,  289,  324,  361,\\n   400,  441,  484,  529,  576,  625,  676,  729,  784,  841,\\n   900," +
            "  961, 1024, 1089, 1156, 1225, 1296, 1369, 1444, 1521,\\n  1600, 1681, 1764, 1849, 1936, 2025, 2116, " +
            "2209, 2304, 2401,\\n  2500, 2601, 2704, 2809, 2916, 3025, 3136, 3249, 3364, 3481,\\n  3600, 3721, 3844" +
            ", 3969, 4096, 4225, 4356, 4489, 4624, 4761,\\n  4900, 5041, 5184, 5329, 5476, 5625, 5776, 5929, 6084," +
            " 6241,\\n  6400, 6561, 6724, 6889, 7056, 7225, 7396, 7569, 7744, 7921,\\n  8100, 8281, 8464, 8649, 883" +
            "6, 9025, 9216, 9409, 9604, 9801,\\n  ... 50 more items\\n]\""],
        [() => inspect(range(30, (id) => ({ id }))),
            "\"[\\n  { id: 0 },  { id: 1 },  { id: 2 },\\n  { id: 3 },  { id: 4 },  { id: 5 },\\n  { id: 6 },  { id: " +
            "7 },  { id: 8 },\\n  { id: 9 },  { id: 10 }, { id: 11 },\\n  { id: 12 }, { id: 13 }, { id: 14 },\\n  { " +
            "id: 15 }, { id: 16 }, { id: 17 },\\n  { id: 18 }, { id: 19 }, { id: 20 },\\n  { id: 21 }, { id: 22 }, " +
            "{ id: 23 },\\n  { id: 24 }, { id: 25 }, { id: 26 },\\n  { id: 27 }, { id: 28 }, { id: 29 }\\n]\""],
        [() => inspect("the quick brown fox jumps over the lazy dog again and again until the end of all the days".split(" ")),
            "\"[\\n  'the',   'quick', 'brown',\\n  'fox',   'jumps', 'over',\\n  'the',   'lazy',  'dog',\\n  'again'" +
            ", 'and',   'again',\\n  'until', 'the',   'end',\\n  'of',    'all',   'the',\\n  'days'\\n]\""],
        [() => inspect([..."中文字", "日本", "한국", "emoji 😀", "é", "x"]), "\"[ '中', '文', '字', '日本', '한국', 'emoji 😀', 'é', 'x' ]\""],
        [() => inspect([1, "a", null, undefined, { a: 1 }, [2], Symbol("x")]),
            "\"[ 1, 'a', null, undefined, { a: 1 }, [ 2 ], Symbol(x) ]\""],
        [() => inspect(range(10), { maxArrayLength: 2 }), "\"[ 0, 1, ... 8 more items ]\""],
        [() => inspect(range(3), { maxArrayLength: 0 }), "\"[ ... 3 more items ]\""],
        [() => inspect(new Map(range(3, (index) => [index, index])), { maxArrayLength: 1 }),
            "\"Map(3) { 0 => 0, ... 2 more items }\""],
    ]),
    "bytes": check([
        [() => inspect([new Uint8Array(3), new Float64Array([1.5, -0]), new BigInt64Array(2), new ArrayBuffer(4), new DataView(new ArrayBuffer(2))]),
            "\"[\\n  Uint8Array(3) [ 0, 0, 0 ],\\n  Float64Array(2) [ 1.5, -0 ],\\n  BigInt64Array(2) [ 0n, 0n ],\\n  " +
            "ArrayBuffer { [Uint8Contents]: <00 00 00 00>, byteLength: 4 },\\n  DataView {\\n    byteLength: 2,\\n  " +
            "  byteOffset: 0,\\n    buffer: ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }\\n  }\\n]\""],
        [() => inspect(new Uint8Array(200)),
            "\"Uint8Array(200) [\\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\\n  " +
            "0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\\n  0, 0, 0, 0, 0, 0, 0, 0" +
            ", 0, 0, 0, 0,\\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\\n  0, 0," +
            " 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\\n  0, 0, 0, 0,\\n  ... 100 more items\\n]\""],
        [() => inspect(Buffer.from("hello")), "\"<Buffer 68 65 6c 6c 6f>\""],
        [() => inspect(new Uint8Array(1), { showHidden: true }),
            "\"Uint8Array(1) [\\n  0,\\n  [BYTES_PER_ELEMENT]: 1,\\n  [length]: 1,\\n  [byteLength]: 1,\\n  [byteOffset" +
            "]: 0,\\n  [buffer]: ArrayBuffer { byteLength: 1 }\\n]\""],
    ]),
    "dates, patterns, boxes": check([
        [() => inspect([new Date(0), new Date(NaN), /a/gi, Object.assign(/r/, { x: 1 }), Object.assign(new Date(0), { x: 1 }), new (class D extends Date {})(0)]),
            "\"[\\n  1970-01-01T00:00:00.000Z,\\n  Invalid Date,\\n  /a/gi,\\n  /r/ { x: 1 },\\n  1970-01-01T00:00:00.0" +
            "00Z { x: 1 },\\n  D 1970-01-01T00:00:00.000Z\\n]\""],
        [() => inspect([new String("abc"), Object(1n), new Number(-0), new Boolean(false), Object(Symbol("q")), Object.assign(new String("xy"), { z: 1 })]),
            "\"[\\n  [String: 'abc'],\\n  [BigInt: 1n],\\n  [Number: -0],\\n  [Boolean: false],\\n  [Symbol: Symbol(q)]" +
            ",\\n  [String: 'xy'] { z: 1 }\\n]\""],
        [() => inspect([(function () { return arguments; })(1, "a"), (function* gg() {})()]),
            "\"[ [Arguments] { '0': 1, '1': 'a' }, Object [Generator] {} ]\""],
    ]),
    "errors": check([
        [() => inspect(stackless(new Error("boom"))), "\"[Error: boom]\""],
        [() => inspect(stackless(Object.assign(new TypeError("bad"), { code: "E1", info: { a: 1 } }))),
            "\"[TypeError: bad] { code: 'E1', info: { a: 1 } }\""],
        [() => inspect(stackless(new Error("outer", { cause: stackless(new TypeError("inner")) }))),
            "\"[Error: outer] { [cause]: [TypeError: inner] }\""],
        [() => inspect(stackless(new Error("outer", { cause: "text" }))), "\"[Error: outer] { [cause]: 'text' }\""],
        [() => inspect(stackless(new AggregateError([stackless(new Error("1")), 2], "all"))),
            "\"[AggregateError: all] { [errors]: [ [Error: 1], 2 ] }\""],
        [() => inspect({ e: stackless(new (class MyError extends TypeError {})("x")) }), "\"{ e: [MyError [TypeError]: x] }\""],
        [() => inspect(stackless(Object.assign(new Error("m"), { name: "Custom" }))), "\"[Custom: m]\""],
        [() => inspect(nullProto(stackless(new Error("q")))), "\"[[Error: null prototype]: q]\""],
    ]),
    "circles": check([
        [() => inspect(circle),
            "\"<ref *1> {\\n  a: 1,\\n  list: [ [Circular *1], { circle: [Circular *1] } ],\\n  self: [Circular *1]\\n" +
            "}\""],
        [() => inspect(circle, { compact: true }),
            "\"<ref *1> { a: 1, list: [ [Circular *1], { circle: [Circular *1] } ], self: [Circular *1] }\""],
    ]),
    "accessors": check([
        [() => inspect(accessors),
            "\"{\\n  a: [Getter/Setter],\\n  b: [Getter],\\n  c: [Setter],\\n  d: [Getter],\\n  e: [Getter]\\n}\""],
        [() => inspect(accessors, { getters: true }),
            "\"{\\n  a: [Getter/Setter: 5],\\n  b: [Getter] { z: 1 },\\n  c: [Setter],\\n  d: [Getter: <Inspection thr" +
            "ew (no)>],\\n  e: [Getter: null]\\n}\""],
        [() => inspect(accessors, { getters: "get" }),
            "\"{\\n  a: [Getter/Setter],\\n  b: [Getter] { z: 1 },\\n  c: [Setter],\\n  d: [Getter: <Inspection threw " +
            "(no)>],\\n  e: [Getter: null]\\n}\""],
        [() => inspect(accessors, { getters: "set" }),
            "\"{\\n  a: [Getter/Setter: 5],\\n  b: [Getter],\\n  c: [Setter],\\n  d: [Getter],\\n  e: [Getter]\\n}\""],
        [() => inspect(new B(), { getters: true, showHidden: true }), "\"B { x: 1, [g]: [Getter: 1] }\""],
    ]),
    "own inspection": check([
        [() => inspect({ [inspect.custom](depth, options, other) { return [depth, options.compact, other === inspect, options.stylize("x", "string")]; } }),
            "\"[ 2, 3, true, 'x' ]\""],
        [() => inspect([{ [inspect.custom]: () => "multi\nline" }, { [inspect.custom]: () => ({ a: ["z".repeat(80)] }) }]),
            "\"[\\n  multi\\n  line,\\n  {\\n    a: [\\n      'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" +
            "zzzzzzzzzzzzzzzzzzzzzzzz'\\n    ]\\n  }\\n]\""],
        [() => inspect({ [inspect.custom]: () => "own" }, { customInspect: false }),
            "\"{\\n  [Symbol(nodejs.util.inspect.custom)]: [Function: [nodejs.util.inspect.custom]]\\n}\""],
        [() => inspect({ nested: { [inspect.custom]: (depth, options) => `${depth} ${options.depth} ${options.mine}` } }, { mine: 1, depth: 5 }),
            "\"{ nested: 4 5 1 }\""],
    ]),
    "depth, colours, order, lines": check([
        [() => inspect({ a: { b: { c: {} } } }, { depth: 0 }), "\"{ a: [Object] }\""],
        [() => inspect({ a: [[[[]]]], m: { m: { m: new Map([[1, 2]]), a: new A(), d: new Date(0), r: /x/, n: Object.create(null) } } }),
            "\"{\\n  a: [ [ [Array] ] ],\\n  m: {\\n    m: {\\n      m: [Map],\\n      a: [A],\\n      d: 1970-01-01T00:" +
            "00:00.000Z,\\n      r: /x/,\\n      n: [Object: null prototype] {}\\n    }\\n  }\\n}\""],
        [() => inspect({ a: { b: { c: { d: { e: 1 } } } } }, { depth: null }),
            "\"{\\n  a: {\\n    b: { c: { d: { e: 1 } } }\\n  }\\n}\""],
        [() => inspect({ n: 1, s: "x", b: true, u: undefined, l: null, f() {}, y: Symbol("s"), d: new Date(0), r: /x/, i: 1n, [Symbol("k")]: [{}] }, { colors: true }),
            "\"{\\n  n: \\u001b[33m1\\u001b[39m,\\n  s: \\u001b[32m'x'\\u001b[39m,\\n  b: \\u001b[33mtrue\\u001b[39m,\\n  u:" +
            " \\u001b[90mundefined\\u001b[39m,\\n  l: \\u001b[1mnull\\u001b[22m,\\n  f: \\u001b[36m[Function: f]\\u001b[3" +
            "9m,\\n  y: \\u001b[32mSymbol(s)\\u001b[39m,\\n  d: \\u001b[35m1970-01-01T00:00:00.000Z\\u001b[39m,\\n  r: \\" +
            "u001b[31m/x/\\u001b[39m,\\n  i: \\u001b[33m1n\\u001b[39m,\\n  [\\u001b[32mSymbol(k)\\u001b[39m]: [ {} ]\\n}\""],
        [() => inspect({ b: 1, a: { d: 1, c: 2 } }, { sorted: true }), "\"{ a: { c: 2, d: 1 }, b: 1 }\""],
        [() => inspect({ b: 1, a: 2, c: 3 }, { sorted: (left, right) => (left < right ? 1 : -1) }), "\"{ c: 3, b: 1, a: 2 }\""],
        [() => inspect({ a: { b: [1, 2, { c: "x" }] }, d: "y" }, { compact: false }),
            "\"{\\n  a: {\\n    b: [\\n      1,\\n      2,\\n      [Object]\\n    ]\\n  },\\n  d: 'y'\\n}\""],
        [() => inspect({ a: { b: [1, 2, { c: "x" }] }, d: "y" }, { compact: true, breakLength: 20 }),
            "\"{ a:\\n   { b: [ 1, 2, [Object] ] },\\n  d: 'y' }\""],
        [() => inspect({ a: { b: { c: { d: 1 } } } }, { depth: 5, compact: 1 }),
            "\"{\\n  a: {\\n    b: {\\n      c: { d: 1 }\\n    }\\n  }\\n}\""],
        [() => inspect({ aaaaaaaaaaaa: "bbbbbbbbbbbbbbb", cccccccccccc: ["dddddddddd", "eeeeeeeeee"] }, { breakLength: 40 }),
            "\"{\\n  aaaaaaaaaaaa: 'bbbbbbbbbbbbbbb',\\n  cccccccccccc: [\\n    'dddddddddd',\\n    'eeeeeeeeee'\\n  ]\\" +
            "n}\""],
        [() => inspect({ first: "a".repeat(40), second: "b".repeat(40) }, { breakLength: Infinity }),
            "\"{ first: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', second: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" +
            "bbb' }\""],
        [() => inspect([1, { a: 1 }], { showHidden: true }), "\"[ 1, { a: 1 }, [length]: 2 ]\""],
        [() => inspect({ a: 1 }, true, 0, true), "\"{ a: \\u001b[33m1\\u001b[39m }\""],
        [() => inspect({ a: { b: 1 } }, false, 0), "\"{ a: [Object] }\""],
    ]),
    "the default options": check([
        [() => Object.keys(inspect.defaultOptions),
            "[\n  'showHidden',\n  'depth',\n  'colors',\n  'customInspect',\n  'showProxy',\n  'maxArrayLength',\n  'ma" +
            "xStringLength',\n  'breakLength',\n  'compact',\n  'sorted',\n  'getters',\n  'numericSeparator'\n]"],
        [() => (inspect.defaultOptions = { depth: 0 }, [inspect({ a: {} , b: { c: { d: 1 } } }), (inspect.defaultOptions = { depth: 2 }, inspect.defaultOptions.depth)]),
            "[ '{ a: {}, b: [Object] }', 2 ]"],
        [() => inspect.defaultOptions = null,
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options\" argument must be of type object. Received null"],
        [() => [inspect.styles.number, inspect.colors.red, inspect.colors.grey === inspect.colors.gray],
            "[ 'yellow', [ 31, 39 ], true ]"],
    ]),
};
