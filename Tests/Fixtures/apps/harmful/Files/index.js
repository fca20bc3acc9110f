const fs = require("fs");

// Reads or writes a file; the code of the error when it may not.
module.exports = async (context, { action, path }) => {
    try {
        if (action === "read") return fs.readFileSync(path).length > 0;
        fs.writeFileSync(path, "written");
        return true;
    } catch (error) {
        return error.code;
    }
};
