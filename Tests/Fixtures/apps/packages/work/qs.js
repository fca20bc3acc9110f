const qs = require("qs");

module.exports = () => [qs.parse("a[b][]=1&a[b][]=2&c.d=3", { allowDots: true }), qs.stringify({ a: { b: ["x", "y z"] } }, { encodeValuesOnly: true })];
