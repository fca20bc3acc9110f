"use strict";
const { check } = require("../support/rows");
const util = require("util");
const { parseArgs, format, MIMEType, types } = util;
const foo = { foo: { type: "boolean", short: "f" }, bar: { type: "string", short: "b" }, list: { type: "string", multiple: true } };

module.exports = {
    "format": check([
        [() => [format("%s is %d, %i, %f, %j %%", "x", 1.5, 1.9, "2.5", { a: 1 }), format("a", "b", { c: 1 }), format("%s", { a: { b: 1 } }), format()],
            "[\n  'x is 1.5, 1, 2.5, {\"a\":1} %',\n  'a b { c: 1 }',\n  '{ a: [Object] }',\n  ''\n]"],
        [() => [format("%o|%O", [1], { a: 1 }), format(1, 2, "3"), format("%s %s", "a"), format("100%"), format("%%"), format("%%", 1), format("%c%s", "css", 1), format("%x", 1)],
            "[\n  '[ 1, [length]: 1 ]|{ a: 1 }',\n  '1 2 3',\n  'a %s',\n  '100%',\n  '%%',\n  '% 1',\n  '1',\n  '%x 1'\n]"],
        [() => [format("%s", -0), format("%s", 5n), format("%s", Symbol("a")), format("%s", null), format("%s", undefined), format("%s", () => 1), format("%s", class A {})],
            "[\n  '-0',\n  '5n',\n  'Symbol(a)',\n  'null',\n  'undefined',\n  '() => 1',\n  'class A {}'\n]"],
        [() => [format("%d", "0x10"), format("%d", 5n), format("%d", {}), format("%d", Symbol()), format("%i", "12.5px"), format("%i", 3n), format("%f", "1.5e3x"), format("%f", Symbol()), format("%d", "")],
            "[\n  '16',   '5n',\n  'NaN',  'NaN',\n  '12',   '3n',\n  '1500', 'NaN',\n  '0'\n]"],
        [() => [format("%s", new Date(0)), format("%s", { toString: () => "own" }), format("%s", new (class { toString() { return "cls"; } })()), format("%s", new (class A {})()), format("%s", Object.create(null)), format("%s", [1, [2, [3]]])],
            "[\n  '1970-01-01T00:00:00.000Z',\n  'own',\n  'cls',\n  'A {}',\n  '[Object: null prototype] {}',\n  '[ 1," +
            " [Array] ]'\n]"],
        [() => format("%j", (() => { const circle = {}; circle.circle = circle; return circle; })()), "\"[Circular]\""],
        [() => [format("%j", undefined), format("%j", () => 1), format("%O", { a: { b: { c: { d: 1 } } } }), format("%s", "a", "b", { c: { d: { e: { f: 1 } } } })],
            "[\n  'undefined',\n  'undefined',\n  '{ a: { b: { c: [Object] } } }',\n  'a b { c: { d: { e: [Object] } " +
            "} }'\n]"],
        [() => [format(null, "x"), format(Symbol("s"), 1), format({ a: 1 }, "%s", "b"), format("a\nb", "c")],
            "[ 'null x', 'Symbol(s) 1', '{ a: 1 } %s b', 'a\\nb c' ]"],
        [() => [util.formatWithOptions({ colors: true }, "%s %O", "x", { a: 1 }, 5), util.formatWithOptions({ compact: false }, { a: 1 })],
            "[ 'x { a: \\x1B[33m1\\x1B[39m } \\x1B[33m5\\x1B[39m', '{\\n  a: 1\\n}' ]"],
        [() => util.formatWithOptions(1, "x"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"inspectOptions\" argument must be of type object. Received typ" +
            "e number (1)"],
    ]),
    "promisify and callbackify": check([
        [async () => [await util.promisify((a, done) => done(null, a, 2))(1), util.promisify(setTimeout) === require("timers/promises").setTimeout],
            "[ 1, true ]"],
        [async () => util.promisify((done) => done(new Error("no")))(), "Error: no"],
        [() => util.promisify(5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"original\" argument must be of type function. Received type nu" +
            "mber (5)"],
        [async () => util.promisify(Object.assign(() => {}, { [util.promisify.custom]: () => Promise.resolve("own") }))(),
            "\"own\""],
        [() => util.promisify(Object.assign(() => {}, { [util.promisify.custom]: 5 })),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"util.promisify.custom\" property must be of type function. Rec" +
            "eived type number (5)"],
        [async () => { function f(done) { done(null, this.x); } f.extra = 1; const p = util.promisify(f); return [await p.call({ x: 3 }), p.extra, p.name, util.promisify(p) === p]; },
            "[ 3, 1, 'f', true ]"],
        [() => util.promisify.custom, "Symbol(nodejs.util.promisify.custom)"],
        [async () => new Promise((resolve) => util.callbackify(async (a) => a + 1)(1, (...values) => resolve(values))),
            "[ null, 2 ]"],
        [async () => new Promise((resolve) => util.callbackify(() => Promise.reject(null))((error) => resolve([error.code, error.message, error.reason]))),
            "[\n  'ERR_FALSY_VALUE_REJECTION',\n  'Promise was rejected with falsy value',\n  null\n]"],
        [async () => new Promise((resolve) => util.callbackify(() => Promise.reject(new Error("x")))((error) => resolve(error.message))),
            "\"x\""],
        [() => util.callbackify(async () => {})(),
            "TypeError [ERR_INVALID_ARG_TYPE]: The last argument must be of type function. Received undefined"],
        [() => util.callbackify(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"original\" argument must be of type function. Received type nu" +
            "mber (1)"],
        [() => [util.callbackify(async function abc(a, b) {}).name, util.callbackify(async function abc(a, b) {}).length],
            "[ 'abcCallbackified', 3 ]"],
    ]),
    "inherits, deprecate, debuglog, aborted": check([
        [() => (() => { function Base() {} function Child() {} util.inherits(Child, Base); return [new Child() instanceof Base, Child.super_ === Base, Object.keys(Child)]; })(),
            "[ true, true, [] ]"],
        [() => util.inherits(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"superCtor\" argument must be of type function. Received undefi" +
            "ned"],
        [() => util.inherits(function () {}, null),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"superCtor\" argument must be of type function. Received null"],
        [() => util.inherits(function () {}, () => {}),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"superCtor.prototype\" property must be of type object. Receive" +
            "d undefined"],
        [() => (() => { const f = util.deprecate((a) => a, "old", "DEPX1"); return [f.name, f(4), Object.getPrototypeOf(f).name]; })(),
            "[ 'deprecated', 4, '' ]"],
        [async () => new Promise(setImmediate).then(() => new Promise((resolve) => { process.once("warning", (warning) => resolve([warning.name, warning.code, warning.message])); util.deprecate(() => {}, "gone", "DEPX2")(); })),
            "[ 'DeprecationWarning', 'DEPX2', 'gone' ]"],
        [() => util.deprecate(() => {}, "x", 5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"code\" argument must be of type string. Received type number (" +
            "5)"],
        [() => [util.debuglog("nothing").enabled, util.debuglog === util.debug], "[ false, true ]"],
        [async () => { const c = new AbortController(); const p = util.aborted(c.signal, {}); c.abort(); await p; return c.signal.aborted; },
            "true"],
        [async () => util.aborted(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"signal\" argument must be an instance of AbortSignal. Received" +
            " type number (1)"],
        [async () => util.aborted(new AbortController().signal, 1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"resource\" argument must be of type object. Received type numb" +
            "er (1)"],
    ]),
    "isDeepStrictEqual": check([
        [() => [util.isDeepStrictEqual({ a: [1, new Map([[{}, 1]])] }, { a: [1, new Map([[{}, 1]])] }), util.isDeepStrictEqual([1], ["1"]), util.isDeepStrictEqual(NaN, NaN), util.isDeepStrictEqual(0, -0), util.isDeepStrictEqual([, 1], [undefined, 1])],
            "[ true, false, true, false, false ]"],
        [() => [util.isDeepStrictEqual(new Set([[1]]), new Set([[1]])), util.isDeepStrictEqual(new Date(0), new Date(1)), util.isDeepStrictEqual(/a/g, /a/i), util.isDeepStrictEqual({}, Object.create(null)), util.isDeepStrictEqual(Object(1), Object(1)), util.isDeepStrictEqual(new Error("a"), new Error("b"))],
            "[ true, false, false, false, true, false ]"],
    ]),
    "parseArgs": check([
        [() => parseArgs({ args: ["-f", "--bar", "b"], options: foo }),
            "{\n  values: [Object: null prototype] { foo: true, bar: 'b' },\n  positionals: []\n}"],
        [() => parseArgs({ args: ["--list", "a", "--list=b"], options: foo }),
            "{\n  values: [Object: null prototype] { list: [ 'a', 'b' ] },\n  positionals: []\n}"],
        [() => parseArgs({ args: ["-fb", "v"], options: foo }),
            "{\n  values: [Object: null prototype] { foo: true, bar: 'v' },\n  positionals: []\n}"],
        [() => parseArgs({ args: ["-fbv"], options: foo, tokens: true }),
            "{\n  values: [Object: null prototype] { foo: true, bar: 'v' },\n  positionals: [],\n  tokens: [\n    {\n " +
            "     kind: 'option',\n      name: 'foo',\n      rawName: '-f',\n      index: 0,\n      value: undefined," +
            "\n      inlineValue: undefined\n    },\n    {\n      kind: 'option',\n      name: 'bar',\n      rawName: '" +
            "-b',\n      index: 0,\n      value: 'v',\n      inlineValue: true\n    }\n  ]\n}"],
        [() => parseArgs({ args: ["--zz"], options: {} }), "TypeError [ERR_PARSE_ARGS_UNKNOWN_OPTION]: Unknown option '--zz'"],
        [() => parseArgs({ args: ["-z"], options: {} }), "TypeError [ERR_PARSE_ARGS_UNKNOWN_OPTION]: Unknown option '-z'"],
        [() => parseArgs({ args: ["-z"], options: {}, allowPositionals: true }),
            "TypeError [ERR_PARSE_ARGS_UNKNOWN_OPTION]: Unknown option '-z'. To specify a positional argument sta" +
            "rting with a '-', place it at the end of the command after '--', as in '-- \"-z\""],
        [() => parseArgs({ args: ["pos"], options: {} }),
            "TypeError [ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL]: Unexpected argument 'pos'. This command does not t" +
            "ake positional arguments"],
        [() => parseArgs({ args: ["pos", "-"], options: {}, allowPositionals: true }),
            "{ values: [Object: null prototype] {}, positionals: [ 'pos', '-' ] }"],
        [() => parseArgs({ args: ["--bar"], options: foo }),
            "TypeError [ERR_PARSE_ARGS_INVALID_OPTION_VALUE]: Option '-b, --bar <value>' argument missing"],
        [() => parseArgs({ args: ["-b"], options: foo }),
            "TypeError [ERR_PARSE_ARGS_INVALID_OPTION_VALUE]: Option '-b, --bar <value>' argument missing"],
        [() => parseArgs({ args: ["--bar", "-x"], options: foo }),
            "TypeError [ERR_PARSE_ARGS_INVALID_OPTION_VALUE]: Option '--bar' argument is ambiguous.\nDid you forge" +
            "t to specify the option argument for '--bar'?\nTo specify an option argument starting with a dash use" +
            " '--bar=-XYZ'."],
        [() => parseArgs({ args: ["-b", "-x"], options: foo }),
            "TypeError [ERR_PARSE_ARGS_INVALID_OPTION_VALUE]: Option '-b' argument is ambiguous.\nDid you forget t" +
            "o specify the option argument for '-b'?\nTo specify an option argument starting with a dash use '--ba" +
            "r=-XYZ' or '-b-XYZ'."],
        [() => parseArgs({ args: ["--bar="], options: foo }),
            "{ values: [Object: null prototype] { bar: '' }, positionals: [] }"],
        [() => parseArgs({ args: ["--foo=1"], options: foo }),
            "TypeError [ERR_PARSE_ARGS_INVALID_OPTION_VALUE]: Option '-f, --foo' does not take an argument"],
        [() => parseArgs({ args: ["--foo", "x", "-abc", "--", "--q"], strict: false }),
            "{\n  values: [Object: null prototype] { foo: true, a: true, b: true, c: true },\n  positionals: [ 'x'," +
            " '--q' ]\n}"],
        [() => parseArgs({ args: ["--bar", "--y", "z"], options: foo, strict: false }),
            "{\n  values: [Object: null prototype] { bar: '--y' },\n  positionals: [ 'z' ]\n}"],
        [() => parseArgs({ args: ["--no-foo", "-f"], options: foo, allowNegative: true, tokens: true }),
            "{\n  values: [Object: null prototype] { foo: true },\n  positionals: [],\n  tokens: [\n    {\n      kind:" +
            " 'option',\n      name: 'foo',\n      rawName: '--no-foo',\n      index: 0,\n      value: undefined,\n   " +
            "   inlineValue: undefined\n    },\n    {\n      kind: 'option',\n      name: 'foo',\n      rawName: '-f'," +
            "\n      index: 1,\n      value: undefined,\n      inlineValue: undefined\n    }\n  ]\n}"],
        [() => parseArgs({ args: ["--no-foo"], options: foo }),
            "TypeError [ERR_PARSE_ARGS_UNKNOWN_OPTION]: Unknown option '--no-foo'"],
        [() => parseArgs({ args: ["-a1", "-b", "2", "--", "p"], options: { a: { type: "string", short: "a" }, b: { type: "boolean", short: "b", multiple: true } }, tokens: true, allowPositionals: true }),
            "{\n  values: [Object: null prototype] { a: '1', b: [ true ] },\n  positionals: [ '2', 'p' ],\n  tokens:" +
            " [\n    {\n      kind: 'option',\n      name: 'a',\n      rawName: '-a',\n      index: 0,\n      value: '1" +
            "',\n      inlineValue: true\n    },\n    {\n      kind: 'option',\n      name: 'b',\n      rawName: '-b',\n" +
            "      index: 1,\n      value: undefined,\n      inlineValue: undefined\n    },\n    { kind: 'positional'" +
            ", index: 2, value: '2' },\n    { kind: 'option-terminator', index: 3 },\n    { kind: 'positional', ind" +
            "ex: 4, value: 'p' }\n  ]\n}"],
        [() => parseArgs({ args: ["-ab=x"], strict: false, tokens: true }),
            "{\n  values: [Object: null prototype] { a: true, b: true, '=': true, x: true },\n  positionals: [],\n  " +
            "tokens: [\n    {\n      kind: 'option',\n      name: 'a',\n      rawName: '-a',\n      index: 0,\n      va" +
            "lue: undefined,\n      inlineValue: undefined\n    },\n    {\n      kind: 'option',\n      name: 'b',\n   " +
            "   rawName: '-b',\n      index: 0,\n      value: undefined,\n      inlineValue: undefined\n    },\n    {\n" +
            "      kind: 'option',\n      name: '=',\n      rawName: '-=',\n      index: 0,\n      value: undefined,\n" +
            "      inlineValue: undefined\n    },\n    {\n      kind: 'option',\n      name: 'x',\n      rawName: '-x'" +
            ",\n      index: 0,\n      value: undefined,\n      inlineValue: undefined\n    }\n  ]\n}"],
        [() => parseArgs({ args: ["--__proto__", "--a", "-"], strict: false }),
            "{ values: [Object: null prototype] { a: true }, positionals: [ '-' ] }"],
        [() => parseArgs({ args: [], options: { a: { type: "string", default: "d" }, b: { type: "boolean", multiple: true, default: [true] } } }),
            "{\n  values: [Object: null prototype] { a: 'd', b: [ true ] },\n  positionals: []\n}"],
        [() => parseArgs({ options: { a: { type: "x" } } }),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options.a.type\" property must be ('string|boolean'). Received" +
            " type string ('x')"],
        [() => parseArgs({ options: { a: { type: "string", short: "xx" } } }),
            "TypeError [ERR_INVALID_ARG_VALUE]: The property 'options.a.short' must be a single character. Receiv" +
            "ed 'xx'"],
        [() => parseArgs({ options: { a: { type: "string", default: 1 } } }),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options.a.default\" property must be of type string. Received " +
            "type number (1)"],
        [() => parseArgs({ options: { a: { type: "string", multiple: true, default: "s" } } }),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options.a.default\" property must be an instance of Array. Rec" +
            "eived type string ('s')"],
        [() => parseArgs({ options: { a: { type: "string", multiple: true, default: [1] } } }),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options.a.default[0]\" property must be of type string. Receiv" +
            "ed type number (1)"],
        [() => parseArgs({ args: 1 }),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"args\" argument must be an instance of Array. Received type nu" +
            "mber (1)"],
        [() => parseArgs({ options: { a: 1 } }),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"options.a\" property must be of type object. Received type num" +
            "ber (1)"],
        [() => parseArgs({ strict: 1 }),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"strict\" argument must be of type boolean. Received type numbe" +
            "r (1)"],
    ]),
    "parseEnv": check([
        [() => util.parseEnv("A=1\nB=\"x\\ny\" # c\n# no\nexport C=q\nD=`a\"b`\nE = sp aced # k\nF=\nG='s q'\nH=\"multi\nline\"\nI"),
            "{\n  A: '1',\n  B: 'x\\ny',\n  C: 'q',\n  D: 'a\"b',\n  E: 'sp aced',\n  F: '',\n  G: 's q',\n  H: 'multi\\nlin" +
            "e'\n}"],
        [() => util.parseEnv("A='a\\nb'\r\nB=\"\"\r\nC= 'x' y\nD=\"open\nE=2"),
            "{ A: 'a\\\\nb', B: '', C: 'x', D: '\"open', E: '2' }"],
        [() => util.parseEnv(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"content\" argument must be of type string. Received type numbe" +
            "r (1)"],
    ]),
    "system errors, colours, strings": check([
        [() => [util.getSystemErrorName(-2), util.getSystemErrorName(-9999), util.getSystemErrorMap().get(-13), util.getSystemErrorMap().size],
            "[\n  'ENOENT',\n  'Unknown system error -9999',\n  [ 'EACCES', 'permission denied' ],\n  84\n]"],
        [() => util.getSystemErrorName(2),
            "RangeError [ERR_OUT_OF_RANGE]: The value of \"err\" is out of range. It must be a negative integer. Re" +
            "ceived 2"],
        [() => util.getSystemErrorName("x"),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"err\" argument must be of type number. Received type string ('" +
            "x')"],
        [() => util.styleText(["bold", "red"], "x"), "\"\\u001b[1m\\u001b[31mx\\u001b[39m\\u001b[22m\""],
        [() => util.styleText("nope", "x"),
            "TypeError [ERR_INVALID_ARG_VALUE]: The argument 'format' must be one of: 'reset', 'bold', 'dim', 'it" +
            "alic', 'underline', 'blink', 'inverse', 'hidden', 'strikethrough', 'doubleunderline', 'black', 'red'" +
            ", 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white', 'bgBlack', 'bgRed', 'bgGreen', 'bgYellow', " +
            "'bgBlue', 'bgMagenta', 'bgCyan', 'bgWhite', 'framed', 'overlined', 'gray', 'redBright', 'greenBright" +
            "', 'yellowBright', 'blueBright', 'magentaBright', 'cyanBright', 'whiteBright', 'bgGray', 'bgRedBrigh" +
            "t', 'bgGreenBright', 'bgYellowBright', 'bgBlueBright', 'bgMagentaBright', 'bgCyanBright', 'bgWhiteBr" +
            "ight'. Received 'nope'"],
        [() => util.styleText("red", 1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"text\" argument must be of type string. Received type number (" +
            "1)"],
        [() => [util.stripVTControlCharacters("\u001b[31mred\u001b[39m \u001b]8;;http://x\u0007link"), util.toUSVString("a\ud800b")],
            "[ 'red link', 'a�b' ]"],
        [() => util.stripVTControlCharacters(1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"str\" argument must be of type string. Received type number (1" +
            ")"],
        [() => (({ errno, code, syscall, message }) => [errno, code, syscall, message])(util._errnoException(-2, "open", "x")),
            "[ -2, 'ENOENT', 'open', 'open ENOENT x' ]"],
        [() => (({ address, port, message }) => [address, port, message])(util._exceptionWithHostPort(-111, "connect", "127.0.0.1", 80)),
            "[ '127.0.0.1', 80, 'connect ECONNREFUSED 127.0.0.1:80' ]"],
        [() => [util._extend({ a: 1 }, { b: 2 }), util._extend({ a: 1 }, null)], "[ { a: 1, b: 2 }, { a: 1 } ]"],
        [() => [util.isArray([]), util.isBoolean(true), util.isBuffer(Buffer.alloc(1)), util.isNull(null), util.isNullOrUndefined(undefined), util.isNumber(1), util.isString(""), util.isSymbol(Symbol()), util.isUndefined(undefined), util.isRegExp(/x/), util.isObject({}), util.isDate(new Date()), util.isError(new Error()), util.isFunction(() => {}), util.isPrimitive(null)],
            "[\n  true, true, true, true,\n  true, true, true, true,\n  true, true, true, true,\n  true, true, true\n]"],
    ]),
    "MIMEType": check([
        [() => [String(new MIMEType("text/HTML; charset=utf-8;q=\"a b\\\"\"")), new MIMEType("a/b;x=1;x=2;;=3;y;z=").params.toString(), JSON.stringify(new MIMEType(" a/b "))],
            "[ 'text/html;charset=utf-8;q=\"a b\\\\\"\"', 'x=1', '\"a/b\"' ]"],
        [() => (({ type, subtype, essence, params }) => [type, subtype, essence, [...params], params.get("charset"), params.get("no"), params.has("q")])(new MIMEType("Text/Plain;Charset=\"UTF 8\";q=1")),
            "[\n  'text',\n  'plain',\n  'text/plain',\n  [ [ 'charset', 'UTF 8' ], [ 'q', '1' ] ],\n  'UTF 8',\n  null" +
            ",\n  true\n]"],
        [() => new MIMEType("bad"), "TypeError [ERR_INVALID_MIME_SYNTAX]: The MIME syntax for a type in \"bad\" is invalid"],
        [() => new MIMEType("a/"), "TypeError [ERR_INVALID_MIME_SYNTAX]: The MIME syntax for a subtype in \"a/\" is invalid"],
        [() => new MIMEType("te xt/a"),
            "TypeError [ERR_INVALID_MIME_SYNTAX]: The MIME syntax for a type in \"te xt/a\" is invalid at 2"],
        [() => (() => { const mime = new MIMEType("a/b"); mime.type = "x y"; })(),
            "TypeError [ERR_INVALID_MIME_SYNTAX]: The MIME syntax for a type in \"x y\" is invalid at 1"],
        [() => (() => { new MIMEType("a/b").params.set("a b", "c"); })(),
            "TypeError [ERR_INVALID_MIME_SYNTAX]: The MIME syntax for a parameter name in \"a b\" is invalid at 1"],
        [() => (() => { new MIMEType("a/b").params.set("a", "\u0100"); })(),
            "TypeError [ERR_INVALID_MIME_SYNTAX]: The MIME syntax for a parameter value in \"Ā\" is invalid at 0"],
        [() => (() => { const mime = new MIMEType("a/b;c=d"); mime.type = "X"; mime.params.set("e", ""); mime.params.delete("c"); mime.params.set("f", "g h"); return [String(mime), [...mime.params.keys()], [...mime.params.values()]]; })(),
            "[ 'x/b;e=\"\";f=\"g h\"', [ 'e', 'f' ], [ '', 'g h' ] ]"],
    ]),
    "types": check([
        [() => [types.isMap(new Map()), types.isDate(new Date()), types.isRegExp(/a/), types.isPromise(Promise.resolve()), types.isUint8Array(Buffer.alloc(1)), types.isTypedArray(new DataView(new ArrayBuffer(1))), types.isArrayBufferView(new DataView(new ArrayBuffer(1)))],
            "[\n  true, true,\n  true, true,\n  true, false,\n  true\n]"],
        [() => [types.isAsyncFunction(async () => {}), types.isGeneratorFunction(function* () {}), types.isGeneratorObject((function* () {})()), types.isMapIterator(new Map().keys()), types.isSetIterator(new Set().keys()), types.isBoxedPrimitive(Object(1n)), types.isNativeError(new TypeError()), types.isArgumentsObject((function () { return arguments; })())],
            "[\n  true, true, true,\n  true, true, true,\n  true, true\n]"],
        [() => [types.isMap({ [Symbol.toStringTag]: "Map" }), types.isDate(Object.create(Date.prototype)), types.isExternal(1), types.isSharedArrayBuffer(new ArrayBuffer(1)), types.isAnyArrayBuffer(new ArrayBuffer(1)), types.isModuleNamespaceObject({}), types.isSymbolObject(Object(Symbol()))],
            "[\n  false, false,\n  false, false,\n  true,  false,\n  true\n]"],
        [() => [types.isNativeError(Object.create(Error.prototype)), types.isPromise({ then() {} }), types.isWeakMap(new WeakMap()), types.isWeakSet(new WeakMap()), types.isDataView(new DataView(new ArrayBuffer(1))), types.isBigInt64Array(new BigInt64Array(1)), types.isKeyObject?.({}), types.isCryptoKey?.({})],
            "[\n  false, false,\n  true,  false,\n  true,  true,\n  false, false\n]"],
    ]),
    "members": check([
        [() => Object.keys(util).filter((name) => name !== "parseEnv").sort(),
            "[\n  'MIMEParams',\n  'MIMEType',\n  'TextDecoder',\n  'TextEncoder',\n  '_errnoException',\n  '_exception" +
            "WithHostPort',\n  '_extend',\n  'aborted',\n  'callbackify',\n  'debug',\n  'debuglog',\n  'deprecate',\n  " +
            "'format',\n  'formatWithOptions',\n  'getSystemErrorMap',\n  'getSystemErrorName',\n  'inherits',\n  'ins" +
            "pect',\n  'isArray',\n  'isBoolean',\n  'isBuffer',\n  'isDate',\n  'isDeepStrictEqual',\n  'isError',\n  '" +
            "isFunction',\n  'isNull',\n  'isNullOrUndefined',\n  'isNumber',\n  'isObject',\n  'isPrimitive',\n  'isRe" +
            "gExp',\n  'isString',\n  'isSymbol',\n  'isUndefined',\n  'log',\n  'parseArgs',\n  'promisify',\n  'stripV" +
            "TControlCharacters',\n  'styleText',\n  'toUSVString',\n  'transferableAbortController',\n  'transferabl" +
            "eAbortSignal',\n  'types'\n]"],
        [() => require("util/types") === types, "true"],
        [() => require("sys") === util, "true"],
    ]),
};
