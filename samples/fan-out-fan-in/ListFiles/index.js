const fs = require("fs");
const path = require("path");

const appRoot = path.resolve(__dirname, "..");

module.exports = async function (context, folder) {
    return fs
        .readdirSync(path.resolve(appRoot, folder))
        .map((name) => path.join(folder, name))
        .filter((file) => fs.statSync(path.resolve(appRoot, file)).isFile())
        .sort();
};
