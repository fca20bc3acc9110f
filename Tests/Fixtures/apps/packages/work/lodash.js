const _ = require("lodash");

module.exports = () => ({
    grouped: _.groupBy(["one", "two", "three"], "length"), chunks: _.chunk([1, 2, 3, 4, 5], 2),
    merged: _.merge({ a: [{ b: 2 }] }, { a: [{ c: 3 }] }), text: _.template("Hello <%= name %>!")({ name: "Perdure" }),
    deep: _.get(_.cloneDeep({ a: { b: [1, new Date(0)] } }), "a.b[1]").toISOString(), snake: _.snakeCase("someLongName"),
});
