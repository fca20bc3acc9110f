"use strict";
// WebAssembly.
const assert = require("assert");
const bytes = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100, 100, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11]);
module.exports = {
    async "instantiate settles, of bytes and of a module"() {
        const { instance, module } = await WebAssembly.instantiate(bytes);
        assert.strictEqual(instance.exports.add(2, 3), 5);
        assert.ok(module instanceof WebAssembly.Module);
        const again = await WebAssembly.instantiate(await WebAssembly.compile(bytes));
        assert.strictEqual(again.exports.add(1, 1), 2);
    },
    async "what is no module is refused"() {
        assert.strictEqual(WebAssembly.validate(bytes), true);
        await assert.rejects(WebAssembly.compile(new Uint8Array([1, 2, 3, 4])), WebAssembly.CompileError);
        await assert.rejects(WebAssembly.instantiate(new Uint8Array(0)), WebAssembly.CompileError);
    },
};
