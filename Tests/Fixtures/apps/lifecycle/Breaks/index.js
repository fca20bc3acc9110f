const fs = require("fs");
const path = require("path");

/** Fails while there is a file "broken" in the app's folder. */
module.exports = async function (context, input) {
    if (fs.existsSync(path.join(__dirname, "..", "broken"))) throw new Error("broken");
    return input;
};
