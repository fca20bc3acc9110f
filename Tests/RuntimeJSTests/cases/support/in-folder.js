"use strict";
// A folder of its own for a case.

const fs = require("fs");
const os = require("os");
const path = require("path");

/** Runs with `at(...parts)`, which gives paths in a folder that is removed afterwards. */
exports.inFolder = async function inFolder(run) {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "perdure-")));
    try {
        await run((...parts) => path.join(folder, ...parts));
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
};

/** What a function with a callback calls it with. */
exports.called = (run) => new Promise((resolve) => run((...values) => resolve(values)));
