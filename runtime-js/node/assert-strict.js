"use strict";
// assert with the strict comparisons under the short names.

const assert = require("node/assert");

function strict(...values) {
    assert.ok(...values);
}

module.exports = Object.assign(strict, assert, {
    equal: assert.strictEqual,
    notEqual: assert.notStrictEqual,
    deepEqual: assert.deepStrictEqual,
    notDeepEqual: assert.notDeepStrictEqual,
});
strict.strict = strict;
