const fs = require("fs");
const path = require("path");

const appRoot = path.resolve(__dirname, "..");

module.exports = async function (context, file) {
    const text = fs.readFileSync(path.resolve(appRoot, file), "utf8");
    const words = text.split(/\s+/).filter((word) => word !== "");
    return { file, words: words.length };
};
