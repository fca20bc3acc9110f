"use strict";
const { check } = require("../support/rows");
const url = require("url");
const bases = ["/one/two/three", "http://example.com/", "http://u:p@h.com:81/a/b/c?q#h", "mailto:a@b.c", ""];

module.exports = {
    "parse": check([
        [() => url.parse("http://user:pass@Sub.Example.com:8080/p/a/t/h?query=string&a=1#hash"),
            "Url {\n  protocol: 'http:',\n  slashes: true,\n  auth: 'user:pass',\n  host: 'sub.example.com:8080',\n  p" +
            "ort: '8080',\n  hostname: 'sub.example.com',\n  hash: '#hash',\n  search: '?query=string&a=1',\n  query:" +
            " 'query=string&a=1',\n  pathname: '/p/a/t/h',\n  path: '/p/a/t/h?query=string&a=1',\n  href: 'http://us" +
            "er:pass@sub.example.com:8080/p/a/t/h?query=string&a=1#hash'\n}"],
        [() => url.parse("http://example.com?a=1&a=2&b", true),
            "Url {\n  protocol: 'http:',\n  slashes: true,\n  auth: null,\n  host: 'example.com',\n  port: null,\n  hos" +
            "tname: 'example.com',\n  hash: null,\n  search: '?a=1&a=2&b',\n  query: [Object: null prototype] { a: [" +
            " '1', '2' ], b: '' },\n  pathname: '/',\n  path: '/?a=1&a=2&b',\n  href: 'http://example.com/?a=1&a=2&b" +
            "'\n}"],
        [() => url.parse("//host/path", false, true),
            "Url {\n  protocol: null,\n  slashes: true,\n  auth: null,\n  host: 'host',\n  port: null,\n  hostname: 'ho" +
            "st',\n  hash: null,\n  search: null,\n  query: null,\n  pathname: '/path',\n  path: '/path',\n  href: '//h" +
            "ost/path'\n}"],
        [() => url.parse("//host/path"),
            "Url {\n  protocol: null,\n  slashes: null,\n  auth: null,\n  host: null,\n  port: null,\n  hostname: null," +
            "\n  hash: null,\n  search: null,\n  query: null,\n  pathname: '//host/path',\n  path: '//host/path',\n  hr" +
            "ef: '//host/path'\n}"],
        [() => [url.parse("/just/a/path?x=1"), url.parse("?q"), url.parse("#h"), url.parse("")].map(({ href, path, pathname, search, query, hash }) => [href, path, pathname, search, query, hash]),
            "[\n  [\n    '/just/a/path?x=1',\n    '/just/a/path?x=1',\n    '/just/a/path',\n    '?x=1',\n    'x=1',\n   " +
            " null\n  ],\n  [ '?q', '?q', null, '?q', 'q', null ],\n  [ '#h', null, null, null, null, '#h' ],\n  [ ''" +
            ", null, null, null, null, null ]\n]"],
        [() => [url.parse("mailto:someone@example.com"), url.parse("javascript:alert('x')"), url.parse("data:text/plain,hi"), url.parse("file:///etc/x y")].map(({ href, host, auth, pathname, slashes }) => [href, host, auth, pathname, slashes]),
            "[\n  [\n    'mailto:someone@example.com',\n    'example.com',\n    'someone',\n    null,\n    null\n  ],\n  " +
            "[ \"javascript:alert('x')\", null, null, \"alert('x')\", null ],\n  [ 'data:text/plain,hi', 'text', null," +
            " '/plain,hi', null ],\n  [ 'file:///etc/x%20y', '', null, '/etc/x%20y', true ]\n]"],
        [() => [url.parse("http://[::1]:3000/x"), url.parse("http://a@b@c/"), url.parse("http://x.com\\a\\b?c\\d"), url.parse("  http://x.com/a b{}|'\"  ")].map(({ href, host, hostname, port, auth }) => [href, host, hostname, port, auth]),
            "[\n  [ 'http://[::1]:3000/x', '[::1]:3000', '::1', '3000', null ],\n  [ 'http://a%40b@c/', 'c', 'c', n" +
            "ull, 'a@b' ],\n  [ 'http://x.com/a/b?c%5Cd', 'x.com', 'x.com', null, null ],\n  [ 'http://x.com/a%20b%" +
            "7B%7D%7C%27%22', 'x.com', 'x.com', null, null ]\n]"],
        [() => [url.parse("http://bücher.de/ü").href, url.parse("HTTP://EXAMPLE.com/A").href, url.parse("localhost:3000/x").protocol, url.parse("http://a:b").host, url.parse("http:///x").host],
            "[\n  'http://xn--bcher-kva.de/ü',\n  'http://example.com/A',\n  'localhost:',\n  'a',\n  ''\n]"],
        [() => url.parse(5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"url\" argument must be of type string. Received type number (5" +
            ")"],
        [() => url.parse("http://ex ample.com/").href, "\"http://ex/%20ample.com/\""],
        [() => Object.keys(url.parse("http://x.com/", true).query), "[]"],
    ]),
    "format": check([
        [() => [url.format({ protocol: "http", host: "x.com", pathname: "a", query: { b: [1, 2] } }), url.format({ hostname: "::1", port: 80, slashes: true }), url.format({ protocol: "mailto", auth: "a", hostname: "b.c" }), url.format({ pathname: "/a?b#c", search: "x#y", hash: "z" }), url.format({ auth: "u:p@x", host: "h" })],
            "[\n  'http://x.com/a?b=1&b=2',\n  '//[::1]:80',\n  'mailto:a@b.c',\n  '/a%3Fb%23c?x%23y#z',\n  'u:p%40x@h" +
            "'\n]"],
        [() => [url.format("http://EXAMPLE.com"), url.format(new URL("http://u:p@x.com/p?q#h"), { auth: false, fragment: false, search: false }), url.format({}), url.format(new URL("http://xn--bcher-kva.de/"), { unicode: true })],
            "[ 'http://example.com/', 'http://x.com/p', '', 'http://bücher.de/' ]"],
        [() => url.format(5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"urlObject\" argument must be one of type object or string. Rec" +
            "eived type number (5)"],
        [() => url.format(null),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"urlObject\" argument must be one of type object or string. Rec" +
            "eived null"],
    ]),
    "resolve": check([
        [() => bases.map((base) => ["four", "/abs", "../up", "../../../x", "?q=2", "#f", "//other/x", "http://else/y", ".", "", "a/./b/../c"].map((target) => url.resolve(base, target))),
            "[\n  [\n    '/one/two/four',\n    '/abs',\n    '/one/up',\n    '/x',\n    '/one/two/three?q=2',\n    '/one/" +
            "two/three#f',\n    '//other/x',\n    'http://else/y',\n    '/one/two/',\n    '/one/two/three',\n    '/one" +
            "/two/a/c'\n  ],\n  [\n    'http://example.com/four',\n    'http://example.com/abs',\n    'http://example." +
            "com/up',\n    'http://example.com/x',\n    'http://example.com/?q=2',\n    'http://example.com/#f',\n   " +
            " 'http://other/x',\n    'http://else/y',\n    'http://example.com/',\n    'http://example.com/',\n    'h" +
            "ttp://example.com/a/c'\n  ],\n  [\n    'http://u:p@h.com:81/a/b/four',\n    'http://u:p@h.com:81/abs',\n " +
            "   'http://u:p@h.com:81/a/up',\n    'http://u:p@h.com:81/x',\n    'http://u:p@h.com:81/a/b/c?q=2',\n   " +
            " 'http://u:p@h.com:81/a/b/c?q#f',\n    'http://other/x',\n    'http://else/y',\n    'http://u:p@h.com:8" +
            "1/a/b/',\n    'http://u:p@h.com:81/a/b/c?q',\n    'http://u:p@h.com:81/a/b/a/c'\n  ],\n  [\n    'mailto:a" +
            "@four',\n    'mailto:/abs',\n    'mailto:a@up',\n    'mailto:a@x',\n    'mailto:a@b.c?q=2',\n    'mailto:" +
            "a@b.c#f',\n    'mailto://other/x',\n    'http://else/y',\n    'mailto:',\n    'mailto:a@b.c',\n    'mailt" +
            "o:a@a/c'\n  ],\n  [\n    'four',      '/abs',\n    '../up',     '../../../x',\n    '?q=2',      '#f',\n   " +
            " '//other/x', 'http://else/y',\n    '',          '',\n    'a/c'\n  ]\n]"],
        [() => url.resolveObject("http://a.com/b", "c").href, "\"http://a.com/c\""],
    ]),
    "files and domains": check([
        [() => [url.fileURLToPath("file:///a/b%20c"), url.fileURLToPath(new URL("file:///%C3%A9")), String(url.pathToFileURL("/a b/?#%\\é")), String(url.pathToFileURL("/dir/"))],
            "[ '/a/b c', '/é', 'file:///a%20b/%3F%23%25%5C%C3%A9', 'file:///dir/' ]"],
        [() => url.fileURLToPath("http://x"), "TypeError [ERR_INVALID_URL_SCHEME]: The URL must be of scheme file"],
        [() => url.fileURLToPath("file://host/x"),
            "TypeError [ERR_INVALID_FILE_URL_HOST]: File URL host must be \"localhost\" or empty on linux"],
        [() => url.fileURLToPath("file:///a%2Fb"),
            "TypeError [ERR_INVALID_FILE_URL_PATH]: File URL path must not include encoded / characters"],
        [() => url.fileURLToPath(5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"path\" argument must be of type string or an instance of URL. " +
            "Received type number (5)"],
        [() => url.pathToFileURL(5),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"path\" argument must be of type string. Received type number (" +
            "5)"],
        [() => [url.domainToASCII("español.com"), url.domainToASCII("中文.com"), url.domainToASCII("bad domain"), url.domainToASCII("EXAMPLE.com"), url.domainToUnicode("xn--espaol-zwa.com"), url.domainToUnicode("xn--fiq228c.com")],
            "[\n  'xn--espaol-zwa.com',\n  'xn--fiq228c.com',\n  '',\n  'example.com',\n  'español.com',\n  '中文.com'\n]"],
        [() => (({ protocol, hostname, port, path, auth, hash, search, pathname, href }) => [protocol, hostname, port, path, auth, hash, search, pathname, href])(url.urlToHttpOptions(new URL("https://a%20b:c@[::1]:8080/p?q#h"))),
            "[\n  'https:',\n  '::1',\n  8080,\n  '/p?q',\n  'a b:c',\n  '#h',\n  '?q',\n  '/p',\n  'https://a%20b:c@[::1]" +
            ":8080/p?q#h'\n]"],
    ]),
    "host names of other scripts": check([
        [() => [new URL("http://bücher.de/").href, new URL("http://BÜCHER.de").host, new URL("https://中文.com:8080/x").origin, new URL("http://ｅｘａｍｐｌｅ.com").host, new URL("http://a。b").host, new URL("http://straße.de").host],
            "[\n  'http://xn--bcher-kva.de/',\n  'xn--bcher-kva.de',\n  'https://xn--fiq228c.com:8080',\n  'example.c" +
            "om',\n  'a.b',\n  'xn--strae-oqa.de'\n]"],
        [() => [URL.canParse("http://é.com"), URL.canParse("nope"), URL.canParse("/x", "http://a")], "[ true, false, true ]"],
        [() => Object.keys(url).sort(),
            "[\n  'URL',\n  'URLSearchParams',\n  'Url',\n  'domainToASCII',\n  'domainToUnicode',\n  'fileURLToPath',\n" +
            "  'format',\n  'parse',\n  'pathToFileURL',\n  'resolve',\n  'resolveObject',\n  'urlToHttpOptions'\n]"],
    ]),
};
