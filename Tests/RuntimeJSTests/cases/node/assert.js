"use strict";
const assert = require("assert");

const fails = (run) => {
    try { run(); } catch (error) { return error; }
    throw new Error("It should have thrown");
};

module.exports = {
    "equalities"() {
        assert(true);
        assert.equal(1, "1");
        assert.deepEqual({ a: 1 }, { a: "1" });
        assert.deepStrictEqual(new Set([{ a: 1 }]), new Set([{ a: 1 }]));
        assert.notDeepStrictEqual({ a: 1 }, { a: "1" });
        assert.strictEqual(NaN, NaN);
        assert.deepStrictEqual(new Error("a"), new Error("a"));
        assert.notDeepStrictEqual(new Error("a"), new Error("b"));
        assert.notDeepStrictEqual([1, , 3], [1, undefined, 3]);
    },
    "a failure is an AssertionError with both values"() {
        const error = fails(() => assert.strictEqual(1, 2));
        assert.ok(error instanceof assert.AssertionError);
        assert.strictEqual(error.code, "ERR_ASSERTION");
        assert.strictEqual(error.name, "AssertionError");
        assert.deepStrictEqual([error.actual, error.expected, error.operator], [1, 2, "strictEqual"]);
        assert.strictEqual(error.message, "Expected values to be strictly equal:\n\n1 !== 2\n");
        assert.strictEqual(fails(() => assert.equal(1, 2, "mine")).message, "mine");
    },
    async "throws and rejects check what is thrown"() {
        assert.throws(() => { throw new TypeError("x"); }, TypeError);
        assert.throws(() => { throw new Error("hello"); }, /hello/);
        assert.throws(() => { throw Object.assign(new Error("h"), { code: 1 }); }, { message: "h", code: 1 });
        assert.strictEqual(fails(() => assert.throws(() => {})).message, "Missing expected exception.");
        await assert.rejects(Promise.reject(new Error("r")), { message: "r" });
        await assert.rejects(assert.rejects(Promise.resolve()), { message: "Missing expected rejection." });
    },
    "strict has the strict comparisons"() {
        const strict = require("assert").strict;
        assert.throws(() => strict.equal(1, "1"));
        assert.throws(() => require("assert/strict").deepEqual([1], ["1"]));
    },
};
