"use strict";
// InvocationContext: what every function of the v4 programming model is called with.

const values = new WeakMap();

/** Values of inputs or outputs by the names of their bindings. */
class BindingValues {
    constructor() {
        values.set(this, {});
    }

    /** `binding`: what input.* or output.* gave, or its name. */
    get(binding) {
        return values.get(this)[nameOf(binding)];
    }

    set(binding, value) {
        values.get(this)[nameOf(binding)] = value;
    }
}

function nameOf(binding) {
    const name = typeof binding === "string" ? binding : binding?.name;
    if (typeof name !== "string") throw new TypeError("Expected a binding with a name, or the name of one.");
    return name;
}

const methods = { trace: "trace", debug: "debug", information: "info", warning: "warn", error: "error" };

function writeToConsole(level, ...items) {
    console[methods[level] ?? "log"](...items);
}

const unknown = "unknown";

class InvocationContext {
    #log;

    /** `logHandler(level, ...values)`; levels are trace, debug, information, warning and error. */
    constructor(init = {}) {
        this.invocationId = init.invocationId || unknown;
        this.functionName = init.functionName || unknown;
        this.triggerMetadata = init.triggerMetadata;
        this.traceContext = init.traceContext;
        this.retryContext = init.retryContext;
        this.options = {
            trigger: init.options?.trigger ?? { name: unknown, type: unknown },
            return: init.options?.return,
            extraInputs: init.options?.extraInputs ?? [],
            extraOutputs: init.options?.extraOutputs ?? [],
        };
        this.extraInputs = new BindingValues();
        this.extraOutputs = new BindingValues();
        this.#log = init.logHandler ?? writeToConsole;
    }

    log(...items) {
        this.#log("information", ...items);
    }

    trace(...items) {
        this.#log("trace", ...items);
    }

    debug(...items) {
        this.#log("debug", ...items);
    }

    info(...items) {
        this.#log("information", ...items);
    }

    warn(...items) {
        this.#log("warning", ...items);
    }

    error(...items) {
        this.#log("error", ...items);
    }
}

exports.InvocationContext = InvocationContext;
/** The object in which `extraOutputs` of a context keeps its values. */
exports.outputValues = (context) => values.get(context.extraOutputs);
