(function bootstrap(ops) {
    "use strict";

    const modules = new Map();
    const parameters = "exports, require, module, ops, internal";

    function load(name) {
        let module = modules.get(name);
        if (module !== undefined) return module.exports;
        const file = name + ".js";
        const evaluate = ops.compile(parameters, ops.source(file), "perdure:" + file);
        module = { id: name, exports: {} };
        modules.set(name, module);
        // Only internal/ and host/ are handed the host operations: what scripts can reach cannot touch them by mistake.
        const trusted = name.startsWith("internal/") || name.startsWith("host/");
        try {
            evaluate(module.exports, load, module, trusted ? ops : undefined, internal);
        } catch (error) {
            modules.delete(name);
            throw error;
        }
        return module.exports;
    }

    function internal(name) {
        return load("internal/" + name);
    }

    load("host/globals");
    return load("host/entry");
})
