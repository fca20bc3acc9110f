"use strict";
module.exports = internal("types");
