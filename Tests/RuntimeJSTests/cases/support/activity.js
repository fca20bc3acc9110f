"use strict";
// Runs a file of cases as an activity of an app; the input is `{file, runtime}`, both absolute paths. A runner needs only
// to load this script as an activity, invoke it and look at the failures it answers with. It takes a fresh isolate for each
// file: the runtimes that cases boot leave their own timers and other globals behind.

const fs = require("fs");
const path = require("path");
const { Driver } = require("./driver");
const { runCases } = require("./run");

module.exports = async function run(context, { file, runtime }) {
    // A runtime inside the runtime, for the cases that play the host.
    const evaluate = (text, url) => {
        const script = new module.constructor(url);
        script._compile(`module.exports = ${text}`, url);
        return script.exports;
    };
    Driver.boot = ({ files, timers, makeOps }) => {
        const bootstrap = evaluate(fs.readFileSync(path.join(runtime, "bootstrap.js"), "utf8"), "perdure:bootstrap.js");
        return bootstrap(makeOps({ runtime, files, timers, evaluate }));
    };
    return runCases(require(file));
};
