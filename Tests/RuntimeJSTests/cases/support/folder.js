"use strict";
// A folder of files for the time of a case.

const fs = require("fs");
const os = require("os");
const path = require("path");
const { randomUUID } = require("crypto");

/** Writes the files, given by relative paths, runs `body(folder)` and removes them. */
exports.inFolder = async function inFolder(files, body) {
    const folder = path.join(fs.realpathSync(os.tmpdir()), `perdure-case-${randomUUID()}`);
    fs.mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) {
        const file = path.join(folder, name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text);
    }
    try {
        return await body(folder);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
};
