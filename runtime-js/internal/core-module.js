"use strict";
// Core modules by name, whether they are there yet or only stand in.

module.exports = (name) => require("host/builtins").load(name);
