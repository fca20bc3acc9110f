"use strict";
// What the host said in "load": the compatibility level of durable-functions, the task hub, the app's root.

exports.level = 2;
exports.taskHub = "";
exports.root = "";
