const fs = require("fs");
const path = require("path");

const folder = path.join(__dirname, "..", "uploads");

module.exports = async function (context, olderThan) {
    const limit = new Date(olderThan);
    const files = fs.readdirSync(folder);
    return files.filter((file) => fs.statSync(path.join(folder, file)).mtime < limit).sort();
};
