const fs = require("fs/promises");
const path = require("path");
const YAML = require("yaml");

module.exports = async (context, file) => YAML.parse(await fs.readFile(path.join(__dirname, "..", file), "utf8"));
