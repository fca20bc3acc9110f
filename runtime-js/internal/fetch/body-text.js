"use strict";
// The text of a body: UTF-8 without its mark; what is not UTF-8 is replaced.

module.exports = (bytes) => new (require("web/encoding").TextDecoder)().decode(bytes);
