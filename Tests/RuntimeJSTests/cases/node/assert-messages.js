"use strict";
const { check } = require("../support/rows");
const assert = require("assert");
const { inspect } = require("util");
const boom = () => { throw new Error("abc"); };
const parts = (run) => { try { run(); return "nothing"; } catch ({ message, name, code, actual, expected, operator, generatedMessage }) { return { message, name, code, actual, expected, operator, generatedMessage }; } };

module.exports = {
    "strictEqual": check([
        [() => parts(() => assert.strictEqual(1, 2)),
            "{\n  message: 'Expected values to be strictly equal:\\n\\n1 !== 2\\n',\n  name: 'AssertionError',\n  code:" +
            " 'ERR_ASSERTION',\n  actual: 1,\n  expected: 2,\n  operator: 'strictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.strictEqual("a", "b", "mine")),
            "{\n  message: \"mine\\n\\n'a' !== 'b'\\n\",\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: '" +
            "a',\n  expected: 'b',\n  operator: 'strictEqual',\n  generatedMessage: false\n}"],
        [() => parts(() => assert.strictEqual("a\nb", "a\nc")),
            "{\n  message: \"Expected values to be strictly equal:\\n\\n'a\\\\nb' !== 'a\\\\nc'\\n\",\n  name: 'AssertionErr" +
            "or',\n  code: 'ERR_ASSERTION',\n  actual: 'a\\nb',\n  expected: 'a\\nc',\n  operator: 'strictEqual',\n  gen" +
            "eratedMessage: true\n}"],
        [() => parts(() => assert.strictEqual({ a: 1 }, { a: 1 })),
            "{\n  message: 'Values have same structure but are not reference-equal:\\n\\n{\\n  a: 1\\n}\\n',\n  name: 'A" +
            "ssertionError',\n  code: 'ERR_ASSERTION',\n  actual: { a: 1 },\n  expected: { a: 1 },\n  operator: 'stri" +
            "ctEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.strictEqual([1, 2, 3], [1, 2, 4])),
            "{\n  message: 'Expected \"actual\" to be reference-equal to \"expected\":\\n' +\n    '+ actual - expected\\n" +
            "' +\n    '\\n' +\n    '  [\\n' +\n    '    1,\\n' +\n    '    2,\\n' +\n    '+   3\\n' +\n    '-   4\\n' +\n    '" +
            "  ]',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: [ 1, 2, 3 ],\n  expected: [ 1, 2, " +
            "4 ],\n  operator: 'strictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.strictEqual("a".repeat(10), "a".repeat(11))),
            "{\n  message: 'Expected values to be strictly equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n' +\n  " +
            "  \"+ 'aaaaaaaaaa'\\n\" +\n    \"- 'aaaaaaaaaaa'\\n\" +\n    '             ^',\n  name: 'AssertionError',\n  c" +
            "ode: 'ERR_ASSERTION',\n  actual: 'aaaaaaaaaa',\n  expected: 'aaaaaaaaaaa',\n  operator: 'strictEqual',\n" +
            "  generatedMessage: true\n}"],
        [() => parts(() => assert.strictEqual("the quick brown fox", "the quick red fox")),
            "{\n  message: 'Expected values to be strictly equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n' +\n  " +
            "  \"+ 'the quick brown fox'\\n\" +\n    \"- 'the quick red fox'\\n\" +\n    '             ^',\n  name: 'Asser" +
            "tionError',\n  code: 'ERR_ASSERTION',\n  actual: 'the quick brown fox',\n  expected: 'the quick red fox" +
            "',\n  operator: 'strictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.strictEqual(NaN, 0)),
            "{\n  message: 'Expected values to be strictly equal:\\n\\nNaN !== 0\\n',\n  name: 'AssertionError',\n  cod" +
            "e: 'ERR_ASSERTION',\n  actual: NaN,\n  expected: 0,\n  operator: 'strictEqual',\n  generatedMessage: tru" +
            "e\n}"],
        [() => parts(() => assert.strictEqual(undefined, null)),
            "{\n  message: 'Expected values to be strictly equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n' +\n  " +
            "  '+ undefined\\n' +\n    '- null',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: undef" +
            "ined,\n  expected: null,\n  operator: 'strictEqual',\n  generatedMessage: true\n}"],
        [() => assert.strictEqual(NaN, NaN), "undefined"],
        [() => assert.strictEqual(), "TypeError [ERR_MISSING_ARGS]: The \"actual\" and \"expected\" arguments must be specified"],
        [() => assert.strictEqual(1),
            "TypeError [ERR_MISSING_ARGS]: The \"actual\" and \"expected\" arguments must be specified"],
        [() => assert.strictEqual(1, 2, new TypeError("own")), "TypeError: own"],
        [() => parts(() => assert.strictEqual(() => {}, () => {})),
            "{\n  message: 'Values have same structure but are not reference-equal:\\n' +\n    '\\n' +\n    '[Function" +
            " (anonymous)]\\n',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: [Function (anonymous)" +
            "],\n  expected: [Function (anonymous)],\n  operator: 'strictEqual',\n  generatedMessage: true\n}"],
    ]),
    "deepStrictEqual": check([
        [() => parts(() => assert.deepStrictEqual({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } })),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n'" +
            " +\n    '  {\\n' +\n    '    a: 1,\\n' +\n    '    b: {\\n' +\n    '+     c: 2\\n' +\n    '-     c: 3\\n' +\n  " +
            "  '    }\\n' +\n    '  }',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: { a: 1, b: { c" +
            ": 2 } },\n  expected: { a: 1, b: { c: 3 } },\n  operator: 'deepStrictEqual',\n  generatedMessage: true\n" +
            "}"],
        [() => parts(() => assert.deepStrictEqual([1, 2, 3], [1, 2, 3, 4])),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n'" +
            " +\n    '  [\\n' +\n    '    1,\\n' +\n    '    2,\\n' +\n    '    3,\\n' +\n    '-   4\\n' +\n    '  ]',\n  nam" +
            "e: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: [ 1, 2, 3 ],\n  expected: [ 1, 2, 3, 4 ],\n  o" +
            "perator: 'deepStrictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual([1, 2, 3, 4], [1, 2, 3])),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n'" +
            " +\n    '  [\\n' +\n    '    1,\\n' +\n    '    2,\\n' +\n    '    3,\\n' +\n    '+   4\\n' +\n    '  ]',\n  nam" +
            "e: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: [ 1, 2, 3, 4 ],\n  expected: [ 1, 2, 3 ],\n  o" +
            "perator: 'deepStrictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual(1, 2)),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n\\n1 !== 2\\n',\n  name: 'AssertionError',\n  " +
            "code: 'ERR_ASSERTION',\n  actual: 1,\n  expected: 2,\n  operator: 'deepStrictEqual',\n  generatedMessage" +
            ": true\n}"],
        [() => parts(() => assert.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]]))),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n'" +
            " +\n    '  Map(1) {\\n' +\n    '+   1 => 2\\n' +\n    '-   1 => 3\\n' +\n    '  }',\n  name: 'AssertionError" +
            "',\n  code: 'ERR_ASSERTION',\n  actual: Map(1) { 1 => 2 },\n  expected: Map(1) { 1 => 3 },\n  operator: " +
            "'deepStrictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual(new Set([1]), new Set([2]))),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n'" +
            " +\n    '  Set(1) {\\n' +\n    '+   1\\n' +\n    '-   2\\n' +\n    '  }',\n  name: 'AssertionError',\n  code:" +
            " 'ERR_ASSERTION',\n  actual: Set(1) { 1 },\n  expected: Set(1) { 2 },\n  operator: 'deepStrictEqual',\n " +
            " generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13])),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected ... Lines ski" +
            "pped\\n' +\n    '\\n' +\n    '  [\\n' +\n    '    1,\\n' +\n    '...\\n' +\n    '    10,\\n' +\n    '    11,\\n' " +
            "+\n    '+   12\\n' +\n    '-   13\\n' +\n    '  ]',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  " +
            "actual: [\n     1,  2, 3, 4,  5,\n     6,  7, 8, 9, 10,\n    11, 12\n  ],\n  expected: [\n     1,  2, 3, 4" +
            ",  5,\n     6,  7, 8, 9, 10,\n    11, 13\n  ],\n  operator: 'deepStrictEqual',\n  generatedMessage: true\n" +
            "}"],
        [() => parts(() => assert.deepStrictEqual([0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected ... Lines ski" +
            "pped\\n' +\n    '\\n' +\n    '  [\\n' +\n    '+   0,\\n' +\n    '-   1,\\n' +\n    '    2,\\n' +\n    '...\\n' +\n" +
            "    '    11,\\n' +\n    '    12\\n' +\n    '  ]',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  a" +
            "ctual: [\n     0,  2, 3, 4,  5,\n     6,  7, 8, 9, 10,\n    11, 12\n  ],\n  expected: [\n     1,  2, 3, 4," +
            "  5,\n     6,  7, 8, 9, 10,\n    11, 12\n  ],\n  operator: 'deepStrictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual([1, 2, 3, 4, 5, 66, 7, 8, 9, 10, 11, 12, 13, 14], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15])),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected ... Lines ski" +
            "pped\\n' +\n    '\\n' +\n    '  [\\n' +\n    '    1,\\n' +\n    '...\\n' +\n    '    4,\\n' +\n    '    5,\\n' +\n" +
            "    '+   66,\\n' +\n    '-   6,\\n' +\n    '    7,\\n' +\n    '    8,\\n' +\n    '...\\n' +\n    '    12,\\n' +" +
            "\n    '    13,\\n' +\n    '+   14\\n' +\n    '-   15\\n' +\n    '  ]',\n  name: 'AssertionError',\n  code: 'E" +
            "RR_ASSERTION',\n  actual: [\n     1,  2, 3,  4,  5, 66,\n     7,  8, 9, 10, 11, 12,\n    13, 14\n  ],\n  e" +
            "xpected: [\n     1,  2, 3,  4,  5,  6,\n     7,  8, 9, 10, 11, 12,\n    13, 15\n  ],\n  operator: 'deepSt" +
            "rictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual(Array.from({ length: 60 }, (_, i) => i), Array.from({ length: 60 }, (_, i) => i + 1))).message,
            "\"Expected values to be strictly deep-equal:\\n+ actual - expected ... Lines skipped\\n\\n  [\\n+   0,\\n+" +
            "   1,\\n+   2,\\n+   3,\\n+   4,\\n+   5,\\n+   6,\\n+   7,\\n+   8,\\n+   9,\\n+   10,\\n+   11,\\n+   12,\\n+ " +
            "  13,\\n+   14,\\n+   15,\\n+   16,\\n+   17,\\n+   18,\\n+   19,\\n+   20,\\n+   21,\\n+   22,\\n+   23,\\n+  " +
            " 24,\\n...\\n-   1,\\n-   2,\\n-   3,\\n-   4,\\n-   5,\\n-   6,\\n-   7,\\n-   8,\\n-   9,\\n-   10,\\n-   11,\\" +
            "n-   12,\\n-   13,\\n-   14,\\n-   15,\\n-   16,\\n-   17,\\n-   18,\\n-   19,\\n-   20,\\n-   21,\\n-   22,\\n" +
            "-   23,\\n-   24,\\n-   25,\\n...\""],
        [() => parts(() => assert.deepStrictEqual(Array.from({ length: 60 }, (_, i) => i), [])).message,
            "\"Expected values to be strictly deep-equal:\\n+ actual - expected ... Lines skipped\\n\\n+ [\\n+   0,\\n+" +
            "   1,\\n+   2,\\n+   3,\\n+   4,\\n+   5,\\n+   6,\\n+   7,\\n+   8,\\n+   9,\\n+   10,\\n+   11,\\n+   12,\\n+ " +
            "  13,\\n+   14,\\n+   15,\\n+   16,\\n+   17,\\n+   18,\\n+   19,\\n+   20,\\n+   21,\\n+   22,\\n+   23,\\n+  " +
            " 24,\\n+   25,\\n+   26,\\n+   27,\\n+   28,\\n+   29,\\n+   30,\\n+   31,\\n+   32,\\n+   33,\\n+   34,\\n+   " +
            "35,\\n+   36,\\n+   37,\\n+   38,\\n+   39,\\n+   40,\\n+   41,\\n+   42,\\n+   43,\\n+   44,\\n+   45,\\n+   4" +
            "6,\\n+   47,\\n+   48,\\n...\\n- []\\n...\""],
        [() => parts(() => assert.deepStrictEqual(-0, 0)),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n+ actual - expected\\n\\n+ -0\\n- 0',\n  name:" +
            " 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: -0,\n  expected: 0,\n  operator: 'deepStrictEqua" +
            "l',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual({}, [])),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n+ actual - expected\\n\\n+ {}\\n- []',\n  name" +
            ": 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: {},\n  expected: [],\n  operator: 'deepStrictEq" +
            "ual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual(new Date(0), new Date(1))),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n'" +
            " +\n    '+ 1970-01-01T00:00:00.000Z\\n' +\n    '- 1970-01-01T00:00:00.001Z\\n' +\n    '                  " +
            "      ^',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: 1970-01-01T00:00:00.000Z,\n  e" +
            "xpected: 1970-01-01T00:00:00.001Z,\n  operator: 'deepStrictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual([[1]], [["1"]])),
            "{\n  message: 'Expected values to be strictly deep-equal:\\n' +\n    '+ actual - expected\\n' +\n    '\\n'" +
            " +\n    '  [\\n' +\n    '    [\\n' +\n    '+     1\\n' +\n    \"-     '1'\\n\" +\n    '    ]\\n' +\n    '  ]',\n  " +
            "name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: [ [ 1 ] ],\n  expected: [ [ '1' ] ],\n  ope" +
            "rator: 'deepStrictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.deepStrictEqual({ b: 1, a: 2 }, { a: 2, c: 1 })).message,
            "\"Expected values to be strictly deep-equal:\\n+ actual - expected\\n\\n  {\\n    a: 2,\\n+   b: 1\\n-   c:" +
            " 1\\n  }\""],
        [() => assert.deepStrictEqual({ a: [1, { b: new Map([[{}, new Set([1])]]) }] }, { a: [1, { b: new Map([[{}, new Set([1])]]) }] }),
            "undefined"],
        [() => [[[1, , 3], [1, undefined, 3]], [Object.create(null), {}], [new Error("a"), new TypeError("a")], [[1], Object.assign([1], { x: 1 })], [Object(1), 1], [{ [Symbol.for("a")]: 1 }, {}], [new Uint8Array([1]), Buffer.from([1])], [new (class A {})(), new (class A {})()]].map(([a, b]) => parts(() => assert.deepStrictEqual(a, b)).code),
            "[\n  'ERR_ASSERTION',\n  'ERR_ASSERTION',\n  'ERR_ASSERTION',\n  'ERR_ASSERTION',\n  'ERR_ASSERTION',\n  '" +
            "ERR_ASSERTION',\n  'ERR_ASSERTION',\n  'ERR_ASSERTION'\n]"],
    ]),
    "the other comparisons": check([
        [() => parts(() => assert.deepEqual({ a: 1 }, { a: 2 })),
            "{\n  message: 'Expected values to be loosely deep-equal:\\n' +\n    '\\n' +\n    '{\\n' +\n    '  a: 1\\n' +" +
            "\n    '}\\n' +\n    '\\n' +\n    'should loosely deep-equal\\n' +\n    '\\n' +\n    '{\\n' +\n    '  a: 2\\n' +\n" +
            "    '}',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: { a: 1 },\n  expected: { a: 2 }" +
            ",\n  operator: 'deepEqual',\n  generatedMessage: true\n}"],
        [() => assert.deepEqual({ a: 1, b: [1, "2"] }, { a: "1", b: ["1", 2] }), "undefined"],
        [() => parts(() => assert.equal(1, 2)),
            "{\n  message: '1 == 2',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: 1,\n  expected: 2" +
            ",\n  operator: '==',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.equal({ a: 1 }, { a: 1 })),
            "{\n  message: '{\\n  a: 1\\n} == {\\n  a: 1\\n}',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  ac" +
            "tual: { a: 1 },\n  expected: { a: 1 },\n  operator: '==',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.equal(null, 0)),
            "{\n  message: 'null == 0',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: null,\n  expec" +
            "ted: 0,\n  operator: '==',\n  generatedMessage: true\n}"],
        [() => [assert.equal(1, "1"), assert.equal(NaN, NaN), assert.equal(null, undefined)],
            "[ undefined, undefined, undefined ]"],
        [() => parts(() => assert.notEqual(1, 1)),
            "{\n  message: '1 != 1',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: 1,\n  expected: 1" +
            ",\n  operator: '!=',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.notStrictEqual(1, 1)),
            "{\n  message: 'Expected \"actual\" to be strictly unequal to: 1',\n  name: 'AssertionError',\n  code: 'ER" +
            "R_ASSERTION',\n  actual: 1,\n  expected: 1,\n  operator: 'notStrictEqual',\n  generatedMessage: true\n}"],
        [() => (() => { const same = { a: 1, b: [1, 2] }; return parts(() => assert.notStrictEqual(same, same)).message; })(),
            "\"Expected \\\"actual\\\" not to be reference-equal to \\\"expected\\\":\\n\\n{\\n  a: 1,\\n  b: [\\n    1,\\n    2" +
            "\\n  ]\\n}\\n\""],
        [() => parts(() => assert.notDeepStrictEqual({ a: 1 }, { a: 1 })),
            "{\n  message: 'Expected \"actual\" not to be strictly deep-equal to:\\n\\n{\\n  a: 1\\n}\\n',\n  name: 'Asser" +
            "tionError',\n  code: 'ERR_ASSERTION',\n  actual: { a: 1 },\n  expected: { a: 1 },\n  operator: 'notDeepS" +
            "trictEqual',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.notDeepStrictEqual(1, 1)).message,
            "\"Expected \\\"actual\\\" not to be strictly deep-equal to: 1\""],
        [() => parts(() => assert.notDeepStrictEqual("a longer text", "a longer text")).message,
            "\"Expected \\\"actual\\\" not to be strictly deep-equal to:\\n\\n'a longer text'\""],
        [() => parts(() => assert.notDeepEqual({ a: 1 }, { a: 1 })).message,
            "\"Expected \\\"actual\\\" not to be loosely deep-equal to:\\n\\n{\\n  a: 1\\n}\""],
        [() => parts(() => assert.notDeepEqual({ a: 1 }, { a: "1" })).message,
            "\"Expected values not to be loosely deep-equal:\\n\\n{\\n  a: 1\\n}\\n\\nshould not loosely deep-equal\\n\\n{" +
            "\\n  a: '1'\\n}\""],
    ]),
    "ok and fail": check([
        [() => parts(() => assert.ok(0, "msg")),
            "{\n  message: 'msg',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: 0,\n  expected: true" +
            ",\n  operator: '==',\n  generatedMessage: false\n}"],
        [() => parts(() => assert(false, "msg")),
            "{\n  message: 'msg',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: false,\n  expected: " +
            "true,\n  operator: '==',\n  generatedMessage: false\n}"],
        [() => parts(() => assert.ok()),
            "{\n  message: 'No value argument passed to `assert.ok()`',\n  name: 'AssertionError',\n  code: 'ERR_ASS" +
            "ERTION',\n  actual: undefined,\n  expected: true,\n  operator: '==',\n  generatedMessage: true\n}"],
        [() => [assert.ok(1), assert("x")], "[ undefined, undefined ]"],
        [() => assert.ok(0, new RangeError("own")), "RangeError: own"],
        [() => parts(() => assert.fail()),
            "{\n  message: 'Failed',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: undefined,\n  exp" +
            "ected: undefined,\n  operator: 'fail',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.fail("x")),
            "{\n  message: 'x',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: undefined,\n  expected" +
            ": undefined,\n  operator: 'fail',\n  generatedMessage: false\n}"],
        [() => assert.fail(new TypeError("own")), "TypeError: own"],
        [() => parts(() => assert.fail(1, 2)),
            "{\n  message: '1 != 2',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: 1,\n  expected: 2" +
            ",\n  operator: '!=',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.fail(1, 2, undefined, ">")),
            "{\n  message: '1 > 2',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: 1,\n  expected: 2," +
            "\n  operator: '>',\n  generatedMessage: true\n}"],
        [() => parts(() => assert.fail(1, 2, "text", ">")),
            "{\n  message: 'text',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: 1,\n  expected: 2,\n" +
            "  operator: '>',\n  generatedMessage: false\n}"],
    ]),
    "throws": check([
        [() => parts(() => assert.throws(() => {})),
            "{\n  message: 'Missing expected exception.',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  act" +
            "ual: undefined,\n  expected: undefined,\n  operator: 'throws',\n  generatedMessage: false\n}"],
        [() => parts(() => assert.throws(() => {}, TypeError)),
            "{\n  message: 'Missing expected exception (TypeError).',\n  name: 'AssertionError',\n  code: 'ERR_ASSER" +
            "TION',\n  actual: undefined,\n  expected: [Function: TypeError],\n  operator: 'throws',\n  generatedMess" +
            "age: false\n}"],
        [() => parts(() => assert.throws(() => {}, "msg")),
            "{\n  message: 'Missing expected exception: msg',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n " +
            " actual: undefined,\n  expected: undefined,\n  operator: 'throws',\n  generatedMessage: false\n}"],
        [() => parts(() => assert.throws(() => {}, TypeError, "msg")),
            "{\n  message: 'Missing expected exception (TypeError): msg',\n  name: 'AssertionError',\n  code: 'ERR_A" +
            "SSERTION',\n  actual: undefined,\n  expected: [Function: TypeError],\n  operator: 'throws',\n  generated" +
            "Message: false\n}"],
        [() => parts(() => assert.throws(boom, /x/)).message,
            "\"The input did not match the regular expression /x/. Input:\\n\\n'Error: abc'\\n\""],
        [() => parts(() => assert.throws(boom, { message: "abd" })).message,
            "\"Expected values to be strictly deep-equal:\\n+ actual - expected\\n\\n  Comparison {\\n+   message: 'ab" +
            "c'\\n-   message: 'abd'\\n  }\""],
        [() => parts(() => assert.throws(boom, { message: /x/, name: "Error" })).message,
            "\"Expected values to be strictly deep-equal:\\n+ actual - expected\\n\\n  Comparison {\\n+   message: 'ab" +
            "c',\\n-   message: /x/,\\n    name: 'Error'\\n  }\""],
        [() => parts(() => assert.throws(boom, { message: "abc", code: 1 })).message,
            "\"Expected values to be strictly deep-equal:\\n+ actual - expected\\n\\n  Comparison {\\n-   code: 1,\\n  " +
            "  message: 'abc'\\n  }\""],
        [() => parts(() => assert.throws(boom, new Error("abd"))).message,
            "\"Expected values to be strictly deep-equal:\\n+ actual - expected\\n\\n  Comparison {\\n+   message: 'ab" +
            "c',\\n-   message: 'abd',\\n    name: 'Error'\\n  }\""],
        [() => parts(() => assert.throws(boom, TypeError)).message,
            "\"The error is expected to be an instance of \\\"TypeError\\\". Received \\\"Error\\\"\\n\\nError message:\\n\\na" +
            "bc\""],
        [() => parts(() => assert.throws(() => { throw 5; }, TypeError)).message,
            "\"The error is expected to be an instance of \\\"TypeError\\\". Received \\\"5\\\"\""],
        [() => parts(() => assert.throws(boom, () => false)).message,
            "\"The validation function is expected to return \\\"true\\\". Received false\\n\\nCaught error:\\n\\nError: a" +
            "bc\""],
        [() => parts(() => assert.throws(boom, function validate() { return 0; })).message,
            "\"The \\\"validate\\\" validation function is expected to return \\\"true\\\". Received 0\\n\\nCaught error:\\n\\" +
            "nError: abc\""],
        [() => parts(() => assert.throws(boom, TypeError, "mine")).message, "\"mine\""],
        [() => assert.throws(boom, "abc"),
            "TypeError [ERR_AMBIGUOUS_ARGUMENT]: The \"error/message\" argument is ambiguous. The error message \"ab" +
            "c\" is identical to the message."],
        [() => assert.throws(boom, "abc", "d"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"error\" argument must be of type function or an instance of Er" +
            "ror, RegExp, or Object. Received type string ('abc')"],
        [() => assert.throws("x"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"fn\" argument must be of type function. Received type string (" +
            "'x')"],
        [() => parts(() => assert.throws(() => { throw 1; }, { a: 1 })).message,
            "\"Expected values to be strictly deep-equal:\\n+ actual - expected\\n\\n+ 1\\n- {\\n-   a: 1\\n- }\""],
        [() => assert.throws(boom, {}),
            "TypeError [ERR_INVALID_ARG_VALUE]: The argument 'error' may not be an empty object. Received {}"],
        [() => assert.throws(boom, 1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"error\" argument must be of type function or an instance of Er" +
            "ror, RegExp, or Object. Received type number (1)"],
        [() => [assert.throws(boom), assert.throws(boom, Error), assert.throws(boom, /^Error: abc$/), assert.throws(boom, { name: "Error", message: /b/ }), assert.throws(boom, (error) => error.message === "abc"), assert.throws(boom, new Error("abc")), assert.throws(boom, "text")],
            "[\n  undefined,\n  undefined,\n  undefined,\n  undefined,\n  undefined,\n  undefined,\n  undefined\n]"],
        [() => parts(() => assert.doesNotThrow(boom)).message, "\"Got unwanted exception.\\nActual message: \\\"abc\\\"\""],
        [() => parts(() => assert.doesNotThrow(boom, "m")).message,
            "\"Got unwanted exception: m\\nActual message: \\\"abc\\\"\""],
        [() => parts(() => assert.doesNotThrow(boom, Error, "m")).message,
            "\"Got unwanted exception: m\\nActual message: \\\"abc\\\"\""],
        [() => assert.doesNotThrow(boom, TypeError), "Error: abc"],
        [() => assert.doesNotThrow(boom, {}),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"expected\" argument must be of type function or an instance of" +
            " RegExp. Received an instance of Object"],
    ]),
    "rejects": check([
        [async () => assert.rejects(Promise.resolve(1)), "AssertionError [ERR_ASSERTION]: Missing expected rejection."],
        [async () => assert.rejects(async () => {}, TypeError, "msg"),
            "AssertionError [ERR_ASSERTION]: Missing expected rejection (TypeError): msg"],
        [async () => assert.rejects(() => 5),
            "TypeError [ERR_INVALID_RETURN_VALUE]: Expected instance of Promise to be returned from the \"promiseF" +
            "n\" function but got type number (5)."],
        [async () => assert.rejects(() => {}),
            "TypeError [ERR_INVALID_RETURN_VALUE]: Expected instance of Promise to be returned from the \"promiseF" +
            "n\" function but got undefined."],
        [async () => assert.rejects(5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"promiseFn\" argument must be of type function or an instance o" +
            "f Promise. Received type number (5)"],
        [async () => [await assert.rejects(async () => boom(), /abc/), await assert.rejects(Promise.reject(new TypeError("t")), { name: "TypeError" }), await assert.doesNotReject(async () => 1)],
            "[ undefined, undefined, undefined ]"],
        [async () => assert.rejects(Promise.reject(new TypeError("t")), RangeError),
            "AssertionError [ERR_ASSERTION]: The error is expected to be an instance of \"RangeError\". Received \"T" +
            "ypeError\"\n\nError message:\n\nt"],
        [async () => assert.doesNotReject(async () => boom()),
            "AssertionError [ERR_ASSERTION]: Got unwanted rejection.\nActual message: \"abc\""],
        [async () => assert.doesNotReject(Promise.reject(new Error("q")), "mine"),
            "AssertionError [ERR_ASSERTION]: Got unwanted rejection: mine\nActual message: \"q\""],
    ]),
    "match, ifError": check([
        [() => parts(() => assert.match("abc", /x/)),
            "{\n  message: \"The input did not match the regular expression /x/. Input:\\n\\n'abc'\\n\",\n  name: 'Asser" +
            "tionError',\n  code: 'ERR_ASSERTION',\n  actual: 'abc',\n  expected: /x/,\n  operator: 'match',\n  genera" +
            "tedMessage: true\n}"],
        [() => parts(() => assert.match(1, /x/)),
            "{\n  message: 'The \"string\" argument must be of type string. Received type number (1)',\n  name: 'Asse" +
            "rtionError',\n  code: 'ERR_ASSERTION',\n  actual: 1,\n  expected: /x/,\n  operator: 'match',\n  generated" +
            "Message: true\n}"],
        [() => parts(() => assert.doesNotMatch("abc", /b/)).message,
            "\"The input was expected to not match the regular expression /b/. Input:\\n\\n'abc'\\n\""],
        [() => parts(() => assert.match("abc", /x/, "mine")),
            "{\n  message: 'mine',\n  name: 'AssertionError',\n  code: 'ERR_ASSERTION',\n  actual: 'abc',\n  expected:" +
            " /x/,\n  operator: 'match',\n  generatedMessage: false\n}"],
        [() => assert.match("a", 1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"regexp\" argument must be an instance of RegExp. Received type" +
            " number (1)"],
        [() => [assert.match("abc", /b/), assert.doesNotMatch("abc", /x/)], "[ undefined, undefined ]"],
        [() => parts(() => assert.ifError(new Error("e"))).message, "\"ifError got unwanted exception: e\""],
        [() => parts(() => assert.ifError("str")).message, "\"ifError got unwanted exception: 'str'\""],
        [() => parts(() => assert.ifError({ a: 1 })).message, "\"ifError got unwanted exception: { a: 1 }\""],
        [() => [assert.ifError(null), assert.ifError(undefined)], "[ undefined, undefined ]"],
    ]),
    "AssertionError": check([
        [() => new assert.AssertionError(),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options\" argument must be of type object. Received undefined"],
        [() => (({ message, generatedMessage }) => [message, generatedMessage])(new assert.AssertionError({ actual: 1, expected: 2, operator: "strictEqual" })),
            "[ 'Expected values to be strictly equal:\\n\\n1 !== 2\\n', true ]"],
        [() => [String(new assert.AssertionError({ message: "m" })), Object.keys(new assert.AssertionError({ message: "m" })), new assert.AssertionError({ message: "m" }) instanceof Error],
            "[\n  'AssertionError [ERR_ASSERTION]: m',\n  [ 'generatedMessage', 'code', 'actual', 'expected', 'oper" +
            "ator' ],\n  true\n]"],
        [() => inspect(new assert.AssertionError({ message: "m", actual: 1, expected: 2, operator: "x" })).replace(/\n {4}at .*/g, ""),
            "\"AssertionError [ERR_ASSERTION]: m\\n  generatedMessage: false,\\n  code: 'ERR_ASSERTION',\\n  actual: " +
            "1,\\n  expected: 2,\\n  operator: 'x'\\n}\""],
    ]),
    "strict": check([
        [() => [assert.strict.equal === assert.strictEqual, assert.strict.deepEqual === assert.deepStrictEqual, assert.strict.strict === assert.strict, require("assert/strict") === assert.strict],
            "[ true, true, true, true ]"],
        [() => parts(() => assert.strict.equal(1, "1")).message, "\"Expected values to be strictly equal:\\n\\n1 !== '1'\\n\""],
        [() => parts(() => assert.strict(0, "x")).message, "\"x\""],
        [() => Object.keys(assert).sort(),
            "[\n  'AssertionError',     'CallTracker',\n  'deepEqual',          'deepStrictEqual',\n  'doesNotMatch'" +
            ",       'doesNotReject',\n  'doesNotThrow',       'equal',\n  'fail',               'ifError',\n  'matc" +
            "h',              'notDeepEqual',\n  'notDeepStrictEqual', 'notEqual',\n  'notStrictEqual',     'ok',\n " +
            " 'rejects',            'strict',\n  'strictEqual',        'throws'\n]"],
    ]),
};
