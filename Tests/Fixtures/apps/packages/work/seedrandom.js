const seedrandom = require("seedrandom");

module.exports = () => {
    const random = seedrandom("perdure");
    return [random().toFixed(12), random.int32()];
};
