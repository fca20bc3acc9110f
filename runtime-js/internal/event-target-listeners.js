"use strict";
// What `events` says about the listeners of EventTargets.

const limits = new WeakMap();

exports.listeners = (target, name) => require("web/events").listenersOf(target, name);
exports.limit = (target) => limits.get(target);
exports.setLimit = (target, count) => void limits.set(target, count);
