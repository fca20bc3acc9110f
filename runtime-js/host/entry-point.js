"use strict";
// Which of a script's exports is the function.

/** `{fn, thisArgument}`; throws with the Functions worker's texts when there is none. */
exports.entryPointOf = function entryPointOf(exported, entryPoint) {
    if (typeof exported === "function") return { fn: exported, thisArgument: undefined };
    let fn;
    if (exported !== null && typeof exported === "object") {
        const keys = Object.keys(exported);
        // What every object has is no function of the script's.
        if (entryPoint) fn = entryPoint in Object.prototype && !Object.hasOwn(exported, entryPoint) ? undefined : exported[entryPoint];
        else if (keys.length === 1) fn = exported[keys[0]];
        else fn = exported.run ?? exported.index;
    }
    if (fn === undefined || fn === null) {
        throw new Error(`Unable to determine function entry point${entryPoint ? `: ${entryPoint}` : ""}. ` +
            "If multiple functions are exported, you must indicate the entry point, either by naming it 'run' or 'index', or by " +
            "naming it explicitly via the 'entryPoint' metadata property.");
    }
    if (typeof fn !== "function") {
        throw new Error("The resolved entry point is not a function and cannot be invoked by the functions runtime. " +
            "Make sure the function has been correctly exported.");
    }
    return { fn, thisArgument: exported };
};
