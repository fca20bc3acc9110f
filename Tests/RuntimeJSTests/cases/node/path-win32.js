"use strict";
const { check } = require("../support/rows");
const { win32, posix } = require("path");

module.exports = {
    "normalize and join": check([
        [() => ["", ".", "..", "C:", "C:\\", "C:/a/../b/", "\\\\srv\\share", "\\\\srv\\share\\a\\..\\..", "/a//b\\c/", "a/b/../../..", "C:a\\..\\..", "//", "C:.\\x"].map(win32.normalize),
            "[\n  '.',                '.',\n  '..',               'C:.',\n  'C:\\\\',             'C:\\\\b\\\\',\n  '\\\\\\\\sr" +
            "v\\\\share\\\\', '\\\\\\\\srv\\\\share\\\\',\n  '\\\\a\\\\b\\\\c\\\\',      '..',\n  'C:..',             '\\\\',\n  'C:x'\n]"],
        [() => [["a", "b"], ["C:\\", "..", "x"], ["\\\\srv", "share", "x"], ["", ""], ["//a", "/b"], ["/", "/a"], ["a", "", "..", "b/"], ["C:", "a"]].map((parts) => win32.join(...parts)),
            "[\n  'a\\\\b',\n  'C:\\\\x',\n  '\\\\\\\\srv\\\\share\\\\x',\n  '.',\n  '\\\\\\\\a\\\\b\\\\',\n  '\\\\a',\n  'b\\\\',\n  'C:\\\\a'\n]"],
        [() => win32.join("a", 1),
            "TypeError [ERR_INVALID_ARG_TYPE]: The \"path\" argument must be of type string. Received type number (" +
            "1)"],
    ]),
    "resolve and relative": check([
        [() => [["C:\\a", "..\\b"], ["C:\\a", "D:b", "C:c"], ["\\\\srv\\share\\", "x"], ["C:/", "/x"], ["c:\\x", "C:y"]].map((parts) => win32.resolve(...parts)),
            "[ 'C:\\\\b', 'C:\\\\a\\\\c', '\\\\\\\\srv\\\\share\\\\x', 'C:\\\\x', 'C:\\\\x\\\\y' ]"],
        [() => [["C:\\a\\b", "C:\\a\\c\\d"], ["C:\\a", "c:\\A"], ["C:\\a", "D:\\a"], ["C:\\", "C:\\x"], ["\\\\s\\h\\a", "\\\\s\\h\\b"], ["C:\\a\\bc", "C:\\a\\b"]].map(([from, to]) => win32.relative(from, to)),
            "[ '..\\\\c\\\\d', '', 'D:\\\\a', 'x', '..\\\\b', '..\\\\b' ]"],
    ]),
    "parts": check([
        [() => ["C:\\a\\b.txt", "C:\\", "C:", "C:x", "a", "\\a", "\\\\srv\\share\\f.e", "\\\\srv\\share", "a\\b\\", "", "\\"].map((path) => [win32.dirname(path), win32.basename(path), win32.extname(path)]),
            "[\n  [ 'C:\\\\a', 'b.txt', '.txt' ],\n  [ 'C:\\\\', '', '' ],\n  [ 'C:', '', '' ],\n  [ 'C:', 'x', '' ],\n  [" +
            " '.', 'a', '' ],\n  [ '\\\\', 'a', '' ],\n  [ '\\\\\\\\srv\\\\share\\\\', 'f.e', '.e' ],\n  [ '\\\\\\\\srv\\\\share', '" +
            "share', '' ],\n  [ 'a', 'b', '' ],\n  [ '.', '', '' ],\n  [ '\\\\', '', '' ]\n]"],
        [() => ["C:\\a\\b.txt", "C:\\", "C:x", "\\\\srv\\share\\f.e", ".x", "a\\b\\", "\\", "/a/b"].map(win32.parse),
            "[\n  { root: 'C:\\\\', dir: 'C:\\\\a', base: 'b.txt', ext: '.txt', name: 'b' },\n  { root: 'C:\\\\', dir: 'C" +
            ":\\\\', base: '', ext: '', name: '' },\n  { root: 'C:', dir: 'C:', base: 'x', ext: '', name: 'x' },\n  {" +
            "\n    root: '\\\\\\\\srv\\\\share\\\\',\n    dir: '\\\\\\\\srv\\\\share\\\\',\n    base: 'f.e',\n    ext: '.e',\n    name" +
            ": 'f'\n  },\n  { root: '', dir: '', base: '.x', ext: '', name: '.x' },\n  { root: '', dir: 'a', base: '" +
            "b', ext: '', name: 'b' },\n  { root: '\\\\', dir: '\\\\', base: '', ext: '', name: '' },\n  { root: '/', d" +
            "ir: '/a', base: 'b', ext: '', name: 'b' }\n]"],
        [() => [win32.basename("a\\b.txt", ".txt"), win32.basename(".txt", ".txt"), posix.basename("x", "x"), posix.basename("a/b.c", "c")],
            "[ 'b', '', '', 'b.' ]"],
        [() => ["C:\\", "C:", "\\", "a", "//x", "C:/a"].map(win32.isAbsolute), "[ true, false, true, false, true, true ]"],
        [() => [win32.format({ dir: "C:\\a", base: "b" }), win32.format({ root: "C:\\", name: "b", ext: "c" }), win32.format({})],
            "[ 'C:\\\\a\\\\b', 'C:\\\\b.c', '' ]"],
        [() => ["C:\\a", "\\\\srv\\share", "\\\\?\\C:\\x", ""].map(win32.toNamespacedPath),
            "[ '\\\\\\\\?\\\\C:\\\\a', '\\\\\\\\?\\\\UNC\\\\srv\\\\share\\\\', '\\\\\\\\?\\\\C:\\\\x', '' ]"],
        [() => [win32.sep, win32.delimiter, win32.posix === posix, posix.win32 === win32, require("path/win32") === win32, win32.toNamespacedPath === win32._makeLong],
            "[ '\\\\', ';', true, true, true, true ]"],
    ]),
};
