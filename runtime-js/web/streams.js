"use strict";
// The streams of the web.

module.exports = require("node/stream-web");
