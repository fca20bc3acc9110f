const { ways } = require("../harm");

module.exports = async (context, way) => ways[way]();
