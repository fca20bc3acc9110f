"use strict";
// atob and btoa.

const text = internal("binary-text");
const { DOMException } = require("web/dom-exception");

exports.btoa = function btoa(data) {
    const string = String(data);
    if (/[^\u0000-\u00ff]/.test(string)) throw new DOMException("Invalid character", "InvalidCharacterError");
    return text.toBase64(text.fromLatin1(string), false);
};

exports.atob = function atob(data) {
    let string = String(data).replace(/[\t\n\f\r ]/g, "");
    if (string.length % 4 === 0) string = string.replace(/={1,2}$/, "");
    if (string.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(string)) {
        throw new DOMException("The string to be decoded is not correctly encoded.", "InvalidCharacterError");
    }
    return text.toLatin1(text.fromBase64(string));
};
