"use strict";
// Node's inspector: there is none, which url() says.

const { missing } = internal("errors");

module.exports = {
    open: missing("inspector.open()"),
    close() {},
    url: () => undefined,
    waitForDebugger: missing("inspector.waitForDebugger()"),
    get console() {
        return require("node/console");
    },
    Session: missing("inspector.Session"),
};
