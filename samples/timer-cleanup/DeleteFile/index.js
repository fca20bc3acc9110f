const fs = require("fs");
const path = require("path");

module.exports = async function (context, file) {
    // An activity may run again after a crash: then the file is gone already.
    fs.rmSync(path.join(__dirname, "..", "uploads", path.basename(file)), { force: true });
    context.log(`Deleted ${file}.`);
};
