"use strict";
const { check } = require("../support/rows");
const { Console } = require("console");
const { Writable } = require("stream");
const written = (use, options = {}) => { const out = []; const stream = (name) => new Writable({ write(chunk, _, done) { out.push([name, String(chunk)]); done(); } }); use(new Console({ stdout: stream("out"), stderr: stream("err"), ...options })); return out; };

module.exports = {
    "lines and levels": check([
        [() => written((c) => { c.log("a %s", "b", { c: 1 }); c.info(1); c.debug([1]); c.warn("w"); c.error("e"); c.dirxml({}); c.log(); }),
            "[\n  [ 'out', 'a b { c: 1 }\\n' ],\n  [ 'out', '1\\n' ],\n  [ 'out', '[ 1 ]\\n' ],\n  [ 'err', 'w\\n' ],\n  [" +
            " 'err', 'e\\n' ],\n  [ 'out', '{}\\n' ],\n  [ 'out', '\\n' ]\n]"],
        [() => written((c) => { const { log } = c; log("taken out"); }), "[ [ 'out', 'taken out\\n' ] ]"],
        [() => written((c) => { c.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }); c.dir({ [require("util").inspect.custom]: () => "x" }); }),
            "[\n  [ 'out', '{ a: [Object] }\\n' ],\n  [\n    'out',\n    '{\\n' +\n      '  [Symbol(nodejs.util.inspect." +
            "custom)]: [Function: [nodejs.util.inspect.custom]]\\n' +\n      '}\\n'\n  ]\n]"],
        [() => written((c) => { c.assert(true, "no"); c.assert(false); c.assert(false, "a %s", "b"); c.assert(0, { x: 1 }, 2); }),
            "[\n  [ 'err', 'Assertion failed\\n' ],\n  [ 'err', 'Assertion failed: a b\\n' ],\n  [ 'err', 'Assertion f" +
            "ailed: [object Object] 2\\n' ]\n]"],
    ]),
    "groups, counts, times, tables": check([
        [() => written((c) => { c.group("g", 1); c.log("in\nside"); c.group(); c.warn("deep"); c.groupEnd(); c.groupEnd(); c.groupEnd(); c.groupCollapsed("x"); c.log("y"); }),
            "[\n  [ 'out', 'g 1\\n' ],\n  [ 'out', '  in\\n  side\\n' ],\n  [ 'err', '    deep\\n' ],\n  [ 'out', 'x\\n' ]" +
            ",\n  [ 'out', '  y\\n' ]\n]"],
        [() => written((c) => { c.group(); c.log("x"); }, { groupIndentation: 4 }), "[ [ 'out', '    x\\n' ] ]"],
        [() => written((c) => { c.count(); c.count("x"); c.count(); c.countReset(); c.count(); }),
            "[\n  [ 'out', 'default: 1\\n' ],\n  [ 'out', 'x: 1\\n' ],\n  [ 'out', 'default: 2\\n' ],\n  [ 'out', 'defau" +
            "lt: 1\\n' ]\n]"],
        [() => written((c) => { c.time("t"); c.timeLog("t", "more"); c.timeEnd("t"); }).map(([name, text]) => [name, text.replace(/[\d.]+m?s/, "N")]),
            "[ [ 'out', 't: N more\\n' ], [ 'out', 't: N\\n' ] ]"],
        [() => written((c) => { c.table([{ a: 1, b: "x" }, { a: 2 }]); c.table([1, 2]); c.table(5); c.table([{ a: 1, b: 2 }], ["b"]); }),
            "[\n  [\n    'out',\n    '┌─────────┬───┬─────┐\\n' +\n      '│ (index) │ a │ b   │\\n' +\n      '├─────────" +
            "┼───┼─────┤\\n' +\n      \"│ 0       │ 1 │ 'x' │\\n\" +\n      '│ 1       │ 2 │     │\\n' +\n      '└───────" +
            "──┴───┴─────┘\\n'\n  ],\n  [\n    'out',\n    '┌─────────┬────────┐\\n' +\n      '│ (index) │ Values │\\n' +" +
            "\n      '├─────────┼────────┤\\n' +\n      '│ 0       │ 1      │\\n' +\n      '│ 1       │ 2      │\\n' +\n" +
            "      '└─────────┴────────┘\\n'\n  ],\n  [ 'out', '5\\n' ],\n  [\n    'out',\n    '┌─────────┬───┐\\n' +\n   " +
            "   '│ (index) │ b │\\n' +\n      '├─────────┼───┤\\n' +\n      '│ 0       │ 2 │\\n' +\n      '└─────────┴─" +
            "──┘\\n'\n  ]\n]"],
        [() => written((c) => c.trace("where %s", "x")).map(([name, text]) => [name, text.split("\n")[0]]),
            "[ [ 'err', 'Trace: where x' ] ]"],
    ]),
    "options": check([
        [() => written((c) => c.log({ a: 1 }), { colorMode: true }), "[ [ 'out', '{ a: \\x1B[33m1\\x1B[39m }\\n' ] ]"],
        [() => written((c) => c.log({ a: { b: { c: 1 } } }), { inspectOptions: { depth: 0 } }),
            "[ [ 'out', '{ a: [Object] }\\n' ] ]"],
        [() => new Console({ stdout: 5 }),
            "TypeError [ERR_CONSOLE_WRITABLE_STREAM]: Console expects a writable stream instance for stdout"],
        [() => new Console({ stdout: { write() {} }, colorMode: "x" }),
            "TypeError [ERR_INVALID_ARG_VALUE]: The argument 'colorMode' must be one of: 'auto', true, false. Rec" +
            "eived 'x'"],
        [() => new Console(), "TypeError [ERR_CONSOLE_WRITABLE_STREAM]: Console expects a writable stream instance for stdout"],
        [() => Console({ write() {} }) instanceof Console, "true"],
        [() => written((c) => { c.table(new Map([["a", 1], ["b", { x: 1 }]])); c.table(new Set(["a"])); c.table({ r: { a: [1, 2, 3, 4], b: { c: { d: 1 } } }, s: null, t: "é中" }); c.table([[1, 2], [3, 4]]); }),
            "[\n  [\n    'out',\n    '┌───────────────────┬─────┬──────────┐\\n' +\n      '│ (iteration index) │ Key │" +
            " Values   │\\n' +\n      '├───────────────────┼─────┼──────────┤\\n' +\n      \"│ 0                 │ 'a'" +
            " │ 1        │\\n\" +\n      \"│ 1                 │ 'b' │ { x: 1 } │\\n\" +\n      '└───────────────────┴──" +
            "───┴──────────┘\\n'\n  ],\n  [\n    'out',\n    '┌───────────────────┬────────┐\\n' +\n      '│ (iteration " +
            "index) │ Values │\\n' +\n      '├───────────────────┼────────┤\\n' +\n      \"│ 0                 │ 'a'  " +
            "  │\\n\" +\n      '└───────────────────┴────────┘\\n'\n  ],\n  [\n    'out',\n    '┌─────────┬──────────────" +
            "────────────────┬─────────────────┬────────┐\\n' +\n      '│ (index) │ a                            │ " +
            "b               │ Values │\\n' +\n      '├─────────┼──────────────────────────────┼─────────────────┼─" +
            "───────┤\\n' +\n      '│ r       │ [ 1, 2, 3, ... 1 more item ] │ { c: [Object] } │        │\\n' +\n    " +
            "  '│ s       │                              │                 │ null   │\\n' +\n      \"│ t       │    " +
            "                          │                 │ 'é中'  │\\n\" +\n      '└─────────┴───────────────────────" +
            "───────┴─────────────────┴────────┘\\n'\n  ],\n  [\n    'out',\n    '┌─────────┬───┬───┐\\n' +\n      '│ (i" +
            "ndex) │ 0 │ 1 │\\n' +\n      '├─────────┼───┼───┤\\n' +\n      '│ 0       │ 1 │ 2 │\\n' +\n      '│ 1     " +
            "  │ 3 │ 4 │\\n' +\n      '└─────────┴───┴───┘\\n'\n  ]\n]"],
        [() => [typeof console.log, console.Console === Console, require("console") === console, Object.prototype.toString.call(console)],
            "[ 'function', true, true, '[object console]' ]"],
        [() => ["log", "warn", "dir", "time", "timeEnd", "timeLog", "trace", "assert", "clear", "count", "countReset", "group", "groupEnd", "table", "debug", "info", "dirxml", "error", "groupCollapsed", "profile", "profileEnd", "timeStamp"].filter((name) => typeof console[name] !== "function"),
            "[]"],
    ]),
};
