"use strict";
// require("@azure/functions"): apps of the function.json model take only types from it.

const { missing } = internal("errors");

module.exports = {
    app: new Proxy({}, {
        get: (_, key) => (typeof key === "string" && key !== "then" ? missing(`@azure/functions app.${key}()`) : undefined),
    }),
};
