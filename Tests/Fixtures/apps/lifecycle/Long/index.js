const fs = require("fs");
const path = require("path");

/** Goes on until nobody awaits it any more, and leaves a file to tell so. */
module.exports = async function (context) {
    fs.writeFileSync(path.join(__dirname, "..", "begun"), "");
    await new Promise((resolve) => context.signal.addEventListener("abort", resolve));
    fs.writeFileSync(path.join(__dirname, "..", "aborted"), context.signal.reason.name);
};
