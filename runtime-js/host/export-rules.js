"use strict";
// What a function's script may export, by the function's trigger: checked when the script is loaded.

const types = internal("types");

/** Throws unless the exported function can be what the function's trigger says it is. */
exports.checkExport = function checkExport({ kind, name }, fn) {
    if (kind === "orchestrator") checkOrchestrator(name, fn);
    else if (kind === "entity") checkEntity(name, fn);
};

function checkOrchestrator(name, fn) {
    const { generatorFunctionOf, refuseAsync } = require("durable-functions/orchestrator");
    if (require("durable-functions/entity").isEntity(fn)) {
        throw new TypeError(`The function '${name}' is bound to an orchestrationTrigger but exports an entity: ` +
            "export the result of df.orchestrator(function* (context) { ... }).");
    }
    if (generatorFunctionOf(fn) === undefined && types.isAsyncFunction(fn)) refuseAsync(fn);
}

// A plain function may call an entity with its context; only the call shows whether it does.
function checkEntity(name, fn) {
    const { generatorFunctionOf } = require("durable-functions/orchestrator");
    if (generatorFunctionOf(fn) !== undefined || types.isGeneratorFunction(fn)) {
        throw new TypeError(`The function '${name}' is bound to an entityTrigger but exports an orchestrator: ` +
            "export the result of df.entity(function (context) { ... }).");
    }
}
