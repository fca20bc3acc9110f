"use strict";
// assert with the strict comparisons under the short names.

const assert = require("node/assert");

function strict(...values) {
    if (values.length > 0 && values[0]) return;
    assert.ok(...values);
}

const members = Object.getOwnPropertyDescriptors(assert);
for (const key of ["length", "name", "prototype", "strict"]) delete members[key];

module.exports = Object.assign(Object.defineProperties(strict, members), {
    equal: assert.strictEqual,
    notEqual: assert.notStrictEqual,
    deepEqual: assert.deepStrictEqual,
    notDeepEqual: assert.notDeepStrictEqual,
    strict,
});
