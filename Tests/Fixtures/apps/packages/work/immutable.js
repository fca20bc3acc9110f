const { Map, List, Range } = require("immutable");

module.exports = () => {
    const before = Map({ cities: List(["Tokyo"]), count: 1 });
    const after = before.update("cities", (cities) => cities.push("London")).set("count", 2);
    return { before, after, same: after.equals(Map({ count: 2, cities: List(["Tokyo", "London"]) })), sum: Range(1, 101).reduce((a, b) => a + b, 0) };
};
