// It is WebAssembly.
const { init, parse } = require("es-module-lexer");

module.exports = async () => {
    await init;
    const [imports, exports] = parse('import a from "b"; export const c = () => import("d");');
    return { imports: imports.map((one) => one.n), exports: exports.map((one) => one.n) };
};
