"use strict";
// Data of others goes into objects under names of their choice.

/** `target[key] = value` as an own property, also for `__proto__`, where a plain assignment would change the prototype. */
exports.setOwn = function setOwn(target, key, value) {
    if (key === "__proto__") Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
    else target[key] = value;
};

/** Every own property of `source`, as by `Object.assign`. */
exports.assignOwn = function assignOwn(target, source) {
    for (const key of Object.keys(source ?? {})) exports.setOwn(target, key, source[key]);
    return target;
};
